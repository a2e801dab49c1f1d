/** The page's own words in the language of the chat; the server sends them in a data attribute or an event. */

import { element } from "./element.js";

let words = {};

/** Speaks another language: every marked place on the page, also those made later by `worded`, changes with it. */
export function speak(page) {
  words = page.texts;
  document.documentElement.lang = page.language;
  for (const one of document.querySelectorAll("[data-text]")) one.textContent = word(one.dataset.text);
  for (const one of document.querySelectorAll("[data-label]")) {
    for (const name of ["aria-label", "title", "placeholder"]) {
      if (one.hasAttribute(name)) one.setAttribute(name, word(one.dataset.label));
    }
  }
}

/** One of the page's words. */
export function word(name) {
  return words[name] ?? "";
}

/** An element that holds one of the page's words and changes with the language. */
export function worded(tag, name, attributes = {}) {
  return element(tag, { ...attributes, "data-text": name }, word(name));
}
