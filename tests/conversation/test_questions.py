"""Questions one at a time, with a way back; cards; what is remembered."""

import pytest
from aiogram.types import Chat, InaccessibleMessage

from bot.callbacks import Answer, ShowIntent, ShowTheme


async def open_school(world, phone):
    world.understood.learn("школа", "school.enrol")
    return await phone.write("школа")


async def test_questions_come_one_at_a_time_in_the_same_message(world, ukrainian, kaart):
    text = await open_school(world, ukrainian)
    fact = kaart.facts["child_age"]
    assert fact.question.uk in text
    assert [choice.label.uk for choice in fact.choices] == ukrainian.buttons[: len(fact.choices)]
    before = len(ukrainian.said)
    await ukrainian.tap(fact.choices[0].label.uk)
    assert len(ukrainian.said) == before


async def answer_all(phone, kaart, choices):
    """Answers each question with the wanted choice of its fact, else the first, until a card shows."""
    for _ in range(5):
        asked = next((f for f, fact in kaart.facts.items() if fact.question.uk in phone.last), None)
        if asked is None:
            return phone.last
        fact = kaart.facts[asked]
        wanted = choices.get(asked, fact.choices[0].id)
        await phone.tap(next(one.label.uk for one in fact.choices if one.id == wanted))
    return pytest.fail("more than four questions")


async def test_the_card_has_all_its_parts(world, ukrainian, kaart):
    await open_school(world, ukrainian)
    text = await answer_all(ukrainian, kaart, {"child_age": "age_5_11"})
    topic = kaart.topics["school.enrol"]
    assert topic.title.uk in text
    assert "1. " in text
    assert "Покажіть це нідерландською" in text
    assert "Джерело:" in text
    assert "ще не підтвердив" in text
    assert "Ви вказали:" in text
    assert any(label.startswith("➡️") for label in ukrainian.buttons)
    assert {"👍", "👎"} <= set(ukrainian.buttons)


async def test_back_returns_to_the_question_before_and_then_to_the_theme(world, ukrainian, kaart):
    await open_school(world, ukrainian)
    question = kaart.facts["child_age"].question.uk
    await ukrainian.tap(next(c.label.uk for c in kaart.facts["child_age"].choices if c.id == "age_5_11"))
    assert question not in ukrainian.last
    if any("Назад" in label for label in ukrainian.buttons):
        await ukrainian.tap("Назад")
        assert question in ukrainian.last
        await ukrainian.tap("Назад")
        assert next(t.title.uk for t in kaart.themes if t.id == "school") in ukrainian.last


async def test_an_answer_may_be_typed_in_the_buttons_words(world, ukrainian, kaart):
    await open_school(world, ukrainian)
    label = next(c.label.uk for c in kaart.facts["child_age"].choices if c.id == "age_16_17")
    text = await ukrainian.write(label.upper())
    assert kaart.facts["child_age"].question.uk not in text


async def test_a_fact_given_once_is_not_asked_again_and_is_named_on_the_card(world, ukrainian, kaart):
    world.understood.learn("страховка", "healthcare.costs")
    world.understood.learn("брп", "docs.brp")
    await ukrainian.write("страховка")
    assert kaart.facts["has_bsn"].question.uk in ukrainian.last
    await answer_all(ukrainian, kaart, {"has_bsn": "bsn"})
    await ukrainian.write("страховка")
    assert kaart.facts["has_bsn"].question.uk not in ukrainian.last
    assert kaart.facts["has_bsn"].name.uk in ukrainian.last


async def test_answers_can_be_changed_from_the_card(world, ukrainian, kaart):
    world.understood.learn("страховка", "healthcare.costs")
    await ukrainian.write("страховка")
    await answer_all(ukrainian, kaart, {"has_bsn": "bsn"})
    await ukrainian.tap("Змінити мої відповіді")
    assert kaart.facts["has_bsn"].question.uk in ukrainian.last


async def test_remembered_facts_are_listed_and_one_can_be_removed(world, ukrainian, kaart):
    world.understood.learn("страховка", "healthcare.costs")
    await ukrainian.write("страховка")
    await answer_all(ukrainian, kaart, {"has_bsn": "bsn"})
    name = kaart.facts["has_bsn"].name.uk
    assert name in await ukrainian.write("/facts")
    assert name not in await ukrainian.tap("✖️ " + name)
    await ukrainian.write("страховка")
    assert kaart.facts["has_bsn"].question.uk in ukrainian.last


async def test_what_changes_by_the_hour_is_asked_anew_each_time(world, ukrainian, kaart):
    passing = [name for name, fact in kaart.facts.items() if not fact.remember]
    assert passing, "at least 'is it happening now' is not to be remembered"
    world.understood.learn("б'ють", "safety.violence")
    await ukrainian.write("б'ють")
    first = ukrainian.last
    await answer_all(ukrainian, kaart, {})
    await ukrainian.write("б'ють")
    assert ukrainian.last == first


async def test_an_urgent_card_inside_a_topic_shows_112_alone_too(world, ukrainian, kaart):
    topic = kaart.topics["safety.violence"]
    urgent = next(rule for rule in topic.rules if topic.outcomes[rule.outcome].urgent)
    choices = {fact: urgent.choices_for(fact)[0] for fact in urgent.when}
    world.understood.learn("б'ють", "safety.violence")
    await ukrainian.write("б'ють")
    await answer_all(ukrainian, kaart, choices)
    assert ukrainian.said[-1].phone == "112"


async def test_a_contacts_button_gives_a_card_that_dials(world, ukrainian):
    world.understood.learn("не хочу жити", "safety.suicide")
    await ukrainian.write("не хочу жити")
    assert "113" in ukrainian.last
    await ukrainian.tap("0800-0113")
    assert ukrainian.said[-1].phone == "0800-0113"


async def test_sites_are_buttons_that_open(world, ukrainian):
    world.understood.learn("людина", "help.human")
    await ukrainian.write("людина")
    urls = [b["url"] for m in ukrainian.said for row in m.buttons for b in row if "url" in b]
    assert "https://www.refugeehelp.nl/uk" in urls


async def test_thumbs_are_thanked_below_the_card_which_stays(world, ukrainian):
    world.understood.learn("людина", "help.human")
    await ukrainian.write("людина")
    card = ukrainian.said[-1]
    await ukrainian.tap("👎")
    assert "Людина може розібратися" in ukrainian.last
    assert card in ukrainian.said


@pytest.mark.parametrize(
    "data",
    [
        Answer(topic="school.enrol", fact="child_age", choice="gone").pack(),
        Answer(topic="gone", fact="child_age", choice="age_4").pack(),
        ShowTheme(theme="gone").pack(),
        "v0:something:old",
        "",
    ],
)
async def test_a_button_of_an_older_version_says_so_and_shows_todays_menu(ukrainian, data):
    await ukrainian.press(data)
    assert "зі старої версії" in ukrainian.last


async def test_a_button_on_a_message_telegram_cannot_show_any_more_still_answers(ukrainian, kaart):
    gone = InaccessibleMessage(chat=Chat(id=7, type="private"), message_id=3, date=0)
    await ukrainian.press(ShowIntent(intent="school.enrol").pack(), gone)
    assert kaart.topics["school.enrol"].title.uk in ukrainian.last
