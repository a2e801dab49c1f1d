"""A circuit breaker: who fails again and again is left alone for a while, then tried once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

FAILURES = 3
"""In a row, until it is left alone: two may be chance, and each may cost someone the time limit."""

REST_S = 10.0
"""Somebody waits the time limit at most once in so many seconds while it is down."""


class Circuit:
    """Say what became of every call that it admitted: ``succeeded``, ``failed`` or ``let_go``. For one event loop."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """``clock`` counts seconds and never goes back."""
        self._clock = clock
        self._failures = 0
        self._rests_until: float | None = None
        self._trying = False

    def admits(self) -> bool:
        """Whether to call now. After the rest one call is admitted, and the others once that one succeeded."""
        if self._rests_until is None:
            return True
        if self._trying or self._clock() < self._rests_until:
            return False
        self._trying = True
        return True

    def succeeded(self) -> bool:
        """True where it had been left alone until now."""
        was_resting = self._rests_until is not None
        self._failures, self._rests_until, self._trying = 0, None, False
        return was_resting

    def failed(self) -> bool:
        """True where it is left alone from now on and was not before."""
        was_resting = self._rests_until is not None
        self._failures += 1
        self._trying = False
        if was_resting or self._failures >= FAILURES:
            self._rests_until = self._clock() + REST_S
        return self._rests_until is not None and not was_resting

    def let_go(self) -> None:
        """The call was given up for reasons of the caller's own: it says nothing, and another may be tried."""
        self._trying = False
