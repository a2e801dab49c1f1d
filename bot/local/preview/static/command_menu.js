/** The commands, as Telegram lists them beside its text field. */

import { element } from "./element.js";

export class CommandMenu {
  #button;
  #list;
  #choose;
  #looks = null;

  constructor(button, list, choose) {
    this.#button = button;
    this.#list = list;
    this.#choose = choose;
    button.addEventListener("click", () => this.#show(this.#list.hidden));
    document.addEventListener("pointerdown", ({ target }) => {
      if (!list.contains(target) && !button.contains(target)) this.close();
    });
  }

  /** `commands`: pairs of what is sent and what it means. */
  fill(commands) {
    const looks = JSON.stringify(commands);
    if (looks === this.#looks) return;
    this.#looks = looks;
    const made = commands.map(([command, meaning]) => {
      const name = element("span", { class: "command" }, command);
      const button = element("button", { type: "button" }, element("span", {}, meaning), " ", name);
      button.addEventListener("click", () => {
        this.close();
        this.#choose(command);
      });
      return button;
    });
    this.#list.replaceChildren(...made);
  }

  close() {
    this.#show(false);
  }

  #show(open) {
    this.#list.hidden = !open;
    this.#button.setAttribute("aria-expanded", String(open));
    if (open) this.#list.firstElementChild?.focus();
  }
}
