"""Words that say that a name stands beside them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

from issues.redaction.word_lists import context

if TYPE_CHECKING:
    from collections.abc import Sequence

    from issues.redaction.tokens import Token

_FORMAL = frozenset(
    """
    пан пана пану панові паном пане пані панів паню панною панна панни г-н г-на г-жа г-жи господин господина
    госпожа dokter dr drs doctor mevrouw mevr mw meneer mijnheer mnr dhr heer mr mrs ms miss mister pan pana
    panu pani panom мефрау менеер
    """.split()  # noqa: SIM905 - many quoted words a column would hide what is missing
)
_ABBREVIATED = frozenset(
    """
    mw mevr dhr mnr dr drs prof ing mr mrs ms fam г-н г-жа
    """.split()  # noqa: SIM905 - many quoted words a column would hide what is missing
)
_BETWEEN = frozenset(
    """
    взагалі просто зовсім ніколи часто тільки лише щодня щоночі щоразу спеціально нікого нічого вчора сьогодні зараз
    вообще совсем никогда только лишь никого ничего вчера сегодня сейчас теперь каждый все все всё
    не ні вже уже знову опять снова теж тоже також ще еще ещё мені мне нам нас мене меня тут там завжди всегда
    постійно постоянно весь вся сам сама niet weer ook al nog altijd nooit steeds mij ons me us not never always
    again also already still just ne znovu opyat opjat vzhe uzhe vchora vchera postijno postoyanno zawsze zavzhdy gewoon
    echt steeds iedere elke really gewoonlijk net
    """.split()  # noqa: SIM905 - many quoted words a column would hide what is missing
)
_PRONOUNS = frozenset(
    """
    вроде кажется здається начебто нібито мабуть наверное waarschijnlijk probably
    мене меня його его її ее её мій моя mij hij zij ze hem me him her is das це это йому ей їй
    """.split()  # noqa: SIM905 - many quoted words a column would hide what is missing
)
_AND = frozenset("і й та и en and i ta of or або или чи".split())  # noqa: SIM905 – reads as words
_CLOSINGS = frozenset(
    """
    повагою дякую дякуємо спасибо уважением groet groeten groetjes bedankt regards thanks thank mvg liefs dank
    povahoju dyakuyu djakuju
    """.split()  # noqa: SIM905 - many quoted words a column would hide what is missing
)
_GREETED = frozenset(
    """
    день дня вечір вечора вечер ранок ранку утро вітаю привіт привет здравствуйте дякую спасибі спасибо вибачте hallo
    hoi dag beste geachte lieve dear hi hello hey goedemorgen goedemiddag goedenavond bedankt dank thanks thank
    """.split()  # noqa: SIM905 - many quoted words a column would hide what is missing
)
_COMPLAINS = (
    "скарг", "скарж", "поскарж", "жалоб", "жалую", "пожалов", "заяв", "накрич",
    "крич", "напа", "наор", "орал", "оре", "орё",
    "образ", "обид",
    "зл", "гнів", "нажал", "донес", "донос", "подала", "подав", "подал", "кинув", "кинул", "нагрим", "гарк", "гримн",
)  # fmt: skip
_IS = frozenset("is was це это є".split())  # noqa: SIM905 – reads as words
_FROM = frozenset(
    """
    з із зі из с van uit from of z iz at
    """.split()  # noqa: SIM905 - many quoted words a column would hide what is missing
)
_ARTICLES = frozenset("de het the our onze ons наш нашого нашої нашій нашего нашей".split())  # noqa: SIM905 – reads as words
_OUR = frozenset(
    """
    наш наша мій моя наши моя мой mijn my our een a die що яка який
    """.split()  # noqa: SIM905 - many quoted words a column would hide what is missing
)
_HELPING = frozenset("heeft had hebt heb has hat wou wilde mag".split())  # noqa: SIM905 – reads as words
_OURS = frozenset(
    """
    mij mijn ons onze me m'n hem haar hun my us our me him her gezegd beloofd geweigerd geslagen gedreigd
    """.split()  # noqa: SIM905 - many quoted words a column would hide what is missing
)
_IS_OR_HAS = frozenset(
    """
    is was heeft had wil kan kon mag moet doet deed gaat ging komt blijft wordt werd en van uit die niet altijd
    """.split()  # noqa: SIM905 - many quoted words a column would hide what is missing
)
_SHORT_ROLE = 3
_FAR = ("далек", "далі", "далее", "дальш")
"""Begin as "дали" does."""
_TELLING = frozenset({"der", "den", "ter", "ten", "de", "'t", "дер", "ден", "тер"})
_MOST_PARTICLES = 3


@cache
def _introductions() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.replace(".", " ").split()) for phrase in context().introduces)


@cache
def _titles() -> frozenset[str]:
    return frozenset(context().titles)


@cache
def _roles() -> frozenset[str]:
    return frozenset(context().roles_latin)


@cache
def _starts(words: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Beginnings of words by their first two letters, so that a word is compared with a few."""
    by_two: dict[str, list[str]] = {}
    for word in words:
        by_two.setdefault(word[:2], []).append(word)
    return {two: tuple(each) for two, each in by_two.items()}


def _begins(low: str, words: tuple[str, ...]) -> bool:
    return low.startswith(_starts(words).get(low[:2], ("\0",)))


def is_title(token: Token) -> bool:
    return token.low in _titles()


def bears_title(token: Token, before: Token) -> bool:
    """Whether the word before is a title of this one; a full stop between them ends a sentence, unless it is short."""
    return is_title(before) and (not token.gap.strip() or (token.gap.strip() == "." and before.low in _ABBREVIATED))


def is_formal_title(token: Token) -> bool:
    return token.low in _FORMAL


def is_role(token: Token) -> bool:
    return _begins(token.low, context().roles_cyrillic) if token.cyrillic else token.low in _roles()


def is_act(token: Token) -> bool:
    """Whether a word says what somebody did."""
    return is_deed(token.low) if token.cyrillic else token.low in context().acts_latin


def is_deed(low: str) -> bool:
    """The same of a Cyrillic word in small letters."""
    return _begins(low, context().acts_cyrillic) and not low.startswith(_FAR)


def things_do(token: Token) -> bool:
    """Whether a word says what a thing or a feeling can do too: є, зникла, помирає."""
    return _begins(token.low, context().things_do)


def may_stand_between(token: Token) -> bool:
    return token.low in _BETWEEN


def is_told_next(tokens: Sequence[Token], at: int) -> bool:
    """Whether what somebody is, does or has comes next, in Dutch: begeleider sander is boos."""
    following = tokens[at + 1 : at + 2]
    return bool(following) and not following[0].gap.strip() and following[0].low in _IS_OR_HAS


def titled_with_particles(tokens: Sequence[Token], at: int) -> Literal["sure", "perhaps"] | None:
    """Whether a title and "van den" or the like stand before a word in small letters: mevrouw van den berg.

    Perhaps: mevrouw van de balie is no surname.
    """
    start = at
    particles = context().particles_latin + context().particles_cyrillic
    if tokens[at].low in particles:
        return None
    while (
        start > 0 and at - start <= _MOST_PARTICLES and tokens[start].gap == " " and tokens[start - 1].low in particles
    ):
        start -= 1
    telling = {token.low for token in tokens[start:at]} & _TELLING
    titled = start > 0 and tokens[start].gap.strip(" .") == "" and is_formal_title(tokens[start - 1])
    if not telling or not titled:
        return None
    return "sure" if telling != {"de"} else "perhaps"


def acts_next(tokens: Sequence[Token], at: int) -> bool:
    """Whether the next word, or the one after a "не" or "вже", says what somebody did."""
    for place, token in enumerate(tokens[at + 1 : at + 4], start=at + 1):
        if token.gap.strip():
            return False
        if is_act(token) or _did_to_somebody(tokens, place):
            return True
        if token.low not in _BETWEEN:
            return False
    return False


def _did_to_somebody(tokens: Sequence[Token], at: int) -> bool:
    """Whether a helping verb is followed by whom it was done to: heeft mijn sleutel, had ons beloofd, has my key."""
    following = tokens[at + 1 : at + 2]
    return tokens[at].low in _HELPING and bool(following) and not following[0].gap.strip() and following[0].low in _OURS


def only_people_next(tokens: Sequence[Token], at: int) -> bool:
    """Whether the next word says what nothing but a person does: Кузнецов не пускает, Бондар ударив."""
    for token in tokens[at + 1 : at + 4]:
        if token.gap.strip():
            return False
        if token.cyrillic and _begins(token.low, context().only_people):
            return True
        if token.low not in _BETWEEN:
            return False
    return False


def asks_about_next(token: Token) -> bool:
    """Whether a word asks for something to be done with somebody: переведіть, скажіть, skazhit."""
    return _begins(token.low, context().asks_about)


def works_next(tokens: Sequence[Token], at: int) -> bool:
    """Whether where somebody works comes next: з рецепції, van de keuken, from the front desk."""
    after = [token for token in tokens[at + 1 : at + 4] if not token.gap.strip()]
    if not after or after[0].low not in _FROM:
        return False
    places = [token for token in after[1:] if token.low not in _ARTICLES][:1]
    work = context().places_of_work
    return any(_begins(token.low, work) if token.cyrillic else token.low in work for token in places)


def has_job_next(tokens: Sequence[Token], at: int) -> bool:
    """Whether what somebody is comes next: Storm is de stagiair, Надія, наша координаторка."""
    after = tokens[at + 1 : at + 4]
    if not after or (
        after[0].gap.strip() not in {"", ",", "-"} or (not after[0].gap.strip() and after[0].low not in _IS)
    ):
        return False
    for token in after:
        if is_role(token) and len(token.low) > _SHORT_ROLE:
            return True
        if token.low not in _IS | _ARTICLES | _OUR:
            return False
    return False


def is_greeted(tokens: Sequence[Token], at: int) -> bool:
    """Whether somebody is greeted or thanked: Добрий день, Марлін! Спасибі Віллемін."""
    before = tokens[at - 1] if at else None
    return before is not None and tokens[at].gap in {" ", ", "} and before.low in _GREETED


def complains(tokens: Sequence[Token]) -> bool:
    """Whether one of the words, right before "на", is of complaint or anger: скарга на, накричав на."""
    return any(token.low.startswith(_COMPLAINS) for token in tokens)


def signs_off(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word ends the text behind a greeting: З повагою, Надія."""
    return at == len(tokens) - 1 and at > 0 and tokens[at - 1].low in _CLOSINGS


def and_next(tokens: Sequence[Token], at: int) -> int | None:
    """The place of the word that an "and" or a comma joins to this one."""
    after = tokens[at + 1 : at + 3]
    if after and after[0].gap == ", ":
        return at + 1
    joined = len(after) > 1 and after[0].low in _AND and not after[0].gap.strip() and not after[1].gap.strip()
    return at + 2 if joined else None


def introduced_at(tokens: Sequence[Token]) -> set[int]:
    """The places of words right behind an introduction: мене звати ..., my name is ..., t.n.v. ...."""
    places: set[int] = set()
    for at in range(len(tokens)):
        for length in (2, 3, 1):
            said = tuple(token.low for token in tokens[at : at + length])
            if said in _introductions() and not any(one.gap.strip(" .") for one in tokens[at + 1 : at + length]):
                ends = ' :-"«,(\n.' if said == ("t", "n", "v") else ' :-"«,(\n'
                next_at = at + length
                while next_at < len(tokens) and tokens[next_at].low in _PRONOUNS and not tokens[next_at].gap.strip():
                    next_at += 1
                if next_at < len(tokens) and not tokens[next_at].gap.strip(ends):
                    places.add(next_at)
                break
    return places
