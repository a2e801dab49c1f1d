/** Elements made by hand: there is no innerHTML anywhere on this page, and the browser would refuse it. */

/**
 * A new element.
 * @param {string} tag
 * @param {Record<string, string>} attributes `data-text` names one of the page's words, see words.js
 * @param {...(Node | string)} children strings become text
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** Read aloud but not shown. */
export function unseen(...children) {
  return element("span", { class: "unseen" }, ...children);
}

/** Shown but not read aloud. */
export function sign(text) {
  return element("span", { "aria-hidden": "true" }, text);
}
