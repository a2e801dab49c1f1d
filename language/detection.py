"""Which language a message is in, by its letters and frequent words: good enough to choose a reply, never shown."""

from __future__ import annotations

import re
from typing import Literal, get_args

from language.dutch_terms import DUTCH_TERMS
from language.frequent_words import DUTCH, ENGLISH, LATIN_RUSSIAN, LATIN_UKRAINIAN, RUSSIAN, UKRAINIAN
from language.spelling import normalise, tidy, words_of
from language.transliteration import Cyrillic, transliterate

MessageLanguage = Literal["uk", "nl", "ru", "en"]
"""A language a message may come in; the bot itself speaks those it has texts in."""

_CYRILLIC_WORD = re.compile("[\u0400-\u04ff]{2}")
_ONLY_UKRAINIAN = re.compile("[іїєґ]|'[яюєї]")
_ONLY_RUSSIAN = re.compile("[ыэъ]")

# How each language shapes its words in Latin letters; two languages may share a shape, words in a list outweigh it.
_SLAVIC_SHAPE = re.compile(
    r"zh|shch|^sch?[oa]|kh|[jy]u|[^aeou]ya|[aiou]ya|ja[^ar]|[^aeio]ja$|[aouy]j(?![aeo])|yj|iy|yy|jut$|[aeiouy]ye|aje|uje|ije"
    r"|^(vs|vz|zn|zv|zd|zl|vp|vd|vk|vn|vm|pryj?|zr|vr|mn|dn|hv|hl|hr|ts|tv)|ty(s|sj?a)?$|[aiouy]v$|[oi][hg]o$|omu$|[iya]h$|iv$|nn[iy]a$"
    r"|s[jy]a$|sk[aoiuy]|[aeiou]m[yu]$|[oaiue]t[iu]$|[aiy]l[aoyi]$|ychn|chn|vch|chk|dny|nyk|vyd|vid|nesh|esh$|[^aeiou]y[^aeiou]"
    r"|sh[tkl][^$]|zk|[tv]n[iya]|[rstnkzvl][snmvkz]y$|[sckz]k[iy]$|oj[iu]"
)
_DUTCH_SHAPE = re.compile(
    r"aa|oo(?!k$)|uu|ee|oe|ui|ij[^aeou]|ij$|sch[^oa]|cht|ng|[aeo]u|ie[^m]|eu|^ge|^ver|^be|heid|lijk|tje|en$|[^cs]ht|dt$|nd|rg|ck|ts$"
)
_ENGLISH_SHAPE = re.compile(
    r"th|wh|ing$|ck|ight|ough|tion|[a-z]'(s|t|m|re|ll|ve)$|ee|ea|oo|ou|ow|ew|[ae]y$|[^aeiou]ly$|ed$|ll|ss|[^s]ch[^aeiouylnvktmsr]|^qu|nd|ge$"
)
_WORD_WEIGHT = 2.0
_SHAPE_WEIGHT = 1.0
_MOST_SHAPES = 2
_TERM_WEIGHT = 0.25
"""A Dutch term alone means Dutch; amid other words it says nothing, as Ukrainians use the same terms."""
_KNOWN: dict[MessageLanguage, frozenset[str]] = {"nl": DUTCH, "en": ENGLISH, "uk": LATIN_UKRAINIAN, "ru": LATIN_RUSSIAN}
_SHAPED: dict[MessageLanguage, re.Pattern[str]] = {
    "nl": _DUTCH_SHAPE,
    "en": _ENGLISH_SHAPE,
    "uk": _SLAVIC_SHAPE,
    "ru": _SLAVIC_SHAPE,
}


def detect(text: str, fallback: MessageLanguage = "uk") -> MessageLanguage:
    """The language of a message; ``fallback`` where neither letters nor words tell.

    Ukrainian and Russian in Latin letters count as what they are. Surzhyk goes to the side with more marks; it is
    answered in Ukrainian either way.
    """
    normal = normalise(text)
    if not any(letter.isalpha() for letter in normal):
        return fallback
    if _has_cyrillic_word(normal):
        return _cyrillic_language(normal, fallback)
    return _latin_language(normal) or fallback


def as_message_language(code: str | None) -> MessageLanguage | None:
    """The language of these letters, if messages in it are told apart."""
    known: tuple[MessageLanguage, ...] = get_args(MessageLanguage)
    return next((one for one in known if one == code), None)


def typed_in_latin(text: str) -> Cyrillic | None:
    """``uk`` or ``ru`` where a message in Latin letters is one of these; None for Dutch, English and Cyrillic text."""
    normal = normalise(text)
    if _has_cyrillic_word(normal):
        return None
    language = _latin_language(normal)
    return language if language == "uk" or language == "ru" else None  # noqa: PLR1714 - mypy narrows only this


def in_own_script(text: str, *, keep_case: bool = False) -> str:
    """The normalised message, in Cyrillic where it is Ukrainian or Russian typed in Latin letters.

    With ``keep_case`` capitals stay where they mean something, which is not in a message all in capitals.
    """
    language = typed_in_latin(text)
    if language:
        return transliterate(text, language)
    shouted = sum(map(str.isupper, text)) > sum(map(str.islower, text))
    return tidy(text) if keep_case and not shouted else normalise(text)


def _has_cyrillic_word(normal: str) -> bool:
    """Dutch and English messages hold no Cyrillic, while Ukrainian ones are full of Dutch terms."""
    return bool(_CYRILLIC_WORD.search(normal))


def _cyrillic_language(normal: str, fallback: MessageLanguage) -> MessageLanguage:
    words = words_of(normal)
    ukrainian = len(_ONLY_UKRAINIAN.findall(normal)) + sum(word in UKRAINIAN - RUSSIAN for word in words)
    russian = len(_ONLY_RUSSIAN.findall(normal)) + sum(word in RUSSIAN - UKRAINIAN for word in words)
    if ukrainian == russian:
        return fallback if fallback in ("uk", "ru") else "uk"
    return "uk" if ukrainian > russian else "ru"


def _latin_language(normal: str) -> MessageLanguage | None:
    words = words_of(normal)
    scores: dict[MessageLanguage, float] = {language: _score(words, language) for language in ("nl", "en", "uk", "ru")}
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] > 0 else None


def _score(words: list[str], language: MessageLanguage) -> float:
    return sum(_weight(word, language) for word in words)


def _weight(word: str, language: MessageLanguage) -> float:
    if word in DUTCH_TERMS:
        return _TERM_WEIGHT if language == "nl" else 0.0
    if any(word in known for known in _KNOWN.values()):
        return _WORD_WEIGHT if word in _KNOWN[language] else 0.0
    return _SHAPE_WEIGHT * min(_MOST_SHAPES, len(_SHAPED[language].findall(word)))
