"""`wegwijzer run` as it comes, chat and desk in one process, and people at it: each in a browser of their own."""

from __future__ import annotations

import base64
import hmac
import re
import struct
import time
from contextlib import asynccontextmanager

from playwright.async_api import expect

from tests.preview.chat_page import bubbles, write
from tests.running_program import begin_program, free_port

PASSWORD = "vier gewone woorden samen"
START_S = 240
"""Six seconds on a machine that does nothing else."""
LINK = re.compile(r"^  (\w+) in the example town, .*: (http\S+)$", re.MULTILINE)


@asynccontextmanager
async def whole_program(folder, model_folder):
    """The program on a folder of its own, with the invitation links that it printed, by role."""
    port = free_port()
    running = await begin_program(folder, model_folder, HTTP_PORT=str(port), WEGWIJZER_DEMO="1")
    try:
        await running.says("Ready: open", within_s=START_S)
        await running.says("  admin in the example town")
        running.address = f"http://localhost:{port}"
        running.links = dict(LINK.findall("".join(running.lines)))
        yield running
    finally:
        await running.kill()


class Authenticator:
    """The app on a phone: codes of a key as it stands beside the picture (RFC 6238, RFC 4226)."""

    def __init__(self, key, now=time.time):
        self.key = base64.b32decode(key.replace(" ", ""))
        self.now = now
        self.last = 0

    def code(self):
        """A code that it has not shown before: of this half minute, or of the next, which a desk takes as well."""
        self.last = max(self.last + 1, int(self.now()) // 30)
        return self.at(self.last)

    def at(self, step):
        mac = hmac.digest(self.key, struct.pack(">Q", step), "sha1")
        start = mac[-1] & 15
        return f"{(struct.unpack('>I', mac[start : start + 4])[0] & 0x7FFFFFFF) % 10**6:06}"

    def wrong_code(self):
        """One that no step near this one has."""
        now = int(self.now()) // 30
        near = {self.at(step) for step in range(now - 3, now + 6)}
        return next(f"{one:06}" for one in range(20) if f"{one:06}" not in near)


class Resident:
    """Somebody at the chat in Ukrainian."""

    def __init__(self, page):
        self.page = page

    async def begin(self, address, location="voorbeeldstad__de-linde"):
        await self.page.goto(f"{address}/preview?start=l_{location}")
        return self

    async def press(self, *labels):
        """Each as soon as it is there; the newest of that name."""
        for label in labels:
            await self.page.locator("#messages button[data-press]", has_text=label).last.click()

    async def write(self, text):
        await write(self.page, text)

    async def sees(self, text):
        """In the last message, sooner or later; what it says as a whole."""
        last = bubbles(self.page, "bot").last
        await expect(last).to_contain_text(text)
        return await last.inner_text()

    async def ever_sees(self, text):
        """In any message, sooner or later."""
        await expect(bubbles(self.page, "bot").filter(has_text=text).last).to_be_visible()


class Colleague:
    """Somebody at the desk in Dutch. ``app``: once they have set up the second step."""

    app = None

    def __init__(self, page, address, now=time.time):
        self.page = page
        self.address = address
        self.now = now

    async def follow(self, link):
        """Their invitation, up to its form, with the app set up where a second step is asked for."""
        await self.page.goto(link)
        key = self.page.locator("fieldset code")
        if await key.count():
            assert await self.page.locator("fieldset img").evaluate("one => one.naturalWidth") > 100, "the QR code"
            self.app = Authenticator(await key.inner_text(), self.now)

    async def accept(self, code=None):
        """Fills in the form of the invitation and sends it. ``code``: in place of a right one."""
        await self.page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
        await self.page.get_by_label("Nog een keer hetzelfde wachtwoord").fill(PASSWORD)
        if self.app:
            await self.page.get_by_label("Code", exact=True).fill(code or self.app.code())
        await self.press("Opslaan en inloggen")

    async def sign_in(self, email):
        await self.page.goto(f"{self.address}/desk/sign-in")
        await self.fill_in(email)

    async def fill_in(self, email, password=PASSWORD):
        """On the page for signing in that is already there."""
        await self.page.get_by_label("E-mailadres").fill(email)
        await self.page.get_by_label("Wachtwoord").fill(password)
        await self.press("Inloggen")

    async def give_code(self, code):
        await self.page.get_by_label("Code", exact=True).fill(code)
        await self.press("Inloggen")

    async def press(self, name):
        await self.page.get_by_role("button", name=name, exact=True).click()

    async def go(self, path):
        return await self.page.goto(self.address + path)

    async def sees(self, text):
        await expect(self.page.get_by_text(text).first).to_be_visible()
