"""Signing in through a real OpenID Connect server on this machine (npm's oidc-provider), and all that may be wrong.

Without npm, or where its packages cannot be fetched, the tests are skipped and say why; where CI=true they fail.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from desk.oidc.connect import OpenIdConnect, Registered
from tests.desk.desks import ADDRESS, TestDesk, grant

HERE = Path(__file__).parent / "oidc_server"
HOSTS, CONFIDANT = grant("hosts"), grant("confidant")
CLIENT = {"client_id": "wegwijzer-desk", "client_secret": "a secret: with/signs&in=it"}
BACK = ADDRESS + "/desk/oidc/callback"
EMAIL = "sanne@gemeente.example"


def missing(reason):
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def server_folder(tmp_path_factory):
    """The server with its packages, as the lock has them; where CI has put them already, those."""
    if (HERE / "node_modules").is_dir():
        return HERE
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        missing("no OpenID Connect server: npm is not here")
    folder = tmp_path_factory.mktemp("oidc_server")
    for name in ("package.json", "package-lock.json", "server.mjs"):
        shutil.copy(HERE / name, folder)
    done = subprocess.run([npm, "ci", "--no-audit", "--no-fund"], cwd=folder, capture_output=True, check=False)
    if done.returncode:
        missing("no OpenID Connect server: npm could not fetch its packages")
    return folder


@pytest.fixture(scope="module")
def issuer(server_folder):
    """Its address. It ends when its standard input does, whatever becomes of the test."""
    environment = os.environ | {
        "CLIENT_ID": CLIENT["client_id"],
        "CLIENT_SECRET": CLIENT["client_secret"],
        "REDIRECT_URI": BACK,
        "NODE_NO_WARNINGS": "1",
    }
    with subprocess.Popen(
        ["node", "server.mjs"],
        cwd=server_folder,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as server:
        line = b""
        while not line.startswith(b"{"):
            line = server.stdout.readline()
            assert line, "the server did not start"
        yield json.loads(line)["issuer"]
        server.stdin.close()
        server.wait(10)


@contextmanager
def changed_claims(monkeypatch, **change):
    """As if the provider had said something else."""
    from desk.oidc import connect  # noqa: PLC0415

    decode = connect.jwt.decode

    def other(*args, **kwargs):
        token = decode(*args, **kwargs)
        token.claims.update(change)
        return token

    with monkeypatch.context() as patch:
        patch.setattr(connect.jwt, "decode", other)
        yield


def registered(issuer, **change):
    return Registered(issuer=issuer, back=BACK, **CLIENT | change)


def real_now():
    """The server has a clock of its own."""
    return datetime.now(UTC)


@pytest.fixture
def desk(issuer):
    return TestDesk(provider=OpenIdConnect(registered(issuer), real_now))


async def person(issuer, email=EMAIL, *, verified=True, sub="sanne"):
    async with httpx.AsyncClient() as client:
        await client.post(issuer + "/test/person", json={"sub": sub, "email": email, "email_verified": verified})


async def at_the_provider(issuer, address):
    """Signs in there as the person named last; where it sends the browser in the end."""
    assert address.startswith(issuer)
    async with httpx.AsyncClient() as client:
        while not address.startswith(BACK):
            answer = await client.get(address)
            assert answer.status_code in {302, 303}, answer.text
            address = str(httpx.URL(address).join(answer.headers["location"]))
    return address.removeprefix(ADDRESS)


async def begun(browser, issuer, path="/desk/oidc/start"):
    """What comes back from the provider."""
    sent = await browser.get(path)
    assert sent.status_code == 303, sent.text
    return await at_the_provider(issuer, sent.headers["location"])


async def is_in(browser):
    return (await browser.get("/desk/account")).status_code == 200


async def test_whoever_was_invited_signs_in_and_goes_where_they_wanted(desk, issuer):
    await desk.account(HOSTS, email=EMAIL, secrets=None)
    await person(issuer)
    browser = desk.browser()
    assert 'href="/desk/oidc/start' in (await browser.get("/desk/sign-in")).text
    back = await begun(browser, issuer, "/desk/oidc/start?next=/desk/account")
    answer = await browser.get(back, sec_fetch_site="cross-site")
    assert answer.headers["location"] == "/desk/account"
    assert await is_in(browser)


async def test_the_request_has_pkce_state_and_nonce_and_each_time_others(desk):
    browser = desk.browser()
    asked = []
    for _ in range(2):
        answer = await browser.get("/desk/oidc/start")
        asked.append(parse_qs(urlsplit(answer.headers["location"]).query))
    assert asked[0]["code_challenge_method"] == ["S256"]
    for name in ("state", "nonce", "code_challenge"):
        assert asked[0][name] != asked[1][name]
        assert len(asked[0][name][0]) >= 43
    assert asked[0]["redirect_uri"] == [BACK]


async def test_a_second_step_that_was_set_up_is_asked_here_too(desk, issuer):
    await desk.account(CONFIDANT, email=EMAIL, secrets={"password": "", "totp": "JBSWY3DPEHPK3PXP"})
    await person(issuer)
    browser = desk.browser()
    answer = await browser.get(await begun(browser, issuer))
    assert 'name="carried"' in answer.text
    assert not await is_in(browser)


async def test_a_role_that_needs_a_second_step_does_not_get_in_without_one(desk, issuer):
    await desk.account(CONFIDANT, email=EMAIL, secrets=None)
    await person(issuer)
    browser = desk.browser()
    answer = await browser.get(await begun(browser, issuer))
    assert answer.status_code == 422
    assert not await is_in(browser)


async def test_a_code_is_taken_once(desk, issuer):
    await desk.account(HOSTS, email=EMAIL)
    await person(issuer)
    browser = desk.browser()
    back = await begun(browser, issuer)
    cookies = dict(browser.cookies)
    assert (await browser.get(back)).status_code == 303
    browser.cookies = cookies
    again = await browser.get(back)
    assert again.status_code == 502
    assert not await is_in(browser)


@pytest.mark.parametrize("wrong", ["", "AAAA", "another's"])
async def test_a_state_that_this_browser_did_not_begin_with_is_refused(desk, issuer, wrong):
    await desk.account(HOSTS, email=EMAIL)
    await person(issuer)
    browser, thief = desk.browser(), desk.browser()
    back = await begun(thief, issuer)
    await browser.get("/desk/sign-in")
    if wrong != "another's":
        code = parse_qs(urlsplit(back).query)["code"][0]
        back = f"/desk/oidc/callback?code={code}&state={wrong}"
    assert (await browser.get(back)).status_code == 400
    assert not await is_in(browser)


async def test_whoever_waits_too_long_begins_again(desk, issuer):
    await desk.account(HOSTS, email=EMAIL)
    await person(issuer)
    browser = desk.browser()
    back = await begun(browser, issuer)
    desk.now.passes(minutes=15)
    assert (await browser.get(back)).status_code == 400


async def test_whoever_stops_at_the_provider_is_told_to_begin_again(desk):
    browser = desk.browser()
    sent = await browser.get("/desk/oidc/start")
    state = parse_qs(urlsplit(sent.headers["location"]).query)["state"][0]
    answer = await browser.get(f"/desk/oidc/callback?{httpx.QueryParams(error='access_denied', state=state)}")
    assert answer.status_code == 400


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "another"},
        {"aud": "another-desk"},
        {"iss": "http://127.0.0.1:1"},
        {"exp": 1},
        {"aud": ["wegwijzer-desk", "another-desk"], "azp": "another-desk"},
    ],
    ids="+".join,
)
async def test_a_token_for_another_asking_desk_or_time_is_refused(desk, issuer, monkeypatch, claims):
    await desk.account(HOSTS, email=EMAIL)
    await person(issuer)
    browser = desk.browser()
    back = await begun(browser, issuer)
    with changed_claims(monkeypatch, **claims):
        assert (await browser.get(back)).status_code == 502
    assert not await is_in(browser)


async def test_a_code_that_was_given_to_another_client_is_refused(desk, issuer):
    """The provider's own audience, not one that we made up."""
    await desk.account(HOSTS, email=EMAIL)
    await person(issuer)
    other = OpenIdConnect(registered(issuer, client_id="another-desk", client_secret="another-secret"), real_now)
    theirs = TestDesk(provider=other, stores=desk.stores)
    browser = theirs.browser()
    back = await begun(browser, issuer)
    mixed = desk.browser()
    mixed.cookies = dict(browser.cookies)
    assert (await mixed.get(back)).status_code == 502
    assert not await is_in(mixed)


@pytest.mark.parametrize("verified", [False, None, "true"])
async def test_an_address_that_is_not_verified_is_nobodys(desk, issuer, verified):
    await desk.account(HOSTS, email=EMAIL)
    await person(issuer, verified=verified)
    browser = desk.browser()
    answer = await browser.get(await begun(browser, issuer))
    assert answer.status_code == 403
    assert "niet bevestigd" in answer.text
    assert not await is_in(browser)


@pytest.mark.parametrize("locked", [True, False])
async def test_nobody_registers_themselves_and_a_locked_account_stays_out(desk, issuer, locked):
    if locked:
        await desk.account(HOSTS, email=EMAIL, locked=True)
    await person(issuer)
    browser = desk.browser()
    answer = await browser.get(await begun(browser, issuer))
    assert answer.status_code == 403
    assert "geen account" in answer.text
    assert not await is_in(browser)


async def test_while_the_provider_is_down_a_page_says_so_and_the_password_still_works(desk, issuer):
    down = replace(desk.desk, provider=OpenIdConnect(registered("http://127.0.0.1:9"), real_now))
    browser = TestDesk(stores=desk.stores, provider=down.provider).browser()
    answer = await browser.get("/desk/oidc/start")
    assert answer.status_code == 502
    assert "met uw wachtwoord" in answer.text
    assert (await browser.get("/desk/sign-in")).status_code == 200


async def test_a_provider_that_describes_itself_as_another_is_not_believed(issuer):
    desk = TestDesk(provider=OpenIdConnect(registered(issuer + "/"), real_now))
    assert (await desk.browser().get("/desk/oidc/start")).status_code == 502


async def test_it_says_that_typed_words_come_back_only_with_the_password(desk):
    note = "komt alleen terug als u hier met uw wachtwoord inlogt"
    browser = desk.browser()
    assert note not in (await browser.get("/desk/sign-in")).text
    assert note in (await browser.post("/desk/account/password", {"words": "Wij komen morgen."})).text


async def test_without_a_provider_there_is_no_such_page():
    browser = TestDesk().browser()
    assert (await browser.get("/desk/oidc/start")).status_code == 404
    assert (await browser.get("/desk/oidc/callback?code=x&state=y")).status_code == 404
    assert "oidc" not in (await browser.get("/desk/sign-in")).text
