/** The stream of events from the server, opened again whenever it is lost. */

const PAUSES_MS = [300, 1000, 2000, 4000, 8000, 15000];
/** A connection that lasted this long was a good one: the next loss starts with a short pause again. */
const GOOD_AFTER_MS = 5000;
/** A reader need not hear of an interruption shorter than this. */
const TELL_AFTER_MS = 1000;

export class Connection {
  #heartbeatMs;
  #handlers;
  #told;
  #source = null;
  #attempt = 0;
  #again = null;
  #silence = null;
  #good = null;
  #telling = null;

  /**
   * `handlers` by event name; `told(lost)` is called when the reader should know.
   * The browser's own reconnecting is not enough: it gives up after an error page and does not notice a dead line.
   */
  constructor(heartbeatMs, handlers, told) {
    this.#heartbeatMs = heartbeatMs;
    this.#handlers = handlers;
    this.#told = told;
    addEventListener("online", () => this.retryNow());
    addEventListener("pagehide", () => this.#stop());
    addEventListener("pageshow", (shown) => shown.persisted && this.open());
    // A page nobody looks at needs no line; when it is looked at again it gets the whole chat.
    document.addEventListener("visibilitychange", () => (document.hidden ? this.#stop() : this.open()));
  }

  open() {
    this.#stop();
    const source = new EventSource("/preview/events");
    this.#source = source;
    for (const [name, handle] of Object.entries({ ...this.#handlers, beat: () => {} })) {
      source.addEventListener(name, (event) => this.#heard(name, handle, JSON.parse(event.data)));
    }
    source.addEventListener("error", () => this.lost());
    this.#watch();
  }

  /** Tries again after a pause that grows with every failure. */
  lost() {
    this.#stop();
    if (document.hidden) return;
    this.#telling ??= setTimeout(() => this.#told(true), TELL_AFTER_MS);
    const pause = PAUSES_MS[Math.min(this.#attempt, PAUSES_MS.length - 1)];
    this.#attempt += 1;
    // Not all pages at the same moment after the server comes back.
    this.#again = setTimeout(() => this.open(), pause * (0.8 + 0.4 * Math.random()));
  }

  retryNow() {
    if (!this.#source) this.open();
  }

  #heard(name, handle, data) {
    this.#watch();
    if (name === "chat") {
      clearTimeout(this.#telling);
      this.#telling = null;
      this.#told(false);
      this.#good = setTimeout(() => (this.#attempt = 0), GOOD_AFTER_MS);
    }
    handle(data);
  }

  /** The server beats in every silence; no beat for so long means the line is dead, whatever the browser believes. */
  #watch() {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.lost(), this.#heartbeatMs * 2.5 + 1000);
  }

  #stop() {
    this.#source?.close();
    this.#source = null;
    for (const timer of [this.#again, this.#silence, this.#good]) clearTimeout(timer);
  }
}
