"""The pages of actions: a form for each, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from desk.acting.form import form_of, found_in_words
from desk.acting.reader import reader_of
from desk.acting.slugs import SLUGS
from desk.acting.translation import ToCheck, looked_at_before, with_translation
from desk.acting.typed_deed import read_deed
from desk.acting.words import action_label, why_not
from desk.case_words import event_words
from desk.page import go, not_found, page
from issues.handling.deed import DESK_LANGUAGE, Changed, Done, NotAllowed

if TYPE_CHECKING:
    from starlette.responses import Response

    from desk.acting.typed_deed import TypedDeed
    from desk.audit.audit import Action as AuditAction
    from desk.page import DeskRequest
    from issues.handling.deed import Ended, Opened
    from issues.steps import Action
    from locales import Texts


async def show_form(request: DeskRequest) -> Response:
    """The form of the action in the address, where it may be done now."""
    opened, action = await _opened(request), _action(request)
    if opened is None:
        return not_found(request)
    if action not in request.desk.handling.possible(opened):
        return await go(request, f"/desk/cases/{opened.case.number}", notice=why_not("not_now", request.texts))
    return await _form_page(request, opened, action)


async def act(request: DeskRequest) -> Response:
    """Does it; where it cannot be done, the form again with everything that was typed."""
    opened, action = await _opened(request), _action(request)
    if opened is None:
        return not_found(request)
    typed = read_deed(request, opened, action, await request.desk.replies(request.staff.municipality))
    if typed.deed is None:
        return await _form_page(request, opened, action, typed=typed, status=422)
    deed = await with_translation(request, opened.case.language, typed.deed, typed.reply)
    if isinstance(deed, ToCheck):
        return await _form_page(request, opened, action, typed=typed, translation=deed)
    ended = await request.desk.handling.do(reader_of(request.staff), opened.case.number, deed)
    return await _after(request, opened, action, ended)


async def _after(request: DeskRequest, opened: Opened, action: Action, ended: Ended) -> Response:
    _ = request.texts
    match ended:
        case Done():
            await _audit(request, opened, action)
            return await go(request, f"/desk/cases/{opened.case.number}", notice=_said(ended, action, _))
        case Changed():
            newer = await _opened(request)
            if newer is None:
                return not_found(request)
            return await _form_page(request, newer, action, since=_since(ended, _), status=409)
        case NotAllowed():
            return await _form_page(request, opened, action, why=why_not(ended.why, _), status=422)
        case _:
            return not_found(request)


async def _audit(request: DeskRequest, opened: Opened, action: Action) -> None:
    staff, case = request.staff, opened.case
    name = cast("AuditAction", f"case.{action}")
    await request.desk.audit.add(
        name, account=staff.account, municipality=case.municipality, now=request.now, subject=case.id
    )


async def _form_page(  # noqa: PLR0913 – what may be said above the form
    request: DeskRequest,
    opened: Opened,
    action: Action,
    *,
    typed: TypedDeed | None = None,
    why: str = "",
    since: tuple[str, ...] = (),
    translation: ToCheck | None = None,
    status: int = 200,
) -> Response:
    replies = await request.desk.replies(request.staff.municipality)
    form = await form_of(request, opened, action, replies, request.fields.get("once", ""))
    reply = replies.reply(form.reply.id) if form.reply else None
    found = found_in_words(typed.personal, request.language) if typed else ()
    return page(
        request,
        "act.html",
        status=status,
        form=form,
        problems=typed.problems if typed else {},
        found=found,
        why=why,
        since=since,
        translating=request.desk.translates is not None and form.language != DESK_LANGUAGE,
        translation=translation or looked_at_before(request, action, reply, form.language),
        photos_out=request.values_of("photo"),
        **({"typed": request.fields} if request.fields else {}),
    )


async def _opened(request: DeskRequest) -> Opened | None:
    return await request.desk.handling.open(reader_of(request.staff), request.path_params["number"])


def _action(request: DeskRequest) -> Action:
    return SLUGS[request.url.path.rpartition("/")[2]]


def _said(done: Done, action: Action, _: Texts) -> str:
    said = _("Done: {what}.").format(what=action_label(action, _))
    if done.also:
        said += " " + _("The same went to: {numbers}.").format(numbers=", ".join(done.also))
    if done.missed:
        said += " " + _("It did not reach {numbers}: look there yourself.").format(numbers=", ".join(done.missed))
    return said


def _since(changed: Changed, _: Texts) -> tuple[str, ...]:
    return tuple(event_words(one.kind, _) for one in changed.since)
