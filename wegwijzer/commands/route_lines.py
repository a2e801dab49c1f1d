"""What `wegwijzer issues route` prints: where a complaint goes, who reads it there, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from issues.offices.model import NotConnected
from issues.routing.combinations import in_words
from issues.routing.engine import CONDITIONS, first_match, found, passed_over, route, wanted
from wegwijzer.problem import OperatorProblem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from issues.offices.model import Offices
    from issues.routing.model import Due, Facts, Rules


def destination_lines(rules: Rules, facts: Facts, on: date) -> Iterator[str]:
    destination = route(rules, facts, on)
    yield f"complaint {in_words(facts)}"
    yield f"queue     {destination.queue}{' (flagged)' if destination.flagged else ''}"
    yield f"due       {destination.due} ({_term(first_match(rules, facts).due, facts)} after {on})"
    yield f"rule      {destination.rule}"


def reader_line(rules: Rules, facts: Facts, offices: Offices, municipality: str, location: str | None) -> str:
    """The Dutch names of who holds the queue there and who stands in."""
    try:
        office = offices.reader(municipality, location, first_match(rules, facts).queue)
    except NotConnected:
        connected = ", ".join(one for one in offices.municipalities if offices.connected(one)) or "none"
        message = f"--municipality {municipality}: not connected; connected: {connected}"
        raise OperatorProblem(message) from None
    return f"reader    {office.name.nl}; deputy: {office.deputy.nl}"


def why_lines(rules: Rules, facts: Facts) -> Iterator[str]:
    """Each rule in order until the one that decides, with the first condition that does not hold."""
    for passed in passed_over(rules, facts):
        yield f"passed    {passed.rule.id}: {passed.condition} is {passed.found}, not {' or '.join(passed.wanted)}"
    rule = first_match(rules, facts)
    held = ", ".join(f"{one} is {found(facts, one)}" for one in CONDITIONS if rule.when and wanted(rule.when, one))
    yield f"decided   {rule.id}: {held or 'takes everything that is left'}"


def _term(due: Due, facts: Facts) -> str:
    days = due.for_severity(facts.severity)
    if days is None:
        return f"{due.weeks} weeks"
    return f"{days} working {'day' if days == 1 else 'days'}"
