// The demo's desk: people's phones side by side, and what happens on the server laid into them.

import { el, toast } from "./dom.js";
import { follow, post, upload } from "./wire.js";
import { Clock } from "./clock.js";
import { Phone, avatar } from "./phone.js";
import { addPersonDialog, alertDialog, newGroupDialog, pictureDialog } from "./people.js";

const MANY = 200; // answers to taps whose button is not known yet

class Desk {
  constructor() {
    this.stage = document.getElementById("stage");
    this.switcher = document.getElementById("switcher");
    this.pageNotes = document.getElementById("page-notes");
    this.offline = document.getElementById("offline");
    this.phones = new Map();
    this.chips = new Map();
    this.people = new Map();
    this.chats = new Map();
    this.answered = new Set();
    this.clock = new Clock(document.getElementById("clock"), document.getElementById("stops"),
      (error) => toast(this.pageNotes, error.message, "error"));
    this.enlarge = pictureDialog();
    this.alert = alertDialog();
    this.sight = new IntersectionObserver((seen) => this.#seen(seen), {
      threshold: 0.4 });
  }

  /** POST for a phone; an error becomes a note in it, and undefined is returned. */
  post(phone, path, body) {
    return post(path, body).catch((error) => this.#complain(phone, error));
  }

  upload(phone, path, fields) {
    return upload(path, fields).catch((error) => this.#complain(phone, error));
  }

  #complain(phone, error) {
    const lost = error instanceof TypeError;
    phone.note(lost ? "The demo's server did not answer. Please try again." : error.message,
      "error");
  }

  async begin() {
    await this.clock.begin();
    await follow({
      onState: (state) => this.#take(state),
      onEvents: (events) => this.#hear(events),
      onLost: () => this.#lost(true),
      onBack: () => this.#lost(false),
    });
  }

  #lost(lost) {
    if (this.offline.hidden === !lost) return;
    this.offline.hidden = !lost;
    document.getElementById("offline-text").textContent = lost
      ? "The demo's server is not answering. This page will go on by itself when it is back." : "";
    if (!lost) {
      toast(this.pageNotes, "Connected again.");
      this.clock.look();
    }
  }

  #take(state) {
    this.bot = state.bot;
    this.#know(state.people, state.chats);
    for (const [person, commands] of Object.entries(state.commands)) {
      const phone = this.phones.get(Number(person));
      if (phone) phone.commands = commands;
    }
    const byChat = new Map();
    for (const message of state.messages) {
      if (message.deleted) continue;
      if (!byChat.has(message.chat.id)) byChat.set(message.chat.id, []);
      byChat.get(message.chat.id).push(message);
    }
    for (const view of this.#views()) view.reconcile(byChat.get(view.chat.id) ?? []);
    document.body.classList.add("ready");
    this.stage.setAttribute("aria-busy", "false");
  }

  #hear(events) {
    for (const event of events) {
      try {
        this.#one(event);
      } catch (error) {
        console.error("An event could not be shown:", event.type, error);
      }
    }
    if (events.some((event) => event.type === "message" || event.type === "edited")) {
      this.clock.lookSoon();
    }
  }

  #one(event) {
    switch (event.type) {
      case "message":
      case "edited":
        for (const view of this.#views(event.message.chat.id)) {
          view.put(event.message);
          if (event.message.from?.is_bot) view.phone.calm();
        }
        break;
      case "deleted":
        for (const view of this.#views(event.chat_id)) view.remove(event.message_id);
        break;
      case "answer":
        this.#answer(event);
        break;
      case "action":
        for (const view of this.#views(event.chat_id)) view.phone.busy(event.action);
        break;
      case "commands":
        if (this.phones.has(event.person)) this.phones.get(event.person).commands = event.commands;
        break;
      case "people":
        this.#know(event.people, event.chats);
        for (const view of this.#views()) if (!view.live) view.reconcile([]);
        break;
      case "clock":
        this.clock.show(event.clock);
        break;
      case "blocked":
        this.phones.get(event.person)?.know(
          { ...this.people.get(event.person), blocked: event.blocked });
        break;
    }
  }

  #answer(event) {
    const id = event.callback_query_id;
    const known = [...this.#views()].some((view) => view.answered(id));
    if (!known) {
      // The event may overtake the reply to the tap itself.
      this.answered.add(id);
      if (this.answered.size > MANY) this.answered.delete(this.answered.values().next().value);
    }
    if (!event.text) return;
    const phone = this.phones.get(event.person);
    if (!phone) return;
    if (event.show_alert) this.alert(phone.person, event.text);
    else phone.note(event.text);
  }

  *#views(chatId) {
    for (const phone of this.phones.values()) {
      for (const view of phone.views.values()) {
        if (chatId === undefined || view.chat.id === chatId) yield view;
      }
    }
  }

  #know(people, chats) {
    const ids = new Set(people.map((person) => person.id));
    for (const id of [...this.phones.keys()]) if (!ids.has(id)) this.#removePhone(id);
    this.chats = new Map(chats.map((chat) => [chat.id, chat]));
    for (const person of people) this.#phone(person);
    if (!this.phones.has(this.current)) this.show(this.phones.keys().next().value);
  }

  /** Somebody was added: have their phone at once, without waiting for the event that says so. */
  addPerson(person) {
    const phone = this.#phone(person);
    for (const view of phone.views.values()) if (!view.live) view.reconcile([]);
  }

  #phone(person) {
    this.people.set(person.id, person);
    let phone = this.phones.get(person.id);
    if (phone) {
      phone.know(person);
    } else {
      phone = new Phone(person, this);
      this.phones.set(person.id, phone);
      this.#addChip(person);
      phone.node.addEventListener("focusin", () => this.#mark(person.id));
      phone.node.addEventListener("pointerdown", () => this.#mark(person.id));
      this.stage.append(phone.node);
      this.sight.observe(phone.node);
    }
    const groups = [...this.chats.values()].filter(
      (chat) => chat.id < 0 && chat.members.includes(person.id));
    phone.keepChats([{ id: person.id, title: null }, ...groups]);
    return phone;
  }

  #removePhone(id) {
    this.sight.unobserve(this.phones.get(id).node);
    this.phones.get(id).node.remove();
    this.chips.get(id).item.remove();
    for (const map of [this.phones, this.chips, this.people]) map.delete(id);
  }

  #addChip(person) {
    const badge = el("span", { class: "badge", hidden: true });
    const button = el("button", { type: "button", class: "chip", "data-person": person.id,
      "data-testid": "switch", onclick: () => this.show(person.id, true) },
    avatar(person), el("span", { dir: "auto", text: person.first_name }), badge);
    const item = el("li", {}, button);
    this.switcher.append(item);
    this.chips.set(person.id, { item, button, badge });
  }

  unread(id, total) {
    const chip = this.chips.get(id);
    if (!chip) return;
    chip.badge.hidden = total === 0;
    chip.badge.replaceChildren(String(total), el("span", { class: "visually-hidden", text: " new" }));
  }

  #seen(entries) {
    for (const entry of entries) {
      const phone = this.phones.get(Number(entry.target.dataset.person));
      if (!phone) continue;
      phone.inSight = entry.isIntersecting;
      phone.countUnread();
    }
  }

  #mark(id) {
    this.current = id;
    for (const [other, chip] of this.chips) {
      if (other === id) chip.button.setAttribute("aria-current", "true");
      else chip.button.removeAttribute("aria-current");
      this.phones.get(other).node.classList.toggle("is-current", other === id);
    }
  }

  /** Bring a phone into view (on a narrow screen, the only one), and perhaps the focus with it. */
  show(id, focus = false) {
    if (!this.phones.has(id)) return;
    this.#mark(id);
    const { node } = this.phones.get(id);
    if (!focus) return;
    node.scrollIntoView({ block: "nearest", inline: "center" });
    node.querySelector("h2").focus({ preventScroll: true });
    this.chips.get(id).button.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
}

/** The story can be folded away; this browser remembers it. On a narrow screen it starts folded. */
function storyPanel() {
  const button = document.getElementById("story-button");
  const panel = document.getElementById("story");
  const fold = (open) => {
    panel.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
  };
  const kept = localStorage.getItem("story");
  fold(kept === null ? window.matchMedia("(min-width: 60rem)").matches : kept === "open");
  button.addEventListener("click", () => {
    fold(panel.hidden);
    localStorage.setItem("story", panel.hidden ? "folded" : "open");
  });
}

const desk = new Desk();
storyPanel();
document.getElementById("add-person-button").addEventListener("click", addPersonDialog(desk));
document.getElementById("new-group-button").addEventListener("click", newGroupDialog(desk));
desk.begin();
