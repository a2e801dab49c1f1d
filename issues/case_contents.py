"""What a complaint says, sealed for its case, and opened again by whoever holds the case's keys.

Which key opens what is decided in docs/decisions/0014: *content* the words and photos, *identity* name and address,
*address* the way back to the resident.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, cast

from issues.case import Identity
from issues.sealing import seal, seal_words, unseal, unseal_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from issues.case import Complaint, Purpose


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedContents:
    """As the database gets it; None where there is nothing."""

    text: bytes | None
    details: bytes | None
    photos: tuple[bytes, ...]
    envelope: bytes | None
    address: bytes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """Words typed beside a question, by question, and the date of the letter that it is about."""

    words: Mapping[str, str]
    letter_date: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WayBack:
    """How to reach the resident. ``chat``: only the program uses it; ``contact``: for whoever reads the case."""

    chat: str | None
    contact: str | None


def purposes_of(complaint: Complaint) -> tuple[Purpose, ...]:
    """The keys that its case needs and no more."""
    identity: tuple[Purpose, ...] = ("identity",) if complaint.kind == "formal" else ()
    address: tuple[Purpose, ...] = () if complaint.reach == "code" else ("address",)
    return ("content", *identity, *address)


def seal_contents(
    complaint: Complaint, case: bytes, keys: Mapping[Purpose, bytes], random: Callable[[int], bytes]
) -> SealedContents:
    """Everything a person said, sealed. What belongs to another way back than the chosen one is left out, not kept."""
    content = keys["content"]
    letter = complaint.letter_date.isoformat() if complaint.letter_date else None
    details = {"words": dict(complaint.details), "letter_date": letter}
    has_details = bool(complaint.details) or letter is not None
    return SealedContents(
        text=seal_words(content, complaint.text, case=case, field="text", random=random) if complaint.text else None,
        details=seal_words(content, details, case=case, field="details", random=random) if has_details else None,
        photos=tuple(seal(content, one, case=case, field="photo", random=random) for one in complaint.photos),
        envelope=_envelope(complaint, case, keys, random),
        address=_address(complaint, case, keys, random),
    )


def open_text(key: bytes, case: bytes, sealed: bytes) -> str:
    """The resident's own words. Raises `issues.sealing.DoesNotOpen`, as do all of these."""
    return cast("str", unseal_words(key, sealed, case=case, field="text"))


def open_details(key: bytes, case: bytes, sealed: bytes) -> Details:
    found = cast("dict[str, object]", unseal_words(key, sealed, case=case, field="details"))
    letter = cast("str | None", found["letter_date"])
    return Details(
        words=cast("dict[str, str]", found["words"]), letter_date=date.fromisoformat(letter) if letter else None
    )


def open_photos(key: bytes, case: bytes, sealed: Sequence[bytes]) -> tuple[bytes, ...]:
    return tuple(unseal(key, one, case=case, field="photo") for one in sealed)


def open_envelope(key: bytes, case: bytes, sealed: bytes) -> Identity:
    found = cast("dict[str, str]", unseal_words(key, sealed, case=case, field="envelope"))
    return Identity(name=found["name"], address=found["address"])


def open_address(key: bytes, case: bytes, sealed: bytes) -> WayBack:
    found = cast("dict[str, str | None]", unseal_words(key, sealed, case=case, field="address"))
    return WayBack(chat=found["chat"], contact=found["contact"])


def _envelope(
    complaint: Complaint, case: bytes, keys: Mapping[Purpose, bytes], random: Callable[[int], bytes]
) -> bytes | None:
    if complaint.identity is None or "identity" not in keys:
        return None
    who = {"name": complaint.identity.name, "address": complaint.identity.address}
    return seal_words(keys["identity"], who, case=case, field="envelope", random=random)


def _address(
    complaint: Complaint, case: bytes, keys: Mapping[Purpose, bytes], random: Callable[[int], bytes]
) -> bytes | None:
    if "address" not in keys:
        return None
    way = {
        "chat": complaint.return_address if complaint.reach == "here" else None,
        "contact": complaint.contact if complaint.reach == "contact" else None,
    }
    return seal_words(keys["address"], way, case=case, field="address", random=random)
