"""Signing in with a second step, and a session that somebody ends from elsewhere."""

from __future__ import annotations

import pytest
import pytest_asyncio
from playwright.async_api import expect

from tests.desk.browser.served_desk import patient
from tests.desk.browser.whole_program import PASSWORD, Colleague
from tests.desk.desks import grant

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(600)]

PLACE = "havenkade"
FIRST_PAGE = {
    "confidant": "/desk/cases",
    "coordinator": "/desk/cases",
    "editor": "/desk/replies",
    "admin": "/desk/accounts",
}
"""What somebody of that role has the code for."""


@pytest_asyncio.fixture(loop_scope="session")
async def someone(desk, window):
    """A browser of somebody who is not signed in, on the desk's own clock."""
    with patient():
        yield lambda page: Colleague(page, desk.address, now=lambda: desk.desk.now().timestamp())


async def invitation(desk, role, email):
    """The link, on the port that this desk has."""
    invitations = desk.desk.desk.invitations
    link = await invitations.invite(
        name="Robin de Wit", email=email, grants=(grant(role),), language="nl", by=None, now=desk.desk.now()
    )
    return f"{desk.address}/desk/invitation/{link.rpartition('/')[2]}"


@pytest.mark.parametrize("role", FIRST_PAGE)
async def test_without_the_second_step_nobody_of_that_role_gets_in(desk, window, someone, role):
    robin, email = someone(await window(console=False)), f"{role}@example.nl"
    link = await invitation(desk, role, email)
    await robin.follow(link)
    for code in (" ", robin.app.wrong_code()):
        await robin.accept(code)
        await robin.sees("Deze code klopt niet.")
    await is_outside(robin, role)
    await robin.follow(link)
    set_up = robin.app.code()
    await robin.accept(set_up)
    await is_inside(robin, role)

    await robin.press("Uitloggen")
    await robin.sign_in(email)
    await is_outside(robin, role)
    for code in (set_up, robin.app.wrong_code()):
        await robin.sign_in(email)
        await robin.give_code(code)
        await robin.sees("Deze code klopt niet, of is al gebruikt.")
        await is_outside(robin, role)
    await robin.sign_in(email)
    await robin.give_code(robin.app.code())
    await is_inside(robin, role)


async def is_outside(robin, role):
    await robin.go(FIRST_PAGE[role])
    assert "/desk/sign-in" in robin.page.url


async def is_inside(robin, role):
    await expect(robin.page.get_by_role("button", name="Uitloggen")).to_be_visible()
    assert (await robin.go(FIRST_PAGE[role])).status == 200
    assert robin.page.url.endswith(FIRST_PAGE[role])


@pytest_asyncio.fixture(loop_scope="session")
async def two_browsers(desk, window, someone):
    """Of one account: the second was signed in later, with the password."""
    email = "sanne@example.nl"
    row = await desk.desk.account(
        grant("location", location=PLACE),
        email=email,
        secrets={"password": await desk.desk.passwords.hashed(PASSWORD), "totp": ""},
    )
    pair = []
    for _ in range(2):
        pair.append(one := someone(await window(console=False)))
        await one.sign_in(email)
        await expect(one.page.get_by_role("heading", level=1)).to_have_text("Zaken")
    return *pair, row, email


async def test_a_session_that_is_ended_elsewhere_is_over_at_the_next_click(desk, two_browsers):
    here, elsewhere, row, email = two_browsers
    await here.go(f"/desk/cases/{desk.numbers[1]}")
    await end_the_other(elsewhere)
    assert len(await desk.desk.stores.sessions.of(row.id)) == 1
    await here.page.get_by_role("link", name="Zaken", exact=True).first.click()
    await expect(here.page.get_by_role("heading", level=1)).to_have_text("Inloggen")
    assert "Schimmel" not in await here.page.content()
    await elsewhere.go("/desk/cases")
    await expect(elsewhere.page.get_by_role("heading", level=1)).to_have_text("Zaken")
    await here.fill_in(email)
    await expect(here.page.get_by_role("heading", level=1)).to_have_text("Zaken")


async def test_what_was_being_typed_when_it_was_ended_is_there_again_after_signing_in(desk, two_browsers):
    here, elsewhere, _row, email = two_browsers
    number, words = desk.numbers[1], "Ik heb gebeld & niemand nam op – «morgen» weer"
    await here.go(f"/desk/cases/{number}/note")
    await here.page.get_by_label("Voor collega’s").fill(words)
    await end_the_other(elsewhere)
    await here.press("Notitie voor collega’s")
    await here.sees("Wat u had ingevuld is niet weg")
    assert words not in await here.page.content(), "whoever stands there now does not read it"
    await here.fill_in(email, "een verkeerd wachtwoord")
    await here.sees("horen niet bij elkaar")
    await here.fill_in(email)
    await here.sees("Wat u had ingevuld staat er nog")
    await expect(here.page.get_by_label("Voor collega’s")).to_have_value(words)
    await here.press("Notitie voor collega’s")
    await here.sees("Gedaan: Notitie voor collega’s.")
    await here.go(f"/desk/cases/{number}")
    await expect(here.page.locator(".timeline .words", has_text=words)).to_have_count(1)


async def test_an_open_page_hears_no_more_once_its_session_was_ended(desk, two_browsers):
    """The stream of events is over, and asking for another one leads nowhere."""
    here, elsewhere, _row, _email = two_browsers
    await desk.file(location=PLACE)
    await here.page.get_by_role("link", name="1 nieuwe zaak").wait_for()
    async with here.page.expect_response(lambda answer: "/desk/sign-in" in answer.url):
        await end_the_other(elsewhere)
    await elsewhere.go("/desk/cases")
    await desk.file(location=PLACE)
    await elsewhere.page.get_by_role("link", name="1 nieuwe zaak").wait_for()
    assert await here.page.get_by_role("link", name="1 nieuwe zaak").count() == 1, "not two"


async def end_the_other(colleague):
    """In the list of where they are signed in: the only one that is not here."""
    await colleague.go("/desk/account")
    await colleague.press("Beëindigen")
    await expect(colleague.page.get_by_role("button", name="Beëindigen")).to_have_count(0)
