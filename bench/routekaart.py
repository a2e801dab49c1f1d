"""The map on one core: does deciding, and checking, stay what it is when there are a hundred times the topics?

Further topics are copies of the dozen shortest that ship, under other names; what is kept by a text is switched off,
as the copies have the same texts.
"""

from __future__ import annotations

import itertools
import re
import statistics
import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

import content.text_check
from content.documents import read_folder
from locales import languages
from nlu.dangers import DANGERS
from routekaart.cases import case_problems
from routekaart.check import Checker
from routekaart.engine import decide, relevant_facts
from routekaart.layout import holds_cases
from wegwijzer.complaints import complaint_problems
from wegwijzer.kaart import SHIPPED, routed_intents
from wegwijzer.kaart_folder import strict_checker
from wegwijzer.telegram_fit import fit_problems

if TYPE_CHECKING:
    from content.documents import Documents
    from routekaart.loader import LoadedKaart
    from routekaart.model import Routekaart

ON = date(2026, 11, 22)
SIZES = (50, 500, 5000)
ROUNDS = 9
COPIED = 12
DECIDE_TARGET = 1.2
"""Seconds of a decision among 5,000 topics against 50."""
CHECK_TARGET_S = 10.0
GROWTH_TARGET = 1.2
"""Seconds of checking per topic at ten times the topics: 1 is linear."""


def larger(shipped: Documents, topics: int) -> tuple[dict[str, str], list[str]]:
    """The shipped map with so many topics, and the ids of those that were added or left out to get there."""
    documents = {path: text for path, text in shipped.items() if not holds_cases(path)}
    originals = [path for path in documents if path.startswith("national/topics/")]
    plain = [path for path in originals if "safety" not in path and "emergency" not in path]
    short = sorted(plain, key=lambda path: len(documents[path]))[:COPIED]
    added = []
    for number, path in zip(range(topics - len(originals)), itertools.cycle(short), strict=False):
        old = Path(path).stem
        added.append(f"{old}_{letters(number)}")
        text = re.sub(rf"^id: {re.escape(old)}$", f"id: {added[-1]}", documents[path], count=1, flags=re.MULTILINE)
        documents[f"national/topics/{added[-1]}.yaml"] = text
    return documents, added


def letters(number: int) -> str:
    """A number as an id may have it."""
    return "".join("abcdefghij"[int(digit)] for digit in str(number))


def seconds_to_decide(kaart: Routekaart, asked: list[tuple[str, dict[str, str]]]) -> float:
    begun = time.process_time()
    for topic, facts in asked:
        decide(kaart, topic, facts, on=ON)
    return time.process_time() - begun


def everybody(kaart: Routekaart, topics: list[str]) -> list[tuple[str, dict[str, str]]]:
    """Every topic with every combination of answers."""
    asked = []
    for topic in topics:
        facts = relevant_facts(kaart, topic)
        choices = [[one.id for one in kaart.facts[fact].choices] for fact in facts]
        asked += [(topic, dict(zip(facts, values, strict=True))) for values in itertools.product(*choices)]
    return asked


def checked(checker: Checker, documents: Documents) -> tuple[LoadedKaart, float, int]:
    """The map, the seconds of reading and checking it, and how much was gone through."""
    begun = time.process_time()
    loaded = checker.load(documents)
    problems = checker.check(loaded, on=ON)
    took = time.process_time() - begun
    if problems:
        sys.exit(f"not sound, so nothing is measured: {problems[0]}")
    return loaded, took, checker.computed


def whole_check(shipped: Documents) -> float:
    """Seconds of all that ``wegwijzer routekaart check`` goes through."""
    begun = time.process_time()
    loaded, _, _ = checked(strict_checker(), shipped)
    problems = [*case_problems(shipped, loaded.kaart, ON), *complaint_problems(loaded.kaart), *fit_problems(loaded, ON)]
    if problems:
        sys.exit(f"not sound, so nothing is measured: {problems[0]}")
    return time.process_time() - begun


def main() -> int:
    shipped = read_folder(SHIPPED)
    whole = whole_check(shipped)
    print(f"all of the shipped map, its cases, complaints and messages: {whole:.1f} s (target {CHECK_TARGET_S:.0f})")
    content.text_check._wrong = content.text_check._wrong.__wrapped__  # noqa: SLF001 – its cache would measure the second run
    maps: dict[int, Routekaart] = {}
    per_topic: dict[int, float] = {}
    for size in SIZES:
        documents, added = larger(shipped, size)
        checker = Checker(intents=[*routed_intents(), *added], dangers=DANGERS, languages=languages())
        loaded, full, gone_through = checked(checker, documents)
        maps[size], per_topic[size] = loaded.kaart, full / len(loaded.kaart.topics)
        path = "national/topics/docs.brp.yaml"
        edited = {**documents, path: documents[path].replace("паспорти", "паспорт", 1)}
        _, after, touched = checked(checker, edited)
        each = per_topic[size] * 1000
        print(f"{len(loaded.kaart.topics):,} topics: {full:.1f} s, {each:.1f} ms a topic, {gone_through:,} parts;")
        print(f"    after one edit {after:.2f} s, {touched} parts")
    asked = everybody(maps[SIZES[0]], sorted(maps[SIZES[0]].topics))
    few, many = maps[SIZES[0]], maps[SIZES[-1]]
    ratio = statistics.median(seconds_to_decide(many, asked) / seconds_to_decide(few, asked) for _ in range(ROUNDS))
    each = statistics.median(seconds_to_decide(many, asked) for _ in range(ROUNDS)) / len(asked)
    print(f"{len(asked):,} decisions, {each * 1e6:.0f} µs each at {SIZES[-1]:,} topics:", end=" ")
    print(f"{ratio:.2f} × as long as at {SIZES[0]} (target {DECIDE_TARGET})")
    growth = [per_topic[larger_] / per_topic[smaller] for smaller, larger_ in itertools.pairwise(SIZES)]
    factors = ", ".join(f"{one:.2f} ×" for one in growth)
    print(f"a topic's check at ten times the topics: {factors} (target {GROWTH_TARGET})")
    return 0 if whole <= CHECK_TARGET_S and ratio <= DECIDE_TARGET and max(growth) <= GROWTH_TARGET else 1


if __name__ == "__main__":
    sys.exit(main())
