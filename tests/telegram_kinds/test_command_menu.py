"""How the bot introduces itself: complete in every language, within Telegram's limits, and nothing set twice."""

import re

import pytest
from aiogram.exceptions import TelegramNotFound, TelegramRetryAfter
from aiogram.methods import (
    GetMyDescription,
    GetMyName,
    GetMyShortDescription,
    SetMyCommands,
    SetMyDescription,
    SetMyName,
    SetMyShortDescription,
)
from aiogram.types import BotDescription, BotName, BotShortDescription

from bot.command_menu import commands, description, name, names, publish_commands, short_description
from bot.dispatcher import build_bot
from bot.local.telegram import LOCAL_TOKEN
from locales import languages
from tests.telegram_kinds.conftest import CANARY, Recorder

READ = {
    GetMyName: (SetMyName, "name", BotName),
    GetMyDescription: (SetMyDescription, "description", BotDescription),
    GetMyShortDescription: (SetMyShortDescription, "short_description", BotShortDescription),
}
SET = tuple(setter for setter, _, _ in READ.values())


class Profile(Recorder):
    """Telegram as it keeps a bot's introduction: what has no text in a language is shown in the default one."""

    def __init__(self):
        super().__init__()
        self.kept = {}

    async def make_request(self, bot, method, timeout=None):  # noqa: ASYNC109 – aiogram's signature
        if type(method) in self.refusals:
            return await super().make_request(bot, method, timeout)
        self.calls.append(method)
        for getter, (setter, field, answer) in READ.items():
            if isinstance(method, getter):
                default = self.kept.get((setter, None), "")
                return answer(**{field: self.kept.get((setter, method.language_code), default)})
            if isinstance(method, setter):
                self.kept[setter, method.language_code] = getattr(method, field)
                return True
        return True


@pytest.fixture
def profile():
    return Profile()


@pytest.fixture
async def bot(profile):
    return build_bot(LOCAL_TOKEN, profile)


def shown(profile, setter, client):
    """What a client in this language sees."""
    return profile.kept.get((setter, client), profile.kept.get((setter, None)))


@pytest.mark.parametrize(
    ("client", "words"),
    [("uk", "Підказую"), ("nl", "Ik wijs"), ("ru", "Підказую"), ("en", "I show people"), ("pl", "Підказую")],
)
async def test_every_client_sees_an_introduction_it_can_read(bot, profile, client, words):
    await publish_commands(bot)
    assert words in shown(profile, SetMyDescription, client)
    assert "112" in shown(profile, SetMyDescription, client)
    assert shown(profile, SetMyShortDescription, client)
    assert "Wegwijzer" in shown(profile, SetMyName, client)


async def test_commands_are_published_by_default_and_for_each_language(bot, profile):
    await publish_commands(bot)
    assert [call.language_code for call in profile.of(SetMyCommands)] == [None, *languages()]
    assert profile.of(SetMyCommands)[0].commands == commands("uk")


async def test_a_restart_sets_nothing_that_is_there_already(bot, profile):
    await publish_commands(bot)
    profile.calls.clear()
    await publish_commands(bot)
    assert [call for call in profile.calls if isinstance(call, SET)] == []


@pytest.mark.parametrize("refused", [*READ, *SET])
@pytest.mark.parametrize(
    "refusal", [(TelegramNotFound, f"Not Found {CANARY}"), (TelegramRetryAfter, f"Too Many Requests {CANARY}", 80000)]
)
async def test_a_server_that_refuses_does_not_keep_the_bot_from_starting(bot, profile, logged, refused, refusal):
    profile.refusals[refused] = refusal
    await publish_commands(bot)
    assert logged.named("telegram_refused")
    assert CANARY not in logged.text


@pytest.mark.parametrize("language", languages())
def test_everything_fits_telegrams_limits(language):
    assert 0 < len(name(language)) <= 64
    assert 0 < len(short_description(language)) <= 120
    assert 0 < len(description(language)) <= 512
    assert len(commands(language)) <= 100
    for one in commands(language):
        assert re.fullmatch("[a-z0-9_]{1,32}", one.command)
        assert 1 <= len(one.description) <= 256


@pytest.mark.parametrize("language", languages())
async def test_every_published_command_is_known(world, language):
    for command in names(language):
        await world.receive(text=f"/{command}")
    assert world.understood.heard == [], "a command is never taken for words"
    assert len(world.said()) >= len(names(language))
