/** Phone numbers in running text, so that one tap dials them; dates, amounts and hours are left alone. */

/**
 * What may be a number. No lookbehind: a phone of before 2023 could not read this file; `isNumber` looks around.
 * International; Dutch 0800/0900, mobile, area and Ukrainian numbers; 116 xxx; 14 0xx of a town hall; 112 and 113.
 */
const CANDIDATE = new RegExp(
  [
    String.raw`\+\d(?:[ \u00a0-]?(?:\(0\) ?)?\d){7,14}`,
    String.raw`0[ \u00a0]?(?:800|90[069])(?:[ \u00a0-]?\d){4,7}`,
    String.raw`0[1-9](?:[ \u00a0-]?\d){8}`,
    String.raw`116[ \u00a0]?\d{3}`,
    String.raw`14[ \u00a0]0[1-9]\d{1,2}`,
    "112",
    "113",
  ].join("|"),
  "g",
);
const DATE = /^\d{1,2}[ -]\d{1,2}[ -](?:19|20)\d\d/;
const MONEY_BEFORE = /(?:[€$£₴]|\b(?:eur|euro|uah)|(?:^|[^\p{L}])(?:євро|грн))[ \u00a0]*$/iu;
const UNITS = [
  "[€$£₴%]|eur|uah|km|kg|m2|m²|dag|uur|weken|maand|jaar|personen|mensen",
  "євро|грн|км|кг|дн|год|тиж|місяц|рок|рік|осіб|особ|люд",
];
const COUNTED_AFTER = new RegExp(String.raw`^[ \u00a0]*(?:${UNITS.join("|")})`, "iu");
const ACCOUNT_BEFORE = /[A-Z]{2}\d\d ?[A-Z]{4} ?$/;
const PART_BEFORE = /(?:[\p{L}\d]|\d[.,:/ \u00a0-])$/u;
const PART_AFTER = /^(?:[\p{L}\d]|[.,:/-]\d|[ \u00a0]\d)/u;

/** The pieces of a text in order: strings, and `{number}` for what can be dialled. */
export function splitAtNumbers(text) {
  const pieces = [];
  let from = 0;
  for (const found of text.matchAll(CANDIDATE)) {
    if (!isNumber(found[0], text.slice(0, found.index), text.slice(found.index + found[0].length))) continue;
    if (found.index > from) pieces.push(text.slice(from, found.index));
    pieces.push({ number: found[0] });
    from = found.index + found[0].length;
  }
  if (from < text.length) pieces.push(text.slice(from));
  return pieces;
}

/** The address that dials a number: "+31 (0)20 123" → "tel:+3120123". */
export function telephone(number) {
  return "tel:" + number.replace("(0)", "").replace(/[^+\d]/g, "");
}

/** Turns the numbers in a fragment into links; what is a link already stays as it is. */
export function linkNumbers(parent) {
  for (const child of [...parent.childNodes]) {
    if (child.nodeType === Node.TEXT_NODE) {
      child.replaceWith(...splitAtNumbers(child.data).map((piece) => (piece.number ? dialLink(piece.number) : piece)));
    } else if (child.nodeName !== "A") {
      linkNumbers(child);
    }
  }
}

function dialLink(number) {
  const link = document.createElement("a");
  link.href = telephone(number);
  link.className = "number";
  link.textContent = number;
  return link;
}

function isNumber(found, before, after) {
  const part = PART_BEFORE.test(before) || PART_AFTER.test(after) || ACCOUNT_BEFORE.test(before);
  return !part && !DATE.test(found) && !MONEY_BEFORE.test(before) && !COUNTED_AFTER.test(after);
}
