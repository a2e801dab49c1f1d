"""What every request passes before its page is asked."""

from __future__ import annotations

from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from desk.app import NoPermission, build_routes
from desk.page import go, page
from desk.route import DeskRoute
from desk.routes import ROUTES
from desk.sessions.cookie import COOKIE
from tests.desk.desks import ADDRESS, TestDesk, grant

CONFIDANT, ANALYST = grant("confidant"), grant("analyst")


async def show(request):
    words = request.visit.typed.get("words", "nothing")
    return page(request, "problem.html", title="Form", text=f"<b>{words}</b>", back="/")


async def take(request):
    if request.fields.get("words") == "break":
        raise RuntimeError
    return await go(request, "/desk/form", notice="Kept: " + request.fields["words"])


FORM = (
    DeskRoute("GET", "/desk/form", "cases.read", show),
    DeskRoute("POST", "/desk/form", "cases.act", take, body_bytes=1000),
    DeskRoute("POST", "/desk/form/deep/button", "cases.act", take),
)


@pytest.fixture
def desk():
    return TestDesk(routes=(*ROUTES, *FORM))


@pytest.fixture
async def browser(desk):
    return await desk.sign_in(CONFIDANT)


async def test_a_route_without_a_permission_is_never_served(desk):
    with pytest.raises(NoPermission, match="GET /desk/odd needs a permission"):
        build_routes(desk.desk, [DeskRoute("GET", "/desk/odd", "", show)])


async def test_whoever_is_not_signed_in_is_sent_to_sign_in_and_back_wherever_they_go(desk):
    browser = desk.browser()
    for path in ("/desk/form?theme=mould", "/desk/nothing-here", "/desk/form/deep/button"):
        answer = await browser.get(path)
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/desk/sign-in?next=%2Fdesk%2F")


async def test_what_may_not_be_opened_looks_like_what_is_not_there(desk):
    browser = await desk.sign_in(ANALYST)
    hidden, missing = await browser.get("/desk/form"), await browser.get("/desk/farm")
    assert hidden.status_code == missing.status_code == 404
    assert hidden.text == missing.text
    assert (await browser.post("/desk/form", {"words": "x"})).status_code == 404


async def test_a_form_of_ours_is_taken_and_its_notice_is_shown_once(browser):
    assert (await browser.post("/desk/form", {"words": "Ä <script>"})).headers["location"] == "/desk/form"
    shown = await browser.get("/desk/form")
    assert "Kept: Ä &lt;script&gt;" in shown.text
    assert "Kept" not in (await browser.get("/desk/form")).text


@pytest.mark.parametrize(
    "headers",
    [
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
        {"origin": "https://evil.example"},
        {"origin": "null", "sec_fetch_site": "same-origin"},
    ],
)
async def test_a_form_from_elsewhere_is_refused(browser, headers):
    answer = await browser.post("/desk/form", {"words": "x"}, **headers)
    assert answer.status_code == 403
    assert "Kept" not in (await browser.get("/desk/form")).text


async def test_a_form_that_says_nothing_of_where_it_is_from_is_refused(browser):
    answer = await browser.client.post(
        "/desk/form",
        data={"words": "x", "form_token": browser.form_token},
        headers={"cookie": f"{COOKIE}={browser.token}"},
    )
    assert answer.status_code == 403


@pytest.mark.parametrize("token", ["", "0" * 64])
async def test_without_its_token_a_form_does_nothing_and_what_was_typed_is_there_again(browser, token):
    answer = await browser.post("/desk/form", {"words": "typed"}, form_token=token)
    assert answer.headers["location"] == "/desk/form"
    shown = await browser.get("/desk/form")
    assert "&lt;b&gt;typed&lt;/b&gt;" in shown.text
    assert "Kept: typed" not in shown.text
    assert "opnieuw ingelogd" in shown.text
    assert "typed" not in (await browser.get("/desk/form")).text


async def test_the_token_of_another_browser_is_worth_nothing(desk, browser):
    other = await desk.sign_in(CONFIDANT)
    await browser.post("/desk/form", {"words": "typed"}, form_token=other.form_token)
    assert "Kept: typed" not in (await browser.get("/desk/form")).text


async def test_too_much_is_refused_without_being_read(browser):
    assert (await browser.post("/desk/form", {"words": "x" * 2000})).status_code == 413


async def test_where_a_page_fails_nothing_typed_is_lost(browser):
    with capture_logs() as logged:
        answer = await browser.post("/desk/form", {"words": "break", "more": "kept"})
    assert [one["event"] for one in logged] == ["desk_failed"]
    assert answer.status_code == 500
    assert "RuntimeError" not in answer.text
    assert 'href="/desk/form"' in answer.text
    assert "&lt;b&gt;break&lt;/b&gt;" in (await browser.get("/desk/form")).text


async def test_every_answer_carries_the_headers_and_no_script_or_style_inline(desk, browser):
    for answer in [
        await browser.get("/desk/form"),
        await browser.get("/desk/farm"),
        await desk.browser().get("/desk/form"),
        await browser.post("/desk/form", {"words": "x"}, origin="https://evil.example"),
        await browser.client.request("DELETE", "/desk/form"),
    ]:
        policy = answer.headers["content-security-policy"]
        assert "unsafe" not in policy
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "no-store"
        assert "<script>" not in answer.text
        assert "style=" not in answer.text


async def test_the_cookie_is_for_this_host_alone_and_out_of_reach_of_scripts(desk):
    cookie = (await desk.browser().get("/desk/form")).headers["set-cookie"]
    assert cookie.startswith("__Host-wegwijzer_desk=")
    parts = {part.strip().lower() for part in cookie.split(";")[1:]}
    assert parts == {"httponly", "path=/", "samesite=lax", "secure"}


async def test_under_another_address_the_desk_says_where_it_is(desk):
    answer = await desk.browser("http://203.0.113.5:8080").get("/desk/form")
    assert answer.status_code == 421
    assert ADDRESS in answer.text


async def test_a_session_ends_after_half_an_hour_of_silence(desk, browser):
    for _ in range(3):
        desk.now.passes(minutes=29)
        assert (await browser.get("/desk/form")).status_code == 200
    desk.now.passes(minutes=30)
    assert (await browser.get("/desk/form")).status_code == 303
    desk.now.at -= timedelta(minutes=30)
    assert (await browser.get("/desk/form")).status_code == 303


async def test_a_session_ends_after_twelve_hours_however_busy(desk, browser):
    for _ in range(24):
        desk.now.passes(minutes=29)
        assert (await browser.get("/desk/form")).status_code == 200
    desk.now.passes(minutes=25)
    assert (await browser.get("/desk/form")).status_code == 303


async def test_a_locked_account_is_out_at_once(desk):
    row = await desk.account(CONFIDANT)
    browser = await desk.signed_in(row)
    assert (await browser.get("/desk/form")).status_code == 200
    from desk.accounts.ports import AccountChange  # noqa: PLC0415

    await desk.stores.accounts.change(row.id, row.version, AccountChange(locked=True))
    assert (await browser.get("/desk/form")).status_code == 303
