"""Machine translation at the desk, against a real server of that kind on this machine."""

from __future__ import annotations

import asyncio
import socket

import pytest
from aiohttp import web

from desk.translate import ANSWER_BYTES, LibreTranslate
from issues.translating import MOST_CHARS, NotTranslated, Translation
from tests.desk.desks import grant
from tests.desk.test_case_pages import ABOUT_STAFF, Town, text_of
from tests.issues.complaints import TEXT


class Service:
    """Answers as LibreTranslate does, or as a broken one would. ``asked``: what it was sent."""

    def __init__(self):
        self.asked, self.answer, self.wait = [], None, asyncio.Event()

    async def __aenter__(self):
        app = web.Application()
        app.router.add_post("/translate", self.translate)
        app.router.add_post("/elsewhere", self.elsewhere)
        self.runner = web.AppRunner(app)
        await self.runner.setup()
        site = web.TCPSite(self.runner, "127.0.0.1", 0)
        await site.start()
        self.address = f"http://127.0.0.1:{site._server.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(self, *_):
        self.wait.set()
        await self.runner.cleanup()

    async def translate(self, request):
        asked = await request.json()
        self.asked.append(asked)
        if self.answer:
            return await self.answer()
        return web.json_response({"translatedText": f"({asked['target']}) vertaling van {asked['source']}"})

    async def elsewhere(self, request):
        self.asked.append("elsewhere")
        return web.json_response({"translatedText": "elders"})

    async def too_slow(self):
        await self.wait.wait()
        return web.json_response({"translatedText": "te laat"})


@pytest.fixture
async def service():
    async with Service() as running:
        yield running


def translator(service, **options):
    return LibreTranslate(service.address + "/", **options)


async def test_the_service_is_asked_as_it_wants_to_be(service):
    made = await translator(service, key="geheim").translate("Пліснява", source="uk", target="nl")
    assert made == Translation("(nl) vertaling van uk", "nl")
    assert service.asked == [{"q": "Пліснява", "source": "uk", "target": "nl", "format": "text", "api_key": "geheim"}]
    await translator(service).translate("x", source="uk", target="nl")
    assert "api_key" not in service.asked[1]


def answering(status=200, text="", **options):
    async def answer():
        return web.Response(status=status, text=text, **options)

    return answer


BAD = {
    "a wrong key": (answering(403, '{"error": "Invalid API key"}'), "refused"),
    "a language it lacks": (answering(400, '{"error": "uk is not supported"}'), "refused"),
    "too many at once": (answering(429), "refused"),
    "broken": (answering(500), "no_answer"),
    "another address": (answering(302, headers={"location": "/elsewhere"}), "no_answer"),
    "no JSON": (answering(text="<html>"), "wrong_answer"),
    "other JSON": (answering(text='["translatedText"]'), "wrong_answer"),
    "no text": (answering(text='{"translatedText": null}'), "wrong_answer"),
    "an empty text": (answering(text='{"translatedText": "  "}'), "wrong_answer"),
    "no end": (answering(text='"' + "x" * (ANSWER_BYTES + 1)), "wrong_answer"),
}


@pytest.mark.parametrize("what", BAD)
async def test_whatever_it_answers_is_a_reason_and_holds_no_word(service, what):
    service.answer, why = BAD[what]
    with pytest.raises(NotTranslated) as problem:
        await translator(service).translate("КАНАРЕЙКА", source="uk", target="nl")
    assert problem.value.why == why
    assert "elsewhere" not in service.asked, "the words go nowhere else"
    assert "КАНАРЕЙКА" not in all_of(problem.value)


def all_of(error):
    """What a log could show of it: its causes too."""
    seen = []
    while error:
        seen.append(repr(error))
        error = error.__cause__ or error.__context__
    return "".join(seen)


async def test_a_slow_service_is_given_up(service):
    service.answer = service.too_slow
    with pytest.raises(NotTranslated) as problem:
        await translator(service, limit_s=0.05).translate("КАНАРЕЙКА", source="uk", target="nl")
    assert problem.value.why == "too_slow"
    assert "КАНАРЕЙКА" not in all_of(problem.value)


async def test_a_service_that_is_not_there_is_said_to_be_so():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(NotTranslated) as problem:
        await LibreTranslate(f"http://127.0.0.1:{port}").translate("КАНАРЕЙКА", source="uk", target="nl")
    assert problem.value.why == "no_answer"
    assert "КАНАРЕЙКА" not in all_of(problem.value)


async def test_a_text_that_is_too_long_is_not_sent(service):
    with pytest.raises(NotTranslated) as problem:
        await translator(service).translate("x" * (MOST_CHARS + 1), source="uk", target="nl")
    assert (problem.value.why, service.asked) == ("too_long", [])


# -- the page ---------------------------------------------------------------------------------------------------


def town_with(translates):
    town = Town()
    object.__setattr__(town.desk.desk, "translates", translates)
    return town


async def test_without_a_service_nothing_is_offered_or_answered():
    town = town_with(None)
    number = await town.file()
    staff = await town.desk.sign_in(grant("location", location="havenkade"))
    assert "translation" not in (await staff.get(f"/desk/cases/{number}")).text
    assert (await staff.post(f"/desk/cases/{number}/translation")).status_code == 404


async def test_the_residents_words_are_translated_on_asking_and_labelled(service):
    town = town_with(translator(service))
    number = await town.file()
    staff = await town.desk.sign_in(grant("location", location="havenkade"))
    assert "vertaling van" not in (await staff.get(f"/desk/cases/{number}")).text
    answer = await staff.post(f"/desk/cases/{number}/translation")
    shown = text_of(answer)
    assert TEXT in shown, "the original stays"
    before, _, after = shown.partition("(nl) vertaling van uk")
    assert after
    assert before.rstrip().endswith("Er kunnen fouten in staan. Wat erboven staat, geldt.")
    assert "Automatische vertaling" in before
    assert answer.headers["cache-control"] == "no-store"
    assert [one["q"] for one in service.asked] == [TEXT]
    latest = await town.desk.desk.audit.latest("voorbeeldstad", "case")
    assert [one.entry.action for one in latest] == ["case.opened", "case.opened"], "shown twice"


async def test_notes_of_staff_and_what_is_in_the_readers_language_stay_here(service):
    town = town_with(translator(service))
    number = await town.file(text="De kraan lekt al een week en niemand komt kijken.", language="nl")
    staff = await town.desk.sign_in(grant("location", location="havenkade"), language="nl")
    await staff.get(f"/desk/cases/{number}")
    version = (await town.case(number)).version
    await staff.post(f"/desk/cases/{number}/note", {"version": str(version), "once": "00" * 16, "words_nl": "Заметка"})
    await staff.post(f"/desk/cases/{number}/translation")
    assert service.asked == []


async def test_a_failure_is_said_and_the_case_is_still_there(service):
    service.answer = answering(500)
    town = town_with(translator(service))
    number = await town.file()
    staff = await town.desk.sign_in(grant("location", location="havenkade"))
    shown = text_of(await staff.post(f"/desk/cases/{number}/translation"))
    assert "De vertaaldienst is niet te bereiken." in shown
    assert TEXT in shown


async def test_what_is_not_seen_is_not_sent(service):
    town = town_with(translator(service))
    number = await town.file(**ABOUT_STAFF)
    staff = await town.desk.sign_in(grant("location", location="havenkade"))
    assert (await staff.post(f"/desk/cases/{number}/translation")).status_code == 404
    assert service.asked == []
