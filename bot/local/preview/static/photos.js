/** Photos: sent one after the other as they were chosen, and kept nowhere on this page. */

const TIMEOUT_MS = 60_000;

export class Photos {
  #chat;
  #begin;
  #end;
  #last = Promise.resolve();

  /** `chat()`: the one shown now; `begin()` gives each photo a key; `end(key, sent)` tells what became of it. */
  constructor({ button, field, chat, begin, end }) {
    this.#chat = chat;
    this.#begin = begin;
    this.#end = end;
    button.addEventListener("click", () => field.click());
    field.addEventListener("change", () => {
      for (const file of field.files) this.#add(file);
      field.value = "";
    });
  }

  #add(file) {
    const key = this.#begin();
    this.#last = this.#last.then(async () => this.#end(key, await send(file, key, this.#chat())));
  }
}

/** Whether the bot has heard of it. */
async function send(file, key, chat) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), TIMEOUT_MS);
  try {
    const address = `/preview/photos?${new URLSearchParams({ key, chat })}`;
    const headers = { "content-type": "application/octet-stream" };
    const response = await fetch(address, { method: "POST", headers, body: file, signal: patience.signal });
    return response.ok;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
