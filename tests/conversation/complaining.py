"""A resident who complains: goes through the steps by what the last message offers, as a reader of buttons does."""

from __future__ import annotations

import io

from PIL import Image

from issues.intake.loader import read_intake
from wegwijzer.complaint_stores import in_memory

DATA = read_intake()
HOME = "/start l_voorbeeldstad__de-linde"
REPORT = {"uk": "📣 Повідомити", "nl": "📣 Iets melden"}
KINDS = {
    "uk": {"signal": "Повідомлення про проблему", "formal": "Офіційна скарга", "idea": "Ідея"},
    "nl": {"signal": "Melding", "formal": "Officiële klacht", "idea": "Idee"},
}
SEND = {"uk": "📨 Надіслати", "nl": "📨 Versturen"}
REACH = {
    "uk": {"here": "Напишіть мені тут", "code": "Лише код", "contact": "Залишу свій контакт"},
    "nl": {"here": "Een bericht hier", "code": "Alleen de code", "contact": "Ik geef mijn contactgegevens"},
}
CHOSEN = {"uk": "Українська", "nl": "Nederlands"}


class Complainer:
    """One resident with a phone; ``language``: of the chat."""

    def __init__(self, world, language="uk", chat_id=7):
        self.world = world
        self.language = language
        self.phone = world.phone(chat_id, language)

    async def begin(self, start=HOME):
        await self.phone.write(start)
        await self.phone.tap(CHOSEN[self.language])
        return self

    # -- what is on the screen ----------------------------------------------------------------------------------

    @property
    def screen(self):
        """The newest message with buttons."""
        return next(one for one in reversed(self.phone.said) if one.buttons)

    @property
    def text(self):
        return self.phone.text(self.screen)

    @property
    def buttons(self):
        return [button for row in self.screen.buttons for button in row]

    @property
    def step(self):
        """What is being asked, as the Back button knows it; None outside a complaint."""
        return next((one["data"].split(":")[2] for one in self.buttons if one.get("data", "").startswith("kb:")), None)

    def offers(self, prefix):
        return [one["data"] for one in self.buttons if one.get("data", "").startswith(prefix)]

    # -- what the resident does ---------------------------------------------------------------------------------

    async def press(self, prefix):
        """The first button of that kind on the screen."""
        [wanted, *_] = self.offers(prefix)
        await self.phone.chat.press(self.screen.id, wanted)
        return self

    async def write(self, text):
        await self.phone.write(text)
        return self

    async def open(self, theme, sub_theme, kind="signal"):
        """By the labels that a resident reads, from the menu to the first question."""
        say, tap = self.language, self.phone.tap
        await tap(REPORT[say])
        await tap(KINDS[say][kind])
        await tap(DATA.theme(theme).title.in_language(say))
        await tap(DATA.sub_theme(theme, sub_theme).title.in_language(say))
        return self

    async def go_on(self):
        """One step further: the first choice where there are some, else on, else past."""
        if self.offers("kx:"):
            if not self.offers("kn:"):
                await self.press("kx:")
            return await self.press("kn:")
        return await self.press(next(one for one in ("kq:", "kn:", "ko:") if self.offers(one)))

    async def go_to(self, step):
        """On, until this is asked."""
        for _ in range(20):
            if self.step == step:
                return self
            await self.go_on()
        raise AssertionError(f"{step} never came; the last was {self.step}: {self.text}")

    async def send(self, reach="code"):
        """From anywhere to the receipt; what the summary said on the way."""
        summary = ""
        if self.step != "reach":
            summary = (await self.go_to("summary")).text
            await self.phone.tap(SEND[self.language])
        await self.phone.tap(REACH[self.language][reach])
        return summary

    async def send_as_far_as_it_goes(self, reach="code"):
        """As `send`, where the answer may come before the way to hear back is asked."""
        await self.go_to("summary")
        await self.phone.tap(SEND[self.language])
        if self.step == "reach":
            await self.phone.tap(REACH[self.language][reach])
        return self

    async def photo(self, data):
        await self.phone.chat.send_photo(data)
        return self

    # -- what became of it --------------------------------------------------------------------------------------

    @property
    def code(self):
        """As the receipt on the screen copies it."""
        return next(one["copy"] for one in self.buttons if "copy" in one).replace(" ", "")

    @property
    def cases(self):
        return [new.case for new in self.world.complaints.cases._filed.values()]

    async def session(self):
        context = self.world.dispatcher.fsm.get_context(self.world.bot, self.phone.chat.id, self.phone.chat.id)
        return await self.world.storage.get_session(context.key)


def picture(*, size=(60, 40), kind="JPEG", exif=None):
    """A small picture; ``exif`` plants something in it that must not be kept."""
    out = io.BytesIO()
    more = {}
    if exif:
        hidden = Image.Exif()
        hidden[0x010E] = exif
        more["exif"] = hidden
    Image.new("RGB", size, "olive").save(out, kind, **more)
    return out.getvalue()


__all__ = ["DATA", "HOME", "REACH", "SEND", "Complainer", "in_memory", "picture"]
