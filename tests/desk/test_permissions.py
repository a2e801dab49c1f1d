"""Every role at every address, with cases of their own location, of another one, and of another municipality.

The routes come from the table, so that a new one is walked without a line here. Who sees which case is written out and
not computed: it is what must hold, whatever `issues.readers` says.
"""

from __future__ import annotations

import asyncio
import os
import re

import pytest

from desk.permissions import BY_ROLE
from desk.routes import ROUTES
from issues.ports import CaseChange
from tests.desk.desks import OTHER_TOWN, TOWN, TestDesk, grant
from tests.issues.complaints import Desk as FilingDesk
from tests.issues.complaints import complaint, formal
from tests.store.complaint_rows import case_row, filing

LINDE, ANKER, KADE = "de-linde", "het-anker", "havenkade"
WHO = {
    "staff of de-linde": [grant("location", location=LINDE)],
    "staff of het-anker": [grant("location", location=ANKER)],
    "desk for hosts": [grant("hosts")],
    "coordinator": [grant("coordinator")],
    "confidant of the town": [grant("confidant")],
    "confidant of de-linde": [grant("confidant", location=LINDE)],
    "editor": [grant("editor")],
    "analyst": [grant("analyst")],
    "admin": [grant("admin")],
    "staff elsewhere": [grant("location", OTHER_TOWN, LINDE)],
    "coordinator elsewhere": [grant("coordinator", OTHER_TOWN), grant("hosts", OTHER_TOWN)],
    "confidant elsewhere": [grant("confidant", OTHER_TOWN)],
}
CASES = {
    "de-linde": {"location": LINDE},
    "het-anker": {"location": ANKER},
    "hosts": {"location": None},
    "formal": {"location": LINDE},
    "confidant at de-linde": {"location": LINDE},
    "confidant at het-anker": {"location": ANKER},
    "confidant at havenkade": {"location": KADE},
    "elsewhere": {},
}
SEES = {
    "staff of de-linde": {"de-linde"},
    "staff of het-anker": {"het-anker"},
    "desk for hosts": {"hosts"},
    "coordinator": {"de-linde", "het-anker", "hosts", "formal"},
    "confidant of the town": {"confidant at havenkade"},
    "confidant of de-linde": {"confidant at de-linde"},
    "staff elsewhere": {"elsewhere"},
    "coordinator elsewhere": {"elsewhere"},
}
MAY = {
    "location": {"cases.read", "cases.act"},
    "hosts": {"cases.read", "cases.act"},
    "coordinator": {
        "cases.read", "cases.act", "cases.protect", "envelope.open", "replies.edit", "figures.read", "audit.read",
    },
    "confidant": {"cases.read", "cases.act"},
    "editor": {"replies.edit", "content.edit"},
    "analyst": {"figures.read"},
    "admin": {"accounts.manage", "audit.read"},
}  # fmt: skip
OF_CASES = [route for route in ROUTES if "{number}" in route.path]
OTHERS = [route for route in ROUTES if "{number}" not in route.path]
MISSING = "W7K-XXXX"
REFUSED = {401, 403, 404, 500}
PIXEL = bytes.fromhex("ffd8ffd9")


def test_each_role_may_exactly_this():
    everybody = {"anyone", "signed_in"}
    assert {role: set(may) for role, may in BY_ROLE.items()} == {role: may | everybody for role, may in MAY.items()}


def test_only_what_is_needed_to_sign_in_asks_for_nobody():
    assert {route.path for route in ROUTES if route.permission == "anyone"} <= {
        "/desk/static/{version}/{name}",
        "/desk/sign-in",
        "/desk/sign-in/code",
        "/desk/invitation/{token}",
        "/desk/oidc/start",
        "/desk/oidc/callback",
    }


def test_what_changes_something_is_never_asked_with_get():
    assert {route.method for route in ROUTES} == {"GET", "POST"}
    assert all(
        route.permission not in {"cases.protect", "envelope.open"} or "{number}" in route.path for route in ROUTES
    )


class Town:
    """A desk with a case of each kind. ``numbers``: of the cases, by what they are called above."""

    def __init__(self):
        self.desk = TestDesk()
        self.numbers = {}

    async def fill(self):
        cases = self.desk.complaints.cases
        desk = FilingDesk(cases, self.desk.complaints.keys, now=self.desk.now())
        for name, where in CASES.items():
            if name == "elsewhere":
                row = case_row(municipality=OTHER_TOWN, location=LINDE)
                self.numbers[name] = (await cases.add(filing(1, case=row))).number
                continue
            make = formal if name == "formal" else complaint
            what = {"draft": os.urandom(16), "photos": (PIXEL,), "municipality": TOWN, **where}
            number = (await desk.filing().file(make(**what))).number
            case = await cases.by_number(number)
            queue = {"hosts": "hosts", "formal": "coordinator"}.get(name, name.partition(" ")[0])
            if queue in {"hosts", "confidant"} and case.queue != queue:
                await cases.change(case.id, case.version, CaseChange(queue=queue))
            self.numbers[name] = number
        return self

    async def ask(self, browser, route, **parts):
        """The route's example address; of a stream only how it begins."""
        account = await self.desk.account(grant("hosts"), secrets=None)
        known = {"account": account.id.hex(), "version": self.desk.desk.static.version, **parts}
        path = route.path.format(**(dict(route.example) | known))
        if route.path.endswith("/events"):
            return await self.beginning(browser, path)
        return await (browser.get(path) if route.method == "GET" else browser.post(path, {}))

    async def beginning(self, browser, path):
        """The first answer to a request whose answer never ends."""
        started = asyncio.Event()
        found = []

        async def send(message):
            if message["type"] == "http.response.start":
                found.append(message["status"])
                started.set()

        async def receive():
            await started.wait()
            return {"type": "http.disconnect"}

        cookie = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
        scope = {
            "type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "query_string": b"",
            "headers": [(b"host", b"localhost:8080"), (b"cookie", cookie.encode())], "client": ("127.0.0.1", 1),
            "server": ("localhost", 8080), "scheme": "http", "http_version": "1.1", "root_path": "",
        }  # fmt: skip
        async with asyncio.timeout(5):
            await self.desk.app(scope, receive, send)
        return Answer(found[0])


class Answer:
    def __init__(self, status_code):
        self.status_code = status_code
        self.text = ""


@pytest.fixture
async def town():
    return await Town().fill()


def may(who, permission):
    return permission in {"anyone", "signed_in"} or any(permission in MAY[one.role] for one in WHO[who])


def body(answer):
    """Without what an earlier request left to be said."""
    said = re.sub(r'<p class="[^"]*" role="status">[^<]*</p>', "", answer.text)
    return re.sub(r"\s+", " ", said)


def is_there(route, name):
    """Whether what is asked of this case exists at all."""
    # No translation service is set up here.
    return not route.path.endswith(("/identity", "/translation")) or (name == "formal" and "identity" in route.path)


@pytest.mark.parametrize("who", WHO)
async def test_what_is_not_theirs_does_not_exist_for_them_at_any_address_of_any_case(town, who):
    browser = await town.desk.sign_in(*WHO[who])
    for route in OF_CASES:
        missing = await town.ask(browser, route, number=MISSING)
        assert missing.status_code == 404, route
        for name, number in town.numbers.items():
            if name == "elsewhere" and "elsewhere" in who:
                # Filed into the store as it is, without a key: it is there for others to miss.
                continue
            answer = await town.ask(browser, route, number=number)
            where = f"{who}: {route.method} {route.path} of {name}: {answer.status_code}"
            if may(who, route.permission) and name in SEES.get(who, set()) and is_there(route, name):
                assert answer.status_code not in REFUSED, where
            else:
                assert answer.status_code == 404, where
                assert body(answer) == body(missing), where


ALWAYS_MISSING = {
    "/desk/account/sessions/{session}",
    "/desk/invitation/{token}",
    "/desk/oidc/start",
    "/desk/oidc/callback",
}
"""Their examples are nobody's; and there is no provider here (test_oidc.py has one)."""


@pytest.mark.parametrize("who", WHO)
async def test_pages_that_are_not_theirs_do_not_exist_for_them(town, who):
    row = await town.desk.account(*WHO[who])
    for route in OTHERS:
        # Anew for each: one of them signs out.
        browser = await town.desk.signed_in(row)
        answer = await town.ask(browser, route)
        where = f"{who}: {route.method} {route.path}: {answer.status_code}"
        if route.path in ALWAYS_MISSING:
            continue
        if may(who, route.permission) and not ("{account}" in route.path and "elsewhere" in who):
            assert answer.status_code not in REFUSED, where
        else:
            assert answer.status_code == 404, where


async def test_whoever_is_not_signed_in_finds_nothing_but_the_sign_in(town):
    for route in ROUTES:
        if route.permission == "anyone":
            continue
        for number in (*town.numbers.values(), MISSING):
            browser = town.desk.browser()
            answer = await town.ask(browser, route, number=number)
            assert answer.status_code == (303 if route.method == "GET" else 401), route
            if route.method == "GET" and not route.path.endswith("/events"):
                assert answer.headers["location"].startswith("/desk/sign-in"), route
            if "{number}" not in route.path:
                break


@pytest.mark.parametrize("who", WHO)
async def test_no_list_names_a_case_that_is_not_theirs(town, who):
    """Queue, search and audit: wherever a number could slip in."""
    browser = await town.desk.sign_in(*WHO[who])
    theirs = {town.numbers[name] for name in SEES.get(who, set())}
    for number in town.numbers.values():
        for path in ("/desk/cases", f"/desk/cases?number={number}", f"/desk/cases?q={number}", "/desk/audit"):
            shown = set(re.findall(r"/desk/cases/([A-Z0-9]{3}-[A-Z0-9]{4,})", (await browser.get(path)).text))
            assert shown <= theirs, f"{who}: {path}"
