/** All messages on the page: the bot's, the visitor's, and those of the visitor that are still on their way. */

import { markPressed } from "./buttons.js";
import { element } from "./element.js";
import { fill, fillPending, markFailed } from "./message.js";

export class Conversation {
  #log;
  #pressing;
  #shown = new Map();
  #pending = new Map();

  /** `pressing(id, data)` tells whether a button waits for the bot. */
  constructor(log, pressing) {
    this.#log = log;
    this.#pressing = pressing;
  }

  /** Shows a new message at the end, an edited one in its place; returns its article, or null when nothing changed. */
  show(message) {
    const looks = JSON.stringify(message);
    const known = this.#shown.get(message.id);
    if (known?.looks === looks) return null;
    const article = known?.article ?? this.#adopt(message.key) ?? this.#append();
    this.#shown.set(message.id, { article, looks });
    const held = known && article.querySelector(".buttons")?.contains(document.activeElement);
    fill(article, message, this.#pressing);
    // Whoever walks by keyboard stays where they were: at the buttons, now the new ones. The log reads the text aloud.
    if (held) (article.querySelector(".buttons button, .buttons a") ?? this.#log).focus({ preventScroll: true });
    return article;
  }

  remove(id) {
    this.#shown.get(id)?.article.remove();
    this.#shown.delete(id);
  }

  /**
   * Brings the page up to what the server knows, touching only what differs; `isKept(key)` spares what is on its way.
   * Messages older than the server's memory stay: their buttons still work, as on Telegram.
   */
  showAll(messages, isKept) {
    const wanted = new Set(messages.map((one) => one.id));
    const oldest = Math.min(...wanted);
    for (const id of [...this.#shown.keys()]) if (id > oldest && !wanted.has(id)) this.remove(id);
    const changed = messages.map((one) => this.show(one)).filter(Boolean);
    for (const [key, article] of this.#pending) if (!isKept(key) && article.matches(".pending")) this.#drop(key);
    return changed;
  }

  addPending(key, text) {
    const article = this.#log.appendChild(element("article"));
    this.#pending.set(key, article);
    fillPending(article, text);
  }

  /** A message that cannot be sent stays, with a button that gives its words back. */
  fail(key, reason, takeBack) {
    const article = this.#pending.get(key);
    if (!article) return;
    markFailed(article, reason, () => {
      this.#drop(key);
      takeBack();
    });
  }

  refreshPressed() {
    markPressed(this.#log, this.#pressing);
  }

  clear() {
    this.#shown.clear();
    this.#pending.clear();
    this.#log.replaceChildren();
  }

  /** The visitor's own bubble becomes the message the bot heard: read aloud once, and it does not jump. */
  #adopt(key) {
    const article = key ? this.#pending.get(key) : undefined;
    this.#pending.delete(key);
    return article;
  }

  /** After everything the bot has heard, before what it has not. */
  #append() {
    const [first] = this.#pending.values();
    const article = element("article");
    this.#log.insertBefore(article, first ?? null);
    return article;
  }

  #drop(key) {
    this.#pending.get(key)?.remove();
    this.#pending.delete(key);
  }
}
