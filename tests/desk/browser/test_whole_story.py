"""From a resident's first tap in the chat to the coordinator's queue, in the program as it is started by `make run`.

The complaint is an urgent one: the resident is told of news at any hour, and at once.
"""

from __future__ import annotations

import re

import pytest
import pytest_asyncio
from playwright.async_api import expect

from tests.desk.browser.served_desk import PATIENCE_MS, patient
from tests.desk.browser.whole_program import Colleague, Resident, whole_program

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(600)]

NUMBER = re.compile(r"\b[2-9A-Z]{3}-[2-9A-Z]{4}\b")
TOLD, ANSWERED, STILL = "Холодно, донька кашляє.", "Щодня, і вночі теж", "Батарея знову холодна"
QUESTION = "Як часто це буває: один раз, інколи чи щодня?"


@pytest_asyncio.fixture(loop_scope="session")
async def program(tmp_path, model_folder):
    async with whole_program(tmp_path, model_folder) as running:
        yield running


@pytest_asyncio.fixture(loop_scope="session")
async def window(chromium):
    """Another browser for each person; fails at the end where a page had an error of its own."""
    opened, errors = [], []

    async def begin(**settings):
        context = await chromium.new_context(**settings)
        context.set_default_timeout(PATIENCE_MS)
        opened.append(context)
        page = await context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        return page

    with patient():
        yield begin
    for one in opened:
        await one.close()
    assert errors == []


async def test_from_the_chat_to_the_desk_and_back_and_to_the_coordinator(program, window):
    olena = await Resident(await window(locale="uk-UA")).begin(program.address)
    number = await files(olena)

    sanne = Colleague(await window(locale="nl-NL"), program.address)
    await sanne.follow(program.links["location"])
    assert sanne.app is None, "location staff sign in with a password alone"
    await sanne.accept()
    await asks(sanne, number)

    await olena.ever_sees("Для вас є новини.")
    await answers(olena, number)
    await resolves(sanne, number)

    coen = await coordinator_with_codes(program, window)
    await coen.go("/desk/cases?stage=all")
    await expect(coen.page.locator("tr", has_text=number)).to_contain_text("Beantwoord")

    await coen.go("/desk/cases")
    await coen.sees("Er staat niets open.")
    await says_that_it_is_not_solved(olena, number)
    await coen.page.get_by_role("link", name="1 nieuwe zaak").click()
    row = coen.page.locator("tr", has_text=number)
    await expect(row).to_contain_text("Dringend")
    await row.get_by_role("link").click()
    for words in (TOLD, ANSWERED, STILL):
        await coen.sees(words)
    await expect(coen.page.get_by_role("button", name="Oppakken")).to_be_visible()
    assert (await sanne.go(f"/desk/cases/{number}")).status == 404, "it was taken out of the location's hands"


async def files(olena):
    """The number of the case, and in between what the resident must have been told."""
    await olena.press("Українська", "Повідомити чи поскаржитися", "Повідомлення про проблему")
    await olena.press("Житло, їжа, чистота", "Опалення, холод, спека", "У моїй кімнаті", "Кілька днів")
    await olena.press("Зовсім не гріє, є діти або хворі", "Ще нікому", "Мені")
    await olena.press("Далі")
    await olena.sees("Хочете розповісти своїми словами?")
    await olena.write(TOLD)
    await olena.ever_sees("Додано до ваших слів")
    await olena.press("Далі", "Без фото")
    summary = await olena.sees("Перевірте, будь ласка")
    assert TOLD in summary
    assert "Керівник Де Лінде" in summary, "who will read it"
    await olena.press("Надіслати", "Напишіть мені тут")
    return NUMBER.search(await olena.sees("Отримано."))[0]


async def asks(sanne, number):
    """From the queue: what came in is there, is opened, taken on, and something is asked."""
    await sanne.page.get_by_role("link", name="Verwarming, kou, hitte").click()
    await sanne.sees(number)
    await sanne.sees(TOLD)
    await sanne.sees("Geen verwarming; kinderen of zieken")
    await sanne.press("Oppakken")
    await sanne.page.get_by_role("link", name="Iets vragen").click()
    await sanne.page.get_by_label("Standaardantwoord").select_option("ask_often")
    await sanne.press("Gebruiken")
    await sanne.press("Iets vragen")
    await sanne.sees("Gedaan: Iets vragen.")


async def answers(olena, number):
    await olena.press("Показати новини")
    await olena.sees("До вас є запитання")
    await olena.press("Прочитати запитання й відповісти")
    assert QUESTION in await olena.sees("Вас запитують")
    await olena.write(ANSWERED)
    assert ANSWERED in await olena.sees("Перевірте, будь ласка")
    await olena.press("Надіслати")
    assert number in await olena.sees("Ви відповіли")


async def resolves(sanne, number):
    await sanne.go(f"/desk/cases/{number}")
    await sanne.sees(ANSWERED)
    await sanne.page.get_by_role("link", name="Antwoorden en afronden").click()
    await sanne.page.get_by_label("In het Nederlands").fill("De verwarming is gemaakt.")
    await sanne.page.get_by_label("Wat eruit kwam").select_option("mended")
    await sanne.press("Antwoorden en afronden")
    await sanne.sees("Gedaan: Antwoorden en afronden.")


async def says_that_it_is_not_solved(olena, number):
    await expect(olena.page.get_by_text("Для вас є новини.")).to_have_count(2)
    await olena.press("Показати новини")
    await olena.sees("Для вас є відповідь")
    await olena.press("Прочитати відповідь")
    await olena.sees("De verwarming is gemaakt.")
    await olena.press("Це не вирішено")
    await olena.write(STILL)
    await olena.ever_sees(STILL)
    await olena.press("Надіслати")
    await olena.sees("Ви написали, що це не вирішено.")


async def coordinator_with_codes(program, window):
    """Set up with the key beside the QR code; a wrong code opens nothing, and none opens anything twice."""
    coen = Colleague(await window(locale="nl-NL"), program.address)
    await coen.follow(program.links["coordinator"])
    await coen.accept(coen.app.wrong_code())
    await coen.sees("Deze code klopt niet.")
    await coen.go("/desk/cases")
    assert "/desk/sign-in" in coen.page.url
    await coen.follow(program.links["coordinator"])
    code = coen.app.code()
    await coen.accept(code)
    await expect(coen.page.get_by_role("heading", level=1)).to_have_text("Zaken")
    await coen.press("Uitloggen")
    await coen.sign_in("coordinator@voorbeeldstad.example")
    for refused in (code, coen.app.wrong_code()):
        await coen.give_code(refused)
        await coen.sees("Deze code klopt niet, of is al gebruikt.")
    await coen.give_code(coen.app.code())
    await expect(coen.page.get_by_role("heading", level=1)).to_have_text("Zaken")
    return coen
