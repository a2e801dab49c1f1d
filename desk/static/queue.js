/* Additions to the list of cases: keys to walk through it, and word of new cases. Without this the page is whole. */

const links = () => [...document.querySelectorAll(".queue__title a")];
const KEPT = "wegwijzer-desk-keys";

function step(by) {
  const all = links();
  const at = all.indexOf(document.activeElement);
  const next = all[Math.min(all.length - 1, Math.max(0, at === -1 ? (by > 0 ? 0 : all.length - 1) : at + by))];
  next?.focus();
}

function isTyping(target) {
  return target.closest("input, textarea, select, [contenteditable]") !== null;
}

function keysAreOn() {
  try {
    return localStorage.getItem(KEPT) !== "off";
  } catch {
    return true;
  }
}

/* Single keys can be switched off: somebody who speaks to their computer would press them by accident. */
function offerKeys(hint) {
  const button = hint.querySelector("button");
  const show = () => button.setAttribute("aria-pressed", String(keysAreOn()));
  button.addEventListener("click", () => {
    try {
      localStorage.setItem(KEPT, keysAreOn() ? "off" : "on");
    } catch {
      /* Then they stay on. */
    }
    show();
  });
  show();
  hint.hidden = false;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || !keysAreOn()) return;
    const act = { j: () => step(1), k: () => step(-1), "/": () => document.getElementById("words")?.focus() }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}

/* Only while the page is looked at: browsers make six connections to a server, for all of its pages together. */
function hearOfNewCases(place) {
  const link = place.querySelector("a");
  const forms = { one: place.dataset.one, few: place.dataset.few, many: place.dataset.many };
  const rules = new Intl.PluralRules(document.documentElement.lang);
  let events = null;
  let last = "";
  const tell = (event) => {
    last = event.lastEventId;
    const { n } = JSON.parse(event.data);
    const words = forms[rules.select(n)] ?? forms.many;
    link.textContent = `${words.replace("{n}", n)} – ${place.dataset.show}`;
    place.hidden = false;
  };
  const listen = () => {
    if (document.hidden) {
      events?.close();
      events = null;
    } else if (!events) {
      events = new EventSource(last ? `${place.dataset.newCases}&last=${last}` : place.dataset.newCases);
      events.addEventListener("changed", tell);
    }
  };
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => events?.close());
  listen();
}

const hint = document.querySelector("[data-shortcuts]");
if (hint) offerKeys(hint);
const place = document.querySelector("[data-new-cases]");
if (place && "EventSource" in window) hearOfNewCases(place);
