"""What a Telegram in trouble does to a call, drawn from a seed, and how often it did."""

from __future__ import annotations

from collections import Counter

from tests.telegram import troubles


def after_it(answer):
    """It is done, and then the answer says something else or never comes."""

    async def trouble(request, perform):
        await perform()
        return await answer(request, perform)

    return trouble


MOODS = (
    # In a thousand calls, what it is called in the table, what happens.
    (10, "429", troubles.slow_down(1)),
    (8, "500", troubles.SERVER_ERROR),
    (3, "500", after_it(troubles.SERVER_ERROR)),
    (4, "cut", troubles.drop),
    (6, "cut", troubles.drop_when_done),
    (2, "hang", troubles.hang),
    (2, "hang", after_it(troubles.hang)),
)
NOTICES = 4.0
"""Notices are few and what matters: so many times as much trouble."""
UPDATES = 0.3
"""While fetching updates hangs nobody is answered; less of it, or nothing would happen in a run."""
SPARED = frozenset({"getMe", "setMyCommands", "setMyDescription", "setMyShortDescription", "getWebhookInfo"})
"""Of the start, which happens as often as a kill and has tests of its own."""


class Moods:
    """``weight``: how much more trouble than `MOODS` says."""

    def __init__(self, random, weight):
        self.counts = Counter()
        self._random = random
        self._weight = weight

    def take(self, method, fields):
        """As `tests.telegram.troubles.Troubles`: what to do to this call, None: nothing."""
        if method in SPARED:
            return None
        weight = self._weight * (NOTICES if is_notice(fields) else UPDATES if method == "getUpdates" else 1.0)
        left = self._random.random() * 1000
        for often, name, trouble in MOODS:
            left -= often * weight
            if left < 0:
                self.counts[name] += 1
                return trouble
        return None


def buttons_of(markup):
    return [button for row in (markup or {}).get("inline_keyboard", []) for button in row]


def code_in(message):
    """The code that a message lets one copy, which receipts do; empty in others."""
    copied = (one["copy_text"]["text"] for one in buttons_of(message.get("reply_markup") or None) if "copy_text" in one)
    return next(copied, "").replace(" ", "")


def is_notice(fields):
    """A message that says that there is news, and nothing else."""
    markup = fields.get("reply_markup")
    return any(one.get("callback_data", "").startswith("nw:") for one in buttons_of(markup or None))
