"""What survives, what is forgotten, and that no two chats ever mix."""

import asyncio
from datetime import timedelta

import pytest

from bot.callbacks import Answer
from store.memory_sessions import MemorySessionStore


async def test_a_dialogue_goes_on_after_the_process_was_killed(make_world, kaart):
    store = MemorySessionStore()
    before = make_world(store=store)
    before.understood.learn("школа", "school.enrol")
    phone = before.phone()
    await phone.write("/start")
    await phone.tap("Nederlands")
    await phone.write("школа")
    after = make_world(store=store)
    again = after.phone()
    label = next(c.label.nl for c in kaart.facts["child_age"].choices if c.id == "age_5_11")
    text = await again.write(label)
    assert kaart.topics["school.enrol"].title.nl in text


async def test_nothing_readable_is_stored(make_world):
    store = MemorySessionStore()
    world = make_world(store=store)
    world.understood.learn("КАНАРКА школа", "school.enrol")
    phone = world.phone(chat_id=987654321)
    await phone.write("/start l_voorbeeldstad__de-linde")
    await phone.tap("Українська")
    await phone.write("КАНАРКА школа")
    [(key, (payload, _))] = store._rows.items()
    for secret in ("987654321", "voorbeeldstad", "school.enrol", "uk", "КАНАРКА"):
        assert secret.encode() not in key + payload


async def test_a_row_moved_to_another_chat_does_not_open(make_world):
    store = MemorySessionStore()
    world = make_world(store=store)
    one, other = world.phone(1), world.phone(2)
    for phone in (one, other):
        await phone.write("/start")
    await one.tap("Nederlands")
    first, second = store._rows
    store._rows[second] = store._rows[first]
    assert "Якою мовою" in await other.write("/start")


async def test_another_secret_key_starts_afresh_instead_of_failing(make_world):
    store = MemorySessionStore()
    phone = make_world(store=store).phone()
    await phone.write("/start")
    await phone.tap("Nederlands")
    other = make_world(store=store, secret=b"t" * 32).phone()
    assert "Якою мовою" in await other.write("/start")


async def test_after_thirty_days_of_silence_all_is_forgotten(world, ukrainian):
    world.clock.time += timedelta(days=29, hours=20)
    assert "програма" in await ukrainian.write("/start"), "any message keeps the session"
    world.clock.time += timedelta(days=30, hours=2)
    assert "Якою мовою" in await ukrainian.write("/start")


async def test_the_housekeeping_removes_silent_chats_from_the_store(world, ukrainian):
    assert await world.storage.purge() == 0
    world.clock.time += timedelta(days=30, hours=2)
    assert await world.storage.purge() == 1
    assert world.store._rows == {}


async def test_forget_asks_deletes_and_says_what_was_deleted(world, ukrainian, kaart):
    world.understood.learn("страховка", "healthcare.costs")
    await ukrainian.write("страховка")
    await ukrainian.tap(kaart.facts["has_bsn"].choices[0].label.uk)
    assert "Видалити все" in await ukrainian.write("/forget")
    assert len(world.store._rows) == 1, "nothing is deleted before the answer"
    text = await ukrainian.tap("Так, видалити")
    assert "мову" in text
    assert "ваші відповіді (1)" in text
    assert world.store._rows == {}
    assert "Якою мовою" in await ukrainian.write("/start")


async def test_forget_can_be_refused(world, ukrainian):
    await ukrainian.write("/zabuty")
    await ukrainian.tap("Ні, залишити")
    assert len(world.store._rows) == 1


async def test_two_chats_at_once_never_mix(make_world, kaart):
    world = make_world()
    world.understood.learn("школа", "school.enrol")
    phones = {n: world.phone(n, "uk") for n in range(1, 9)}
    choices = kaart.facts["child_age"].choices

    async def talk(number, phone):
        await phone.write("/start")
        await phone.tap("Nederlands" if number % 2 else "Українська")
        await phone.write("школа")
        choice = choices[number % len(choices)]
        await phone.tap(choice.label.nl if number % 2 else choice.label.uk)
        return await phone.write("/facts")

    shown = await asyncio.gather(*(talk(number, phone) for number, phone in phones.items()))
    for (number, _), text in zip(phones.items(), shown, strict=True):
        choice = choices[number % len(choices)]
        label = choice.label.nl if number % 2 else choice.label.uk
        assert label in text
        assert ("Nederlands" in text) == bool(number % 2)


class SlowStore(MemorySessionStore):
    """Lets others run between reading and writing, as a database does."""

    async def get(self, key, *, not_before):
        found = await super().get(key, not_before=not_before)
        await asyncio.sleep(0)
        return found


async def test_two_quick_taps_of_one_chat_do_not_cross(make_world, kaart):
    world = make_world(store=SlowStore())
    world.understood.learn("страховка", "healthcare.costs")
    world.understood.learn("школа", "school.enrol")
    phone = world.phone()
    await phone.write("/start")
    await phone.tap("Українська")
    await phone.write("страховка")
    insurance = phone.said[-1]
    await phone.write("школа")
    school = phone.said[-1]
    bsn = Answer(topic="healthcare.costs", fact="has_bsn", choice="bsn").pack()
    age = Answer(topic="school.enrol", fact="child_age", choice="age_4").pack()
    await asyncio.gather(phone.chat.press(insurance.id, bsn), phone.chat.press(school.id, age))
    remembered = await phone.write("/facts")
    assert kaart.facts["has_bsn"].name.uk in remembered
    assert kaart.facts["child_age"].name.uk in remembered


async def test_a_failed_turn_leaves_the_session_and_says_so_with_112(world, ukrainian):
    async def broken(text, *, hint):
        raise RuntimeError("КАНАРКА")

    world.dispatcher.workflow_data["guide"]._understand = broken
    text = await ukrainian.write("де лікар")
    assert "сталася помилка" in text
    assert "112" in text
    assert "КАНАРКА" not in text
    assert "програма" in await ukrainian.write("/start"), "the language is still known"


@pytest.mark.parametrize("command", ["/menu", "/меню", "/help", "/hulp", "/dopomoha", "/допомога"])
async def test_commands_work_in_both_languages(ukrainian, command):
    assert "Запитайте своїми словами" in await ukrainian.write(command)


async def test_privacy_place_and_person_have_commands(ukrainian, kaart):
    assert "Хто що бачить" in await ukrainian.write("/privacy")
    assert "Де ви живете" in await ukrainian.write("/plaats")
    await ukrainian.tap(ukrainian.buttons[0])
    assert "📍" in ukrainian.last
    assert kaart.topics["help.human"].title.uk in await ukrainian.write("/liudyna")


async def test_without_a_connected_municipality_the_place_command_says_so(make_world):
    phone = make_world(show_examples=False).phone()
    await phone.write("/start")
    await phone.tap("Nederlands")
    assert "geen gemeente aangesloten" in await phone.write("/plaats")
