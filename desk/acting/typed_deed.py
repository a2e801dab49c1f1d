"""What was typed into the form of an action: the deed, or what is still wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, get_args

from desk.acting.own_words import language_of_blank, typed_into
from desk.acting.slugs import TO_RESIDENT
from issues.case import About
from issues.handling.choices import queues_to_pass_to, severities
from issues.handling.deed import Deed
from issues.redaction.at_the_desk import personal
from issues.replies.filling import Unfilled, fill
from issues.standing import standing_of
from language import REQUIRED_LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desk.page import DeskRequest
    from issues.handling.deed import Opened
    from issues.redaction.at_the_desk import Personal
    from issues.replies.model import Replies, StandardReply
    from issues.steps import Action

WORDS_MOST = 3000
"""Characters of one text: with its frame it fits one message of the chat."""
ONCE_BYTES = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedDeed:
    """``deed``: None where ``problems`` (by field) says why. ``personal``: what in the words leads to a person.

    ``reply``: the standard reply that they are typed into.
    """

    deed: Deed | None
    reply: StandardReply | None = None
    problems: Mapping[str, str] = field(default_factory=dict)
    personal: tuple[Personal, ...] = ()


def read_deed(request: DeskRequest, opened: Opened, action: Action, replies: Replies) -> TypedDeed:
    """The deed that the form asks for. Words that lead to a person are named, and go only once that is confirmed."""
    problems: dict[str, str] = {}
    reply = _reply(request, opened, action, replies)
    words = _words(request, action, reply, problems)
    choices = _choices(request, opened, action, replies, reply, problems)
    found = () if action == "redact" else _personal_in(request)
    if found and not request.fields.get("personal_ok"):
        _ = request.texts
        problems["personal_ok"] = _("Please look at what may lead to a person, take it out, or tick that it may stay.")
    if problems:
        return TypedDeed(deed=None, reply=reply, problems=problems, personal=found)
    once, version = request.fields.get("once", ""), request.fields.get("version", "")
    deed = Deed(
        action=action,
        version=int(version) if version.isdecimal() and len(version) < 10 else 0,  # noqa: PLR2004 – a database's integer
        once=bytes.fromhex(once) if _is_once(once) else request.desk.random(ONCE_BYTES),
        words=words,
        partly=language_of_blank(reply, typed_into(request, reply), opened.case.language) if reply else None,
        standard=reply.id if reply else None,
        **choices,  # type: ignore[arg-type]  # each is what the field of that name takes
    )
    return TypedDeed(deed=deed, reply=reply, personal=found)


def _reply(request: DeskRequest, opened: Opened, action: Action, replies: Replies) -> StandardReply | None:
    found = replies.reply(request.fields.get("reply"))
    return found if found and found.fits(action, opened.case.theme, opened.case.kind) else None


def _words(
    request: DeskRequest, action: Action, reply: StandardReply | None, problems: dict[str, str]
) -> Mapping[str, str]:
    _, fields = request.texts, request.fields
    if reply:
        filled = fill(reply, typed_into(request, reply))
        if isinstance(filled, Unfilled):
            problems.update({f"blank_{blank}": _("Please fill this in.") for blank in filled.blanks})
            return {}
        return filled
    name = "take_out" if action == "redact" else "words"
    typed = {language: fields.get(f"{name}_{language}", "").strip() for language in REQUIRED_LANGUAGES}
    for language, text in typed.items():
        if len(text) > WORDS_MOST:
            problems[f"{name}_{language}"] = _("This is too long: {n} characters, and {most} fit.").format(
                n=len(text), most=WORDS_MOST
            )
    needed = action in TO_RESIDENT or action in {"note", "lower"}
    if needed and not any(typed.values()):
        problems["words_nl"] = _("Please write something: it cannot be empty.")
    return {language: text for language, text in typed.items() if text}


def _choices(  # noqa: PLR0913, PLR0917 – all that a form may hold
    request: DeskRequest,
    opened: Opened,
    action: Action,
    replies: Replies,
    reply: StandardReply | None,
    problems: dict[str, str],
) -> dict[str, object]:
    """What is chosen beside the words, by the name that the deed has for it."""
    _, fields = request.texts, request.fields
    standing, day = standing_of(opened.case, opened.events), request.now.date()
    missing = _("Please choose one.")
    chosen: dict[str, object] = {}
    match action:
        case "resolve" | "decline":
            chosen["outcome"] = fields.get("outcome") or (reply.outcome if reply else None)
            _require(chosen["outcome"] in replies.outcomes, "outcome", missing, problems)
        case "pass_on":
            chosen["queue"] = fields.get("queue")
            _require(chosen["queue"] in queues_to_pass_to(standing, opened.actor, day), "queue", missing, problems)
        case "raise" | "lower":
            chosen["severity"] = fields.get("severity")
            _require(chosen["severity"] in severities(standing, action), "severity", missing, problems)
        case "change_theme":
            theme, dot, sub_theme = fields.get("theme", "").partition(".")
            chosen |= {"theme": (theme, sub_theme), "about": fields.get("about")}
            _require(bool(dot), "theme", missing, problems)
            _require(chosen["about"] in get_args(About), "about", missing, problems)
        case "merge":
            chosen["other"] = fields.get("other", "").strip()
            _require(bool(chosen["other"]), "other", _("Please type the number of the other case."), problems)
        case "redact":
            chosen["photos_out"] = tuple(int(one) for one in request.values_of("photo") if one.isdecimal())
    return chosen


def _require(holds: bool, name: str, words: str, problems: dict[str, str]) -> None:  # noqa: FBT001 – a condition
    if not holds:
        problems[name] = words


def _personal_in(request: DeskRequest) -> tuple[Personal, ...]:
    typed = (value for name, value in request.fields.items() if name.startswith(("words_", "blank_")))
    return tuple(one for text in typed for one in personal(text))


def _is_once(once: str) -> bool:
    return len(once) == 2 * ONCE_BYTES and set(once) <= set("0123456789abcdef")
