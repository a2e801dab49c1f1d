"""Menus and button labels, read off the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.reply import Labelled, ThemeMenu

if TYPE_CHECKING:
    from guide.cards import CardMaker
    from language import Language
    from routekaart.model import Routekaart, Theme


def theme_buttons(kaart: Routekaart, language: Language) -> tuple[Labelled, ...]:
    return tuple(theme_button(theme, language) for theme in kaart.themes)


def theme_button(theme: Theme, language: Language) -> Labelled:
    return Labelled(id=theme.id, label=f"{theme.icon} {theme.title.in_language(language)}")


def find_theme(kaart: Routekaart, theme_id: str) -> Theme | None:
    return next((theme for theme in kaart.themes if theme.id == theme_id), None)


def theme_of(kaart: Routekaart, intent: str) -> Theme | None:
    """The theme an intent belongs to, whether or not a topic answers it yet."""
    return next((theme for theme in kaart.themes if any(entry.intent == intent for entry in theme.entries)), None)


def intent_label(kaart: Routekaart, intent: str, language: Language) -> Labelled | None:
    """How a button calls this request; None for small talk and what is out of scope."""
    theme = theme_of(kaart, intent)
    if theme is None:
        return None
    entry = next(entry for entry in theme.entries if entry.intent == intent)
    return Labelled(id=intent, label=entry.label.in_language(language))


def theme_menu(
    kaart: Routekaart, theme: Theme, cards: CardMaker, language: Language, *, unanswered: str | None = None
) -> ThemeMenu:
    """The theme's answered topics; people to ask are named when there are none, or when a request has no topic yet."""
    topics = tuple(
        Labelled(id=entry.intent, label=entry.label.in_language(language))
        for entry in theme.entries
        if entry.intent in kaart.topics
    )
    label = intent_label(kaart, unanswered, language) if unanswered else None
    return ThemeMenu(
        theme=theme_button(theme, language),
        intro=theme.intro.in_language(language),
        topics=topics,
        ask=cards.contacts(theme.ask) if label or not topics else (),
        unanswered=label.label if label else None,
    )
