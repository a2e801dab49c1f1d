"""The desk in Debian's Chromium."""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python
import pytest
import pytest_asyncio

from tests.desk.browser.served_desk import PATIENCE_MS, served
from tests.preview.conftest import chromium

__all__ = ["chromium"]

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")


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
async def window(chromium, desk):
    """Opens a window of somebody with these grants; fails at the end if a page complained of anything."""
    opened, complaints = [], []

    async def begin(*grants, language="nl", console=True, name="Sanne Jansen", **settings):
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
