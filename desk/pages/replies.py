"""Standard replies of a municipality: what is offered, and changing it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

from desk.acting.words import action_label
from desk.page import go, not_found, page
from issues.replies.model import BLANKS, ReplyAction
from issues.replies.own import OwnReply, StaleReply, body_of, faults_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.responses import Response

    from desk.page import DeskRequest
    from issues.replies.model import StandardReply

NEW = "new"
ID = re.compile(r"[a-z][a-z0-9_]{0,39}")


async def show_replies(request: DeskRequest) -> Response:
    """All that is offered, the themes' own under their theme, and those that are hidden."""
    offered = await request.desk.replies(request.staff.municipality)
    own = {one.id: one for one in await request.desk.own_replies.all(request.staff.municipality)}
    hidden = [request.desk.shipped_replies.reply(name) for name, one in own.items() if one.hidden]
    return page(
        request,
        "replies.html",
        offered=offered.replies,
        hidden=[one for one in hidden if one],
        own=own,
        actions=_actions(request),
        themes=_themes(request),
    )


async def show_reply(request: DeskRequest) -> Response:
    """The form of one of them, or of a new one."""
    name = request.path_params["reply"]
    own = await _own(request, name)
    reply = await _reply(request, name)
    if reply is None and own is None and name != NEW:
        return not_found(request)
    return _form(request, body_of(reply) if reply else {}, own)


async def keep_reply(request: DeskRequest) -> Response:
    """Keeps what was typed; where it is no reply, the form again with what is wrong."""
    _, name = request.texts, request.path_params["reply"]
    own = await _own(request, name)
    if name != NEW and own is None and await _reply(request, name) is None:
        return not_found(request)
    wanted = _typed(request, name)
    problems = dict(_problems(request, name, wanted))
    if name == NEW and not problems and await _reply(request, wanted.id):
        problems["id"] = _("There is a reply with this name already.")
    if not problems:
        try:
            await request.desk.own_replies.put(wanted)
        except StaleReply:
            problems["text_nl"] = _("Somebody changed this reply while you were writing. What you typed is still here.")
    if problems:
        return _form(request, wanted.body, await _own(request, name), problems=problems, status=422)
    await request.desk.audit.add(
        "replies.changed", account=request.staff.account, municipality=request.staff.municipality, now=request.now
    )
    return await go(request, "/desk/replies", notice=_("Kept. It is offered from now on."))


async def restore_reply(request: DeskRequest) -> Response:
    """The shipped one instead of the municipality's own; one without a shipped one is gone."""
    _ = request.texts
    await request.desk.own_replies.remove(request.staff.municipality, request.path_params["reply"])
    await request.desk.audit.add(
        "replies.changed", account=request.staff.account, municipality=request.staff.municipality, now=request.now
    )
    return await go(request, "/desk/replies", notice=_("The reply is as it was delivered."))


def _typed(request: DeskRequest, name: str) -> OwnReply:
    fields = request.fields
    body: dict[str, object] = {
        "actions": [one for one in request.values_of("actions") if one in get_args(ReplyAction)],
        "themes": [one for one in request.values_of("themes") if request.desk.intake.theme(one)],
        "title": {language: fields.get(f"title_{language}", "").strip() for language in ("nl", "uk")},
        "text": {language: fields.get(f"text_{language}", "").strip() for language in ("nl", "uk")},
    }
    if fields.get("outcome"):
        body["outcome"] = fields["outcome"]
    version = fields.get("version", "")
    return OwnReply(
        municipality=request.staff.municipality,
        id=fields.get("id", "").strip() if name == NEW else name,
        body=body,
        hidden=bool(fields.get("hidden")),
        version=int(version) + 1 if version.isdecimal() and len(version) < 9 else 1,  # noqa: PLR2004 – fits an integer
    )


def _problems(request: DeskRequest, name: str, wanted: OwnReply) -> Mapping[str, str]:
    _, fields = request.texts, request.fields
    found: dict[str, str] = {}
    if name == NEW and (not ID.fullmatch(wanted.id) or wanted.id == NEW):
        found["id"] = _("Small letters, figures and _, beginning with a letter; at most 40.")
    for field in ("title_nl", "title_uk", "text_nl", "text_uk"):
        if not fields.get(field, "").strip():
            found[field] = _("Please fill this in: residents read both languages.")
    if not wanted.body["actions"]:
        found["actions"] = _("Please choose where it is offered.")
    if not found and faults_of(wanted):
        blanks = ", ".join(f"{{{one}}}" for one in BLANKS)
        found["text_nl"] = _("Both languages must leave open the same, and only: {blanks}.").format(blanks=blanks)
    return found


def _form(
    request: DeskRequest,
    body: Mapping[str, object],
    own: OwnReply | None,
    *,
    problems: Mapping[str, str] | None = None,
    status: int = 200,
) -> Response:
    language = request.language
    outcomes = request.desk.shipped_replies.outcomes
    return page(
        request,
        "reply.html",
        status=status,
        name=request.path_params["reply"],
        body=body,
        own=own,
        is_shipped=request.desk.shipped_replies.reply(request.path_params["reply"]) is not None,
        actions=_actions(request),
        themes=_themes(request),
        outcomes=(("", "–"), *((one, text.in_language(language)) for one, text in outcomes.items())),
        blanks=BLANKS,
        problems=problems or {},
        **({"typed": request.fields} if request.fields else {}),
    )


async def _own(request: DeskRequest, name: str) -> OwnReply | None:
    own = await request.desk.own_replies.all(request.staff.municipality)
    return next((one for one in own if one.id == name), None)


async def _reply(request: DeskRequest, name: str) -> StandardReply | None:
    offered = await request.desk.replies(request.staff.municipality)
    return offered.reply(name) or request.desk.shipped_replies.reply(name)


def _actions(request: DeskRequest) -> dict[str, str]:
    return {one: action_label(one, request.texts) for one in get_args(ReplyAction)}


def _themes(request: DeskRequest) -> dict[str, str]:
    return {one.id: one.title.in_language(request.language) for one in request.desk.intake.themes}
