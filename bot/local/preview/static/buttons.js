/** The buttons below a message, in the rows the bot gave them. */

import { element, sign, unseen } from "./element.js";
import { outward, safeAddress } from "./sanitise.js";
import { worded } from "./words.js";
import { botLanguage } from "./written_language.js";

/** `pressing(id, data)` tells whether that button was pressed and the bot has not answered yet. */
export function keyboard(message, pressing) {
  const rows = message.buttons.map((row) => {
    const made = row.map((button) => buttonOf(message.id, button, pressing));
    return element("div", { class: "row" }, ...made);
  });
  return element("div", { class: "buttons" }, ...rows);
}

/** Shows which buttons of the page still wait for the bot. */
export function markPressed(root, pressing) {
  for (const button of root.querySelectorAll("button[data-press]")) {
    mark(button, pressing(Number(button.dataset.message), button.dataset.press));
  }
}

function buttonOf(messageId, button, pressing) {
  if (button.url) return linkButton(button);
  return button.copy ? copyButton(button) : pressButton(messageId, button, pressing);
}

function copyButton(button) {
  return element("button", { type: "button", class: "plain", "data-copy": button.copy, ...lang(button.text) }, button.text);
}

function pressButton(messageId, button, pressing) {
  const attributes = { type: "button", class: "plain", "data-message": messageId, "data-press": button.data };
  const made = element("button", { ...attributes, ...lang(button.text) }, button.text);
  mark(made, pressing(messageId, button.data));
  return made;
}

function mark(button, waiting) {
  if (waiting) button.setAttribute("aria-busy", "true");
  else button.removeAttribute("aria-busy");
}

function linkButton(button) {
  const address = safeAddress(button.url);
  if (!address) return element("span", { class: "plain" }, button.text);
  const note = unseen(" (", worded("span", "new_tab"), ")");
  return outward(element("a", { class: "plain", ...lang(button.text) }, button.text, sign("↗"), note), address);
}

function lang(text) {
  const language = botLanguage(text);
  return language ? { lang: language } : {};
}
