"""A resident who hears back: opens the case from the notice or by the code, reads, answers, takes it back."""

from __future__ import annotations

from html import unescape

from tests.chaos.resident import NeverToldError, Resident, data_of, first

NOTICE_S = 150.0
"""Real seconds in which a notice must come: as many as half a dozen of failures take."""
OPENINGS = 6
LOOKS = 12
"""Presses for a case that does not open, and rounds of an answer or of taking back, before they give up."""
YES = {"uk": "так", "nl": "ja"}
SHOWS = {"ask": ":answer", "reply": "", "resolve": "vh:"}
"""What only a case has that shows the step: the button to answer it, the button to thank for it."""


class FollowingResident(Resident):
    async def hear(self, filing, order):
        """Waits for the notice of this step, opens the case, and finds the step there; answers what is asked."""
        if filing.reach == "here":
            notice = await self.telegram.until(self.chat, lambda: self._notice(order), NOTICE_S)
            if notice is None:
                raise NeverToldError(f"no notice of {order.action} for {order.number}; {self.screen()}")
        for times in range(OPENINGS):
            case = await self._open(filing, typed=times == 0)
            if any(SHOWS[order.action] in one for one in data_of(case)):
                break
            await self.puts_phone_down(times)
        else:
            raise NeverToldError(f"{order.number} does not show {order.action}; {self.screen()}")
        if order.action == "ask":
            words = f"{YES[self.language]} {filing.words}"
            await self._answer(filing, words)
            order.answer = words

    async def take_back(self, filing):
        """Until the case says so."""
        for times in range(LOOKS):
            case = await self._open(filing, typed=times == 0)
            if await self._is_taken_back(filing, case):
                filing.withdrawn = True
                return
            await self.puts_phone_down(times)
        raise NeverToldError(f"{filing.number} is not taken back; {self.screen()}")

    async def _is_taken_back(self, filing, case):
        """Whether the case says so, before or after they ask for it."""
        button = first(data_of(case), "vd")
        if button is None:
            return True
        await self.press(case, button)
        sure = self._screen_with(case["message_id"] - 1, f"vd:{filing.code}:1")
        if sure is None:
            return False
        await self.press(*sure)
        case = self._case(sure[0]["message_id"] - 1, filing.number)
        return case is not None and first(data_of(case), "vd") is None

    # -- what they see ------------------------------------------------------------------------------------------

    def _notice(self, order):
        told = self.books.notices[order.number]
        return any(chat == self.chat and at >= order.given for at, chat in told)

    async def _open(self, filing, *, typed=False):
        """The case, on a message of its own. ``typed``: first by the code, where it is known by that alone."""
        since = self.telegram.last_id()
        for times in range(LOOKS):
            button = self._screen_with(0, f"nw:{filing.number}") or self._screen_with(0, f"vs:{filing.code}")
            by_code = typed and times == 0 and filing.reach == "code"
            await (self.write(filing.code) if by_code or not button else self.press(*button))
            if case := self._case(since, filing.number):
                return case
        raise NeverToldError(f"{filing.number} does not open; {self.screen()}")

    def _case(self, since, number):
        for message in self.telegram.newest(self.chat, since):
            if number in message["text"] and not first(data_of(message), "nw"):
                return message
        return None

    async def _answer(self, filing, words):
        """Opens the case, writes and sends, until it says that it is sent, or the case asks for no answer any more.

        From the beginning each time: of a message whose session was lost in a kill nothing on the screen tells so.
        """
        for times in range(LOOKS):
            if times:
                await self.puts_phone_down(times - 1)
            case = await self._open(filing)
            begin = next((one for one in data_of(case) if SHOWS["ask"] in one), None)
            if begin is None:
                return
            await self.press(case, begin)
            asked = self._screen_with(case["message_id"], "vq")
            if asked is None:
                continue
            await self.write(words)
            check = self._screen_with(asked[0]["message_id"] - 1, "vm")
            if check is None or words not in unescape(check[0]["text"]):
                continue
            await self.press(*check)
            if self._says_sent(check[0]["message_id"] - 1, filing.number):
                return
        raise NeverToldError(f"{filing.number}: no answer is called sent; {self.screen()}")

    def _says_sent(self, since, number):
        return any("✅" in one["text"] and number in one["text"] for one in self.telegram.newest(self.chat, since))
