"""`wegwijzer routekaart test`: does the map answer what the rule cases say, and is every rule one of them?"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from locales import languages
from wegwijzer.commands.map_options import DAY, the_day
from wegwijzer.problem import OperatorProblem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from language import Language
    from routekaart.cases import TopicCases, Tried
    from routekaart.model import Routekaart


@click.command("test")
@click.option("--folder", type=click.Path(path_type=Path), help="Another map than the one that comes with the program.")
@click.option("--on", "day", type=DAY, help="The day to answer for; today unless given.")
@click.option("--verbose", is_flag=True, help="Also each case in words, with what the map answers.")
@click.option("--language", type=click.Choice(languages()), default="nl", show_default=True, help="Of those words.")
def test_rules(*, folder: Path | None, day: date | None, verbose: bool, language: Language) -> None:
    """Exit 0 if every case comes out as written and every rule is one; 1 if not; 2 if a file cannot be read."""
    from routekaart.cases import must_be_tried, try_cases, were_tried  # noqa: PLC0415 – kept out of `--help`
    from wegwijzer.kaart import SHIPPED, load_shipped  # noqa: PLC0415

    folder = folder or SHIPPED
    kaart = load_shipped(folder).kaart
    files = _read(folder, kaart)
    tried = try_cases(kaart, files, the_day(day))
    needed = must_be_tried(kaart, the_day(day))
    missing = sorted(needed - were_tried(kaart, tried))
    if verbose:
        print("\n".join(case_lines(kaart, tried, language)))
    wrong = [problem for one in tried for problem in one.problems]
    for problem in wrong:
        print(problem)
    for one in missing:
        print(f"no case for {one}")
    covered = len(needed) - len(missing)
    print(
        f"{len(tried)} cases, {len(wrong)} wrong; {covered} of {len(needed)} rules and changed cards are in a case: "
        # Rounded down: 100 % is all of them.
        f"{100 * covered // max(len(needed), 1)} %"
    )
    sys.exit(1 if wrong or missing else 0)


def _read(folder: Path, kaart: Routekaart) -> tuple[TopicCases, ...]:
    from content.documents import read_folder  # noqa: PLC0415 – kept out of `--help`
    from content.problem import ContentError  # noqa: PLC0415
    from routekaart.cases import read_cases  # noqa: PLC0415

    try:
        return read_cases(read_folder(folder), kaart)
    except ContentError as error:
        lines = "\n".join(f"  {problem}" for problem in error.problems)
        message = f"the rule cases cannot be read:\n{lines}"
        raise OperatorProblem(message) from None


def case_lines(kaart: Routekaart, tried: tuple[Tried, ...], language: Language) -> Iterator[str]:
    """Each case in words: what is told, where, which card or question follows by which rule, and why."""
    for one in tried:
        facts = "; ".join(_told(kaart, fact, choice, language) for fact, choice in one.case.facts.items()) or "–"
        where = f" ({one.place})" if one.place else ""
        rule = f" [{one.decision.path[-1]}]" if one.decision.path else ""
        asked = kaart.facts[one.decision.missing].question.in_language(language) if one.decision.missing else "–"
        yield f"{'✗' if one.problems else '✓'} {one.decision.topic}{where}: {facts}"
        yield f"  → {one.decision.outcome or f'? {asked}'}{rule}"
        yield f"  {one.case.why}"


def _told(kaart: Routekaart, fact: str, choice: str, language: Language) -> str:
    known = kaart.facts[fact]
    label = next(one.label for one in known.choices if one.id == choice)
    return f"{known.name.in_language(language)}: {label.in_language(language)}"
