"""The preview with a bot of the test's choice: over plain HTTP, and in a real browser."""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
from contextlib import asynccontextmanager

import httpx
import pytest
import pytest_asyncio
import uvicorn
from playwright.async_api import async_playwright
from starlette.applications import Starlette

from bot.dispatcher import build_bot
from bot.local.preview import Preview
from bot.local.preview.browser_token import COOKIE, chat_id
from bot.local.telegram import LOCAL_TOKEN, LocalTelegram
from tests.preview.echo_bot import Gate, echo_dispatcher
from tests.preview.real_bot import real_dispatcher

CHROMIUM = "/usr/bin/chromium"
CHROMIUM_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class World:
    """One preview and what happens behind it."""

    def __init__(self, dispatcher=None, heartbeat_s=15.0):
        self.gate = Gate()
        self.dispatcher = dispatcher or echo_dispatcher(self.gate)
        self.telegram = LocalTelegram()
        self.preview = Preview(
            self.dispatcher, build_bot(LOCAL_TOKEN, self.telegram), self.telegram, heartbeat_s=heartbeat_s
        )
        self.app = Starlette(routes=self.preview.routes())

    @property
    def heard(self):
        return self.dispatcher["heard"]


class Visitor:
    """One browser as far as HTTP goes: a cookie jar, and an origin on everything it sends."""

    def __init__(self, world, client):
        self.world = world
        self.client = client

    @property
    def token(self):
        return self.client.cookies.get(COOKIE, path="/preview")

    @property
    def said(self):
        return [(one.sender, one.html) for one in self.world.telegram.messages(chat_id(self.token))]

    @property
    def last(self):
        return self.world.telegram.messages(chat_id(self.token))[-1]

    async def post(self, address, body, **headers):
        return await self.client.post(f"/preview/{address}", json=body, headers={"origin": str(self.origin), **headers})

    @property
    def origin(self):
        return str(self.client.base_url).rstrip("/")

    async def write(self, text, **more):
        return await self.post("messages", {"text": text, **more})

    async def press(self, message_id, data, **more):
        return await self.post("presses", {"message_id": message_id, "data": data, **more})


@pytest.fixture
def world():
    return World()


@pytest.fixture
def real_world():
    return World(real_dispatcher())


@pytest.fixture
async def visit():
    """Opens the preview in another browser; by default one that has loaded the page and so has its cookie."""
    open_clients = []

    async def begin(world, *, load=True, base="http://test", language="uk"):
        transport = httpx.ASGITransport(app=world.app, raise_app_exceptions=False)
        client = httpx.AsyncClient(transport=transport, base_url=base, headers={"accept-language": language})
        open_clients.append(client)
        if load:
            assert (await client.get("/preview")).status_code == 200
        return Visitor(world, client)

    yield begin
    for client in open_clients:
        await client.aclose()


@pytest.fixture
async def visitor(world, visit):
    return await visit(world)


class Server:
    """The preview on a port of its own, which can be stopped and started again like a program that is restarted."""

    def __init__(self, world):
        self.world = world
        self._probe = socket.socket()
        self._probe.bind(("127.0.0.1", 0))
        self.port = self._probe.getsockname()[1]
        self._probe.close()
        self._running = None

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}"

    async def start(self):
        listening = socket.socket()
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", self.port))
        # Listening before serving: whoever connects meanwhile waits in the queue, so nobody has to wait for the start.
        listening.listen(64)
        server = uvicorn.Server(uvicorn.Config(self.world.app, log_config=None, access_log=False, lifespan="off"))
        self._running = (server, asyncio.ensure_future(server.serve(sockets=[listening])), listening)

    async def stop(self):
        if self._running is None:
            return
        server, serving, listening = self._running
        self._running = None
        self.world.gate.open()
        server.should_exit = True
        self.world.preview.end_streams()
        async with asyncio.timeout(20):
            await serving
        listening.close()


@asynccontextmanager
async def serving(world):
    server = Server(world)
    await server.start()
    try:
        yield server
    finally:
        await server.stop()


@pytest.fixture
async def server(world):
    async with serving(world) as running:
        yield running


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium():
    """Debian's Chromium. Without it the browser tests are skipped, but never unseen: with CI=true they fail."""
    if not shutil.which(CHROMIUM):
        reason = f"{CHROMIUM} is missing; install it with: apt-get install chromium fonts-noto-color-emoji"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=[*CHROMIUM_ARGUMENTS])
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def show(chromium):
    """Opens the preview of a world in a window of its own; fails at the end if the page complained of anything."""
    opened, complaints = [], []

    async def begin(world, *, path="/preview", console=True, greeted=True, **settings):
        server = await _server_of(world, opened)
        context = await chromium.new_context(
            **{"viewport": {"width": 390, "height": 844}, "locale": "uk-UA", **settings}
        )
        opened.append(context)
        page = await context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        if console:
            page.on("console", lambda said: complaints.append(said.text) if said.type in {"error", "warning"} else None)
        await page.goto(server.address + path)
        if greeted:
            # What is written before the chat is there replaces the greeting; who counts messages must not race it.
            await page.locator(".message.bot").first.wait_for()
        return page

    yield begin
    for one in reversed(opened):
        await (one.stop() if isinstance(one, Server) else one.close())
    assert complaints == []


async def _server_of(world, opened):
    running = next((one for one in opened if isinstance(one, Server) and one.world is world), None)
    if running is None:
        running = world.server = Server(world)
        opened.append(running)
        await running.start()
    return running
