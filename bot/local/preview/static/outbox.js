/** What the visitor wrote or pressed and the bot has not heard yet: sent one at a time, in order, each exactly once. */

const STORED = "wegwijzer outbox";
const TIMEOUT_MS = 60_000;
const TRY_AGAIN = new Set([409, 429, 502, 503, 504]);

export class Outbox {
  #items = stored();
  #chat = null;
  #busy = false;
  #settled;
  #unreachable;

  /** `settled(item, outcome)`: "done", "too_large" or "failed"; `unreachable()`: nothing goes until `open`. */
  constructor({ settled, unreachable }) {
    this.#settled = settled;
    this.#unreachable = unreachable;
  }

  get items() {
    return this.#items;
  }

  has(key) {
    return this.#items.some((one) => one.key === key);
  }

  pressing(id, data) {
    return this.#items.some((one) => one.address === "presses" && one.body.message_id === id && one.body.data === data);
  }

  addMessage(text, key = newKey()) {
    return this.#add({ address: "messages", key, body: { text } });
  }

  addPress(id, data) {
    return this.#add({ address: "presses", key: newKey(), body: { message_id: id, data } });
  }

  /** There is a connection, and this is the chat it shows. */
  open(chat) {
    this.#chat = chat;
    this.#deliver();
  }

  close() {
    this.#chat = null;
  }

  /** The bot has heard these, whatever became of the answer that should have said so. */
  confirm(keys) {
    const heard = new Set(keys);
    this.#keep(this.#items.filter((one) => one.underWay || !heard.has(one.key)));
  }

  clear() {
    this.#keep([]);
  }

  #add(item) {
    this.#keep([...this.#items, item]);
    this.#deliver();
    return item;
  }

  async #deliver() {
    if (this.#busy) return;
    this.#busy = true;
    while (this.#chat !== null && this.#items.length) {
      const item = this.#items[0];
      item.underWay = true;
      const outcome = await send(item, this.#chat);
      item.underWay = false;
      if (outcome === "again") {
        this.close();
        this.#unreachable();
      } else {
        this.#keep(this.#items.filter((one) => one !== item));
        this.#settled(item, outcome);
      }
    }
    this.#busy = false;
  }

  #keep(items) {
    this.#items = items;
    store(items);
  }
}

/** 128 random bits; `crypto.randomUUID` would be missing where the page is not served over https. */
export function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function send({ address, key, body }, chat) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), TIMEOUT_MS);
  try {
    const response = await fetch(`/preview/${address}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...body, key, chat }),
      signal: patience.signal,
    });
    return outcomeOf(response.status);
  } catch {
    return "again";
  } finally {
    clearTimeout(timer);
  }
}

function outcomeOf(status) {
  if (status < 300) return "done";
  if (TRY_AGAIN.has(status)) return "again";
  return status === 413 ? "too_large" : "failed";
}

/** Session storage ends with the tab: nothing stays behind on a shared phone. Where it is forbidden, memory must do. */
function stored() {
  try {
    return JSON.parse(sessionStorage.getItem(STORED)) ?? [];
  } catch {
    return [];
  }
}

function store(items) {
  try {
    sessionStorage.setItem(STORED, JSON.stringify(items.map(({ address, key, body }) => ({ address, key, body }))));
  } catch {
    // Full or forbidden; the page still has them.
  }
}
