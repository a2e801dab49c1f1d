"""`python -m locales check|update`: are the catalogues fresh and complete; bring them up to date with the code."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from language import REQUIRED_LANGUAGES
from locales.catalogue import Domain, languages, po_path
from locales.po_file import NAME, Catalogue, read_po

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).parent.parent
ROOMS: Mapping[Domain, tuple[str, ...]] = {"wegwijzer": ("bot", "routekaart"), "desk": ("desk",)}
"""Where the texts of each domain are."""
METHODS = [("**.py", "python"), ("**.html", "jinja2")]

NEVER_PARTIAL = frozenset({"bot/render/alarm.py", "bot/render/fallback.py", "routekaart/opening_words.py"})
"""Files whose texts every language has: danger, when its numbers answer, and the line that says what is missing."""

EMERGENCY = "112"
"""Wherever this is said, it is said in the resident's language."""

CREATED = datetime(2026, 11, 22, tzinfo=UTC)
"""Fixed, so that bringing the catalogues up to date changes only the texts that changed."""


def extracted(domain: Domain = "wegwijzer") -> Catalog:
    """Every interface text in the code, with translators' comments (`# Translators:`)."""
    template = Catalog(project="wegwijzer", charset="utf-8", creation_date=CREATED, revision_date=CREATED)
    for room in ROOMS[domain]:
        found = extract_from_dir(ROOT / room, METHODS, comment_tags=("Translators:",), strip_comment_tags=True)
        for file, _line, message, comments, context in found:
            # Line numbers would make every edit of the code a change of the catalogues.
            template.add(message, None, [(f"{room}/{file}", 0)], auto_comments=comments, context=context)
    return template


def languages_of(domain: Domain) -> tuple[str, ...]:
    """What residents read is in every language, the desk in the required ones."""
    return languages() if domain == "wegwijzer" else REQUIRED_LANGUAGES


def read(language: str, domain: Domain = "wegwijzer") -> Catalogue:
    with po_path(language, domain).open("rb") as po:
        return read_po(po, language)


def update() -> None:
    for domain in ROOMS:
        template = extracted(domain)
        for language in languages_of(domain):
            _bring_up_to_date(language, domain, template)


def _bring_up_to_date(language: str, domain: Domain, template: Catalog) -> None:
    catalogue = read(language, domain)
    catalogue.project, catalogue.version, catalogue.revision_date = "wegwijzer", "1", CREATED
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.fuzzy = False
    whose = "Interface texts" if domain == "wegwijzer" else "Texts of the desk"
    catalogue.header_comment = f"# {whose} of Wegwijzer · Дороговказ: {language}."
    catalogue.msgid_bugs_address = ""
    catalogue.last_translator = ""
    catalogue.language_team = ""
    catalogue.obsolete.clear()
    path = po_path(language, domain)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as po:
        write_po(po, catalogue, omit_header=False, sort_output=True, include_lineno=False, width=110)


def _ids(catalogue: Catalog) -> set[str]:
    return {_key(message) for message in catalogue if message.id}


def _key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def problems(
    language: str, template: Catalog, catalogue: Catalog, *, partial: bool = False, domain: Domain = "wegwijzer"
) -> list[str]:
    """Missing, left over, fuzzy, empty translations, and translations whose {placeholders} differ from the source's.

    A ``partial`` catalogue may miss what is not about danger.
    """
    path = po_path(language, domain).relative_to(ROOT)
    needed, there = {_key(one) for one in template if one.id and _is_needed(one, partial=partial)}, _ids(catalogue)
    found = [f"{path}: not in the catalogue: {one!r} (run `make messages`)" for one in sorted(needed - there)]
    left_over = sorted(there - _ids(template))
    found += [f"{path}: no longer in the code: {one!r} (run `make messages`)" for one in left_over]
    for message in catalogue:
        if message.id:
            found += [f"{path}:{message.lineno}: {fault}" for fault in _faults(message, must=_key(message) in needed)]
    return found


def _is_needed(message: Message, *, partial: bool) -> bool:
    about_danger = EMERGENCY in _key(message) or any(file in NEVER_PARTIAL for file, _ in message.locations)
    return about_danger or not partial


def _faults(message: Message, *, must: bool) -> Iterator[str]:
    """What is wrong with one translation; an empty one only where there ``must`` be one."""
    key = _key(message)
    if message.fuzzy:
        yield f"marked fuzzy: {key!r}"
    translations = [message.string] if isinstance(message.string, str) else list(message.string or [""])
    if not all(translations) and (must or any(translations)):
        yield f"not translated: {key!r}"
    for text in translations:
        if text and _placeholders(text) != _placeholders(key):
            yield f"placeholders differ from {key!r}: {text!r}"


def header_problems(language: str, catalogue: Catalogue) -> Iterator[str]:
    """The header says what the language is called; a required one is never partial."""
    if NAME not in catalogue.ours:
        yield f"{language}: the header lacks {NAME}, the language's own name"
    if catalogue.partial and language in REQUIRED_LANGUAGES:
        yield f"{language}: must not be partial"


def check() -> int:
    found = [problem for domain in ROOMS for problem in _problems_of(domain)]
    for problem in found:
        print(problem)
    return 1 if found else 0


def _problems_of(domain: Domain) -> list[str]:
    """What is wrong with a domain's catalogues; where nothing is, says how much there is."""
    template = extracted(domain)
    catalogues = {language: read(language, domain) for language in languages_of(domain)}
    found = [problem for language, one in catalogues.items() for problem in header_problems(language, one)]
    for language, one in catalogues.items():
        found += problems(language, template, one, partial=one.partial, domain=domain)
    if not found:
        what = "translations" if domain == "wegwijzer" else domain
        print(f"{what}: {len(_ids(template))} texts, {', '.join(_shares(catalogues))}")
    return found


def _shares(catalogues: Mapping[str, Catalogue]) -> Iterator[str]:
    for language, one in catalogues.items():
        translated = sum(bool(message.id and message.string) for message in one)
        yield f"{language} {translated}" + (" (partial)" if one.partial else "")


def main(arguments: list[str]) -> int:
    match arguments:
        case ["check"]:
            return check()
        case ["update"]:
            update()
            return 0
        case _:
            print("usage: python -m locales check|update")
            return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
