"""What is sealed opens for its own case and field alone, and does not show how long it is."""

from __future__ import annotations

import os
from itertools import product

import pytest

from issues.sealing import DoesNotOpen, seal, seal_words, unseal, unseal_words

KEY, OTHER_KEY = bytes(range(32)), bytes(range(1, 33))
CASE, OTHER_CASE = b"c" * 16, b"d" * 16


def sealed(plain: bytes, **changes) -> bytes:
    return seal(KEY, plain, **{"case": CASE, "field": "text", "random": os.urandom, **changes})


@pytest.mark.parametrize(
    "plain", [b"", b"\0", b"\x80", b"\x80\0\0", bytes(255), bytes(256), os.urandom(70_000)], ids=len
)
def test_what_is_sealed_comes_back_byte_for_byte(plain: bytes) -> None:
    assert unseal(KEY, sealed(plain), case=CASE, field="text") == plain


@pytest.mark.parametrize("words", ["", "В кімнаті пліснява 😀", "\ud83d", "\0", {"where": "кухня", "b": ""}, None])
def test_words_come_back_as_they_were_typed(words: object) -> None:
    box = seal_words(KEY, words, case=CASE, field="text", random=os.urandom)
    assert unseal_words(KEY, box, case=CASE, field="text") == words


def test_it_opens_with_its_own_key_case_and_field_only() -> None:
    box = sealed(b"a secret")
    ways = product((KEY, OTHER_KEY), (CASE, OTHER_CASE), ("text", "details", "photo", "envelope", "address"))
    opening = []
    for key, case, field in ways:
        try:
            unseal(key, box, case=case, field=field)
        except DoesNotOpen:
            continue
        opening.append((key, case, field))
    assert opening == [(KEY, CASE, "text")]


def test_whatever_is_changed_does_not_open() -> None:
    box = sealed(b"a secret")
    for at in range(len(box)):
        with pytest.raises(DoesNotOpen):
            unseal(KEY, box[:at] + bytes([box[at] ^ 1]) + box[at + 1 :], case=CASE, field="text")
    for cut in (b"", box[:1], box[:13], box[:-1], box + b"\0"):
        with pytest.raises(DoesNotOpen):
            unseal(KEY, cut, case=CASE, field="text")


def test_short_answers_cannot_be_told_apart_by_their_length() -> None:
    lengths = {len(sealed(b"x" * length)) for length in range(256)}
    assert len(lengths) == 1
    assert len(sealed(b"x" * 256)) - lengths.pop() == 256


def test_the_same_words_never_look_the_same() -> None:
    assert len({sealed(b"again") for _ in range(50)}) == 50
