"""Somebody who answers whatever is asked, at random but the same in every run."""

from __future__ import annotations

from guide.intake import ending
from guide.intake import reply as say

KINDS = ("signal", "formal", "idea")
WORDS = ("третій поверх", "ліве крило", "kamer bij de lift", "на сходах 🙂")
END = (ending.Receipt, ending.Letter)


TYPED = {
    "letter_date": ("12-11-2026", "1 жовтня", "вчора"),
    "name": ("Олена Приклад",),
    "address": ("Voorbeeldstraat 1, Voorbeeldstad",),
    "contact": ("06 12 34 56 78",),
}
CHOSEN = {
    "kind": lambda _: KINDS,
    "theme": lambda reply: [one.id for one in reply.themes],
    "sub_theme": lambda reply: [one.id for one in reply.options],
    "decision": lambda _: ("yes", "no", "unsure"),
    "about": lambda _: ("yes", "no"),
    "place": lambda reply: [one.id for one in reply.places],
}


async def answer(resident, dice):
    """Answers what is asked with anything that is allowed; hands back the new reply."""
    reply, step = resident.reply, resident.step
    if isinstance(reply, say.IntakeQuestion):
        return await _answer_question(resident, reply, dice)
    if step in TYPED:
        return await resident.write(dice.choice(TYPED[step]))
    if step in CHOSEN:
        return resident.choose(step, dice.choice(CHOSEN[step](reply)))
    if step in {"summary", "reach"}:
        return await _send(resident, step, dice)
    if step == "text":
        return await _tell(resident, dice)
    return await _show(resident, dice) if step == "photos" else resident.next(step)


async def _send(resident, step, dice):
    intake = resident.world.intake
    if step == "summary":
        return resident.take(await intake.send(resident.session))
    reach = dice.choice(["here", "code", "contact"])
    return resident.take(await intake.choose_reach(resident.session, reach, "chat-4711"))


async def _answer_question(resident, reply, dice):
    if reply.can_type and dice.random() < 0.4:
        return await resident.write(dice.choice(WORDS))
    if not reply.many:
        return resident.choose(reply.question, dice.choice(reply.choices).id)
    for choice in dice.sample(reply.choices, dice.randint(0, len(reply.choices))):
        resident.toggle(reply.question, choice.id)
    return resident.next(reply.question)


async def _tell(resident, dice):
    if dice.random() < 0.5:
        await resident.write("уже третій тиждень, ніхто нічого не робить")
    return resident.next("text")


async def _show(resident, dice):
    for number in range(dice.randint(0, 3)):
        await resident.photo(b"photo %d" % number)
    return resident.next("photos")


async def to_the_end(resident, dice, at_most=60):
    """Answers until it is filed, or a letter; hands back the last reply."""
    for _ in range(at_most):
        if isinstance(resident.reply, END):
            return resident.reply
        before = resident.kept, resident.reply
        await answer(resident, dice)
        assert (resident.kept, resident.reply) != before, f"nothing happens at {before[1]}"
    raise AssertionError(f"no end after {at_most} answers: {resident.reply}")
