"""What people write is in no log, whatever becomes of it."""

from __future__ import annotations

import logging

import structlog

SECRET = "адреса Шевченка 5"


async def test_nothing_that_was_written_is_logged(visitor, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    with structlog.testing.capture_logs() as entries:
        await visitor.write(SECRET, key="k1")
        await visitor.write("html:" + SECRET)
        await visitor.post("messages", {"text": SECRET, "x": SECRET})
        await visitor.write(SECRET * 2000)
        await visitor.press(visitor.last.id, SECRET[:60])
        await visitor.post("restart", {"text": SECRET})
    everything = caplog.text + str(entries) + "".join(capfd.readouterr())
    assert caplog.records, "aiogram or httpx did log something, so that this test can fail"
    assert "Шевченка" not in everything
    assert visitor.token not in everything
