"""The desk: all that its pages need, put together by whoever runs it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from issues.replies.own import together

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from desk.accounts.accounts import Accounts
    from desk.accounts.invitations import Invitations
    from desk.accounts.managing import Managing
    from desk.accounts.own import OwnAccount
    from desk.accounts.sign_in import SignIn
    from desk.audit.audit import Audit
    from desk.oidc.provider import Provider
    from desk.places import Places
    from desk.reading.new_cases import NewCases
    from desk.rendering import Rendering
    from desk.sealing import DeskKeys
    from desk.sessions.sessions import Sessions
    from desk.static_files import StaticFiles
    from issues.case_keys import CaseKeys
    from issues.handling.handling import Handling
    from issues.intake.model import IntakeData
    from issues.offices.model import Offices
    from issues.ports import CaseStore
    from issues.queue.queue import Queue
    from issues.queue.search import Search
    from issues.reading.reading import Reading
    from issues.replies.model import Replies
    from issues.replies.own import OwnReplyStore
    from issues.similar import Similarity
    from issues.translating import Translates


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Ports and use cases. ``address``: where it is reached from outside, scheme and host without a path.

    ``translates``: None where no translation service is set up. ``shipped_replies``: as delivered; ``own_replies``:
    those that a municipality writes over them. ``places_now``: of the map at this moment, which may change meanwhile.
    """

    address: str
    now: Callable[[], datetime]
    random: Callable[[int], bytes]
    keys: DeskKeys
    accounts: Accounts
    sign_in: SignIn
    invitations: Invitations
    own_account: OwnAccount
    managing: Managing
    provider: Provider | None
    """The municipality's own sign-in, where there is one."""
    sessions: Sessions
    audit: Audit
    offices: Offices
    intake: IntakeData
    cases: CaseStore
    case_keys: CaseKeys
    handling: Handling
    shipped_replies: Replies
    own_replies: OwnReplyStore
    queue: Queue
    reading: Reading
    search: Search
    new_cases: NewCases
    similarity: Similarity
    translates: Translates | None
    places_now: Callable[[], Places]
    static: StaticFiles
    rendering: Rendering

    @property
    def places(self) -> Places:
        """As the map in force names them."""
        return self.places_now()

    async def replies(self, municipality: str) -> Replies:
        """The standard replies that are offered there."""
        return together(self.shipped_replies, await self.own_replies.all(municipality))
