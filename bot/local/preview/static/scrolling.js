/** Where the page stands: at the end of the chat unless the reader scrolled up, never past the start of an answer. */

const NEAR_PX = 48;
const FAR_PX = 120;
const MARGIN_PX = 8;

export class Scrolling {
  #box;
  #toEnd;
  #changed;
  #told = null;
  #unread = null;
  #anchor = null;
  #following = true;
  #expected = 0;

  /** `toEnd`: the button shown when there is more below; `changed(unread)` sets what it says. */
  constructor(box, toEnd, changed) {
    this.#box = box;
    this.#toEnd = toEnd;
    this.#changed = changed;
    box.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    toEnd.addEventListener("click", () => this.#goOn());
    new ResizeObserver(() => this.#settle(null)).observe(box);
  }

  /** The visitor did something: from here on the answer is what they want to see. */
  acted() {
    this.#anchor = null;
    this.#following = true;
    this.#settle(null);
  }

  /** Something of the bot is new or has changed. The first such thing after an act is shown from its first line. */
  arrived(article) {
    if (!this.#following) this.#unread ??= article;
    else this.#anchor ??= article;
    this.#settle(article);
  }

  /** The end, without an anchor: after loading, and for what is not an answer. */
  toEnd() {
    this.#settle(null);
  }

  #settle(article) {
    if (this.#following) {
      const box = this.#box;
      const last = article === null || article === box.querySelector("article:last-of-type");
      const end = last ? box.scrollHeight : this.#top(article) + article.offsetHeight;
      let top = Math.max(box.scrollTop, end - box.clientHeight);
      if (this.#anchor?.isConnected) top = Math.min(top, this.#top(this.#anchor) - MARGIN_PX);
      this.#scrollTo(top);
    }
    this.#refresh();
  }

  #top(article) {
    return article.offsetTop;
  }

  #scrollTo(top) {
    this.#box.scrollTop = top;
    this.#expected = this.#box.scrollTop;
  }

  #below() {
    return this.#box.scrollHeight - this.#box.clientHeight - this.#box.scrollTop;
  }

  #scrolled() {
    if (Math.abs(this.#box.scrollTop - this.#expected) > 2) {
      this.#expected = this.#box.scrollTop;
      this.#anchor = null;
      this.#following = this.#below() <= NEAR_PX;
    }
    this.#refresh();
  }

  #refresh() {
    if (this.#below() <= NEAR_PX) this.#unread = null;
    const hidden = this.#unread === null && this.#below() <= FAR_PX;
    if (hidden && document.activeElement === this.#toEnd) this.#leaveButton();
    this.#toEnd.hidden = hidden;
    this.#tell(this.#unread !== null);
  }

  #tell(unread) {
    if (this.#told === unread) return;
    this.#told = unread;
    this.#changed(unread);
  }

  #goOn() {
    this.#anchor = this.#unread;
    this.#unread = null;
    this.#following = true;
    this.#settle(null);
  }

  /** A button that vanishes must not take the keyboard's place in the page with it. */
  #leaveButton() {
    this.#box.querySelector("[tabindex]").focus({ preventScroll: true });
  }
}
