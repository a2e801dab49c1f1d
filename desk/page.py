"""What every page gets, and the few ways there are to answer."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from desk.menu import menu_of
from desk.sessions.sessions import Typed
from locales import texts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from desk.accounts.account import DeskLanguage, Staff
    from desk.desk import Desk
    from desk.sessions.sessions import Session
    from locales import Texts

VISIT = "wegwijzer.desk.visit"
NEVER_KEPT = frozenset({"form_token", "password", "password_again", "current", "code", "second_step", "carried"})
TOKEN_FIELD = "form_token"  # noqa: S105 – the name of a field


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What is known of a request before its page is asked for. ``paths``: the addresses that the desk has.

    ``typed``: what was sent from this page's form when the session was over. ``browser``: what its cookie holds.
    """

    desk: Desk
    now: datetime
    language: DeskLanguage
    browser: str
    paths: frozenset[str] = frozenset()
    staff: Staff | None = None
    session: Session | None = None
    form: FormData = field(default_factory=FormData)
    typed: Mapping[str, str] = field(default_factory=dict)


class DeskRequest(Request):
    """A request that may be answered: its permission, origin, size and form token are right."""

    @property
    def visit(self) -> Visit:
        visit: Visit = self.scope[VISIT]
        return visit

    @property
    def desk(self) -> Desk:
        return self.visit.desk

    @property
    def now(self) -> datetime:
        """One moment for all of the request."""
        return self.visit.now

    @property
    def staff(self) -> Staff:
        """Who is signed in. LookupError on a route for anyone: ask `visitor` there."""
        if self.visit.staff is None:
            message = "nobody is signed in on a route for anyone"
            raise LookupError(message)
        return self.visit.staff

    @property
    def visitor(self) -> Staff | None:
        return self.visit.staff

    @property
    def language(self) -> DeskLanguage:
        return self.visit.language

    @property
    def texts(self) -> Texts:
        """`_ = request.texts`; then `_("Some text")`."""
        return texts(self.language, "desk")

    @property
    def fields(self) -> Mapping[str, str]:
        """What was sent with the form, the last of each name; no files."""
        return {name: value for name, value in self.visit.form.items() if isinstance(value, str)}

    def values_of(self, name: str) -> list[str]:
        """Every value of one name: boxes that were ticked."""
        return [value for value in self.visit.form.getlist(name) if isinstance(value, str)]


def page(request: DeskRequest, template: str, /, *, status: int = 200, **values: object) -> Response:
    """The page, in the language of whoever reads it.

    Beside ``values`` every template has ``staff``, ``may`` (a permission), ``menu``, ``notices``, ``typed`` (what a
    field should hold), ``problems`` (by field) and ``path``; `parts.form_token()` makes a form ours.
    """
    return HTMLResponse(html(request, template, **values), status)


def html(request: DeskRequest, template: str, /, **values: object) -> str:
    """What `page` sends, for answers that are not a whole page."""
    visit, staff = request.visit, request.visitor
    always = {
        "staff": staff,
        "may": staff.may if staff else _may_nothing,
        "menu": menu_of(staff, request.texts, request.visit.paths, request.url.path) if staff else (),
        "notices": visit.session.kept.notices if visit.session else (),
        "typed": visit.typed,
        "problems": {},
        "this_browsers_token": form_token(visit),
        "path": request.url.path,
        "places": request.desk.places,
        "page_in": page_in,
        "next_path": "",
        "kept": "",
    }
    return request.desk.rendering.render(template, request.language, **(always | values))


def page_in(language: str, next_path: str, path: str = "") -> str:
    """The address of this page, or another, in a language; where somebody wanted to go is not lost by choosing one."""
    return f"{path}?{urlencode({'language': language} | ({'next': next_path} if next_path else {}))}"


async def go(request: DeskRequest, path: str, *, notice: str | None = None) -> Response:
    """To another page (303), which shows the notice once. It waits in the session: an address is kept in histories."""
    session = request.visit.session
    if notice and session and notice not in session.kept.notices:
        kept = session.kept
        await request.desk.sessions.keep(session, replace(kept, notices=(*kept.notices, notice)))
    return RedirectResponse(path, 303)


def not_found(request: DeskRequest) -> Response:
    """What is not there and what may not be seen look the same."""
    _ = request.texts
    text = _("It does not exist, or it is not yours to see.")
    return problem_page(request, 404, title=_("This page is not here"), text=text)


def problem_page(request: DeskRequest, status: int, *, title: str, text: str, back: str = "/desk") -> Response:
    """One thing that went wrong, what to do, and a link that leads on."""
    return page(request, "problem.html", status=status, title=title, text=text, back=back)


def form_token(visit: Visit) -> str:
    """What a form must bring back: only a page that this browser was shown knows it."""
    return visit.desk.keys.hashed("form", visit.browser.encode()).hex()


def typed_in(request: DeskRequest) -> Typed:
    """What a form brought, to be shown in it again; not its token, and nothing that signs in."""
    fields = {name: value for name, value in request.fields.items() if name not in NEVER_KEPT}
    return Typed(path=request.url.path, fields=fields)


def nearest(paths: frozenset[str], path: str) -> str:
    """The address itself where it can be opened, else the first above it that can."""
    while path.startswith("/desk/"):
        if any(_fits(path, known) for known in paths):
            return path
        path = path.rpartition("/")[0]
    return "/desk"


def _fits(path: str, known: str) -> bool:
    parts, wanted = path.split("/"), known.split("/")
    return len(parts) == len(wanted) and all(
        want.startswith("{") or want == part for part, want in zip(parts, wanted, strict=True)
    )


def _may_nothing(_permission: str) -> bool:
    return False
