// The demo's clock: shows its time, and the buttons that move it on to what comes next.

import { announce, el } from "./dom.js";
import { Refused, get, post } from "./wire.js";

const LOOK_AGAIN = 15_000; // milliseconds; the clock also goes on by itself
const SOON = 800; // milliseconds after something happened that may have planned something
// Made once: a formatter costs far more than a format. The offset is added before, hence UTC.
const [TIME, DAY, STOP] = [
  { hour: "2-digit", minute: "2-digit" },
  { weekday: "long", day: "numeric", month: "long" },
  { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" },
].map((shape) => new Intl.DateTimeFormat("en-GB", { ...shape, timeZone: "UTC" }));

export class Clock {
  /** `face` shows the time, `stops` holds the buttons; `complain` shows an error to people. */
  constructor(face, stops, complain) {
    this.face = face;
    this.stops = stops;
    this.complain = complain;
    this.buttons = new Map();
    this.offset = -new Date().getTimezoneOffset(); // minutes, until the server has said its own
    this.busy = false;
  }

  time(seconds) {
    return this.#format(seconds, TIME);
  }

  day(seconds) {
    return this.#format(seconds, DAY);
  }

  #format(seconds, shape) {
    return shape.format(new Date((seconds + this.offset * 60) * 1000));
  }

  /** Start to show the clock; without one on the server, the bar simply has none. */
  async begin() {
    await this.look();
    setInterval(() => this.look(), LOOK_AGAIN);
  }

  async look() {
    if (this.busy) return;
    try {
      const read = await get("/demo/clock");
      if (!this.busy) this.show(read);
    } catch (error) {
      if (error instanceof Refused && this.buttons.size === 0) this.face.hidden = true;
    }
  }

  lookSoon() {
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.look(), SOON);
  }

  show(read) {
    const zone = /([+-])(\d\d):(\d\d)$/.exec(read.now);
    this.offset = zone ? Number(`${zone[1]}1`) * (Number(zone[2]) * 60 + Number(zone[3])) : 0;
    this.face.hidden = false;
    this.face.dateTime = read.now;
    if (this.face.textContent !== read.label) this.face.textContent = read.label;
    for (const stop of read.stops) this.#stop(stop);
  }

  #stop(stop) {
    if (!this.buttons.has(stop.id)) this.buttons.set(stop.id, this.#makeStop(stop));
    const { button, when } = this.buttons.get(stop.id);
    const words = stop.at === null ? "nothing planned"
      : this.#format(Date.parse(stop.at) / 1000, STOP);
    if (when.textContent !== words) when.textContent = words;
    button.dataset.planned = String(stop.at !== null);
    this.#ableOrNot();
  }

  #makeStop(stop) {
    const id = `stop-${stop.id}`;
    const when = el("span", { class: "stop-when", id: `${id}-when` });
    // Not `disabled`: a button that is switched off by its own press must keep the focus.
    const button = el("button", { type: "button", class: "stop", "aria-labelledby": `${id}-label`,
      "aria-describedby": `${id}-when`, "data-testid": id, onclick: () => this.#moveTo(stop) },
    el("span", { class: "stop-label", id: `${id}-label`, text: stop.label }), when);
    this.stops.append(button);
    return { button, when };
  }

  #ableOrNot() {
    for (const { button } of this.buttons.values()) {
      const able = !this.busy && button.dataset.planned === "true";
      button.setAttribute("aria-disabled", String(!able));
    }
  }

  async #moveTo(stop) {
    const { button } = this.buttons.get(stop.id);
    if (this.busy || button.getAttribute("aria-disabled") === "true") return;
    this.busy = true;
    button.setAttribute("aria-busy", "true");
    this.stops.setAttribute("aria-busy", "true");
    this.#ableOrNot();
    announce("Moving the clock on");
    try {
      const read = await post("/demo/clock", { to: stop.id });
      this.show(read);
      announce(`It is now ${read.label}`);
    } catch (error) {
      this.complain(error);
    }
    this.busy = false;
    button.removeAttribute("aria-busy");
    this.stops.removeAttribute("aria-busy");
    this.#ableOrNot();
    this.lookSoon();
  }
}
