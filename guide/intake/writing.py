"""A draft as it stands, on the ground it stands on: what is asked, the map at its writer's place, who reads where."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from guide.intake import steps
from guide.intake.home import Home, home_of
from guide.lines import Labelled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from content.node import Text
    from guide.view import View
    from issues.case import About
    from issues.draft import Draft
    from issues.intake.model import IntakeData, SubTheme, Theme
    from issues.offices.model import Offices


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """Immutable like the draft in it. ``places``: the locations whose complaints are read here."""

    draft: Draft
    data: IntakeData
    view: View
    offices: Offices
    places: tuple[Labelled, ...]

    def of(self, draft: Draft) -> Writing:
        return replace(self, draft=draft)

    def at(self, step: str) -> Writing:
        """With that step being asked. At the summary nothing is being changed any more."""
        editing = self.draft.editing and step != "summary"
        return self.of(self.draft.but(step=step, editing=editing))

    @property
    def home(self) -> Home:
        return home_of(self.draft.place, self.view.place, self.offices, can_ask=bool(self.places))

    @property
    def theme(self) -> Theme | None:
        return self.data.theme(self.draft.theme)

    @property
    def sub_theme(self) -> SubTheme | None:
        return self.data.sub_theme(self.draft.theme, self.draft.sub_theme)

    @property
    def path(self) -> tuple[str, ...]:
        return steps.path(self.draft, self.data, self.home)

    @property
    def first_open(self) -> str:
        return steps.first_open(self.draft, self.data, self.home)

    def after(self, step: str) -> str:
        return steps.after(step, self.draft, self.data, self.home)

    def before(self, step: str) -> str | None:
        return steps.before(step, self.draft, self.data, self.home)

    @property
    def about(self) -> About:
        """Staff where either the answers or the resident say so; else what the answers say."""
        return "staff" if self.draft.about == "staff" else steps.about_by_answers(self.draft, self.data)

    def theme_label(self, theme: Theme) -> Labelled:
        label = f"{theme.icon} {self.view.say(theme.title)}"
        return Labelled(id=theme.id, label=label, fallback=not theme.title.has(self.view.language))

    def label(self, leads_to: str, text: Text) -> Labelled:
        return Labelled(id=leads_to, label=self.view.say(text), fallback=not text.has(self.view.language))

    def in_one_language(self, texts: Iterable[Text]) -> Writing:
        """Nothing is half in the resident's language and half in Dutch."""
        return replace(self, view=self.view.in_one_language(texts))
