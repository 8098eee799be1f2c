// The dialogs: give somebody a phone, make a group chat, enlarge a picture, show the bot's alerts.

import { el } from "./dom.js";
import { get, post } from "./wire.js";
import { startCode } from "./text.js";

function complainIn(form, text) {
  form.querySelector(".form-error").textContent = text;
}

function wireDialog(dialog, onSubmit) {
  const form = dialog.querySelector("form");
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    complainIn(form, "");
    form.setAttribute("aria-busy", "true");
    try {
      await onSubmit(new FormData(form));
      dialog.close();
    } catch (error) {
      complainIn(form, error.message);
    }
    form.removeAttribute("aria-busy");
  });
  return form;
}

function choice(name, type, value, label, checked) {
  return el("label", { class: "choice" },
    el("input", { type, name, value, checked }), el("span", { text: label, dir: "auto" }));
}

/** "Add a person": a name, perhaps a title, and how they come to the bot. */
export function addPersonDialog(desk) {
  const dialog = document.getElementById("add-person");
  const ways = dialog.querySelector("[data-ways]");
  const form = wireDialog(dialog, async (fields) => {
    const way = fields.get("way");
    let payload = way.startsWith("invite:") ? way.slice(7) : null;
    if (way === "link") {
      const text = fields.get("link").trim();
      payload = startCode(text, desk.bot.username) ?? (/^[\w-]{1,64}$/.test(text) ? text : null);
      if (payload === null) throw new Error("That is not an invitation link to this bot.");
    }
    const person = await post("/people/add", { first_name: fields.get("name").trim(),
      title: fields.get("title").trim(), language_code: "en" });
    desk.addPerson(person);
    if (payload !== null) await post("/people/start", { person: person.id, payload });
    desk.show(person.id, true);
  });
  form.elements.link.addEventListener("input", () => {
    form.querySelector("[value=link]").checked = true;
  });
  return async () => {
    form.reset();
    complainIn(form, "");
    const invites = await get("/demo/invites").catch(() => []);
    ways.replaceChildren(...invites.map((invite, index) =>
      choice("way", "radio", `invite:${invite.payload}`, invite.label, index === 0)));
    if (!invites.length) form.querySelector("[value=none]").checked = true;
    dialog.showModal();
    form.elements.name.focus();
  };
}

/** "New group chat": a title and who is in it; the bot is added by the server. */
export function newGroupDialog(desk) {
  const dialog = document.getElementById("new-group");
  const members = dialog.querySelector("[data-members]");
  const form = wireDialog(dialog, async (fields) => {
    const ids = fields.getAll("member").map(Number);
    if (!ids.length) throw new Error("Choose at least one person.");
    await post("/people/group", { title: fields.get("title").trim(), members: ids });
  });
  return () => {
    form.reset();
    complainIn(form, "");
    members.replaceChildren(...[...desk.people.values()].map((person) =>
      choice("member", "checkbox", person.id, person.first_name, true)));
    dialog.showModal();
    form.elements.title.focus();
  };
}

/** Show a picture as large as the window allows. */
export function pictureDialog() {
  const dialog = document.getElementById("picture");
  const image = dialog.querySelector("img");
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  return (address, alt) => {
    image.src = address;
    image.alt = alt;
    dialog.showModal();
  };
}

/** Alerts of the bot, one after the other; each says on whose phone it came up. */
export function alertDialog() {
  const dialog = document.getElementById("alert");
  const queue = [];
  const next = () => {
    if (dialog.open || queue.length === 0) return;
    const { person, text } = queue.shift();
    dialog.querySelector("h2").textContent = `On ${person.first_name}'s phone`;
    dialog.querySelector("p").textContent = text;
    dialog.showModal();
  };
  dialog.querySelector("button").addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", next);
  return (person, text) => {
    queue.push({ person, text });
    next();
  };
}
