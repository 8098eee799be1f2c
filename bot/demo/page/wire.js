// Talks to the local server: asks, tells, and follows what happens there.

/** The server understood, and said no; the message is a sentence for people. */
export class Refused extends Error {}

async function ask(path, options = {}) {
  const response = await fetch(path, { cache: "no-store", ...options });
  const body = await response.json().catch(() => null);
  if (response.ok && body !== null) return body;
  throw new Refused(body?.error ?? `The demo's server answered ${response.status}.`);
}

export function get(path, milliseconds = 60_000) {
  return ask(path, { signal: AbortSignal.timeout(milliseconds) });
}

export function post(path, body) {
  return ask(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}

export function upload(path, fields) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined && value !== "") form.append(name, value);
  }
  return ask(path, { method: "POST", body: form });
}

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/**
 * Read the whole state, then follow events for ever. When the server goes away (a restart), say
 * so through `onLost`, and start again from the whole state when it is back.
 */
export async function follow({ onState, onEvents, onLost, onBack }) {
  let wait = 250;
  for (;;) {
    try {
      const state = await get("/people/state");
      onBack();
      onState(state);
      wait = 250;
      for (let seq = state.seq; ;) {
        const heard = await get(`/people/events?after=${seq}`, 40_000);
        if (heard.seq < seq) break; // a new server that counts from the start again
        seq = heard.seq;
        onEvents(heard.events);
      }
    } catch (error) {
      if (error.name === "TimeoutError") continue;
      onLost(error);
      await pause(wait);
      wait = Math.min(wait * 2, 4000);
    }
  }
}
