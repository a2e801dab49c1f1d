"""Whom to go to: the people at the resident's place in the order to try them, helpers everywhere, 112."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.dates import format_date

from bot.callbacks import ChoosePlace, Dial, Rate, ShowIntent, ShowMenu
from bot.render.card import check_with, contact_buttons, contact_line, contact_list, counter, overdue, sources
from bot.render.markup import Rendered, Row, bold, button, italic, keyboard, paragraphs, plain, rows
from bot.render.menus import place_line
from bot.render.opening import clock

if TYPE_CHECKING:
    from guide.reply import People
    from language import Language
    from locales import Texts


def people(reply: People, language: Language, _: Texts) -> Rendered:
    """Everybody with address, hours and whether they are there now; for an unfilled role how to find the person."""
    card = reply.card
    text = paragraphs(
        bold(card.title),
        plain(card.answer),
        "🆘 " + plain(_("Is someone in danger now? Call 112.")),
        _near(reply, _),
        "\n".join((plain(_("In all of the Netherlands:")), contact_list(reply.national, _) or "")),
        _seen_at(reply, language, _),
        "\n".join(f"– {plain(step)}" for step in card.steps) or None,
        counter(card, _),
        check_with(card, _),
        sources(card, language, _),
        overdue(card, language, _),
    )
    return Rendered(text=text, keyboard=keyboard(*_buttons(reply, _)))


def _near(reply: People, _: Texts) -> str:
    """Numbered, because the order says with whom to begin."""
    lead = plain(_("Begin with people who do not work where you live.")) if reply.apart else None
    lines = [contact_line(one, _, mark=f"{number}.") for number, one in enumerate(reply.near, start=1)]
    ask = "📍 " + plain(_("Choose below where you live, then I can show who works there.")) if reply.places else None
    return "\n".join(part for part in (place_line(reply.place, _), lead, *lines, ask) if part)


def _seen_at(reply: People, language: Language, _: Texts) -> str | None:
    """This message stays in the chat when the doors have long been closed."""
    told = any(one.open_now for one in (*reply.near, *reply.national))
    if reply.seen_at is None or not told:
        return None
    day = format_date(reply.seen_at, "d MMMM", locale=language)
    return italic(_("Open or closed: as of {time}, {day}.").format(time=clock(reply.seen_at, _), day=day))


def _buttons(reply: People, _: Texts) -> list[list[Row]]:
    """Where they live first: it makes the rest right."""
    topic, number = reply.card.topic, reply.emergency
    places: list[Row] = [[button("📍 " + one.label, ChoosePlace(place=one.id))] for one in reply.places]
    emergency: list[Row] = [[button(f"📞 {number.phone}", Dial(contact=number.id))]] if number.phone else []
    onward = rows(button("➡️ " + one.label, ShowIntent(intent=one.id)) for one in reply.card.next)
    last: list[Row] = [
        [
            button("👍", Rate(topic=topic, helped=True)),
            button("👎", Rate(topic=topic, helped=False)),
            button("☰ " + _("Menu"), ShowMenu()),
        ]
    ]
    return [places, contact_buttons(reply.near), contact_buttons(reply.national), emergency, onward, last]
