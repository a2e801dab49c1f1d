"""A resident with a phone and a slow line: presses what is on the screen, and again when nothing comes of it."""

from __future__ import annotations

import re
from html import unescape

from tests.chaos.moods import buttons_of, code_in

PATIENCE_S = 5.0
"""Real seconds without a sign, after which a resident does the same again."""
LOOKS_S = 0.5
"""For so long nothing must have come before they press again: on a screen that is still changing one presses what is
not there any more; and more than twenty in ten seconds is a flood, to which the bot does not answer."""
PUTS_DOWN_S, LONGEST_DOWN_S = 2.0, 12.0
"""For how long they leave the phone alone where nothing goes as it should, twice as long each time."""
TRIES = 3
"""The same screen so often, and they ask anew for the complaint they were at."""
ROUNDS = 200
"""Presses for one complaint: ten times what it takes."""
HOME = "/start l_voorbeeldstad__de-linde"
THEMES = ("housing", "money", "school", "other")
DRAFT = ("kq", "kx", "kn", "ko", "ks", "kr", "kg", "kz", "kf")
WORDS = {
    "uk": ("стіна", "вікно", "двері", "лампа", "стіл", "ліжко", "кран", "підлога", "шафа", "полиця", "кухня", "сходи"),
    "nl": ("muur", "raam", "deur", "lamp", "tafel", "bed", "kraan", "vloer", "kast", "plank", "keuken", "trap"),
}
SKIPS = 0.75


def words_for(number, language):
    """Four plain words that no other number has, and nothing to take out of them."""
    words, said = WORDS[language], []
    for _ in range(4):
        number, one = divmod(number, len(words))
        said.append(words[one])
    return " ".join(said)


class NeverToldError(AssertionError):
    """A resident was promised something, or asked for it again and again, and was not told."""


class Resident:
    """One chat. ``random``: their own; what they do does not depend on what others do."""

    def __init__(self, chat, language, telegram, books, random):
        self.chat, self.language = chat, language
        self.telegram, self.books, self.random = telegram, books, random
        self.numbers = set()
        """Of the receipts they have seen."""
        self._over = set()
        """Marks of drafts that are sent, or given up."""

    async def arrive(self):
        chosen = False
        for _ in range(ROUNDS):
            choice = self._screen_with(0, f"l:{self.language}")
            if chosen and not choice:
                return
            chosen = choice is not None
            await (self.press(*choice) if choice else self.write(HOME))
        raise NeverToldError(f"no language can be chosen; {self.screen()}")

    async def file(self, filing, theme, photos=0, *, gives_up=False):
        """To the receipt; or, where they give up, to the summary and no further."""
        at, since = Writing(filing, photos, gives_up), self.telegram.last_id()
        still, before, anew = 0, None, 0
        await self.write(f"/start c_{theme}")
        for _ in range(ROUNDS):
            if self._receipt(since, filing):
                return
            screen = self._draft_screen(since)
            still = still + 1 if screen == before else 0
            before = screen
            if screen is None or still >= TRIES:
                await self.puts_phone_down(anew)
                still, anew = 0, anew + 1
                await self.write("/complaint" if self._draft_screen(since) else f"/start c_{theme}")
                continue
            message, data = screen
            if at.is_left_alone(data, message):
                self._over |= self._marks(since)
                return
            await self._go_on(at, message, data)
        raise NeverToldError(f"no receipt; {self.screen()}")

    # -- what they do -------------------------------------------------------------------------------------------

    async def write(self, text):
        return await self._do(self.telegram.say(self.chat, self.language, text=text))

    async def send_photo(self):
        name = f"p{self.chat}"
        photo = [{"file_id": name, "file_unique_id": name, "width": 60, "height": 40, "file_size": 1000}]
        return await self._do(self.telegram.say(self.chat, self.language, photo=photo))

    async def press(self, message, data):
        return await self._do(self.telegram.tap(self.chat, self.language, message, data))

    async def _do(self, act):
        """Whether anything came of it in their patience."""
        before = self.telegram.moves(self.chat)
        await act
        moved = await self._moves(before, PATIENCE_S)
        await self._comes_to_rest(LOOKS_S)
        return moved

    async def puts_phone_down(self, times):
        """``times``: how often they did before."""
        await self._comes_to_rest(min(PUTS_DOWN_S * 2**times, LONGEST_DOWN_S))

    async def _comes_to_rest(self, seconds):
        while await self._moves(self.telegram.moves(self.chat), seconds):
            """Something else has come."""

    async def _moves(self, before, seconds):
        return await self.telegram.until(self.chat, lambda: self.telegram.moves(self.chat) > before, seconds)

    async def _go_on(self, at, message, data):
        step = _step(data)
        if step == "text" and not at.wrote:
            at.wrote = await self.write(at.filing.words)
        elif step == "photos" and at.photos_sent < at.photos:
            at.photos_sent += bool(await self.send_photo())
        else:
            await self.press(
                message, at.from_summary(data, message) if step == "summary" else self._choice(step, data, at.filing)
            )

    def _choice(self, step, data, filing):
        """The button: of a draft that is sent already a new one, of a question mostly an answer."""
        waiting = first(data, "kg")
        if waiting:
            return first(data, "kz") if _mark(waiting) in self._over else waiting
        if step == "reach":
            return next(one for one in data if one.startswith("kr:") and one.endswith(":" + filing.reach))
        if step == "sub_theme":
            return self.random.choice([one for one in data if one.startswith("kq:")])
        past = first(data, "ko")
        if past and self.random.random() < SKIPS:
            return past
        if first(data, "kx") and not first(data, "kn"):
            return self.random.choice([one for one in data if one.startswith("kx:")])
        return next(one for prefix in ("kf", "ks", "kn", "kq", "ko") if (one := first(data, prefix)))

    # -- what they see ------------------------------------------------------------------------------------------

    def _receipt(self, since, filing):
        """The receipt that is new to them."""
        for message in self.telegram.newest(self.chat, since):
            code = code_in(message)
            found = re.search(r"<b>([0-9A-Z]{3}-[0-9A-Z]+)</b>", message["text"]) if code else None
            if found and found[1] not in self.numbers:
                self.numbers.add(found[1])
                filing.number, filing.code = found[1], code
                self._over |= self._marks(since)
                return message
        return None

    def screen(self):
        """What they look at, for whoever wants to know why they got no further."""
        shown = [f"{one['text'][:300]!r} {data_of(one)}" for one in self.telegram.newest(self.chat)[:2]]
        return f"chat {self.chat} shows {' above '.join(reversed(shown))}"

    def _marks(self, since):
        return {_mark(one) for m in self.telegram.newest(self.chat, since) for one in data_of(m) if _is_draft(one)}

    def _draft_screen(self, since):
        """The newest message that asks something of a draft, and its buttons."""
        for message in self.telegram.newest(self.chat, since):
            data = data_of(message)
            of_draft = [one for one in data if _is_draft(one)]
            if of_draft and (first(data, "kz") or _mark(of_draft[0]) not in self._over):
                return message, data
        return None

    def _screen_with(self, since, prefix):
        for message in self.telegram.newest(self.chat, since):
            found = first(data_of(message), prefix)
            if found:
                return message, found
        return None


class Writing:
    """How far they are with one complaint."""

    def __init__(self, filing, photos, gives_up):
        self.filing, self.photos, self.gives_up = filing, photos, gives_up
        self.wrote, self.photos_sent = False, 0

    def is_left_alone(self, data, message):
        """They have seen the summary, and put the phone away."""
        return self.gives_up and _step(data) == "summary" and self.filing.words in unescape(message["text"])

    def from_summary(self, data, message):
        """On, once it says what they wrote; else back to their words, which did not arrive."""
        text = unescape(message["text"])
        if self.filing.words not in text:
            self.wrote = False
            return next(one for one in data if one.startswith("ke:") and one.endswith(":text"))
        shown = re.search(r"(?:Фото|Foto.s): (\d)", text)
        self.filing.photos = int(shown[1]) if shown else 0
        return first(data, "ks")


def data_of(message):
    return [one["callback_data"] for one in buttons_of(message.get("reply_markup")) if "callback_data" in one]


def first(data, prefix):
    return next((one for one in data if one == prefix or one.startswith(prefix + ":")), None)


def _is_draft(data):
    return data.split(":")[0] in DRAFT and bool(_mark(data))


def _mark(data):
    return data.split(":")[1] if ":" in data else ""


def _step(data):
    """What is asked, as the way back knows it."""
    back = first(data, "kb")
    return back.split(":")[2] if back else None
