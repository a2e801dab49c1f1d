"""Can everybody the map names be reached: by a number that can be dialled, a page, an address?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from content.kept import kept
from content.raw_values import find, walk_texts
from routekaart.dialling import dials, dials_from_abroad, differ, digits_of, numbers_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from content.marks import KeyPath
    from content.problem import Problem
    from content.yaml_file import Value, YamlFile
    from routekaart.loader import LoadedKaart

_WHERE: tuple[KeyPath, ...] = (("contacts", "*"), ("locations", "*", "contacts", "*"))
_NO_TEXT = {"phone", "phone_abroad", "url", "date", "review_by", "valid_from", "valid_until"}
_WAYS = ("phone", "url", "address", "note")


def contact_problems(loaded: LoadedKaart) -> Iterator[Problem]:
    """Say which number nobody can dial, who cannot be reached at all, and which number in a text is nobody's.

    A note counts as a way: it says how to find somebody whose details could not be confirmed.
    """
    for file, path, contact in _contacts(loaded):
        yield from _numbers(file, path, contact)
        if not any(way in contact for way in _WAYS):
            message = f"'{path[-1]}' cannot be reached: add a phone, url or address, or a note that says how"
            yield file.at_key(path, message)
    yield from _loose_numbers(loaded)


def _contacts(loaded: LoadedKaart) -> Iterator[tuple[YamlFile, KeyPath, dict[str, Value]]]:
    for file in loaded.files.of("contacts", "municipality"):
        for pattern in _WHERE:
            for path, contact in find(file.value, pattern):
                if isinstance(contact, dict):
                    yield file, path, contact


def _numbers(file: YamlFile, path: KeyPath, contact: dict[str, Value]) -> Iterator[Problem]:
    phone, abroad = contact.get("phone"), contact.get("phone_abroad")
    if isinstance(phone, str) and not dials(phone):
        yield file.at_value((*path, "phone"), f"nobody can dial {phone}: is a digit missing, or one too many?")
    if isinstance(abroad, str) and not dials_from_abroad(abroad):
        message = f"nobody can dial {abroad} from abroad: write + and the country, with all digits"
        yield file.at_value((*path, "phone_abroad"), message)
    elif isinstance(phone, str) and isinstance(abroad, str) and dials(phone) and differ(phone, abroad):
        yield file.at_value((*path, "phone_abroad"), f"{abroad} is another number than {phone}: which one is right?")


def _loose_numbers(loaded: LoadedKaart) -> Iterator[Problem]:
    """A number within a text has no button to dial it, and is forgotten when the contact's own changes."""
    known = {
        digits_of(number)
        for file in loaded.files.of("contacts", "municipality")
        for pattern in _WHERE
        for way in ("phone", "phone_abroad")
        for _, number in find_texts(file.value, (*pattern, way))
    }
    for file in loaded.files.by_path.values():
        for path, number in kept(file, _numbers_in, _numbers_in):
            if digits_of(number) not in known:
                yield file.at_value(path, f"{number} is the number of nobody in the map: make it a contact's")


def _numbers_in(file: YamlFile) -> tuple[tuple[KeyPath, str], ...]:
    texts = ((path, text) for path, text in walk_texts(file.value) if path[-1] not in _NO_TEXT)
    return tuple((path, number) for path, text in texts for number in numbers_in(text))


def find_texts(value: Value, pattern: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """The texts among what ``pattern`` leads to."""
    yield from ((path, found) for path, found in find(value, pattern) if isinstance(found, str))
