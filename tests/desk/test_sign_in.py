"""Signing in: one answer for whoever guesses, and nothing lost for whoever is right."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from urllib.parse import urlencode

import pytest

from desk.accounts.passwords import Passwords
from desk.accounts.ports import AccountChange
from desk.accounts.totp import code_at
from desk.page import page
from desk.route import DeskRoute
from desk.routes import ROUTES
from tests.desk.desks import TestDesk, grant

HOSTS, CONFIDANT = grant("hosts"), grant("confidant")
PASSWORD = "vier paarden in de mist"
EMAIL = "sanne@example.nl"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


async def show(request):
    return page(request, "problem.html", title="Form", text=request.visit.typed.get("words", "nothing"), back="/")


FORM = (
    DeskRoute("GET", "/desk/form", "signed_in", show),
    DeskRoute("POST", "/desk/form", "signed_in", show),
    DeskRoute("POST", "/desk/form/deep/button", "signed_in", show),
)


@pytest.fixture
def desk():
    return TestDesk(routes=(*ROUTES, *FORM))


async def account(desk, *grants, totp="", email=EMAIL, **change):
    return await desk.account(
        *grants, email=email, secrets={"password": await desk.passwords.hashed(PASSWORD), "totp": totp}, **change
    )


async def signs_in(browser, email=EMAIL, password=PASSWORD, **fields):
    await browser.get("/desk/sign-in")
    return await browser.post("/desk/sign-in", {"email": email, "password": password} | fields)


def hidden(answer, name):
    return re.search(rf'name="{name}" value="([^"]*)"', answer.text)[1]


async def test_the_right_password_signs_in(desk):
    await account(desk, HOSTS)
    browser = desk.browser()
    assert (await signs_in(browser)).headers["location"] == "/desk"
    assert (await browser.get("/desk/form")).status_code == 200


async def test_however_the_address_is_written(desk):
    await account(desk, HOSTS)
    assert (await signs_in(desk.browser(), email=" Sanne@EXAMPLE.nl ")).status_code == 303


async def test_an_unknown_address_a_wrong_password_and_a_locked_account_get_one_answer(desk):
    await account(desk, HOSTS)
    await account(desk, HOSTS, email="dicht@example.nl", locked=True)
    await desk.account(HOSTS, email="nieuw@example.nl", secrets=None)
    answers = []
    for email, password in (
        (EMAIL, "een ander wachtwoord"),
        ("niemand@example.nl", PASSWORD),
        ("dicht@example.nl", PASSWORD),
        ("nieuw@example.nl", PASSWORD),
    ):
        answer = await signs_in(desk.browser(), email=email, password=password)
        answers.append((answer.status_code, re.sub(r'value="[^"]*"', "", answer.text)))
    assert answers[0][0] == 422
    assert len(set(answers)) == 1


async def test_an_unknown_address_costs_as_many_hashes_as_a_wrong_password(desk, monkeypatch):
    await account(desk, HOSTS)
    worked = []
    verify = Passwords._verify
    monkeypatch.setattr(Passwords, "_verify", lambda self, *args: worked.append(args[0][:28]) or verify(self, *args))
    await signs_in(desk.browser(), password="een ander wachtwoord")
    await signs_in(desk.browser(), email="niemand@example.nl")
    assert len(worked) == 2
    assert worked[0] == worked[1]


async def test_a_confidant_needs_a_code_and_each_code_signs_in_once(desk):
    await account(desk, CONFIDANT, totp=SECRET)
    browser, other = desk.browser(), desk.browser()
    code = code_at(SECRET, desk.now())
    step = await signs_in(browser)
    assert step.status_code == 200
    assert (await browser.get("/desk/form")).status_code == 303
    carried = hidden(step, "carried")
    assert (await browser.post("/desk/sign-in/code", {"carried": carried, "code": "000000"})).status_code == 422
    done = await browser.post("/desk/sign-in/code", {"carried": carried, "code": f"{code[:3]} {code[3:]}"})
    assert done.headers["location"] == "/desk"
    assert (await browser.get("/desk/form")).status_code == 200
    again = await signs_in(other)
    refused = await other.post("/desk/sign-in/code", {"carried": hidden(again, "carried"), "code": code})
    assert refused.status_code == 422
    assert (await other.get("/desk/form")).status_code == 303


async def test_the_second_step_of_one_browser_is_worth_nothing_in_another(desk):
    await account(desk, CONFIDANT, totp=SECRET)
    browser, thief = desk.browser(), desk.browser()
    carried = hidden(await signs_in(browser), "carried")
    await thief.get("/desk/sign-in")
    answer = await thief.post("/desk/sign-in/code", {"carried": carried, "code": code_at(SECRET, desk.now())})
    assert answer.status_code == 422
    assert (await thief.get("/desk/form")).status_code == 303


async def test_the_second_step_waits_a_quarter_of_an_hour_and_no_password_change(desk):
    row = await account(desk, CONFIDANT, totp=SECRET)
    browser = desk.browser()
    carried = hidden(await signs_in(browser), "carried")
    desk.now.passes(minutes=15)
    late = await browser.post("/desk/sign-in/code", {"carried": carried, "code": code_at(SECRET, desk.now())})
    assert late.status_code == 422
    carried = hidden(await signs_in(browser), "carried")
    await desk.stores.accounts.change(row.id, row.version, AccountChange(secrets=row.secrets))
    changed = await browser.post("/desk/sign-in/code", {"carried": carried, "code": code_at(SECRET, desk.now())})
    assert changed.status_code == 422
    assert (await browser.get("/desk/form")).status_code == 303


@pytest.mark.parametrize("role", ["confidant", "coordinator", "editor", "admin"])
async def test_who_reads_or_changes_what_others_may_not_never_signs_in_without_a_second_step(desk, role):
    await account(desk, grant(role))
    browser = desk.browser()
    answer = await signs_in(browser)
    assert answer.status_code == 422
    assert "tweede stap" in answer.text
    assert (await browser.get("/desk/form")).status_code == 303


async def test_a_new_session_begins_with_each_sign_in_so_none_can_be_planted(desk):
    await account(desk, HOSTS)
    browser = desk.browser()
    await browser.get("/desk/sign-in")
    planted = browser.token
    await signs_in(browser)
    assert browser.token != planted
    thief = desk.browser()
    thief.cookies = {next(iter(browser.cookies)): planted}
    assert (await thief.get("/desk/form")).status_code == 303


async def test_the_eleventh_try_of_an_account_has_to_wait_even_with_the_right_password(desk):
    await account(desk, HOSTS)
    for _ in range(10):
        assert (await signs_in(desk.browser(), password="een ander wachtwoord")).status_code == 422
    refused = await signs_in(desk.browser())
    assert refused.status_code == 429
    assert "15 minuten" in refused.text
    assert (await signs_in(desk.browser(), email="ander@example.nl")).status_code == 422
    desk.now.passes(minutes=15)
    assert (await signs_in(desk.browser())).status_code == 303


async def test_whoever_signs_in_begins_to_count_anew(desk):
    await account(desk, HOSTS)
    for _ in range(3):
        for _ in range(9):
            await signs_in(desk.browser(), password="een ander wachtwoord")
        assert (await signs_in(desk.browser())).status_code == 303
        desk.now.passes(minutes=15)


async def test_one_place_in_the_network_may_not_try_many_accounts(desk):
    for number in range(30):
        assert (await signs_in(desk.browser(), email=f"{number}@example.nl")).status_code == 422
    assert (await signs_in(desk.browser(), email="31@example.nl")).status_code == 429


async def test_codes_cannot_be_guessed_with_a_known_password(desk):
    await account(desk, CONFIDANT, totp=SECRET)
    browser = desk.browser()
    carried = hidden(await signs_in(browser), "carried")
    for _ in range(10):
        assert (await browser.post("/desk/sign-in/code", {"carried": carried, "code": "123123"})).status_code == 422
    right = {"carried": carried, "code": code_at(SECRET, desk.now())}
    assert (await browser.post("/desk/sign-in/code", right)).status_code == 429


async def test_a_hash_of_older_figures_is_made_anew_at_the_next_sign_in(desk):
    older = Passwords(memory_kib=64, passes=1)
    row = await desk.account(HOSTS, email=EMAIL, secrets={"password": await older.hashed(PASSWORD), "totp": ""})
    assert (await signs_in(desk.browser())).status_code == 303
    kept = desk.desk.accounts.secrets(await desk.stores.accounts.get(row.id))["password"]
    assert not desk.passwords.is_outdated(kept)
    assert (await signs_in(desk.browser())).status_code == 303


@pytest.mark.parametrize(
    ("asked", "goes"),
    [
        ("/desk/form?theme=mould", "/desk/form?theme=mould"),
        ("https://evil.example/desk/", "/desk"),
        ("//evil.example", "/desk"),
        ("/desk/\\evil.example", "/desk"),
        ("/preview", "/desk"),
        ("/desk/sign-out", "/desk"),
    ],
)
async def test_signing_in_leads_back_into_the_desk_and_nowhere_else(desk, asked, goes):
    await account(desk, HOSTS)
    browser = desk.browser()
    assert (await signs_in(browser, next=asked)).headers["location"] == goes


async def test_whoever_is_signed_in_is_not_asked_again(desk):
    browser = await desk.sign_in(HOSTS)
    assert (await browser.get("/desk/sign-in?next=/desk/form")).headers["location"] == "/desk/form"


async def test_signing_out_ends_the_session_everywhere_it_is(desk):
    browser = await desk.sign_in(HOSTS)
    copy = desk.browser()
    copy.cookies = dict(browser.cookies)
    assert (await browser.post("/desk/sign-out")).headers["location"] == "/desk/sign-in"
    assert (await copy.get("/desk/form")).status_code == 303


WORDS = "Уточнення: <b>лист</b> & «відповідь», " * 100


async def test_what_was_typed_while_the_session_ended_is_in_the_form_after_signing_in_again(desk):
    row = await account(desk, HOSTS)
    browser = await desk.signed_in(row)
    desk.now.passes(minutes=31)
    ended = await browser.post("/desk/form", {"words": WORDS})
    assert ended.status_code == 401
    assert WORDS[:20] not in ended.text
    again = await browser.post("/desk/sign-in", {"email": EMAIL, "password": PASSWORD, "typed": hidden(ended, "typed")})
    assert again.headers["location"] == "/desk/form"
    shown = await browser.get("/desk/form")
    assert "&lt;b&gt;лист&lt;/b&gt; &amp; «відповідь»" in shown.text
    assert shown.text.count("лист") == 100
    assert "weer ingelogd" in shown.text
    assert "лист" not in (await browser.get("/desk/form")).text


async def test_it_survives_a_wrong_password_and_the_second_step(desk):
    row = await account(desk, CONFIDANT, totp=SECRET)
    browser = await desk.signed_in(row)
    desk.now.passes(minutes=31)
    ended = await browser.post("/desk/form/deep/button", {"words": WORDS})
    wrong = await browser.post(
        "/desk/sign-in", {"email": EMAIL, "password": "een ander", "typed": hidden(ended, "typed")}
    )
    step = await browser.post("/desk/sign-in", {"email": EMAIL, "password": PASSWORD, "typed": hidden(wrong, "typed")})
    fields = {"carried": hidden(step, "carried"), "code": code_at(SECRET, desk.now())}
    done = await browser.post("/desk/sign-in/code", fields)
    assert done.headers["location"] == "/desk/form"


async def test_it_is_kept_a_quarter_of_an_hour_and_for_this_browser_alone(desk):
    row = await account(desk, HOSTS)
    browser, other = await desk.signed_in(row), desk.browser()
    desk.now.passes(minutes=31)
    typed = hidden(await browser.post("/desk/form", {"words": "sealed"}), "typed")
    assert (await signs_in(other, typed=typed)).headers["location"] == "/desk"
    assert "sealed" not in (await other.get("/desk/form")).text
    desk.now.passes(minutes=15)
    assert (await signs_in(browser, typed=typed)).headers["location"] == "/desk"


async def test_nothing_typed_lies_in_the_store_in_the_clear(desk):
    row = await account(desk, HOSTS)
    browser = await desk.signed_in(row)
    await browser.post("/desk/form", {"words": "plain words"}, form_token="0" * 64)
    kept = [one.kept for one in await desk.stores.sessions.of(row.id)]
    assert kept[0]
    assert b"plain" not in kept[0]
    assert (await browser.get("/desk/form")).text.count("plain words") == 1


async def test_who_signed_in_and_whose_code_was_refused_is_in_the_audit(desk):
    row = await account(desk, CONFIDANT, totp=SECRET)
    browser = desk.browser()
    carried = hidden(await signs_in(browser), "carried")
    await browser.post("/desk/sign-in/code", {"carried": carried, "code": "000000"})
    await browser.post("/desk/sign-in/code", {"carried": carried, "code": code_at(SECRET, desk.now())})
    await browser.post("/desk/sign-out")
    written = await desk.desk.audit.latest(CONFIDANT.municipality, "account")
    assert [one.entry.action for one in reversed(written)] == [
        "account.refused",
        "account.signed_in",
        "account.signed_out",
    ]
    assert {one.entry.subject for one in written} == {row.id}


async def test_a_wrong_password_writes_nothing_as_an_unknown_address_does(desk):
    await account(desk, HOSTS)
    await signs_in(desk.browser(), password="een ander wachtwoord")
    assert await desk.desk.audit.latest(HOSTS.municipality, "account") == []


async def test_the_page_speaks_the_language_asked_for(desk):
    browser = desk.browser()
    assert "Inloggen" in (await browser.get("/desk/sign-in")).text
    assert "Увійти" in (await browser.get("/desk/sign-in?language=uk")).text
    assert "Увійти" in (await browser.get("/desk/sign-in", accept_language="uk-UA,uk;q=0.9")).text


def language_links(answer):
    """Where the links at the top lead, by language."""
    return {code: unescape(to) for to, code in re.findall(r'href="([^"]+)" lang="(\w+)" hreflang', answer.text)}


async def test_choosing_a_language_does_not_lose_where_somebody_wanted_to_go(desk):
    await account(desk, HOSTS)
    browser, wanted = desk.browser(), "/desk/form?theme=mould&kind=idea"
    sent = (await browser.get(wanted)).headers["location"]
    other = await browser.get("/desk/sign-in" + language_links(await browser.get(sent))["uk"])
    assert "Увійти" in other.text
    to = unescape(re.search(r'<form method="post" action="([^"]+)"', other.text)[1])
    typed = {"email": EMAIL, "password": "een ander wachtwoord", "next": unescape(hidden(other, "next"))}
    wrong = await browser.post(to, typed)
    assert "Увійти" in wrong.text, "a wrong password does not change the language"
    back = await browser.get("/desk/sign-in" + language_links(wrong)["nl"])
    sent = typed | {"password": PASSWORD, "next": unescape(hidden(back, "next"))}
    assert (await browser.post(to, sent)).headers["location"] == wanted


async def test_the_second_step_in_another_language_begins_again_and_still_leads_there(desk):
    await account(desk, CONFIDANT, totp=SECRET)
    browser = desk.browser()
    code = await signs_in(browser, next="/desk/form")
    again = await browser.get("/desk/sign-in/code" + language_links(code)["uk"])
    begun = await browser.get(again.headers["location"])
    assert ("Увійти" in begun.text, hidden(begun, "next")) == (True, "/desk/form")


@pytest.mark.parametrize("asked", ["https://evil.example/desk/", "//evil.example", "/desk/\\evil", "/desk/a\nb"])
async def test_no_link_of_a_page_before_signing_in_leads_elsewhere(desk, asked):
    await account(desk, CONFIDANT, totp=SECRET)
    browser = desk.browser()
    pages = [
        await browser.get("/desk/sign-in?" + urlencode({"next": asked})),
        await signs_in(browser, password="een ander wachtwoord", next=asked),
        await signs_in(browser, next=asked),
    ]
    for shown in pages:
        assert "evil" not in shown.text
        assert set(language_links(shown).values()) == {f"?language={code}&next=%2Fdesk" for code in ("nl", "uk")}
    again = await browser.get("/desk/sign-in/code?" + urlencode({"next": asked}))
    assert again.headers["location"] == "/desk/sign-in?language=nl&next=%2Fdesk"


async def test_where_what_was_typed_waits_in_the_page_no_link_throws_it_away(desk):
    browser = desk.browser()
    asked = await browser.post("/desk/form", {"words": "Wij komen morgen."})
    assert asked.status_code == 401
    assert language_links(asked) == {}


async def test_nor_at_the_second_step_and_the_way_back_takes_it_along(desk):
    row = await account(desk, CONFIDANT, totp=SECRET)
    browser = await desk.signed_in(row)
    desk.now.passes(minutes=31)
    ended = await browser.post("/desk/form", {"words": "Wij komen morgen."})
    step = await browser.post("/desk/sign-in", {"email": EMAIL, "password": PASSWORD, "typed": hidden(ended, "typed")})
    wrong = await browser.post("/desk/sign-in/code", {"carried": hidden(step, "carried"), "code": "000000"})
    assert (language_links(step), language_links(wrong)) == ({}, {})
    assert 'href="/desk/sign-in' not in step.text
    begun = await browser.post("/desk/sign-in/code", {"carried": hidden(wrong, "carried"), "begin": "1"})
    assert (begun.status_code, language_links(begun)) == (200, {})
    again = await browser.post("/desk/sign-in", {"email": EMAIL, "password": PASSWORD, "typed": hidden(begun, "typed")})
    code = {"carried": hidden(again, "carried"), "code": code_at(SECRET, desk.now())}
    entered = await browser.post("/desk/sign-in/code", code)
    assert "Wij komen morgen." in (await browser.get(entered.headers["location"])).text


async def test_an_account_without_any_role_is_nobody(desk):
    row = await account(desk, HOSTS)
    browser = await desk.signed_in(row)
    await desk.stores.accounts.change(row.id, row.version, AccountChange(grants=()))
    assert (await browser.get("/desk/form")).status_code == 303
    assert (await signs_in(desk.browser())).status_code == 422


def test_times_are_what_was_promised():
    from desk.sessions.sessions import IDLE, LONGEST  # noqa: PLC0415

    assert (timedelta(minutes=30), timedelta(hours=12)) == (IDLE, LONGEST)


@pytest.mark.parametrize("ended", [True, False])
async def test_no_password_or_code_is_ever_kept_with_what_was_typed(desk, ended):
    row = await account(desk, HOSTS)
    browser = await desk.signed_in(row)
    fields = {"words": "kept", "password": PASSWORD, "password_again": PASSWORD, "current": PASSWORD, "code": "123456"}
    if ended:
        desk.now.passes(minutes=31)
        typed = hidden(await browser.post("/desk/form", fields), "typed")
        await browser.post("/desk/sign-in", {"email": EMAIL, "password": PASSWORD, "typed": typed})
    else:
        await browser.post("/desk/form", fields, form_token="0" * 64)
    session = await desk.desk.sessions.find(browser.token, now=desk.now())
    assert session.kept.typed.fields == {"words": "kept"}


async def test_every_form_that_is_shown_has_the_token_that_it_must_bring_back(desk):
    """As a browser sends it: with what stands in the page, and nothing that a test worked out."""
    await account(desk, HOSTS)
    browser = desk.browser()
    shown = await browser.get("/desk/sign-in")
    fields = {"email": EMAIL, "password": PASSWORD}
    done = await browser.post("/desk/sign-in", fields, form_token=hidden(shown, "form_token"))
    assert done.headers["location"] == "/desk"
    for path in ("/desk/account", "/desk/account/second-step"):
        page_shown = (await browser.get(path)).text
        tokens = set(re.findall(r'name="form_token" value="([^"]*)"', page_shown))
        assert tokens == {browser.form_token}
        assert page_shown.count('method="post"') == page_shown.count('name="form_token"')
