"""What the Latin spelling left out, put back into a Cyrillic word: soft signs, apostrophes, й and ї."""

from __future__ import annotations

import re

_UKRAINIAN = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r"(?<=[дзлнстц])'(?=[^яюєїаеиуі]|$)", "ь"),
        (r"(?<=[бпвмф])й?([яюєї])(?<!мії)", r"'\1"),
        (r"(?<=[аеиоуяюєї])и(?=[^аеиоуіяюєї'ь]|$)", "й"),
        (r"^и$", "й"),
        (r"(?<=кра)і(?=н)|(?<=[оеа])і$", "ї"),
        # л, н and с are soft before most consonants, in endings and in the suffix -ськ-.
        (r"(?<!сп)(?<=[іо])л(?=к)|л(?=[шнсгц])|(?<=у)л(?=т)", "ль"),
        (r"(?<=[нвдрйлзт])с(?=к[аиіоу])|(?<=[иіоу])с(?=к(ий|ої|ою|их|ому|ого)$)", "сь"),
        (r"(?<=[тл][иа])с$|(?<=ю)с$|(?<=як[аиі])с$|(?<=^хто)с$|(?<=^що)с$|(?<=^кого)с$", "сь"),
        (r"(?<=[ея])ц$|(?<=міс)ц$|(?<=[чтстнл]ь)ц$", "ць"),
        (r"(?<=з)ден$|^ден$", "день"),
        (r"^(січ|берез|квіт|трав|черв|лип|серп|верес|жовт|груд|тижд|будн)ен$", r"\1ень"),
        (r"(?<=н)іст$|(?<=зам)іст$", "ість"),
        (r"^буд$", "будь"),
        (r"(?<=час)т$", "ть"),
        (r"повід$", "повідь"),
        (r"(?<=[а-яїєі]{2}[уюя])т$|(?<=[а-яїєі][вджзлмнпрсткчшб]и)т$|(?<=жі)т$", "ть"),
        (r"(?<!ни)(?<=[еєиую])ц(?=я$)", "тьс"),
        (r"(?<=[анкі])ця$", "ція"),
        (r"(?<=[оеф])цял|(?<=спе)цял", "ціал"),
    )
)
_HARD = re.compile(
    r"(інститут|статут|капут|маршрут|салют|дебют|парашут|атрибут|кредит|візит|ліміт|транзит|апетит|депозит|артрит|[гж]рит|дефіцит)ь$"
)
_RUSSIAN = (
    (re.compile(r"(?<=[бвдзклмнпрстфшщ])'"), "ь"),
    (re.compile(r"(?<=[аеиоуыэюя])ы"), "й"),
    (re.compile(r"(?<=[а-я]{2}[еиоауыя])ц(?=я$)"), "тьс"),
)


def soften_ukrainian(word: str) -> str:
    """A word read letter by letter, with the soft signs, apostrophes and й that Ukrainian nearly always has there."""
    for pattern, instead in _UKRAINIAN:
        word = pattern.sub(instead, word)
    return _HARD.sub(r"\1", word)


def soften_russian(word: str) -> str:
    """A word read letter by letter, with apostrophes as soft signs and ``y`` after a vowel as й."""
    for pattern, instead in _RUSSIAN:
        word = pattern.sub(instead, word)
    return word
