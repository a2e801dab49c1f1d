"""A desk in memory for tests, with accounts that are signed in without a password, and a browser without a screen.

desk = TestDesk()
browser = await desk.sign_in(grant("location", location="de-linde"))
answer = await browser.get("/desk/cases")
answer = await browser.post("/desk/cases/W7K-0001/take", {"version": "1"})
"""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import httpx
from starlette.applications import Starlette

from desk.accounts.passwords import Passwords
from desk.accounts.ports import AccountRow, InvitationRow
from desk.app import build_routes
from desk.routes import ROUTES
from desk.sealing import DeskKeys
from desk.sessions.cookie import COOKIE
from issues.readers import Grant
from routekaart.model import Routekaart
from wegwijzer.complaint_stores import in_memory
from wegwijzer.desk import make_desk
from wegwijzer.kaart import FixedKaart
from wegwijzer.settings import Settings
from wegwijzer.staff import StaffStores
from wegwijzer.staff import in_memory as staff_in_memory

if TYPE_CHECKING:
    from desk.desk import Desk

ADDRESS = "http://localhost:8080"
TOWN, OTHER_TOWN = "voorbeeldstad", "elders"
ROOT = bytes(range(32))
SECRET = b"a secret key for tests, thirty-two or more"
NO_SECRETS = {"password": "", "totp": ""}
MONDAY = datetime(2026, 11, 30, 10, 0, tzinfo=UTC)


def grant(role: Any, municipality: str = TOWN, location: str | None = None, *, deputy: bool = False) -> Grant:
    return Grant(role=role, municipality=municipality, location=location, deputy=deputy)


class Clock:
    """Time that passes when a test says so."""

    def __init__(self, at: datetime = MONDAY) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def passes(self, **units: float) -> None:
        self.at += timedelta(**units)


class Browser:
    """Keeps cookies, knows its form token, follows nothing by itself."""

    def __init__(self, desk: TestDesk, token: str | None = None, address: str = ADDRESS) -> None:
        self.desk = desk
        self.client = httpx.AsyncClient(transport=httpx.ASGITransport(desk.app), base_url=address)
        self.cookies: dict[str, str] = {COOKIE: token} if token else {}

    @property
    def token(self) -> str:
        return self.cookies[COOKIE]

    async def get(self, path: str, **headers: str) -> httpx.Response:
        return self._kept(await self.client.get(path, headers=self._headers(headers)))

    async def post(
        self, path: str, fields: dict[str, Any] | None = None, *, form_token: str | None = None, **headers: str
    ) -> httpx.Response:
        """As the browser sends our own form: with the token of a page it was shown, from the same origin."""
        token = form_token if form_token is not None else self.form_token
        own = {"sec-fetch-site": "same-origin"} | headers
        sent = {"form_token": token} | (fields or {})
        return self._kept(await self.client.post(path, data=sent, headers=self._headers(own)))

    @property
    def form_token(self) -> str:
        return self.desk.keys.hashed("form", self.cookies.get(COOKIE, "").encode()).hex()

    def _headers(self, more: dict[str, str]) -> dict[str, str]:
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return {name.replace("_", "-"): value for name, value in more.items()} | ({"cookie": cookie} if cookie else {})

    def _kept(self, answer: httpx.Response) -> httpx.Response:
        for one in answer.headers.get_list("set-cookie"):
            name, _, rest = one.partition("=")
            value = rest.partition(";")[0].strip('"')
            if value:
                self.cookies[name] = value
            else:
                self.cookies.pop(name, None)
        self.client.cookies.clear()
        return answer


class TestDesk:
    """Everything in memory, on the shipped offices. ``change``: fields of `Desk` that are others than usual."""

    __test__ = False

    def __init__(
        self,
        *,
        routes: Any = ROUTES,
        stores: StaffStores | None = None,
        complaints: Any = None,
        settings: Settings | None = None,
        **change: Any,
    ) -> None:
        self.now = Clock()
        if stores is None:
            stores = staff_in_memory()
        self.stores = stores
        self.keys = DeskKeys(ROOT, os.urandom)
        # As quick as argon2 can be.
        self.passwords = Passwords(memory_kib=128, passes=1)
        self.complaints = complaints or in_memory()
        settings = settings or Settings()
        source = FixedKaart(Routekaart.model_construct(municipalities={}))
        self.desk: Desk = replace(
            make_desk(
                settings,
                source,
                stores,
                ROOT,
                complaints=self.complaints,
                secret=SECRET,
                now=self.now,
                passwords=self.passwords,
            ),
            **change,
        )
        self.app = Starlette(routes=build_routes(self.desk, routes))

    async def account(
        self,
        *grants: Grant,
        name: str = "Sanne Jansen",
        email: str | None = None,
        language: str = "nl",
        secrets: dict[str, str] | None = NO_SECRETS,
        **change: Any,
    ) -> AccountRow:
        """An account that has accepted its invitation; with ``secrets`` None it has not."""
        account = os.urandom(16)
        address = email or f"{account.hex()}@example.nl"
        row = AccountRow(
            id=account,
            email=self.keys.hashed("email", address.encode()),
            person=self.keys.seal({"name": name, "email": address}, kind="person", row=account),
            secrets=self.keys.seal(secrets, kind="secrets", row=account) if secrets is not None else None,
            language=language,
            grants=grants,
        )
        row = replace(row, **change)
        await self.stores.accounts.add(row, InvitationRow(token=os.urandom(32), account=account, until=self.now()))
        return row

    def browser(self, address: str = ADDRESS) -> Browser:
        return Browser(self, address=address)

    async def sign_in(self, *grants: Grant, **account: Any) -> Browser:
        """A browser of somebody with these grants."""
        return await self.signed_in(await self.account(*grants, **account))

    async def signed_in(self, row: AccountRow) -> Browser:
        return Browser(self, await self.desk.sessions.begin(row.id, now=self.now()))
