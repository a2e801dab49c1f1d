"""The desk in Debian's Chromium."""

from __future__ import annotations

from functools import partial
from io import StringIO
from pathlib import Path

import axe_playwright_python
import pytest
import pytest_asyncio

from tests.desk.browser.served_desk import PATIENCE_MS, served
from tests.preview.conftest import chromium
from wegwijzer import log

__all__ = ["chromium"]

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")


@pytest.fixture(autouse=True)
def log_of_the_program(log_as_it_was):
    """structlog's own, made for developers, writes out all that an error saw: here a whole map, for a minute."""
    log.configure("error", stream=StringIO())


@pytest.fixture(scope="session")
def axe():
    return AXE


@pytest_asyncio.fixture(loop_scope="session")
async def desk():
    """A served desk with some cases in it; ``numbers`` of them."""
    async with served() as running:
        running.numbers = await running.file_some()
        yield running


@pytest_asyncio.fixture(loop_scope="session")
async def window(desk, window_at):
    """Opens a window of somebody with these grants at that desk."""
    return partial(window_at, desk)


@pytest_asyncio.fixture(loop_scope="session")
async def window_at(chromium):
    """Opens a window of somebody with these grants at a desk; fails at the end if a page complained of anything."""
    opened, complaints = [], []

    async def begin(desk, *grants, language="nl", console=True, name="Sanne Jansen", **settings):
        context = await chromium.new_context(**{"viewport": {"width": 1280, "height": 900}} | settings)
        context.set_default_timeout(PATIENCE_MS)
        opened.append(context)
        if grants:
            await context.add_cookies(await desk.cookies(*grants, language=language, name=name))
        page = await context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        if console:
            page.on("console", lambda said: complaints.append(said.text) if said.type in {"error", "warning"} else None)
        return page

    yield begin
    for one in opened:
        await one.close()
    assert complaints == []
