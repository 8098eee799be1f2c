// One message as people see it: made once, then patched part by part, so that the focus stays.

import { el, icon, iconButton } from "./dom.js";
import { link, oneLine, richText } from "./text.js";

const KINDS = [
  ["sticker", (m) => `Sticker ${m.sticker.emoji ?? ""}`.trim()],
  ["voice", (m) => `Voice message, ${seconds(m.voice.duration)}`],
  ["video_note", () => "Video message"], ["video", () => "Video"], ["audio", () => "Audio"],
  ["animation", () => "Animation"], ["location", () => "Location"], ["contact", () => "Contact"],
  ["photo", () => "Picture"], ["document", (m) => m.document.file_name ?? "Document"],
];

function seconds(count = 0) {
  return `${Math.floor(count / 60)}:${String(count % 60).padStart(2, "0")}`;
}

function fileSize(bytes) {
  if (!bytes) return "";
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

function fileAddress(file) {
  return `/people/file/${encodeURIComponent(file.file_id)}`;
}

export function authorOf(message) {
  const { from, sender_chat: senderChat, chat } = message;
  if (from) return [from.first_name, from.last_name].filter(Boolean).join(" ");
  return senderChat?.title ?? chat.title ?? "";
}

/** The message in one short line, for quotes, banners and labels. */
export function gist(message) {
  const text = oneLine(message.text ?? message.caption ?? "");
  if (text !== "") return text;
  const kind = KINDS.find(([field]) => message[field] !== undefined);
  return kind ? kind[1](message) : "Message";
}

/** What a service message says, or null for an ordinary message. */
export function serviceText(message) {
  const who = authorOf(message);
  const names = (people) => people.map((person) => person.first_name).join(", ");
  if (message.new_chat_members) return `${names(message.new_chat_members)} joined the group`;
  if (message.left_chat_member) return `${message.left_chat_member.first_name} left the group`;
  if (message.group_chat_created) return `${who} made the group`;
  if (message.new_chat_title) return `The group is now called ${message.new_chat_title}`;
  if (message.pinned_message) return `${who} pinned a message`;
  return null;
}

export class Bubble {
  /**
   * `view` is the chat that shows it: {person, inGroup, clock, deeds}. `deeds` says what taps do:
   * say, start, username, tap, copy, reply, edit, find, enlarge.
   */
  constructor(message, view) {
    this.view = view;
    this.own = message.from?.id === view.person.id;
    this.drawn = {};
    this.parts = {};
    const service = serviceText(message) !== null;
    const kind = service ? "service" : this.own ? "own" : "theirs";
    this.node = el("article", { class: `message ${kind}`, tabindex: "-1",
      "data-testid": "message", "data-message-id": message.message_id,
      "data-chat": message.chat.id, "data-from": this.own ? "own" : "theirs" });
    if (service) {
      this.update = (m) => this.#service(m);
    } else {
      for (const name of ["author", "reply", "media", "text", "meta", "buttons"]) {
        this.parts[name] = el("div", { class: name });
      }
      const { author, reply, media, text, meta, buttons } = this.parts;
      const bubble = el("div", { class: "bubble" }, author, reply, media, text, meta);
      this.tools = el("div", { class: "tools" });
      this.node.append(el("div", { class: "line" }, bubble, this.tools), buttons);
    }
    this.update(message);
  }

  #service(message) {
    this.message = message;
    this.node.textContent = serviceText(message);
  }

  /** Show the newest version; only the parts that differ are made again. */
  update(message) {
    this.message = message;
    const { clock } = this.view;
    const who = this.own ? "You" : authorOf(message);
    const time = clock.time(message.date);
    this.node.setAttribute("aria-label", `${who}, ${time}`);
    this.#part("author", !this.own && this.view.inGroup ? who : null, () => who);
    this.#part("reply", message.reply_to_message ?? null, (to) => this.#quote(to));
    this.#part("media", this.#mediaOf(message), () => this.#media(message));
    this.#part("text", this.#words(message), (words) => this.#text(words));
    this.#part("meta", { time, edited: message.edit_date !== undefined }, (meta) => [
      ...(meta.edited ? [el("span", { class: "edited", text: "edited" }), " "] : []),
      el("time", { datetime: new Date(message.date * 1000).toISOString(), text: meta.time }),
    ]);
    this.#part("buttons", message.reply_markup?.inline_keyboard ?? null, (rows) =>
      this.#keyboard(rows));
    this.#tools(message);
  }

  /** Put new content into one part, if it differs, and keep the focus near where it was. */
  #part(name, value, make) {
    const version = JSON.stringify(value);
    if (this.drawn[name] === version) return;
    this.drawn[name] = version;
    const part = this.parts[name];
    const held = part.contains(document.activeElement) ? document.activeElement : null;
    const label = held?.textContent;
    const nodes = value === null ? [] : [make(value)].flat();
    part.replaceChildren(...nodes);
    part.hidden = nodes.length === 0;
    if (held === null) return;
    const same = [...part.querySelectorAll("button, a")].find((b) => b.textContent === label);
    // Not the button that took its place: a second Enter would press what nobody chose.
    (same ?? this.node).focus({ preventScroll: true });
  }

  #words(message) {
    if (message.text !== undefined) return [message.text, message.entities ?? []];
    if (message.caption !== undefined) return [message.caption, message.caption_entities ?? []];
    return null;
  }

  #text([text, entities]) {
    const { language_code: lang } = this.view.person;
    return el("div", { class: "words", dir: "auto", lang: this.own ? null : lang },
      ...richText(text, entities, this.view.deeds));
  }

  #quote(to) {
    const target = el("button", { type: "button", class: "quote", "data-testid": "quote",
      onclick: () => this.view.deeds.find(to.message_id) },
    el("span", { class: "hush", text: "In reply to " }),
    el("span", { class: "quote-author", text: authorOf(to) }),
    el("span", { class: "quote-text", dir: "auto", text: gist(to) }));
    return target;
  }

  #mediaOf(message) {
    const field = KINDS.map(([name]) => name).find((name) => message[name] !== undefined);
    return field ? { field, content: message[field], alt: message.caption ?? "" } : null;
  }

  #media(message) {
    if (message.photo) return this.#picture(message);
    if (message.document) return this.#document(message.document);
    const label = gist({ ...message, text: undefined, caption: undefined });
    if (message.sticker) return this.#sticker(message.sticker, label);
    return el("div", { class: "attachment" }, icon(message.voice ? "voice" : "document"),
      el("span", { text: label }));
  }

  #sticker(sticker, label) {
    if (sticker.emoji) {
      return el("div", { class: "sticker", role: "img", "aria-label": label, text: sticker.emoji });
    }
    return el("img", { class: "sticker", src: fileAddress(sticker), alt: label, width: 96,
      height: 96 });
  }

  #picture(message) {
    const best = message.photo.at(-1);
    const alt = message.caption?.trim() || `Picture from ${authorOf(message)}`;
    const address = fileAddress(best);
    const image = el("img", { src: address, alt, width: best.width, height: best.height });
    const enlarge = iconButton("enlarge", "Enlarge this picture", {
      onclick: () => this.view.deeds.enlarge(address, alt) });
    return el("div", { class: "picture" }, image, enlarge);
  }

  #document(document) {
    const name = document.file_name ?? "document";
    return el("a", { class: "attachment", href: fileAddress(document), download: name,
      "data-testid": "document" },
    icon("document"),
    el("span", { class: "attachment-text" },
      el("span", { class: "hush", text: "Download " }),
      el("span", { class: "file-name", dir: "auto", text: name }),
      el("span", { class: "file-size", text: ` ${fileSize(document.file_size)}` })));
  }

  #keyboard(rows) {
    return rows.map((row) => el("div", { class: "button-row" },
      ...row.map((button) => this.#button(button))));
  }

  #button(button) {
    const label = el("span", { dir: "auto", text: button.text });
    const { deeds } = this.view;
    if (button.url !== undefined) {
      return link(button.url, deeds, { class: "inline-button" }, label, icon("away"));
    }
    const node = el("button", { type: "button", class: "inline-button" }, label);
    if (button.copy_text !== undefined) {
      node.append(icon("copy"));
      node.addEventListener("click", () => deeds.copy(button.copy_text.text));
    } else {
      node.addEventListener("click", () => deeds.tap(node, this.message, button.callback_data));
    }
    return node;
  }

  #tools(message) {
    if (this.tools.childElementCount) return;
    const { deeds } = this.view;
    this.tools.append(iconButton("reply", "Reply to this message", {
      class: "icon-button small", onclick: () => deeds.reply(this.message) }));
    if (this.own && message.text !== undefined) {
      this.tools.append(iconButton("edit", "Edit this message", {
        class: "icon-button small", onclick: () => deeds.edit(this.message) }));
    }
    this.roam(false);
  }

  /** Only the current message's own tools are stops of the Tab key; arrow keys choose it. */
  roam(current) {
    for (const tool of this.tools?.children ?? []) tool.tabIndex = current ? 0 : -1;
  }
}
