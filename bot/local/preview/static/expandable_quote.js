/** Quotes that Telegram shows folded (sources, small print): the first lines, and a button for the rest. */

import { element } from "./element.js";
import { worded } from "./words.js";

/** Folds every expandable quote of a message; one that is short enough shows whole and has no button. */
export function foldQuotes(content) {
  for (const quote of content.querySelectorAll("blockquote[expandable]")) fold(quote);
}

function fold(quote) {
  const text = element("div", { class: "folded" }, ...quote.childNodes);
  const button = element("button", { type: "button", class: "unfold" }, worded("span", "more"));
  const show = (folded) => {
    text.classList.toggle("folded", folded);
    button.replaceChildren(worded("span", folded ? "more" : "less"));
  };
  button.addEventListener("click", () => show(!text.classList.contains("folded")));
  // By keyboard one may come to a link in a line that is folded away.
  text.addEventListener("focusin", ({ target }) => target.matches(":focus-visible") && show(false));
  quote.replaceChildren(text, button);
  // Only once it stands on the page, and at every new width, is it known whether anything is hidden.
  new ResizeObserver(() => {
    if (text.classList.contains("folded")) button.hidden = text.scrollHeight <= text.clientHeight + 1;
  }).observe(text);
}
