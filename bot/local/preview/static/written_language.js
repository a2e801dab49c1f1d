/** Which language a text is written in, as far as its letters tell; screen readers choose their voice by it. */

const CYRILLIC = /\p{Script=Cyrillic}/gu;
const LATIN = /\p{Script=Latin}/gu;
const ONLY_RUSSIAN = /[ыэъё]/i;
const ONLY_UKRAINIAN = /[іїєґ]/i;
/** Fewer Latin letters than this are an abbreviation (BSN, COA) that belongs to the sentence around it. */
const ENOUGH = 5;

/** Ukrainian texts quote Dutch sentences and sources; up to so many Latin letters for each Cyrillic one. */
const DUTCH_TERMS = 3;

/** "uk", the page's language where that is written in Latin letters, else "nl"; null where there is too little to tell. */
export function botLanguage(text) {
  const cyrillic = count(text, CYRILLIC);
  const latin = count(text, LATIN);
  if (cyrillic === 0 && latin < ENOUGH) return null;
  return cyrillic * DUTCH_TERMS >= latin ? "uk" : latinLanguage();
}

function latinLanguage() {
  const page = document.documentElement.lang;
  return page && page !== "uk" ? page : "nl";
}

/** "uk", "ru" or null: Latin letters of a visitor may be Dutch, English or transliteration. */
export function visitorLanguage(text) {
  if (count(text, CYRILLIC) <= count(text, LATIN)) return null;
  return ONLY_RUSSIAN.test(text) && !ONLY_UKRAINIAN.test(text) ? "ru" : "uk";
}

/** Marks the parts of a bot's message that are in the other language: a Dutch sentence to show, a name, a line. */
export function markLanguages(parent, language) {
  for (const child of [...parent.childNodes]) {
    if (child.nodeType === Node.TEXT_NODE) {
      markLines(child, language);
    } else {
      const own = wholly(child.textContent);
      if (own && own !== language) child.lang = own;
      markLanguages(child, own ?? language);
    }
  }
}

function markLines(text, language) {
  const lines = text.data.split("\n");
  if (!lines.some((line) => isOther(line, language))) return;
  const parts = lines.flatMap((line, index) => [index ? "\n" : "", isOther(line, language) ? spoken(line) : line]);
  text.replaceWith(...parts.filter((part) => part !== ""));
}

function spoken(line) {
  const span = document.createElement("span");
  span.lang = wholly(line);
  span.textContent = line;
  return span;
}

function isOther(line, language) {
  const own = wholly(line);
  return own !== null && own !== language;
}

/** The language of a text in one script only; null for a mixed one, which belongs to what is around it. */
function wholly(text) {
  const cyrillic = count(text, CYRILLIC);
  const latin = count(text, LATIN);
  if (cyrillic && latin) return null;
  return botLanguage(text);
}

function count(text, letters) {
  return text.match(letters)?.length ?? 0;
}
