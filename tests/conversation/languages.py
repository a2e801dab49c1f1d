"""A language that nobody wrote for: a catalogue in a folder and texts in the map, and no line of code."""

import json
import shutil

import yaml
from babel.messages.pofile import write_po

from content.documents import read_folder
from locales import catalogue
from locales.po_file import NAME, PARTIAL, YES, read_po
from wegwijzer.kaart import SHIPPED

CODE, OWN_NAME = "eo", "Esperanto"
MARK = "Ĉ"
"""Begins every text of the made-up translation."""


def catalogues(folder, *, partial=True, without=()):
    """The required catalogues and one more in ``folder``."""
    shutil.copytree(catalogue.HERE, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__", "en"))
    with (folder / "nl" / "LC_MESSAGES" / "wegwijzer.po").open("rb") as po:
        made = read_po(po, CODE)
    made.ours = {NAME: OWN_NAME} | ({PARTIAL: YES} if partial else {})
    for message in list(made):
        if message.id in without:
            made.delete(message.id)
        elif message.id:
            message.string = f"{MARK} {message.id}"
    path = folder / CODE / "LC_MESSAGES" / "wegwijzer.po"
    path.parent.mkdir(parents=True)
    with path.open("wb") as po:
        write_po(po, made)
    return folder


def documents(*topics):
    """The shipped map with everything in the language, of the topics these. JSON is YAML too."""
    return {
        path: json.dumps(_spoken(yaml.safe_load(text)), ensure_ascii=False)
        if "/topics/" not in path or any(path.endswith(f"/{one}.yaml") for one in topics)
        else text
        for path, text in read_folder(SHIPPED).items()
    }


def _spoken(value):
    if isinstance(value, list):
        return [_spoken(one) for one in value]
    if not isinstance(value, dict):
        return value
    spoken = {key: _spoken(one) for key, one in value.items()}
    return spoken | {CODE: f"{MARK} {value['nl']}"} if "nl" in value and "uk" in value else spoken
