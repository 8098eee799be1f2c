// Makes elements, menus and short notes. Text always goes in as text, never as markup.

/** Make an element. "on…" properties are listeners; null, undefined and false are left out. */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (key === "text") node.textContent = value;
    else node.setAttribute(key, value === true ? "" : String(value));
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

/** An icon from the sprite in index.html; hidden from screen readers, as its button has a name. */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("focusable", "false");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
}

/** A button that shows only an icon; its label is its name and its tooltip. */
export function iconButton(name, label, props = {}) {
  return el("button", { type: "button", class: "icon-button", "aria-label": label, title: label,
    ...props }, icon(name));
}

/** Say something to screen readers without showing it. */
export function announce(text) {
  document.getElementById("announcer").textContent = text;
}

/** Show a note for a few seconds, longer when it is long; `host` is a live region. */
export function toast(host, text, kind = "note") {
  const note = el("div", { class: `toast toast-${kind}`, "data-testid": "toast" },
    el("span", { dir: "auto", text }));
  const close = iconButton("close", "Dismiss this note", { class: "icon-button small" });
  close.addEventListener("click", () => note.remove());
  note.append(close);
  while (host.childElementCount > 2) host.firstElementChild.remove();
  host.append(note);
  let left = 5000 + 60 * text.length;
  const timer = setInterval(() => {
    if (note.matches(":hover, :focus-within")) return;
    left -= 500;
    if (left > 0 && note.isConnected) return;
    clearInterval(timer);
    note.remove();
  }, 500);
}

/**
 * Give `button` a pop-up menu inside `host`. `items()` gives {label, hint, icon, run} each time it
 * opens. Arrow keys move, Escape and Tab close, and the focus goes back to the button.
 */
export function attachMenu(button, host, items, label) {
  let menu = null;
  button.setAttribute("aria-haspopup", "menu");
  button.setAttribute("aria-expanded", "false");

  function outside(event) {
    if (!menu.contains(event.target) && !button.contains(event.target)) close(false);
  }
  function close(refocus) {
    if (menu === null) return;
    document.removeEventListener("pointerdown", outside, true);
    if (refocus) button.focus();
    menu.remove();
    menu = null;
    button.setAttribute("aria-expanded", "false");
  }
  function move(event) {
    const all = [...menu.querySelectorAll("[role=menuitem]")];
    const at = all.indexOf(document.activeElement);
    const last = all.length - 1;
    const to = { ArrowDown: at === last ? 0 : at + 1, ArrowUp: at <= 0 ? last : at - 1,
      Home: 0, End: last }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      all[to]?.focus();
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      close(true);
    } else if (event.key === "Tab") {
      close(true);
    }
  }
  function open() {
    menu = el("div", { class: "menu", role: "menu", "aria-label": label, onkeydown: move });
    for (const item of items()) {
      const row = el("button", { type: "button", role: "menuitem", tabindex: "-1" });
      if (item.icon) row.append(icon(item.icon));
      row.append(el("span", { class: "menu-label", text: item.label, dir: "auto" }));
      if (item.hint) row.append(el("span", { class: "menu-hint", text: item.hint, dir: "auto" }));
      row.addEventListener("click", () => {
        close(true);
        item.run();
      });
      menu.append(row);
    }
    if (!menu.childElementCount) {
      menu.append(el("p", { class: "menu-empty", text: "Nothing here yet." }));
      menu.tabIndex = -1;
    }
    host.append(menu);
    button.setAttribute("aria-expanded", "true");
    (menu.querySelector("[role=menuitem]") ?? menu).focus();
    document.addEventListener("pointerdown", outside, true);
  }
  button.addEventListener("click", () => (menu === null ? open() : close(true)));
}
