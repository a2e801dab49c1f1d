/** The text field: Enter sends, Shift+Enter makes a new line, and what is half written survives a reload. */

const STORED = "wegwijzer draft";

export class Composer {
  #field;
  #send;

  constructor(form, field, send) {
    this.#field = field;
    this.#send = send;
    field.value ||= draft();
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    field.addEventListener("input", () => this.#changed());
    field.addEventListener("keydown", (event) => {
      // While a word is being composed (Chinese, some phone keyboards) Enter only ends the word.
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#submit();
    });
    this.#changed();
  }

  focus() {
    this.#field.focus();
  }

  /** Puts words back for another try, before whatever was begun since. */
  takeBack(text) {
    this.#field.value = [text, this.#field.value].filter(Boolean).join("\n");
    this.#changed();
    this.focus();
  }

  clear() {
    this.#field.value = "";
    this.#changed();
  }

  #submit() {
    const text = this.#field.value.trim();
    if (!text) return;
    this.clear();
    this.#send(text);
  }

  /** As high as its text, up to what the style sheet allows. */
  #changed() {
    this.#field.style.height = "auto";
    this.#field.style.height = `${this.#field.scrollHeight}px`;
    store(this.#field.value);
  }
}

function draft() {
  try {
    return sessionStorage.getItem(STORED) ?? "";
  } catch {
    return "";
  }
}

function store(text) {
  try {
    sessionStorage.setItem(STORED, text);
  } catch {
    // Forbidden: a reload then empties the field, nothing worse.
  }
}
