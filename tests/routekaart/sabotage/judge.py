"""What becomes of a break: refused, found, told by a rule case, without effect, or not noticed."""

from __future__ import annotations

import itertools
from datetime import date

from content.documents import read_folder
from content.problem import ContentError
from routekaart.cases import case_problems, read_cases, try_cases
from routekaart.engine import decide, relevant_facts
from routekaart.layers import lay
from routekaart.place import places
from tests.routekaart.sabotage.places import Content, written
from wegwijzer.kaart import SHIPPED
from wegwijzer.kaart_folder import strict_checker

ON = date(2026, 11, 22)
"""The day the map's content is tested for everywhere; see `tests/routekaart/test_content.py`."""

FOUND, CASE, SAME, SURVIVED = "found by check", "told by a case", "without effect", "not noticed"


class Judge:
    """Knows the sound map; each break is checked against it, and only what the break touches is gone through anew."""

    def __init__(self):
        shipped = read_folder(SHIPPED)
        self.content = Content(shipped)
        self.documents = {path: written(value) for path, value in self.content.files.items()}
        self.checker = strict_checker()
        loaded = self.checker.load(self.documents)
        assert self.checker.check(loaded, on=ON) == [], "what is broken must be sound before"
        assert case_problems(self.documents, loaded.kaart, ON) == []
        self.kaart = loaded.kaart
        self.cases = read_cases(self.documents, self.kaart)

    def says(self, change):
        """What notices the change, and the first thing it says."""
        documents = {path: text for path, text in {**self.documents, **change.files}.items() if text is not None}
        try:
            loaded = self.checker.load(documents)
        except ContentError as refused:
            return FOUND, str(refused.problems[0])
        problems = self.checker.check(loaded, on=ON)
        if problems:
            return FOUND, str(problems[0])
        told = self._told(documents, loaded.kaart)
        if told:
            return CASE, str(told[0])
        return (SAME, "") if self._same(loaded.kaart) else (SURVIVED, "")

    def _told(self, documents, kaart):
        """The shipped cases first, which are read; then all that is asked of cases."""
        tried = try_cases(kaart, self.cases, ON) if set(kaart.topics) == set(self.kaart.topics) else ()
        told = [problem for one in tried for problem in one.problems]
        return told or case_problems(documents, kaart, ON)

    def _same(self, kaart):
        """Whether everybody, at every place, is told the same as before: proven by asking for all of them."""
        before = {place: lay(self.kaart, place, ON).kaart for place in (None, *places(self.kaart, examples=True))}
        after = {place: lay(kaart, place, ON).kaart for place in (None, *places(kaart, examples=True))}
        if before.keys() != after.keys() or not _same_beside_rules(self.kaart, kaart):
            return False
        return all(_same_answers(before[place], after[place]) for place in before)


def _same_beside_rules(one, other):
    """All but the rules: texts, people, sources, menus, alarms, layers."""

    def bare(kaart):
        topics = {name: topic.model_copy(update={"rules": ()}) for name, topic in kaart.topics.items()}
        return kaart.model_copy(update={"topics": topics, "version": ""})

    return bare(one) == bare(other)


def _same_answers(one, other):
    """Whether ``decide`` says the same of every topic for every combination of all that its rules ask."""
    for topic, rules in ((name, one.topics[name].rules) for name in one.topics):
        if topic not in other.topics:
            return False
        if other.topics[topic].rules == rules:
            continue
        asked = dict.fromkeys((*relevant_facts(one, topic), *relevant_facts(other, topic)))
        choices = [[choice.id for choice in one.facts[fact].choices] for fact in asked]
        for values in itertools.product(*choices):
            known = dict(zip(asked, values, strict=True))
            if decide(one, topic, known, on=ON).outcome != decide(other, topic, known, on=ON).outcome:
                return False
    return True
