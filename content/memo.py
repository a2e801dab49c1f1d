"""Results kept by everything they were computed from."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

T = TypeVar("T")


class Memo:
    """Keeps what the last round asked for; older results are let go, so that years of edits do not fill the memory.

    Right as long as ``compute`` sees nothing but what is in its key: hand it no more than that.
    """

    def __init__(self) -> None:
        self._kept: dict[Hashable, object] = {}
        self._asked: dict[Hashable, object] = {}
        self.computed = 0
        """How often there was nothing to recall in this round."""

    def recall(self, key: Hashable, compute: Callable[[], T]) -> T:
        """What ``compute`` gave for this key, or gives now."""
        if key in self._asked:
            return cast("T", self._asked[key])
        if key in self._kept:
            result = cast("T", self._kept[key])
        else:
            self.computed += 1
            result = compute()
        self._asked[key] = result
        return result

    def end_round(self) -> None:
        """Forget what was not asked for since the last time."""
        self._kept, self._asked, self.computed = self._asked, {}, 0
