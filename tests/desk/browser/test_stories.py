"""Stories of a case between a resident and staff, each side with what it sees."""

from __future__ import annotations

import os

import pytest

from issues.case_view import CaseView
from issues.followed import Told
from tests.desk.browser.served_desk import CHAT
from tests.desk.desks import grant

pytestmark = pytest.mark.asyncio(loop_scope="session")

LOCATION, COORDINATOR = grant("location", location="havenkade"), grant("coordinator")


def told(text):
    return Told(text=text, once=os.urandom(16))


async def test_asked_answered_resolved_not_solved_and_the_coordinator_gets_it(desk, window):
    filed = await desk.file(
        location="havenkade", theme="housing", sub_theme="dirt", text="Брудно на кухні", answers={}, details={}
    )
    page = await window(LOCATION, console=False)
    await page.goto(f"{desk.address}/desk/cases")
    await page.get_by_role("link", name="Vuil").or_(page.locator(f"a[href$='{filed.number}']")).first.click()
    assert await page.get_by_text("Брудно на кухні").is_visible()
    await page.get_by_role("button", name="Oppakken").click()
    await page.get_by_role("link", name="Iets vragen").click()
    await page.get_by_label("Standaardantwoord").select_option("ask_often")
    await page.get_by_role("button", name="Gebruiken").click()
    await page.get_by_role("button", name="Iets vragen").click()
    await page.get_by_text("Gedaan: Iets vragen.").wait_for()

    words = await desk.following.words(filed.code, CHAT)
    assert words.said[-1].text == "Як часто це буває: один раз, інколи чи щодня?"
    answer = await desk.following.answer(filed.code, CHAT, told("Щодня"), words.view.question)
    assert isinstance(answer, CaseView)

    await page.reload()
    assert await page.get_by_text("Щодня", exact=True).is_visible()
    await page.get_by_role("link", name="Antwoorden en afronden").click()
    await page.get_by_label("Standaardantwoord").select_option("cleaning")
    await page.get_by_role("button", name="Gebruiken").click()
    await page.get_by_label("In uw eigen woorden").fill("elke dag om 9.00 uur")
    await page.get_by_label("Wat eruit kwam").select_option("mended")
    await page.get_by_role("button", name="Antwoorden en afronden").click()
    await page.get_by_text("Gedaan: Antwoorden en afronden.").wait_for()

    again = await desk.following.not_solved(filed.code, CHAT, told("Нічого не змінилося"))
    assert again.queue == "coordinator"
    gone = await page.goto(f"{desk.address}/desk/cases/{filed.number}")
    assert gone.status == 404
    coordinator = await window(COORDINATOR, console=False)
    await coordinator.goto(f"{desk.address}/desk/cases/{filed.number}")
    assert await coordinator.get_by_text("Нічого не змінилося").is_visible()
    assert await coordinator.get_by_role("button", name="Oppakken").is_visible()


async def test_colleagues_do_not_overwrite_each_other(desk, window):
    filed = await desk.file(location="havenkade")
    one, other = await window(LOCATION), await window(COORDINATOR, console=False)
    await one.goto(f"{desk.address}/desk/cases/{filed.number}")
    await one.get_by_role("button", name="Oppakken").click()
    await other.goto(f"{desk.address}/desk/cases/{filed.number}/reply")
    await other.get_by_label("In het Nederlands").fill("Ik kom kijken.")
    await one.goto(f"{desk.address}/desk/cases/{filed.number}/note")
    await one.get_by_label("Voor collega’s").fill("Ik heb gebeld.")
    await one.get_by_role("button", name="Notitie voor collega’s").click()
    await other.get_by_role("button", name="Bericht sturen").click()
    assert await other.get_by_text("Iemand heeft deze zaak gewijzigd").is_visible()
    assert await other.get_by_label("In het Nederlands").input_value() == "Ik kom kijken."
    await other.get_by_role("button", name="Bericht sturen").click()
    await other.get_by_text("Gedaan: Bericht sturen.").wait_for()
