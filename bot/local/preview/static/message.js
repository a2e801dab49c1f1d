/** One message as the reader sees it: text in a bubble, buttons below it, a contact or a file as a card. */

import { keyboard } from "./buttons.js";
import { element, sign, unseen } from "./element.js";
import { foldQuotes } from "./expandable_quote.js";
import { linkNumbers, telephone } from "./phone_numbers.js";
import { sanitise } from "./sanitise.js";
import { worded } from "./words.js";
import { botLanguage, markLanguages, visitorLanguage } from "./written_language.js";

/** Fills an article with a message; what was in it before goes. */
export function fill(article, message, pressing) {
  article.className = `message ${message.sender}`;
  article.dataset.id = message.id;
  const parts = [speaker(message.sender), content(message)];
  if (message.buttons.length) parts.push(keyboard(message, pressing));
  article.classList.toggle("with-buttons", message.buttons.length > 0);
  article.replaceChildren(...parts);
}

/** Fills an article with what the visitor wrote and the bot has not heard yet. */
export function fillPending(article, text) {
  article.className = "message visitor pending";
  const state = worded("small", "waiting", { class: "state" });
  const written = element("div", { class: "bubble", ...lang(visitorLanguage(text)) }, text);
  article.replaceChildren(speaker("visitor"), written, state);
}

/** Says why a message could not be sent and gives its words back. */
export function markFailed(article, reason, takeBack) {
  article.classList.replace("pending", "failed");
  const back = worded("button", "change", { type: "button", class: "plain" });
  back.addEventListener("click", takeBack);
  const why = worded("span", reason === "too_large" ? "too_large" : "not_sent");
  const state = element("div", { class: "state" }, why, back);
  article.querySelector(".state").replaceWith(state);
}

function speaker(sender) {
  return sender === "bot" ? unseen("Wegwijzer: ") : unseen(still("you"), ": ");
}

function content(message) {
  if (message.phone) return contactCard(message);
  return message.file ? fileCard(message) : bubble(message);
}

function bubble(message) {
  const content = sanitise(message.html);
  const text = content.textContent;
  const language = message.sender === "bot" ? botLanguage(text) : visitorLanguage(text);
  if (message.sender === "bot") {
    dropLineAfterQuotes(content);
    markLanguages(content, language);
    linkNumbers(content);
    explainLinks(content);
    foldQuotes(content);
  }
  return element("div", { class: "bubble", ...lang(language) }, content);
}

/** A quote is a block of its own; the line break that ends it in Telegram's HTML would leave an empty line. */
function dropLineAfterQuotes(content) {
  for (const quote of content.querySelectorAll("blockquote")) {
    const after = quote.nextSibling;
    if (after?.nodeType === Node.TEXT_NODE && after.data.startsWith("\n")) after.data = after.data.slice(1);
  }
}

function explainLinks(content) {
  for (const link of content.querySelectorAll('a[target="_blank"]')) {
    link.append(unseen(" (", still("new_tab"), ")"));
  }
}

/** The name of a contact is plain text, not HTML. */
function contactCard(message) {
  const emergency = telephone(message.phone) === "tel:112";
  const call = element("a", { class: emergency ? "call emergency" : "call", href: telephone(message.phone) });
  call.append(sign("📞"), still("call"), unseen(` ${message.html}, ${message.phone}`));
  const name = element("b", lang(botLanguage(message.html)), message.html);
  const number = element("span", { class: "contact-number" }, message.phone);
  return element("div", { class: "bubble contact" }, name, number, call);
}

/** The name of a file is plain text, and its address one of this server's own. */
function fileCard(message) {
  const save = element("a", { class: "call", href: message.file, download: message.html });
  save.append(sign("⬇"), still("save"), unseen(` ${message.html}`));
  return element("div", { class: "bubble contact" }, element("b", {}, sign("📄 "), message.html), save);
}

/** One of the page's words that is read with its message, but not aloud again when the page changes its language. */
function still(name) {
  return worded("span", name, { "aria-live": "off" });
}

function lang(language) {
  return language ? { lang: language } : {};
}
