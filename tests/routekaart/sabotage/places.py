"""Where something can be broken: every file of the map and of complaints as plain data, and paths into it."""

from __future__ import annotations

import copy
from functools import cached_property

import yaml

from content.plain_scalars import trap

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):
    """Quotes what a strict reader would not take without quotes."""


Dumper.add_representer(
    str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style="'" if trap(text) else None)
)
Dumper.ignore_aliases = lambda *_: True


def parsed(text):
    return yaml.load(text, LOADER)


def written(value):
    return yaml.dump(value, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=10_000)


class Change:
    """One break: what was done, in words, and the files that are different afterwards; None for one that is gone.

    The files are made when they are asked for, as few of all the breaks there could be are tried.
    """

    def __init__(self, make, what):
        self._make = make
        self.what = what

    @cached_property
    def files(self):
        return self._make()


class Content:
    """Parsed files by path; what is asked of it is what the kinds of mutation need."""

    def __init__(self, documents):
        self.files = {path: parsed(text) for path, text in documents.items()}

    def matching(self, part):
        return [(path, value) for path, value in self.files.items() if part in path]

    def topics(self):
        """Every topic of the nation, as (path, value)."""
        return self.matching("national/topics/")

    def edited(self, path, edit, what):
        """The change that ``edit`` makes of a copy of the file."""

        def make():
            value = copy.deepcopy(self.files[path])
            edit(value)
            return {path: written(value)}

        return Change(make, f"{path}: {what}")

    def texts(self, parts=("national/topics/",)):
        """Every text that is shown in Ukrainian and Dutch, as (path, way to it)."""
        for path, value in self.files.items():
            if any(part in path for part in parts):
                for way in ways_to_texts(value):
                    yield path, way

    def contacts(self):
        """Every contact with a phone, as (path, way to it)."""
        for path, value in self.files.items():
            if "/contacts/" in path:
                for name, contact in value["contacts"].items():
                    if "phone" in contact:
                        yield path, ("contacts", name)


def ways_to_texts(value, way=()):
    """Ways to the mappings that hold a text in both languages; names of organisations stay out."""
    if isinstance(value, dict):
        if {"uk", "nl"} <= set(value):
            if way[-1:] != ("name",):
                yield way
            return
        for key, inside in value.items():
            yield from ways_to_texts(inside, (*way, key))
    elif isinstance(value, list):
        for index, inside in enumerate(value):
            yield from ways_to_texts(inside, (*way, index))


def at(value, way):
    for step in way:
        value = value[step]
    return value
