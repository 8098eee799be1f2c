// Where a person writes: messages, replies, edits, attachments, and the bot's command menu.

import { attachMenu, el, icon, iconButton } from "./dom.js";
import { authorOf, gist } from "./bubble.js";

export class Composer {
  /** `deeds`: say, edit, document, send, commands, find. Each of the first four returns a promise. */
  constructor(label, deeds) {
    this.deeds = deeds;
    this.mode = { kind: "plain" };
    this.file = null;
    this.input = el("textarea", { rows: "1", "aria-label": label, placeholder: "Message",
      dir: "auto", enterkeyhint: "send", autocomplete: "off",
      "data-testid": "composer-input", oninput: () => this.#fit(),
      onkeydown: (event) => this.#key(event) });
    this.banner = el("div", { class: "banner", hidden: true, "data-testid": "banner" });
    this.chip = el("div", { class: "banner", hidden: true });
    this.picker = el("input", { type: "file", hidden: true, "aria-label": "Document to attach",
      "data-testid": "file-input", onchange: () => this.#attach(this.picker.files[0] ?? null) });
    this.sender = iconButton("send", "Send", { type: "submit", class: "icon-button send",
      "aria-disabled": "true", "data-testid": "send" });
    const commands = iconButton("menu", "Bot commands", { "data-testid": "commands" });
    const more = iconButton("plus", "Attach or send something else", { "data-testid": "more" });
    const bar = el("div", { class: "bar" }, commands, more, this.input, this.sender, this.picker);
    this.node = el("form", { class: "composer", onsubmit: (event) => {
      event.preventDefault();
      this.#submit();
    } }, this.banner, this.chip, bar);
    attachMenu(commands, this.node, () => deeds.commands().map((command) => ({
      label: `/${command.command}`, hint: command.description,
      run: () => deeds.say(`/${command.command}`),
    })), "Bot commands");
    attachMenu(more, this.node, () => [
      { label: "Document…", icon: "document", run: () => this.picker.click() },
      { label: "Picture", icon: "picture", run: () => deeds.send("photo") },
      { label: "Sticker", icon: "sticker", run: () => deeds.send("sticker") },
      { label: "Voice message", icon: "voice", run: () => deeds.send("voice") },
    ], "Attach or send");
  }

  /** The next message will be a reply; a bot that asks for one may give its own placeholder. */
  replyTo(message, placeholder) {
    this.#leaveEdit();
    this.mode = { kind: "reply", message };
    this.input.placeholder = placeholder || "Reply";
    this.#showBanner("reply", `Replying to ${authorOf(message)}`, message, "Cancel the reply");
  }

  editing(message) {
    this.#attach(null);
    this.mode = { kind: "edit", message };
    this.input.placeholder = "Message";
    this.input.value = message.text;
    this.#showBanner("edit", "Editing your message", message, "Cancel the edit");
    this.#fit();
    this.input.select();
  }

  /** A message went away: nobody can reply to it or edit it any more. */
  forget(messageId) {
    if (this.mode.message?.message_id === messageId) this.cancel();
  }

  cancel() {
    this.#leaveEdit();
    this.mode = { kind: "plain" };
    this.input.placeholder = "Message";
    this.#close(this.banner);
    this.#fit();
  }

  #leaveEdit() {
    if (this.mode.kind === "edit") this.input.value = "";
  }

  #close(banner) {
    if (banner.contains(document.activeElement)) this.input.focus();
    banner.hidden = true;
    banner.replaceChildren();
  }

  #showBanner(name, title, message, cancelLabel) {
    this.banner.replaceChildren(icon(name),
      el("button", { type: "button", class: "banner-text", title: "Show this message",
        onclick: () => this.deeds.find(message.message_id) },
      el("strong", { text: title }), el("span", { dir: "auto", text: gist(message) })),
      iconButton("close", cancelLabel, { onclick: () => this.cancel() }));
    this.banner.hidden = false;
  }

  #attach(file) {
    this.file = file;
    if (file === null) {
      this.picker.value = "";
      this.#close(this.chip);
    } else {
      this.chip.replaceChildren(icon("document"),
        el("span", { class: "banner-text", dir: "auto", text: file.name }),
        iconButton("close", "Remove the document", { onclick: () => this.#attach(null) }));
      this.chip.hidden = false;
      this.input.focus();
    }
    this.#fit();
  }

  #key(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.#submit();
    } else if (event.key === "Escape" && this.mode.kind !== "plain") {
      event.preventDefault();
      this.cancel();
    }
  }

  #fit() {
    const empty = this.input.value.trim() === "" && this.file === null;
    this.sender.setAttribute("aria-disabled", String(empty));
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight, 144)}px`;
  }

  async #submit() {
    const text = this.input.value.trim();
    const { mode, file } = this;
    if ((text === "" && file === null) || this.sending) return;
    this.sending = true;
    let sent;
    if (file !== null) sent = await this.deeds.document(file, text);
    else if (mode.kind === "edit") sent = await this.deeds.edit(mode.message, text);
    else sent = await this.deeds.say(text, mode.message?.message_id);
    this.sending = false;
    if (!sent) return;
    // The bot may have asked for a reply while this was on its way: leave that one standing.
    if (this.input.value.trim() === text) this.input.value = "";
    if (this.mode === mode && mode.kind !== "plain") this.cancel();
    if (file !== null) this.#attach(null);
    this.#fit();
  }
}
