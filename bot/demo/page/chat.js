// One chat in one phone: its messages in order, kept up to date without ever being redrawn.

import { el, icon } from "./dom.js";
import { Bubble } from "./bubble.js";
import { Composer } from "./composer.js";

const NEAR_THE_END = 60; // pixels
const TAP_PATIENCE = 8000; // milliseconds until a button without an answer may be tapped again

export class ChatView {
  /** `phone` gives person and notes; `desk` gives bot, clock and what the server can do. */
  constructor(phone, chat, desk) {
    this.phone = phone;
    this.chat = chat;
    this.desk = desk;
    this.person = phone.person;
    this.clock = desk.clock;
    this.inGroup = chat.id < 0;
    this.bubbles = new Map();
    this.waiting = new Map();
    this.unread = 0;
    this.live = false;
    this.atEnd = true;
    this.deeds = this.#deeds();
    const other = this.inGroup ? chat.title : desk.bot.first_name;
    this.composer = new Composer(`Message from ${this.person.first_name} to ${other}`, {
      say: (text, replyTo) => this.deeds.say(text, replyTo),
      edit: (message, text) => this.#do("/people/edit", { message_id: message.message_id, text }),
      document: (file, caption) => desk.upload(this.phone, "/people/document", {
        person: this.person.id, chat: chat.id, caption, file }),
      send: (kind) => this.#do("/people/send", { kind }),
      commands: () => this.phone.commands,
      find: (id) => this.find(id),
    });
    this.log = el("div", { class: "log", role: "log", "aria-live": "off", tabindex: "0",
      "aria-label": `Chat of ${this.person.first_name} with ${other}`, "data-testid": "log",
      "data-chat": chat.id, onkeydown: (event) => this.#arrows(event),
      onfocusin: (event) => this.#roam(event.target.closest?.(".message")) });
    this.empty = this.#emptyNote();
    // Its order is reversed in CSS: that keeps the end in view, whatever grows or is shown again.
    this.scroller = el("div", { class: "scroller", onscroll: () => this.#seen() },
      el("div", { class: "column" }, this.log, this.empty));
    this.newer = el("button", { type: "button", class: "newer", hidden: true,
      onclick: () => this.toEnd() }, icon("down"), el("span", { text: "New messages" }));
    this.blockedNote = el("div", { class: "blocked-note", hidden: true },
      el("p", { text: `${this.person.first_name} has blocked ${desk.bot.first_name}.` }),
      el("button", { type: "button", class: "plain-button", text: "Unblock",
        onclick: () => phone.block(false) }));
    this.node = el("div", { class: "chat", "data-chat": chat.id },
      el("div", { class: "pane" }, this.scroller, this.newer), this.blockedNote,
      this.composer.node);
  }

  #emptyNote() {
    const text = this.inGroup ? "No messages in this group yet."
      : `${this.person.first_name} has not written to ${this.desk.bot.first_name} yet.`;
    const note = el("div", { class: "empty" }, el("p", { text }));
    if (!this.inGroup) {
      note.append(el("button", { type: "button", class: "main-button", text: "Start",
        "data-testid": "start", onclick: () => {
          this.composer.input.focus();
          this.deeds.start("");
        } }));
    }
    return note;
  }

  #do(path, body) {
    return this.desk.post(this.phone, path, { person: this.person.id, chat: this.chat.id, ...body });
  }

  #deeds() {
    return {
      username: () => this.desk.bot.username,
      say: (text, replyTo) => this.#do("/people/say", { text, reply_to: replyTo }),
      start: (payload) => this.phone.start(payload),
      tap: (button, message, data) => this.#tap(button, message, data),
      copy: (text) => navigator.clipboard.writeText(text).then(
        () => this.phone.note("Copied"), () => this.phone.note(`Please copy this: ${text}`)),
      reply: (message) => {
        this.composer.replyTo(message);
        this.composer.input.focus();
      },
      edit: (message) => {
        this.composer.editing(message);
        this.composer.input.focus();
      },
      find: (id) => this.find(id),
      enlarge: (address, alt) => this.desk.enlarge(address, alt),
    };
  }

  async #tap(button, message, data) {
    if (button.hasAttribute("aria-busy")) return;
    button.setAttribute("aria-busy", "true");
    const rest = () => button.removeAttribute("aria-busy");
    const answer = await this.#do("/people/tap", { message_id: message.message_id, data });
    const id = answer?.callback_query_id;
    if (!answer || this.desk.answered.delete(id)) return rest();
    this.waiting.set(id, rest);
    setTimeout(() => this.answered(id), TAP_PATIENCE);
    return undefined;
  }

  /** The bot answered a tap: its button is at rest again. True if it was one of this chat's. */
  answered(id) {
    this.waiting.get(id)?.();
    return this.waiting.delete(id);
  }

  /** Show a whole state: what is new comes in, what differs is patched, what is gone goes. */
  reconcile(messages) {
    const ids = new Set(messages.map((message) => message.message_id));
    for (const id of [...this.bubbles.keys()]) {
      if (!ids.has(id)) this.remove(id);
    }
    for (const message of messages) this.put(message, this.live);
    if (!this.live) {
      const last = messages.at(-1);
      if (last?.reply_markup?.force_reply) this.#forceReply(last);
      // Only now: a screen reader should not read out what was said before it came.
      this.live = true;
      requestAnimationFrame(() => this.log.setAttribute("aria-live", "polite"));
    }
  }

  /** Show a message, new or edited. `arrived`: it is news, so it may move the view or be counted. */
  put(message, arrived = true) {
    const known = this.bubbles.get(message.message_id);
    if (known) {
      known.update(message);
      return;
    }
    const bubble = new Bubble(message, this);
    const day = this.clock.day(message.date);
    const before = this.last;
    if (!before || before.day !== day) {
      bubble.separator = el("div", { class: "day", role: "presentation" },
        el("span", { text: day }));
      this.log.append(bubble.separator);
    }
    bubble.day = day;
    this.last = bubble;
    this.bubbles.set(message.message_id, bubble);
    this.log.append(bubble.node);
    this.empty.hidden = true;
    if (!this.current || this.current === before) this.#roam(bubble.node);
    if (!arrived) return;
    if (message.reply_markup?.force_reply) this.#forceReply(message);
    if (!this.atEnd && bubble.own) this.toEnd();
    else this.newer.hidden = this.atEnd;
    if (!bubble.own && !this.phone.shows(this)) {
      this.unread += 1;
      this.phone.countUnread();
    }
  }

  remove(id) {
    const bubble = this.bubbles.get(id);
    if (!bubble) return;
    const order = [...this.bubbles.values()];
    const at = order.indexOf(bubble);
    const after = order[at + 1];
    const neighbour = after ?? order[at - 1];
    const held = bubble.node.contains(document.activeElement);
    if (after && !after.separator && bubble.separator) after.separator = bubble.separator;
    else bubble.separator?.remove();
    this.bubbles.delete(id);
    if (this.last === bubble) this.last = order[at - 1];
    if (this.current === bubble) this.#roam(neighbour?.node);
    if (held) (neighbour?.node ?? this.composer.input).focus({ preventScroll: true });
    bubble.node.remove();
    this.composer.forget(id);
    this.empty.hidden = this.bubbles.size > 0;
  }

  /** Scroll to a message and put the focus there. */
  find(id) {
    const bubble = this.bubbles.get(id);
    if (!bubble) {
      this.phone.note("That message is no longer here.");
      return;
    }
    bubble.node.focus({ preventScroll: true });
    bubble.node.scrollIntoView({ block: "center", behavior: "auto" });
    bubble.node.classList.remove("found");
    requestAnimationFrame(() => bubble.node.classList.add("found"));
  }

  toEnd() {
    if (this.newer === document.activeElement) this.log.focus({ preventScroll: true });
    this.scroller.scrollTop = 0;
    this.newer.hidden = true;
  }

  /** Lay the bot's open question into the composer; only take the focus where it already is. */
  #forceReply(message) {
    if (this.composer.mode.kind === "edit") return;
    this.composer.replyTo(message, message.reply_markup.input_field_placeholder);
    const active = document.activeElement;
    if (this.live && (active === document.body || this.node.contains(active))) {
      this.composer.input.focus({ preventScroll: true });
    }
  }

  showBlocked(blocked) {
    const held = this.composer.node.contains(document.activeElement);
    this.blockedNote.hidden = !blocked;
    this.composer.node.hidden = blocked;
    if (held && blocked) this.log.focus({ preventScroll: true });
  }

  #seen() {
    // Kept here, because asking for the place at every message would lay out the page each time.
    this.atEnd = -this.scroller.scrollTop < NEAR_THE_END;
    if (this.atEnd) this.newer.hidden = true;
  }

  #roam(node) {
    const next = node ? this.bubbles.get(Number(node.dataset.messageId)) : undefined;
    if (next === this.current) return;
    this.current?.roam(false);
    this.current = next;
    next?.roam(true);
  }

  #arrows(event) {
    const here = event.target;
    const onMessage = here.classList.contains("message");
    if (here !== this.log && !onMessage) return;
    const nodes = [...this.bubbles.values()].map((bubble) => bubble.node);
    const at = onMessage ? nodes.indexOf(here) : nodes.length;
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: nodes.length - 1 }[event.key];
    const target = nodes[to];
    if (!target) return;
    event.preventDefault();
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "nearest" });
  }
}
