// One person's phone: who they are, their chats as tabs, and notes that come up over the chat.

import { attachMenu, el, iconButton, toast } from "./dom.js";
import { ChatView } from "./chat.js";

const TYPING = 5000; // milliseconds, as long as Telegram shows it

export function initials(person) {
  const [first = "?", last = ""] = person.first_name.trim().split(/\s+/);
  return ([...first][0] + ([...last][0] ?? "")).toUpperCase();
}

export function hue(person) {
  return Math.round((person.id * 137.508) % 360);
}

export function avatar(person) {
  const disc = el("span", { class: "avatar", "aria-hidden": "true", text: initials(person) });
  disc.style.setProperty("--hue", hue(person));
  return disc;
}

export class Phone {
  constructor(person, desk) {
    this.person = person;
    this.desk = desk;
    this.views = new Map();
    this.commands = [];
    this.inSight = true;
    const id = `person-${person.id}`;
    this.title = el("p", { class: "person-title", dir: "auto" });
    const more = iconButton("dots", `More about ${person.first_name}'s phone`,
      { "data-testid": "phone-menu" });
    const header = el("header", { class: "phone-head" }, avatar(person),
      el("div", { class: "who" },
        el("h2", { id, tabindex: "-1", dir: "auto", text: person.first_name }), this.title), more);
    this.tabs = el("div", { class: "tabs", role: "tablist", hidden: true,
      "aria-label": `Chats of ${person.first_name}`, onkeydown: (event) => this.#tabKeys(event) });
    // At the top: at the bottom a note would lie on the buttons of the newest message.
    this.notes = el("div", { class: "notes", role: "status" });
    this.panels = el("div", { class: "panels" }, this.notes);
    const skip = el("button", { type: "button", class: "skip", text: "Skip to the message box",
      onclick: () => this.shown.composer.input.focus() });
    this.node = el("section", { class: "phone", "aria-labelledby": id, "data-testid": "phone",
      "data-person": person.id, "data-name": person.first_name },
    header, skip, this.tabs, this.panels);
    attachMenu(more, header, () => [this.person.blocked
      ? { label: `Unblock ${desk.bot.first_name}`, icon: "unblock", run: () => this.block(false) }
      : { label: `Block ${desk.bot.first_name}`, icon: "block", run: () => this.block(true) },
    ], "This phone");
    this.know(person);
  }

  /** Take in what is now known about the person. */
  know(person) {
    this.person = person;
    this.title.textContent = person.title || (person.username ? `@${person.username}` : "");
    this.node.classList.toggle("is-blocked", person.blocked);
    for (const view of this.views.values()) {
      view.person = person;
      if (!view.inGroup) view.showBlocked(person.blocked);
    }
  }

  /** Have one tab for each of these chats; those that stay are left as they are. */
  keepChats(chats) {
    const ids = new Set(chats.map((chat) => chat.id));
    for (const [id, view] of this.views) {
      if (ids.has(id)) continue;
      view.panel.remove();
      view.tab.remove();
      this.views.delete(id);
      if (this.shown === view) this.shown = null;
    }
    for (const chat of chats) {
      if (!this.views.has(chat.id)) this.#addChat(chat);
    }
    this.tabs.hidden = this.views.size < 2;
    if (!this.shown) this.show(this.views.get(this.person.id));
  }

  #addChat(chat) {
    const view = new ChatView(this, chat, this.desk);
    const id = `${this.person.id}-${chat.id}`;
    view.label = chat.id < 0 ? chat.title : this.desk.bot.first_name;
    view.badge = el("span", { class: "badge", hidden: true });
    view.tab = el("button", { type: "button", class: "tab", role: "tab", id: `tab-${id}`,
      "aria-controls": `panel-${id}`, "aria-selected": "false", tabindex: "-1",
      onclick: () => this.show(view) }, el("span", { dir: "auto", text: view.label }), view.badge);
    view.panel = el("div", { class: "panel", role: "tabpanel", id: `panel-${id}`,
      "aria-labelledby": `tab-${id}`, hidden: true }, view.node);
    if (!view.inGroup) view.showBlocked(this.person.blocked);
    this.views.set(chat.id, view);
    this.tabs.append(view.tab);
    this.panels.append(view.panel);
  }

  show(view) {
    this.shown = view;
    for (const other of this.views.values()) {
      const on = other === view;
      other.panel.hidden = !on;
      other.tab.setAttribute("aria-selected", String(on));
      other.tab.tabIndex = on ? 0 : -1;
    }
    this.countUnread();
  }

  /** Can this chat be seen right now? */
  shows(view) {
    return this.inSight && this.shown === view;
  }

  countUnread() {
    if (this.inSight && this.shown) this.shown.unread = 0;
    let total = 0;
    for (const view of this.views.values()) {
      total += view.unread;
      view.badge.hidden = view.unread === 0;
      view.badge.textContent = view.unread;
      view.badge.setAttribute("aria-label", `${view.unread} new`);
    }
    this.desk.unread(this.person.id, total);
  }

  #tabKeys(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const all = [...this.views.values()];
    const next = all[(all.indexOf(this.shown) + step + all.length) % all.length];
    this.show(next);
    next.tab.focus();
  }

  note(text, kind) {
    toast(this.notes, text, kind);
  }

  /** The bot is doing something ("typing") in one of the chats. */
  busy(action) {
    const doing = action === "typing" ? "is typing" : "is sending something";
    this.title.textContent = `${this.desk.bot.first_name} ${doing}…`;
    this.title.classList.add("typing");
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.calm(), TYPING);
  }

  calm() {
    clearTimeout(this.typing);
    this.title.classList.remove("typing");
    this.know(this.person);
  }

  start(payload) {
    this.show(this.views.get(this.person.id));
    return this.desk.post(this, "/people/start", { person: this.person.id, payload });
  }

  block(blocked) {
    return this.desk.post(this, blocked ? "/people/block" : "/people/unblock",
      { person: this.person.id });
  }
}
