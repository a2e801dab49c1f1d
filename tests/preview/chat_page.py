"""What the browser tests do and look for on the page."""

from __future__ import annotations


def bubbles(page, sender):
    return page.locator(f".message.{sender} .bubble")


async def write(page, text):
    await page.locator("#text").fill(text)
    await page.locator("#composer .send").click()
