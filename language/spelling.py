"""One spelling for what people type in many ways: apostrophes, look-alike letters, odd spaces, stretched words."""

from __future__ import annotations

import re
import unicodedata

APOSTROPHE = "'"

_UNSEEN = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")
_ACCENTS = str.maketrans("", "", "\u0300\u0301")
_PUNCTUATION = str.maketrans(
    {
        **dict.fromkeys("’ʼ‘`´′＇ʹ", APOSTROPHE),
        **dict.fromkeys("«»“”„‟″", '"'),
        **dict.fromkeys("–—‒―−‐‑", "-"),
        "…": "...",
    }
)
_LATIN_VOWELS = str.maketrans("àáâäèéêëìíîïòóôöùúûüÀÁÂÄÈÉÊËÌÍÎÏÒÓÔÖÙÚÛÜ", "aaaaeeeeiiiioooouuuuAAAAEEEEIIIIOOOOUUUU")

_LATIN_TWINS = "aceiopxyABCEHIKMOPTXY"
_CYRILLIC_TWINS = "асеіорхуАВСЕНІКМОРТХУ"
_TO_CYRILLIC = str.maketrans(_LATIN_TWINS, _CYRILLIC_TWINS)
_TO_LATIN = str.maketrans(_CYRILLIC_TWINS, _LATIN_TWINS)

_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[A-Za-z]")
_WORD = re.compile(r"[^\W\d_]+")
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}", re.IGNORECASE)
_STRETCHED_MARK = re.compile(r"([!?.,:;()\-*~#=+/\\])\1+")
_SPACES = re.compile(r"\s+")
_EMOJI = re.compile(
    "[\U0001f000-\U0001faff\u2190-\u21ff\u2300-\u23ff\u2460-\u24ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff\u3030\u303d\u20e3\U000e0020-\U000e007f]+"
)


def normalise(text: str, *, emoji: bool = False) -> str:
    """The text as it would look typed calmly on one keyboard, in lower case; two spellings of one message meet here.

    Idempotent. Emoji become a space unless ``emoji``: in cross-validation they changed nothing (decision 0003), and
    dropped they cannot split two equal messages. Accents on Latin vowels go (``één``, ``Oekraïense``), ``š č ž``
    stay: they are letters of a transliteration. Soft and hard signs, ``і`` and ``и`` stay apart: they tell Ukrainian
    from Russian.
    """
    return tidy(tidy(text, emoji=emoji).casefold(), emoji=emoji)


def tidy(text: str, *, emoji: bool = False) -> str:
    """``normalise`` without the lower case, for models that know capitals."""
    text = unicodedata.normalize("NFKC", text.translate(_PUNCTUATION))
    text = unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).translate(_ACCENTS))
    text = _UNSEEN.sub("", text).translate(_LATIN_VOWELS)
    if not emoji:
        text = _EMOJI.sub(" ", text)
    text = _STRETCHED_MARK.sub(r"\1", _STRETCHED.sub(_unstretch, in_one_script(text)))
    return _SPACES.sub(" ", text).strip()


def words_of(text: str) -> list[str]:
    """The words and numbers of a normalised text, inner apostrophes kept: ``б'є``, ``foto's``."""
    return re.findall(r"[^\W_]+(?:'[^\W_]+)*", text)


def is_cyrillic(text: str) -> bool:
    """Whether more of the letters are Cyrillic than Latin."""
    return len(_CYRILLIC.findall(text)) > len(_LATIN.findall(text))


def in_one_script(text: str) -> str:
    """Words of mixed script in the one script that can hold them: ``дитинa`` with a Latin ``a``. Others as they are.

    The text stays as long as it is, so that positions in it do too.
    """
    if not (_CYRILLIC.search(text) and _LATIN.search(text)):
        return text
    mostly_cyrillic = is_cyrillic(text)
    return _WORD.sub(lambda match: _untwin(match.group(), mostly_cyrillic=mostly_cyrillic), text)


def _untwin(word: str, *, mostly_cyrillic: bool) -> str:
    latin = set(_LATIN.findall(word))
    cyrillic = set(_CYRILLIC.findall(word))
    lone = len(word) == 1 and mostly_cyrillic and word in _LATIN_TWINS
    if lone or (latin and cyrillic and latin <= set(_LATIN_TWINS)):
        return word.translate(_TO_CYRILLIC)
    if latin and cyrillic and cyrillic <= set(_CYRILLIC_TWINS):
        return word.translate(_TO_LATIN)
    return word


def _unstretch(match: re.Match[str]) -> str:
    """``дужеее`` → ``дуже``, ``heeeelp`` → ``heelp``: Dutch and English double vowels, Cyrillic words seldom do."""
    letter = match.group(1)
    return letter * 2 if letter.lower() in "aeou" else letter
