"""The conversation on Telegram (aiogram): handlers, keyboards, middlewares, renderer, session storage, local chats."""
