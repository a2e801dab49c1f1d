"""Where questions are counted, residents are told; where they are not, nothing else is said than that none are kept."""

import pytest

from bot.command_menu import description
from bot.render import render
from guide import reply as say
from locales import languages

EXCEPTION = {"uk": "п’ять людей", "nl": "vijf mensen", "en": "five people"}
KEEPS_NONE = {"uk": "запитань я не зберігаю", "nl": "Ik bewaar uw vragen niet", "en": "I do not keep your questions"}
WITH_NO_NAME = {"uk": "разом із вашим іменем", "nl": "met uw naam", "en": "with your name"}


def shown(reply, language):
    return render(reply, language).text


@pytest.mark.parametrize("language", languages())
def test_who_sees_what_names_the_exception_only_where_there_is_one(language):
    assert EXCEPTION[language] in shown(say.Privacy(counts_questions=True), language)
    assert EXCEPTION[language] not in shown(say.Privacy(), language)


@pytest.mark.parametrize("language", languages())
def test_the_first_words_promise_no_more_than_is_true(language):
    counting = shown(say.Menu(themes=(), greeting="welcome", counts_questions=True), language)
    keeping_none = shown(say.Menu(themes=(), greeting="welcome"), language)
    assert (KEEPS_NONE[language] in keeping_none, WITH_NO_NAME[language] in keeping_none) == (True, False)
    assert (KEEPS_NONE[language] in counting, WITH_NO_NAME[language] in counting) == (False, True)


@pytest.mark.parametrize("language", languages())
def test_so_does_what_stands_in_the_empty_chat(language):
    counting = description(language, counts_questions=True)
    assert WITH_NO_NAME[language] in counting
    assert WITH_NO_NAME[language] not in description(language)
    assert "112" in counting
    assert len(counting) <= 512
