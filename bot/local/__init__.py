"""Chats without Telegram: the browser preview and the terminal, through the same dispatcher."""
