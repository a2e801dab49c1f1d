"""One changed part of a map in words: where it is, what stood there and what stands there now."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from content.node import LANGUAGE_CODE
from locales import texts
from routekaart.opening import Span
from routekaart.opening_words import in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from language import Language
    from locales import Texts
    from routekaart.diff_parts import Edit, Plain

AMOUNT = re.compile(r"€\s*\d[\d.,]*\d|\d[\d.,]*(?=\s*(?:euro|євро))", re.IGNORECASE)

_YES_OR_NO = frozenset({"urgent", "protected", "remember", "alone", "example"})
_SAYS_WHAT_IT_IS = ("name", "title", "question", "label", "answer", "phone")


def edit_lines(edits: Iterable[Edit], language: Language, *, skip: int = 0) -> Iterator[str]:
    """Each part with what it is now and what it was. ``skip``: how many steps of the way to it were said before."""
    for edit in edits:
        yield from _edit(edit, where(edit.path[skip:], language), language)


def now_and_before(after: str, before: str, language: Language) -> Iterator[str]:
    """Two lines, one below the other, so that the eye finds what differs."""
    _ = texts(language)
    yield "  " + _("now: {after}").format(after=after)
    yield "  " + _("before: {before}").format(before=before)


def _edit(edit: Edit, what: str, language: Language) -> Iterator[str]:
    _ = texts(language)
    after, before = (_said(one, language) for one in (edit.after, edit.before))
    if edit.path[-1] in _YES_OR_NO:
        after, before = (_("yes") if one else _("no") for one in (edit.after, edit.before))
    elif edit.before is None:
        yield _("{what}: new: {after}").format(what=what, after=after)
        return
    elif edit.after is None:
        yield _("{what}: gone: {before}").format(what=what, before=before)
        return
    yield what
    yield from now_and_before(after, before, language)
    yield from _amounts(edit, _)


def where(path: tuple[str, ...], language: Language) -> str:
    """As in "card primary, step s1 (nl)"."""
    _ = texts(language)
    nouns, names = _nouns(_), _names(_)
    said: list[str] = []
    steps = iter(path)
    for step in steps:
        if step in nouns and (inside := next(steps, None)) is not None:
            said.append(nouns[step].format(id=inside))
        elif LANGUAGE_CODE.fullmatch(step) and said:
            said[-1] += f" ({step})"
        else:
            said.append(names.get(step, step))
    return ", ".join(said)


def _amounts(edit: Edit, _: Texts) -> Iterator[str]:
    if isinstance(edit.before, str) and isinstance(edit.after, str):
        before, after = (", ".join(AMOUNT.findall(one)) for one in (edit.before, edit.after))
        if before != after:
            none = _("none")
            yield "  " + _("amounts: now {after}; before {before}").format(after=after or none, before=before or none)


def _said(value: Plain, language: Language) -> str:
    """A text in quotes, a list by its items, opening hours in words; of many texts the one that names the part."""
    if isinstance(value, Mapping):
        if isinstance(said := value.get(language) or value.get("nl"), str):
            return f"“{said}”"
        named = next((value[one] for one in _SAYS_WHAT_IT_IS if value.get(one)), None)
        return _said(named, language) if named is not None else ", ".join(value)
    if isinstance(value, tuple):
        hours = [one for one in value if isinstance(one, Span)]
        return in_words(hours, language) if hours else ", ".join(map(str, value))
    return f"“{value}”" if value else ""


def _nouns(_: Texts) -> Mapping[str, str]:
    """What the keys are called that hold many by their ids."""
    return {
        "topics": _("topic {id}"),
        "outcomes": _("card {id}"),
        "steps": _("step {id}"),
        "add_steps": _("added step {id}"),
        "contacts": _("contact {id}"),
        "roles": _("role {id}"),
        "facts": _("question {id}"),
        "choices": _("answer {id}"),
        "sources": _("source {id}"),
        "themes": _("theme {id}"),
        "entries": _("menu entry {id}"),
        "alarms": _("alarm {id}"),
        "municipalities": _("municipality {id}"),
        "locations": _("location {id}"),
    }


def _names(_: Texts) -> Mapping[str, str]:
    """What single parts are called."""
    return {
        "add_contacts": _("added contacts"),
        "address": _("address"),
        "alone": _("shown alone"),
        "answer": _("answer"),
        "ask": _("whom to ask"),
        "check_with": _("check it with"),
        "confidence": _("how sure it is"),
        "contacts": _("contacts"),
        "counter": _("Dutch sentence for the counter"),
        "date": _("date"),
        "hours": _("hours in words"),
        "label": _("label"),
        "line": _("line"),
        "local_topics": _("topics of its own"),
        "name": _("name"),
        "next": _("goes on to"),
        "note": _("note"),
        "open": _("opening hours"),
        "order": _("order"),
        "owner": _("owner"),
        "phone": _("phone"),
        "phone_abroad": _("phone from abroad"),
        "protected": _("protected"),
        "question": _("question"),
        "remember": _("remembered"),
        "review_by": _("to be read again by"),
        "sources": _("sources"),
        "title": _("title"),
        "theme": _("theme"),
        "urgent": _("a life in danger"),
        "url": _("address on the web"),
        "valid_from": _("holds from"),
        "valid_until": _("holds until"),
    }
