"""The browser preview: a chat page that talks to the same dispatcher as Telegram does."""

from bot.local.preview.app import Preview

__all__ = ["Preview"]
