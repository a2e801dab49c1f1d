/** Three dots while the bot is busy; not for answers that come at once, which would only flicker. */

import { element } from "./element.js";
import { worded } from "./words.js";

const SHOW_AFTER_MS = 250;
const AT_MOST_MS = 20_000;

export class Typing {
  #place;
  #shown;
  #timer = null;

  constructor(place, shown) {
    this.#place = place;
    this.#shown = shown;
  }

  begin() {
    this.end();
    this.#timer = setTimeout(() => this.#show(), SHOW_AFTER_MS);
  }

  end() {
    clearTimeout(this.#timer);
    this.#place.replaceChildren();
  }

  #show() {
    const dots = element("span", { class: "dots", "aria-hidden": "true" }, ...[1, 2, 3].map(() => element("i")));
    const spoken = worded("span", "writing", { class: "unseen" });
    this.#place.replaceChildren(element("p", { class: "bubble" }, dots, spoken));
    this.#shown();
    this.#timer = setTimeout(() => this.end(), AT_MOST_MS);
  }
}
