"""A text together with what several finders need of it, worked out once."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from issues.redaction.tokens import Token, tokens_of
from language.spelling import in_one_script

if TYPE_CHECKING:
    from issues.redaction.folding import Folded

_REACH = 40
"""How far before a number its label may stand: "мій БСН, який мені дали вчора, ..."."""

_LABELS = {
    "bsn": r"bsn|бсн|burgerservice\w*|burger service num\w*|sofi-?num\w*|сервісн\w+ номер\w*",
    "v_number": r"v[- ]?(?:nummer|nr|number|num|номер)\w*|в-?номер\w*|v-?nomer\w*|v(?=[ .:№#-]{0,3}\d{3})",
    "document": (
        r"паспорт\w*|загранпаспорт\w*|посвідч\w*|посвідк\w*|удостовер\w*|свідоцтв\w*|свидетельств\w*|id[- ]?карт\w*"
        r"|id(?=[ :№#(]{1,3}\d)|ід[- ]?карт\w*|айді\w*|id[- ]?kaart\w*|id[- ]?cards?|pass?port\w*"
        r"|paspoort\w*|pasport\w*|[ow][- ]document\w*"
        r"|(?:verblijfs|identiteits)\w*|document\w*|документ\w*|dokument\w*|rijbewijs\w*|driving licen[cs]e"
        r"|вид\w{0,2} на жительство|vid na zhytelstvo|пмж|картк\w{1,3}|карточк\w{1,3}|kartk\w|kaart\w{0,2}"
        r"|\w{1,12}pas(?:je|nummer)?|\w{1,12}kaart\w{0,2}|polis\w*|поліс\w*|полис\w*|pas(?:je)?|cards?|pass|віз[аиіу]|виз[аыеу]|visum|visa"
        r"|військов\w+ квитк\w*|военн\w+ билет\w*|водійськ\w+|водительск\w+"
        r"|residence permit|серія|серия|пільгов\w*|іпн|рнокпп|инн|ідентифікаційн\w*|внж|посвідчення"
    ),
    "phone": (
        r"тел|телефон\w*|tel|telefoon\w*|telefon\w*|phone|mob\w*|моб\w*|мобільн\w*|whats ?app\w*|ватсап\w*|вотсап\w*"
        r"|вацап\w*|viber|вайбер\w*|дзвон\w*|звон\w*|подзвон\w*|позвон\w*|набер\w*|bel|bellen|call"
    ),
    "file": r"zaak\w*|dossier\w*|kenmerk\w*|справ\w*|заявк\w*|заявлен\w*|звернен\w*|обращен\w*|case",
    "case": (
        r"замовлен\w*|заказ\w*|order\w*|bestel\w*|ticket\w*"
        r"|талон\w*|чек\w*|квитанц\w*|melding\w*|klant\w*|трек\w*|track\w*|ттн|накладн\w*|посилк\w*"
        r"|посылк\w*|pakket\w*"
        r"|parcel\w*|factuur\w*|invoice\w*|рахун\w*|kvk|лічильник\w*|счетчик\w*|meter\w*|серійн\w*|serial\w*"
    ),
}
_LABEL = re.compile(
    "|".join(rf"(?P<{kind}>(?<!\w)(?:{words})(?!\w))" for kind, words in _LABELS.items()), re.IGNORECASE
)


class Source:
    """``text``: folded, for finders of formats; ``own``: the same length, each word in one script, for names."""

    def __init__(self, folded: Folded) -> None:
        self.folded = folded
        self.text = folded.text
        self.own = in_one_script(folded.text)

    @cached_property
    def tokens(self) -> list[Token]:
        return tokens_of(self.own)

    @cached_property
    def _labels(self) -> tuple[list[int], list[str]]:
        found = [(match.end(), str(match.lastgroup)) for match in _LABEL.finditer(self.text)]
        return [end for end, _ in found], [kind for _, kind in found]

    def label(self, start: int) -> str | None:
        """What the nearest label within reach before ``start`` says a number is: a type, ``case`` or ``file``.

        A file is of an application, whose number people take their V-number for.
        """
        ends, kinds = self._labels
        at = bisect_right(ends, start) - 1
        return kinds[at] if at >= 0 and start - ends[at] <= _REACH else None

    def mentions(self, kind: str) -> bool:
        return kind in self._labels[1]
