"""Calls to Telegram that nobody waits for in a chat."""

from __future__ import annotations

from aiogram.methods import SendMessage


class SendNotice(SendMessage):
    """A message that nobody has just asked for. It has been stored: what fails is tried again from there, and counted.

    So it is sent once and no more: `bot.patience` would repeat it unseen, and keep others waiting.
    """
