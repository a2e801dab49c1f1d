"""The browser preview: a chat page that talks to the same dispatcher as Telegram does."""

from bot.local.preview.app import Preview, preview_routes

__all__ = ["Preview", "preview_routes"]
