"""The end of a complaint: filed and committed, or a letter to hand in."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from guide.intake import ending, limits
from guide.intake.apart import remembered
from guide.intake.complaint import complaint_of
from guide.intake.drafts import put_away
from guide.intake.summary import destination_of, reader_of
from guide.turn import Turn
from issues.draft import MAX_PHOTOS
from issues.letter import dutch_letter
from issues.letter_pdf import letter_pdf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from guide.intake.drafts import Drafts
    from guide.intake.ports import FilesComplaints, KeepsPhotos
    from guide.intake.reply import Notice
    from guide.intake.writing import Writing
    from guide.lines import ContactLine
    from guide.session import Session
    from issues.case import Filed


class Sending:
    """Sends a draft in which nothing is left open."""

    def __init__(
        self,
        drafts: Drafts,
        filing: FilesComplaints,
        photos: KeepsPhotos,
        failed: Callable[[Exception], object],
        forgetful: limits.Forgetful,
    ) -> None:
        self.forgetful = forgetful
        self._drafts = drafts
        self._filing = filing
        self._photos = photos
        self._failed = failed

    async def send(self, session: Session, writing: Writing) -> Turn:
        """How to hear back; a letter where no municipality is connected; a kind no after three a day."""
        if sent := await self.sent_before(session, writing):
            return sent
        if writing.first_open != "summary":
            return self._drafts.show(session, writing.at("summary"))
        if not writing.home.connected:
            return await self._letter(session, writing)
        return self._too_many(session, writing) or self._drafts.show(session, writing.at("reach"))

    async def file(self, session: Session, writing: Writing, return_address: str | None) -> Turn:
        """The receipt, once the case is committed. Whatever goes wrong before, the draft stays as it is."""
        if writing.first_open != "summary" or not writing.home.connected or writing.draft.reach is None:
            return await self.send(session, writing)
        before = await self.sent_before(session, writing) or self._too_many(session, writing, return_address)
        return before or await self._file(session, writing, return_address)

    async def _file(self, session: Session, writing: Writing, return_address: str | None) -> Turn:
        photos = await self._opened(writing)
        if len(photos) < len(writing.draft.photos):
            return self._without_photos(session, writing)
        complaint = complaint_of(writing, photos=photos, return_address=return_address)
        if complaint is None:
            return self._drafts.show(session, writing.at("summary"))
        try:
            filed = await self._filing.file(complaint, person=return_address)
        except Exception as problem:  # noqa: BLE001 – whatever it was, nothing is lost and the resident hears so
            self._failed(problem)
            return Turn(ending.NotFiled(), session.but(draft=writing.at("reach").draft))
        return await self._received(session, writing, filed)

    async def sent_before(self, session: Session, writing: Writing) -> Turn | None:
        """The receipt of a draft that is a case already; None where it is none, or that cannot be looked up just now.

        It was sent, and then the chat could not be stored: it must not be called unsent, nor ask again for photos that
        are with the case. What was changed in it since is not sent.
        """
        try:
            filed = await self._filing.filed(bytes.fromhex(writing.draft.id))
        except Exception as problem:  # noqa: BLE001 – what is asked for next says whether filing works
            self._failed(problem)
            return None
        return await self._received(session, writing, filed) if filed else None

    async def _received(self, session: Session, writing: Writing, filed: Filed) -> Turn:
        await self.delete_photos(writing.draft.photos)
        self._drafts.let_go(session)
        return Turn(_receipt(writing, filed), _after_filing(session, writing))

    def _too_many(self, session: Session, writing: Writing, chat: str | None = None) -> Turn | None:
        day = writing.view.on
        before = self.forgetful.sent(chat, day) if chat else 0
        if not limits.counts(writing) or not limits.is_over(session, day, before=before):
            return None
        destination = destination_of(writing, self._filing)
        up = writing.offices.up(writing.home.municipality, destination.queue if destination else None)
        no = ending.TooManyToday(most=limits.MOST_A_DAY, up=_contacts(writing, up))
        return Turn(no, session.but(draft=writing.at("summary").draft))

    async def _opened(self, writing: Writing) -> tuple[bytes, ...]:
        found = [await self._photos.get(writing.draft.id, name) for name in writing.draft.photos]
        return tuple(one for one in found if one is not None)

    def _without_photos(self, session: Session, writing: Writing) -> Turn:
        """Some are gone: better asked again than believed to be sent."""
        changed = writing.of(writing.draft.but(photos=(), photos_done=False, editing=True))
        return self._drafts.show(session, changed.at("photos"), "photo_failed")

    async def keep_photo(self, session: Session, writing: Writing, photo: bytes | None, problem: Notice | None) -> Turn:
        """The draft with the photo, re-encoded, or why there is none."""
        if photo is None or problem:
            return self._drafts.show(session, writing, problem or "photo_failed")
        if len(writing.draft.photos) >= MAX_PHOTOS:
            return self._drafts.show(session, writing, "photos_full")
        try:
            name = await self._photos.keep(writing.draft.id, photo)
        except Exception as reason:  # noqa: BLE001 – the complaint is worth more than its photo
            self._failed(reason)
            return self._drafts.show(session, writing, "photo_failed")
        kept = writing.of(writing.draft.but(photos=(*writing.draft.photos, name)))
        return self._drafts.show(session, kept, "photo_added")

    async def delete_photos(self, names: Iterable[str]) -> None:
        """As far as they can be deleted now; what is left goes with the daily purge, and nobody has its names."""
        try:
            await self._photos.delete(*names)
        except Exception as problem:  # noqa: BLE001 – a complaint that is filed must not seem to have failed
            self._failed(problem)

    async def _letter(self, session: Session, writing: Writing) -> Turn:
        photos = await self._opened(writing)
        complaint = complaint_of(writing, photos=photos)
        if complaint is None:
            return self._drafts.show(session, writing.at("summary"))
        municipality, location = _dutch_names(writing)
        text = dutch_letter(complaint, writing.data, writing.view.on, municipality=municipality, location=location)
        # Typesetting takes a while, in which others are answered.
        pdf = await asyncio.to_thread(letter_pdf, text)
        await self.delete_photos(writing.draft.photos)
        self._drafts.let_go(session)
        up = _contacts(writing, writing.offices.up(writing.home.municipality))
        return Turn(ending.Letter(text=text, pdf=pdf, up=up), put_away(remembered(session, writing)))


def _after_filing(session: Session, writing: Writing) -> Session:
    session = put_away(remembered(session, writing))
    return limits.with_filing(session, writing.view.on) if limits.counts(writing) else session


def _receipt(writing: Writing, filed: Filed) -> ending.Receipt:
    destination = filed.destination
    up = writing.offices.up(writing.home.municipality, destination.queue)
    return ending.Receipt(
        number=filed.number,
        code=filed.code,
        kind=writing.draft.kind,
        reader=reader_of(writing, destination.queue),
        due=destination.due,
        reach=filed.reach,
        flagged=destination.flagged,
        up=_contacts(writing, up),
    )


def _contacts(writing: Writing, ids: Iterable[str]) -> tuple[ContactLine, ...]:
    """Those that the map has at this place."""
    kaart = writing.view.kaart
    return writing.view.contacts(one for one in ids if one in kaart.contacts or one in kaart.roles)


def _dutch_names(writing: Writing) -> tuple[str | None, str | None]:
    home = writing.home
    municipality = writing.view.kaart.municipalities.get(home.municipality or "")
    if municipality is None:
        return None, None
    location = next((one.name.nl for one in municipality.locations if one.id == home.location), None)
    return municipality.name.nl, location
