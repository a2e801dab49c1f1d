"""The form of an action: what there is to choose, and the standard replies that fit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from babel import Locale

from desk.acting.own_words import IN_A_BLANK
from desk.acting.slugs import SLUG_OF, TO_RESIDENT
from desk.acting.words import action_label, action_meaning, blank_label
from desk.case_words import about_words, queue_words, severity_words
from issues.case import About
from issues.handling.choices import queues_to_pass_to, severities
from issues.redaction.at_the_desk import type_name
from issues.standing import standing_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desk.page import DeskRequest
    from issues.handling.deed import Opened
    from issues.redaction.at_the_desk import Personal
    from issues.replies.model import Replies, StandardReply
    from issues.steps import Action

Options = tuple[tuple[str, str], ...]
"""Value and words of each choice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyShown:
    """A standard reply as it is looked at before it is sent: ``texts`` by language, with the blanks named."""

    id: str
    blanks: Options
    texts: Mapping[str, str]

    @property
    def has_own_words(self) -> bool:
        """Whether sentences of one's own are typed into it."""
        return IN_A_BLANK in dict(self.blanks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """Everything that the page of an action shows.

    ``choices``: by field, what may be chosen; ``chosen``: what it is now.
    ``speaks``: the language of the resident in words; ``once``, ``version``: see `issues.handling.deed.Deed`.
    """

    action: Action
    path: str
    label: str
    meaning: str
    number: str
    title: str
    language: str
    speaks: str
    to_resident: bool
    replies: Options
    reply: ReplyShown | None
    choices: Mapping[str, Options]
    chosen: Mapping[str, str]
    photos: int
    version: int
    once: str


async def form_of(request: DeskRequest, opened: Opened, action: Action, replies: Replies, once: str) -> Form:
    """The form as it stands for this case now; ``once``: of the form before, where it is shown again."""
    _, case = request.texts, opened.case
    wanted = request.fields.get("reply") or request.query_params.get("reply")
    offered = replies.offered(action, case.theme, case.kind)
    chosen = next((one for one in offered if one.id == wanted), None)
    sub_theme = request.desk.intake.sub_theme(case.theme, case.sub_theme)
    return Form(
        action=action,
        path=f"/desk/cases/{case.number}/{SLUG_OF[action]}",
        label=action_label(action, _),
        meaning=action_meaning(action, _),
        number=case.number,
        title=sub_theme.title.in_language(request.language) if sub_theme else case.sub_theme,
        language=case.language,
        speaks=language_name(case.language, request.language),
        to_resident=action in TO_RESIDENT,
        replies=tuple((one.id, one.title.in_language(request.language)) for one in offered),
        reply=_shown(request, chosen) if chosen else None,
        choices=_choices(request, opened, action, replies, chosen),
        chosen={"theme": f"{case.theme}.{case.sub_theme}", "about": case.about},
        photos=len(await request.desk.cases.photos(case.id)) if action == "redact" else 0,
        version=case.version,
        once=once or request.desk.random(16).hex(),
    )


def language_name(code: str, in_language: str) -> str:
    """A language by its name, or its code where it has none."""
    return str(Locale.parse(in_language).languages.get(code, code))


def found_in_words(found: Sequence[Personal], language: str) -> tuple[tuple[str, str], ...]:
    """Each thing that may lead to a person: what it is, and how it was typed."""
    return tuple(dict.fromkeys((type_name(one.type, language), one.words) for one in found))


def _shown(request: DeskRequest, reply: StandardReply) -> ReplyShown:
    _ = request.texts
    blanks = tuple((blank, blank_label(blank, _)) for blank in _in_order(reply))
    named = {blank: f"[{label}]" for blank, label in blanks}
    texts = {language: reply.text.in_language(language).format(**named) for language in ("nl", "uk")}
    return ReplyShown(id=reply.id, blanks=blanks, texts=texts)


def _in_order(reply: StandardReply) -> list[str]:
    """As they come in the text."""
    return sorted(reply.blanks, key=lambda blank: reply.text.nl.index(f"{{{blank}}}"))


def _choices(
    request: DeskRequest, opened: Opened, action: Action, replies: Replies, reply: StandardReply | None
) -> Mapping[str, Options]:
    _, language = request.texts, request.language
    standing, day = standing_of(opened.case, opened.events), request.now.date()
    match action:
        case "resolve" | "decline":
            fitting = {one.outcome for one in replies.replies if action in one.actions and one.outcome}
            names = tuple(
                (one, replies.outcomes[one].in_language(language)) for one in replies.outcomes if one in fitting
            )
            first = () if reply and reply.outcome else (("", _("Choose")),)
            return {"outcome": (*first, *names)}
        case "pass_on":
            return {
                "queue": tuple((one, queue_words(one, _)) for one in queues_to_pass_to(standing, opened.actor, day))
            }
        case "raise" | "lower":
            return {"severity": tuple((one, severity_words(one, _)) for one in severities(standing, action))}
        case "change_theme":
            return {"theme": _themes(request), "about": tuple((one, about_words(one, _)) for one in get_args(About))}
    return {}


def _themes(request: DeskRequest) -> Options:
    return tuple(
        (
            f"{theme.id}.{one.id}",
            f"{theme.title.in_language(request.language)} – {one.title.in_language(request.language)}",
        )
        for theme in request.desk.intake.themes
        for one in theme.sub_themes
    )
