"""E-mail addresses, links, Telegram handles and nicknames in apps."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from issues.redaction.finding import KEPT, Finding
from issues.redaction.names.common_words import is_common
from issues.redaction.word_lists import keep

if TYPE_CHECKING:
    from collections.abc import Iterator

    from issues.redaction.source import Source

_DOT = (
    r"(?:\.|\s\.\s|\s?[(\[{]\s?(?:dot|punt|точка|крапка|\.)\s?[)\]}]\s?"
    r"|\s(?:dot|punt|крапк[ау]|точк[ау]|krapka|tochka)\s)"
)
_SAID_SIGN_OF_BOX = (
    r"(?:\s?[(\[{]\s?(?:dot|punt|точка|крапка)\s?[)\]}]\s?|\s(?:dot|punt|крапка|точка|krapka|tochka|underscore|dash"
    r"|streepje|(?:нижн\w{1,2}\s)?(?:підкреслення|подч[её]ркивание)|дефіс|дефис|тире)\s)"
)
_BOX = rf"(?<![\w.+%-])(?P<box>[\w.+%-]{{1,64}}(?:{_SAID_SIGN_OF_BOX}[\w.+%-]{{1,64}}){{0,3}})"
_PROVIDER = (
    r"(?:g-?mail|джи-?мейл|гмейл|ukr[. ]?net|укр ?нет|hotmail|outlook|icloud|yahoo|yandex|яндекс|proton(?:mail)?|ziggo"
    r"|mail ?(?:ru|ру))(?:\s(?:com|ком|net|нет|ua|юа|nl|ru|ру))?"
)
_DOMAIN = rf"(?P<domain>\w[\w-]{{0,62}}(?:{_DOT}\w[\w-]{{0,62}}){{1,5}}|{_PROVIDER}(?![\w-]))"
_SNAIL = (
    r"собак[аиуо]\w{0,2}|соба(?:чк|ч)\w{1,3}|п[еёьо]сик|равлик\w?|мавп(?:очк)?а|[еэ]т|sobak\w|sobachk\w|ravl[yi]k"
    r"|apen?staart(?:je)?"
)
_WRITTEN = re.compile(
    rf"(?<![\w.+%-])(?P<box>[\w.+%-]{{1,64}})(?:@|\s?[(\[{{]\s?(?:at|@|ат|{_SNAIL})\s?[)\]}}]\s?){_DOMAIN}",
    re.IGNORECASE,
)
_SAID = re.compile(rf"{_BOX}(?:\s(?P<snail>{_SNAIL})\s|\s(?:at|@)\s|\s@|@\s){_DOMAIN}", re.IGNORECASE)
_SAID_SIGN = re.compile(rf"@|[(\[{{]\s?(?:at|ат|{_SNAIL})|\s(?:at|{_SNAIL})\s", re.IGNORECASE)
_ENDINGS = frozenset(
    """
    com nl net org ua ru eu be pl de uk info example ком нл нет орг юа ру
    """.split()  # noqa: SIM905 - many quoted words a column would hide what is missing
)
_ABOUT_MAIL = re.compile(
    r"(?:mail|мейл|мэйл|мыло|пошт|почт|скриньк|ящик|posht|pocht)\w*\W[^.!?\n]{0,30}$", re.IGNORECASE
)
_MAIL_REACH = 48
_ANYBODYS_BOX = frozenset(
    """
    info klacht klachten contact post mail support help helpdesk no-reply noreply balie
    """.split()  # noqa: SIM905 - many quoted words a column would hide what is missing
)

_END = r"[^\s<>\"«»“”]*"
_LINK = re.compile(rf"(?<![\w@.])(?:(?:https?|tg|viber|ftp)://|www\.){_END}", re.IGNORECASE)
# A name and a country's or a common ending. Short endings that are also words (is, me, de) need a path behind them.
_SITE = re.compile(
    r"(?<![\w@.-])(?:[a-z0-9][a-z0-9-]{0,62}\.){1,5}"
    r"(?:(?:nl|com|net|org|ua|ru|eu|info|pl|uk|kz|example)(?:/" + _END + r")?"
    r"|[a-z]{2,6}/" + _END + r")(?![\w@])",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"[.,;:!?)\]}'>…]{1,10}$")
_TELEGRAM = re.compile(r"(?:https?://|tg://)?(?:www\.)?(?:t|telegram)\.(?:me|dog)/|т", re.IGNORECASE)
_CYRILLIC_TELEGRAM = re.compile(rf"(?<![\w.])т\.м[еэ]/{_END}", re.IGNORECASE)

_HANDLE = re.compile(r"(?<![\w@./+-])@[\w.-]{2,31}\w", re.ASCII)
_CYRILLIC_HANDLE = re.compile(r"(?<![\w@./+-])@\w{3,31}")
_APP = (
    r"(?:insta|instagram\w*|інст[аіуою]\w{0,8}|инст\w{1,8}|telegram\w*|телеграм\w*|телег[аиуі]|tg|тг"
    r"|tiktok|тік ?ток\w*|тик ?ток\w*|snap(?:chat)?"
    r"|discord|skype|скайп\w*|viber|вайбер\w*|facebook|fb|фейсбу\w*|whatsapp|вотсап\w*|ватсап\w*|вацап\w*"
    r"|signal|steam|ig|vk|вк|twitter|твіттер\w*|threads|linkedin|messenger|мес+енджер\w*|дискорд\w*"
    r"|снап\w*|сигнал\w{0,3}|тік ?то\w*|тик ?то\w*)"
)
_NICK = (
    r"(?:нік\w{0,3}|никнейм\w*|нікнейм\w*|ник(?:ом|а)?|nick(?:name)?|username|user|юзер\w*|логін\w*"
    r"|логин\w*|login|account|акаунт\w*|аккаунт\w*|akkaunt\w*|profiel|profile"
    r"|профіл\w*|профил\w*|gebruikersnaam|gebruiker|користувач\w{0,2}|пользовател\w{1,2}|nik|handle)"
)
_JOIN = r"[\s:,=\-–(\"«'„“]{1,3}"
_SMALL = (
    r"(?:(?:is|am|it's|а|мій|мой|моя|mijn|my|naam|heet|як|под|під|з|на|in|op|є|це|это|называется"
    r"|називається|name|імен[іе]м|id|ід)" + _JOIN + r"){0,2}"
)
_NAMED = re.compile(
    rf"(?<!\w)(?P<word>{_APP}"
    rf"|{_NICK}){_JOIN}{_SMALL}(?P<nick>[A-Za-z0-9][A-Za-z0-9_.:-]{{2,31}}(?:#\d{{1,5}})?)(?!\w)",
    re.IGNORECASE,
)
_IS_APP = re.compile(_APP, re.IGNORECASE)
_IS_NICK = re.compile(rf"{_NICK}", re.IGNORECASE)
_IS_SAID = re.compile(r"[:=]|\s(?:is|це|это|heet)\s", re.IGNORECASE)
_QUOTED = re.compile(
    rf"(?<!\w){_NICK}(?:\s(?:у|в|в|на|in|op|on|is|з|с)\s\w{{2,12}}|\s(?:is|це"
    rf"|это))?[\s:,-]{{0,3}}[«\"“„'](?P<nick>[^«»\"“”„'\n]{{2,32}})[»\"”“']"
    r"",
    re.IGNORECASE,
)
_CYRILLIC_NICK = re.compile(
    rf"(?<!\w){_NICK}[\s:-]{{1,3}}(?P<nick>[а-яіїєґ]{{1,30}}[\d_]\w{{0,30}})(?!\w)", re.IGNORECASE
)
_NAMED_IN_APP = re.compile(
    rf"(?<!\w){_APP}[^.!?\n]{{0,40}}?\s(?:підпис\w*|подпис\w*|назива\w*|називає|называ\w*|зветься"
    rf"|heet(?: hij| zij| ze| die)?|noemt(?: \w+)? zich|noem\w* zich|zich|als|called|named|as|під|под|як"
    rf"|как)(?:\s(?:іменем|именем|ім'ям|назвою|як|as|als))?"
    r"\s[«\"“„'](?P<nick>[^«»\"”“„'\n]{2,32})[»\"”“']",
    re.IGNORECASE,
)
"""In WhatsApp heet hij 'De Baas'."""
_BEFORE_APP = re.compile(
    rf"(?<![\w@./-])(?P<nick>[a-z][a-z0-9_.-]{{2,31}})\s(?:в|у|на|з|on|op|in|via|v|u|na)\s(?:my |mijn |de "
    rf"|the |моєму |моем )?{_APP}(?!\w)",
    re.IGNORECASE,
)
_UNDERSCORED = re.compile(
    r"(?<![\w@./:#-])(?=[\w.]{4,32}(?![\w@]))[a-z][a-z0-9.]*_[a-z0-9_.]*[a-z0-9](?:#\d{1,5})?(?![\w@/])", re.IGNORECASE
)
"""Joined by _: no word of any language, and few things but nicknames are."""
_ODD = re.compile(r"[a-z]{2}[a-z.-]*[_\d]|[\d_][\d_.]*[a-z]{2}|[a-z]\.[a-z]", re.IGNORECASE)
_ODD_BOX = re.compile(r"[a-z_]\W?\d|\d\W?[a-z]|\w[._+-]\w", re.IGNORECASE)
_NUMBER = re.compile(r"[\d.+-]+")


def emails(source: Source) -> Iterator[Finding]:
    """Addresses, also with the sign said as a word; the box of a public body stays."""
    if not _SAID_SIGN.search(source.text):
        return
    for match in _WRITTEN.finditer(source.text):
        kept = is_public(match["domain"].lower()) and match["box"].lower() in _ANYBODYS_BOX
        yield Finding(match.start(), match.end(), KEPT if kept else "email", (match[0].lower(),))
    for match in _SAID.finditer(source.text):
        if _is_address(match):
            yield Finding(match.start(), match.end(), "email", (match[0].lower(),))


def _is_address(match: re.Match[str]) -> bool:
    """Whether "at" or "собака" stands for the sign: behind what is no word, or where mail is spoken of."""
    box, domain = match["box"].lower(), match["domain"].lower()
    if match["snail"]:
        said = box.isascii() and domain.isascii()
        return said or re.split(r"\W+", domain)[-1] in _ENDINGS or bool(_spoken_of_mail(match))
    if _ODD_BOX.search(box) or " " in box:
        return True
    known = re.split(r"\W+", domain)[-1] in _ENDINGS and not is_public(domain)
    return known and not is_common(box) and not _IS_APP.fullmatch(box)


def _spoken_of_mail(match: re.Match[str]) -> bool:
    return bool(_ABOUT_MAIL.search(match.string[max(0, match.start() - _MAIL_REACH) : match.start()]))


def links(source: Source) -> Iterator[Finding]:
    """Links and bare sites. A public body's stays, a chat's own t.me link is a handle.

    What stands behind an "at" that is said is no site: see `emails`.
    """
    said = bytearray(len(source.text))
    for one in emails(source):
        said[one.start : one.end] = b"\1" * (one.end - one.start)
    for pattern in (_LINK, _SITE, _CYRILLIC_TELEGRAM):
        for match in pattern.finditer(source.text):
            if said[match.start()]:
                continue
            tail = _TRAILING.search(match[0])
            end = match.end() - (len(tail[0]) if tail else 0)
            link = source.text[match.start() : end]
            if end > match.start():
                yield Finding(match.start(), end, _kind_of(link), (link.lower(),))


def _kind_of(link: str) -> str:
    if _TELEGRAM.match(link):
        return "handle"
    host = re.sub(r"^\w+://", "", link.lower()).split("/", 1)[0].split("?", 1)[0]
    return KEPT if is_public(host.removeprefix("www.")) else "url"


def is_public(host: str) -> bool:
    """Whether a site is a public body's: listed, a town's own, or a municipality's."""
    labels = host.rsplit(".", 5)[-5:]
    if any(".".join(labels[at:]) in _sites() for at in range(len(labels) - 1)):
        return True
    name = labels[-2] if len(labels) > 1 else ""
    return labels[-1] == "nl" and (name in _towns() or name.startswith(("gemeente", "ggd", "provincie")))


@cache
def _brands() -> frozenset[str]:
    return frozenset(one.lower() for one in keep().bodies)


@cache
def _sites() -> frozenset[str]:
    return frozenset(keep().sites)


@cache
def _towns() -> frozenset[str]:
    return frozenset(place.lower().replace(" ", "") for place in keep().places)


def handles(source: Source) -> Iterator[Finding]:
    """@names, and what is said to be somebody's nickname in an app."""
    for pattern in (_HANDLE, _CYRILLIC_HANDLE):
        for match in pattern.finditer(source.text):
            yield Finding(match.start(), match.end(), "handle", (match[0].lower(),))
    for match in _NAMED.finditer(source.text):
        nick = match["nick"].rstrip(".-")
        if _NUMBER.fullmatch(nick) or nick.lower() in _brands():
            continue
        said = _IS_SAID.search(match[0], 0, match.start("nick") - match.start()) and not is_common(nick.lower())
        if _ODD.search(nick) or said or (_IS_NICK.fullmatch(match["word"]) and _is_name_like(source.text, nick)):
            start = match.start("nick")
            yield Finding(start, start + len(nick), "handle", ("@" + nick.lower(),))

    yield from _nicknames(source.text)


def _nicknames(text: str) -> Iterator[Finding]:
    """What is said to be a nickname, in quotes or before the app, and what only nicknames look like."""
    for match in _BEFORE_APP.finditer(text):
        if _ODD.search(match["nick"]):
            yield _nickname(match, "nick")
    for match in _UNDERSCORED.finditer(text):
        if not all(is_common(part) for part in match[0].lower().split("_")):
            yield _nickname(match, 0)
    for pattern in (_QUOTED, _CYRILLIC_NICK, _NAMED_IN_APP):
        for match in pattern.finditer(text):
            yield _nickname(match, "nick")


def _nickname(match: re.Match[str], group: str | int) -> Finding:
    return Finding(match.start(group), match.end(group), "handle", ("@" + match[group].lower(),))


def _is_name_like(text: str, nick: str) -> bool:
    """A Latin word in a Cyrillic text, or one with capitals; so that "my account was closed" stays."""
    return nick[:1].isupper() or any("\u0400" <= sign <= "\u04ff" for sign in text)
