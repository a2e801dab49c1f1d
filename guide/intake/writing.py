"""A draft as it stands, on the ground it stands on: what is asked, the map at its writer's place, who reads where."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from guide.intake import steps
from guide.intake.home import Home, home_of
from guide.intake.named import with_named
from guide.lines import Labelled
from issues.redaction.preview import Marked

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from content.node import Text
    from guide.view import View
    from issues.case import About
    from issues.draft import Draft
    from issues.intake.model import IntakeData, SubTheme, Theme
    from issues.offices.model import Offices

TEXT = "text"
"""The step of the story; other words stand beside a question and have its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """Immutable like the draft in it. ``places``: the locations whose complaints are read here.

    ``held``: its words by step, with what was taken out of them; in memory only, see `guide.intake.removed`.
    """

    draft: Draft
    data: IntakeData
    view: View
    offices: Offices
    places: tuple[Labelled, ...]
    held: Mapping[str, Marked] = field(default_factory=dict, repr=False)

    def of(self, draft: Draft) -> Writing:
        return replace(self, draft=draft)

    def at(self, step: str) -> Writing:
        """With that step being asked. At the summary nothing is being changed any more."""
        editing = self.draft.editing and step != "summary"
        return self.of(self.draft.but(step=step, editing=editing))

    @property
    def words(self) -> dict[str, Marked]:
        """What was typed, by step, with what was taken out of it as far as that is known."""
        texts = {TEXT: self.draft.text, **self.draft.details}
        return {step: self._marked(step, text) for step, text in texts.items() if text}

    def _marked(self, step: str, text: str) -> Marked:
        held = self.held.get(step)
        # What is held may be of words that were never stored, or belong to another process.
        return held if held and held.text == text else Marked.stored(text)

    def with_words(self, step: str, words: Marked) -> Writing:
        """With these in place of what was typed at that step; whom they name is looked for again."""
        draft = self.draft
        removed = {**draft.removed, step: len(words.pieces)}
        if step == TEXT:
            changed = draft.but(text=words.text, removed=removed)
        else:
            changed = draft.but(details={**draft.details, step: words.text}, removed=removed)
        return replace(self, draft=with_named(changed), held={**self.held, step: words})

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
