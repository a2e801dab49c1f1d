"""`python -m locales check|update`: are the catalogues fresh and complete; bring them up to date with the code."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from language import LANGUAGES
from locales.catalogue import po_path

ROOT = Path(__file__).parent.parent
METHODS = [("bot/**.py", "python"), ("desk/**.py", "python"), ("bot/**.html", "jinja2"), ("desk/**.html", "jinja2")]


CREATED = datetime(2026, 11, 22, tzinfo=UTC)
"""Fixed, so that bringing the catalogues up to date changes only the texts that changed."""


def extracted() -> Catalog:
    """Every interface text in the code, with translators' comments (`# Translators:`)."""
    template = Catalog(project="wegwijzer", charset="utf-8", creation_date=CREATED, revision_date=CREATED)
    for room in ("bot", "desk"):
        methods = [(pattern.removeprefix(room + "/"), how) for pattern, how in METHODS if pattern.startswith(room)]
        found = extract_from_dir(ROOT / room, methods, comment_tags=("Translators:",), strip_comment_tags=True)
        for file, _line, message, comments, context in found:
            # Line numbers would make every edit of the code a change of the catalogues.
            template.add(message, None, [(f"{room}/{file}", 0)], auto_comments=comments, context=context)
    return template


def read(language: str) -> Catalog:
    path = po_path(language)
    if not path.exists():
        return Catalog(locale=language, project="wegwijzer", charset="utf-8")
    with path.open("rb") as po:
        return read_po(po, locale=language, abort_invalid=True)


def update() -> None:
    template = extracted()
    for language in LANGUAGES:
        catalogue = read(language)
        catalogue.project, catalogue.version, catalogue.revision_date = "wegwijzer", "1", CREATED
        catalogue.update(template, no_fuzzy_matching=True)
        catalogue.fuzzy = False
        catalogue.header_comment = f"# Interface texts of Wegwijzer · Дороговказ: {language}."
        catalogue.msgid_bugs_address = ""
        catalogue.last_translator = ""
        catalogue.language_team = ""
        catalogue.obsolete.clear()
        path = po_path(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as po:
            write_po(po, catalogue, omit_header=False, sort_output=True, include_lineno=False, width=110)


def _ids(catalogue: Catalog) -> set[str]:
    return {_key(message) for message in catalogue if message.id}


def _key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def problems(language: str, template: Catalog, catalogue: Catalog) -> list[str]:
    """Missing, left over, fuzzy, empty translations, and translations whose {placeholders} differ from the source's."""
    path = po_path(language).relative_to(ROOT)
    wanted, there = _ids(template), _ids(catalogue)
    found = [f"{path}: not in the catalogue: {one!r} (run `make messages`)" for one in sorted(wanted - there)]
    found += [f"{path}: no longer in the code: {one!r} (run `make messages`)" for one in sorted(there - wanted)]
    for message in catalogue:
        if not message.id:
            continue
        where = f"{path}:{message.lineno}"
        if message.fuzzy:
            found.append(f"{where}: marked fuzzy: {_key(message)!r}")
        translations = [message.string] if isinstance(message.string, str) else list(message.string or [""])
        if not all(translations):
            found.append(f"{where}: not translated: {_key(message)!r}")
        found += [
            f"{where}: placeholders differ from {_key(message)!r}: {text!r}"
            for text in translations
            if text and _placeholders(text) != _placeholders(_key(message))
        ]
    return found


def check() -> int:
    template = extracted()
    found = [one for language in LANGUAGES for one in problems(language, template, read(language))]
    for one in found:
        print(one)
    if not found:
        print(f"translations: {len(_ids(template))} texts, complete in {', '.join(LANGUAGES)}")
    return 1 if found else 0


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
