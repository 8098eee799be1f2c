// Turns a message's text and entities into elements. Offsets are UTF-16 units, as JS strings are.

import { el } from "./dom.js";

const UNSEEN = /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff]/g;
const COMMAND_OR_URL = /(?<=^|[\s(])\/[a-z0-9_]{1,32}(?:@\w+)?(?![\w/])|\bhttps?:\/\/[^\s<>"]*[^\s<>".,!?;:)]/gi;
const PLAIN_TAGS = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote",
};
const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);
const NO_LINKS_INSIDE = new Set(["code", "pre", "text_link", "url", "bot_command", "email"]);

/** The text as one short line, for quotes and labels; marks that show nothing are left out. */
export function oneLine(text, length = 90) {
  const line = text.replace(UNSEEN, "").replace(/\s+/g, " ").trim();
  const letters = [...line];
  return letters.length > length ? `${letters.slice(0, length - 1).join("")}…` : line;
}

/** CODE when the address is a start link to this bot (t.me/BOT?start=CODE), otherwise null. */
export function startCode(address, username) {
  const url = parse(address);
  if (url === null) return null;
  const path = url.protocol === "tg:" ? url.searchParams.get("domain") : url.pathname.slice(1);
  const ours = url.protocol === "tg:" || ["t.me", "telegram.me"].includes(url.hostname);
  if (!ours || path?.toLowerCase() !== username.toLowerCase()) return null;
  return url.searchParams.get("start");
}

function parse(address) {
  const full = /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`;
  try {
    return new URL(full);
  } catch {
    return null;
  }
}

/** A link; start links stay in this phone, and only web, mail and phone addresses are followed. */
export function link(address, deeds, props, ...children) {
  const url = parse(address);
  const code = startCode(address, deeds.username());
  const safe = url !== null && ["http:", "https:", "mailto:", "tel:"].includes(url.protocol);
  if (code === null && !safe) return el("span", props, ...children);
  const anchor = el("a", { ...props, href: url.href, target: "_blank",
    rel: "noopener noreferrer" }, ...children);
  if (code !== null) {
    anchor.addEventListener("click", (event) => {
      event.preventDefault();
      deeds.start(code);
    });
  }
  return anchor;
}

/** The text with its entities, as nodes. `deeds` says what a tapped command or link does. */
export function richText(text, entities, deeds) {
  const sorted = [...(entities ?? [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return weave(text, 0, text.length, sorted, deeds, true);
}

function weave(text, from, to, entities, deeds, mayLink) {
  const nodes = [];
  let at = from;
  entities.forEach((entity, index) => {
    const start = Math.max(entity.offset, at);
    const end = Math.min(entity.offset + entity.length, to);
    if (entity.offset < at || end <= start) return;
    nodes.push(...plain(text, at, start, deeds, mayLink));
    const inner = entities.slice(index + 1).filter((other) => other.offset < end);
    const deeper = mayLink && !NO_LINKS_INSIDE.has(entity.type);
    const children = weave(text, start, end, inner, deeds, deeper);
    nodes.push(dress(entity, text.slice(start, end), children, deeds));
    // A block ends its line by itself: the line break after it would show as an empty line.
    at = BLOCKS.has(entity.type) && text[end] === "\n" ? end + 1 : end;
  });
  nodes.push(...plain(text, at, to, deeds, mayLink));
  return nodes;
}

function plain(text, from, to, deeds, mayLink) {
  const nodes = [];
  let at = from;
  if (mayLink) {
    for (const found of text.matchAll(COMMAND_OR_URL)) {
      const end = found.index + found[0].length;
      if (found.index < at || end > to) continue;
      if (found.index > at) nodes.push(text.slice(at, found.index));
      nodes.push(found[0].startsWith("/") ? command(found[0], deeds)
        : link(found[0], deeds, {}, found[0]));
      at = end;
    }
  }
  if (at < to) nodes.push(text.slice(at, to));
  return nodes;
}

function command(text, deeds) {
  return el("button", { type: "button", class: "command", dir: "ltr", text,
    title: `Send ${text}`,
    onclick: () => deeds.say(text) });
}

function dress(entity, text, children, deeds) {
  const tag = PLAIN_TAGS[entity.type];
  if (tag) return el(tag, {}, ...children);
  switch (entity.type) {
    case "bot_command":
      return command(text, deeds);
    case "text_link":
      // A link nobody can see must not be a stop for the keyboard.
      if (oneLine(text) === "") return el("span", { "aria-hidden": "true" }, text);
      return link(entity.url, deeds, {}, ...children);
    case "url":
      return link(text, deeds, {}, ...children);
    case "email":
      return link(`mailto:${text}`, deeds, {}, ...children);
    case "phone_number":
      return link(`tel:${text.replace(/[^\d+]/g, "")}`, deeds, {}, ...children);
    case "spoiler":
      return spoiler(children);
    default:
      return el("span", { class: `entity-${entity.type}` }, ...children);
  }
}

function spoiler(children) {
  const hidden = el("span", { inert: true }, ...children);
  const cover = el("span", { class: "spoiler", role: "button", tabindex: "0",
    "aria-label": "Hidden text: show it" }, hidden);
  const show = (event) => {
    if (event.type === "keydown" && !["Enter", " "].includes(event.key)) return;
    if (!cover.hasAttribute("role")) return;
    event.preventDefault();
    cover.classList.add("shown");
    cover.removeAttribute("role");
    cover.removeAttribute("aria-label");
    cover.tabIndex = -1;
    hidden.inert = false;
  };
  cover.addEventListener("click", show);
  cover.addEventListener("keydown", show);
  return cover;
}
