"""What following a case asks of the world."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from issues.case import QueueKind
    from issues.case_view import CaseView
    from issues.followed import NotNow, Nowhere, Told, Words


class FollowsCases(Protocol):
    """`issues.following.Following` in the running program. ``ref``: a code or number; ``chat``: where replies go."""

    async def open(self, ref: str, chat: str) -> CaseView | Nowhere: ...

    async def words(self, ref: str, chat: str) -> Words | Nowhere: ...

    async def add_information(self, ref: str, chat: str, told: Told) -> CaseView | NotNow | Nowhere: ...

    async def answer(self, ref: str, chat: str, told: Told, question: int) -> CaseView | NotNow | Nowhere: ...

    async def not_solved(
        self, ref: str, chat: str, told: Told, to: QueueKind = "coordinator"
    ) -> CaseView | NotNow | Nowhere: ...

    async def thank(self, ref: str, chat: str) -> CaseView | NotNow | Nowhere: ...

    async def want_language(self, ref: str, chat: str, place: int, language: str) -> CaseView | NotNow | Nowhere: ...

    async def withdraw(self, ref: str, chat: str) -> CaseView | NotNow | Nowhere: ...

    async def forget_chat(self, chat: str) -> int: ...
