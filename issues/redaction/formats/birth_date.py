"""Dates of birth: only dates that are said to be one. Dates of what happened stay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from issues.redaction.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from issues.redaction.source import Source

_MONTHS = (
    r"січ\w*|лют\w*|берез\w*|квіт\w*|трав\w*|черв\w*|лип\w*|серп\w*|верес\w*|жовт\w*|листоп\w*|груд\w*"
    r"|янв\w*|февр\w*|март\w*|апр\w*|ма[йя]|июн\w*|июл\w*|авг\w*|сент\w*|окт\w*|нояб\w*|дек\w*"
    r"|jan\w*|feb\w*|mar\w*|maart|mrt|apr\w*|may|mei|jun\w*|jul\w*|aug\w*|sep\w*|oct\w*|okt\w*|nov\w*|dec\w*"
    r"|sich\w*|ljut\w*|liut\w*|berez\w*|kvit\w*|trav\w*|cherv\w*|lyp\w*|serp\w*|veres\w*|zhovt\w*|lystop\w*|hrud\w*"
)
_DATE = re.compile(
    r"(?<![\w.])(?:\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:19|20)?\d{2}|(?:19|20)\d{2}[./-]\d{1,2}[./-]\d{1,2}"
    rf"|\d{{1,2}}(?:st|nd|rd|th|-?го|e)?[ .]{{1,2}}(?:of )?(?:{_MONTHS})[ .,]{{1,2}}(?:19|20)\d{{2}}"
    rf"|(?:{_MONTHS})[ .]{{1,2}}\d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d{{2}})(?!\w|[./-]\d)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?<!\w)(?:нар|нар\w{0,2}дж\w*|народи\w*|дата нар\w*|д\.?\s?н|д\.?\s?р|родил\w*|рожд\w*|род|born|birth\w*|dob|d\.o\.b|geb|geboren"
    r"|geboorte\w*|narody\w*|narodzh\w*|rodyl\w*|rodil\w*|rozhd\w*|день народж\w*|verjaart|verjaardag)(?!\w)",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s?,?\(?\s?(?:року?|р\.|г\.|года?)?\s?,?(?:р\.?\s?н|г\.?\s?р|нар|народж|рожд|года рожд|року народж)",
    re.IGNORECASE,
)
_OR = re.compile(
    r"[\s,(]{1,3}(?:а не|не|а|або|чи|или|maar niet|en niet|niet|of|not|or|instead of|and not|a ne|ne|замість|вместо)\s{1,2}",
    re.IGNORECASE,
)
_REACH = 30
_ANY_NUMBER = re.compile(r"\d|[!?;\n]")


def birth_dates(source: Source) -> Iterator[Finding]:
    said_until = -_REACH - 1
    words = [match.end() for match in _BEFORE.finditer(source.text)]
    at, before_end, before_was_one = 0, 0, False
    for match in _DATE.finditer(source.text):
        while at < len(words) and words[at] <= match.start():
            said_until = words[at]
            at += 1
        between = source.text[said_until : match.start()] if match.start() - said_until <= _REACH else None
        said = between is not None and not _ANY_NUMBER.search(between)
        goes_on = before_was_one and bool(_OR.fullmatch(source.text, before_end, match.start()))
        before_was_one = said or goes_on or bool(_AFTER.match(source.text, match.end()))
        before_end = match.end()
        if before_was_one:
            yield Finding(match.start(), match.end(), "birth_date", (re.sub(r"\W+", ".", match[0].lower()),))
