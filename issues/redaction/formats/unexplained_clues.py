"""What may explain a number: what stands before it, and what a sentence is about."""

from __future__ import annotations

import re

from issues.redaction.formats.alternatives import grouped
from issues.redaction.formats.room_words import PEOPLE

BESIDE = frozenset(
    """
    біля коло навпроти напроти над під між поруч поряд возле напротив между рядом под позаду позади bilia bilya kolo
    nad pid mizh navproty naprotiv vozle poruch naast boven tegenover achter onder tussen behind opposite outside
    inside between near beside above below beneath
    """.split()  # noqa: SIM905 – many quoted words a column would hide what is missing
)
"""Whose object is a place."""
ABOUT = frozenset("коло біля near під под pid over above below under boven onder між между mizh tussen between".split())  # noqa: SIM905
"""Of these also how many: коло 8 родин."""
BETWEEN = frozenset("між между mizh tussen between".split())  # noqa: SIM905 – as above
IN = frozenset(
    """
    в у во з із зі из с со від од от v u z iz zi vid ot in into uit van vanaf op from at
    """.split()  # noqa: SIM905 – as above
)
"""Whose object is a place, an hour or how many."""
IN_NO_HOUR = frozenset("in uit into iz".split())  # noqa: SIM905 – as above
IN_OR_AT = frozenset("в у во v u".split())  # noqa: SIM905 – as above
TO = frozenset("naar to with met".split())  # noqa: SIM905 – as above
HOURLY = frozenset("at from vanaf".split())  # noqa: SIM905 – as above
UP_TO = frozenset("до do to naar by with met через cherez из-за из за".split())  # noqa: SIM905 – as above
TELLING = frozenset(
    """
    що чому а але крім окрім хоча бо ту та те тій про ким хто де что почему но кроме хотя тот той кто где который
    которая когда dat waarom maar behalve want omdat over wie denk that why but except because about does who only
    always it think tell shcho chomu ale krim pro de
    """.split()  # noqa: SIM905 – as above
)
WE_DO = frozenset("ми мы wij we my ви вы".split())  # noqa: SIM905 – as above
WE = frozenset("ми мы wij we my ви вы вам нам нас ons us".split())  # noqa: SIM905 – as above
QUANTITY = frozenset(
    """
    о об на по при після близько майже лише тільки десь ще вже понад більше менше ніж аж приблизно мінімум чем около
    почти только уже ещё еще более менее после минимум примерно свыше всего всього разом мені мне йому ему їй ей їм
    им тобі тебе вам хоча om per na sinds voor dan al nog circa ca bijna ruim minstens maar slechts after since for
    than almost about only over under until till of already just least most o za po pislia cherez maizhe lyshe tilky
    vzhe shche ponad
    """.split()  # noqa: SIM905 – as above
)
NOT_COUNTED = frozenset(
    """
    is was are were has had have and but or who where which that again here there still always never with without to
    in on at from for by because cannot can could would should do does did gets got heeft hebben zijn waren en of
    maar want die dat waar om te op van met zonder aan naar voor bij wel niet weer nog al kapot steeds altijd graag
    vragen mag moet wil kan doet gaat komt blijft komen gaan kijken worden i y ta a ale bo shche shhe pryamo priamo
    khvora z someone somebody whenever get keep bez v u na pid nad vid de shcho znov znovu vzhe ne ye ie maie mozhe
    treba pry pro krychat kuryt shumyt zahubyly tam tut вже теж
    """.split()  # noqa: SIM905 – as above
)
"""In Latin letters: no noun, and so nothing that a number would count."""
HOURS = re.compile(
    r"(?<!\w)(?:годин|час(?:а|ов|у|и)?(?!\w)|ранк|ранок|вранці|вечор|вечер|вечір|утр|ноч|ніч(?!о|и)|вночі|тиш|ужин|сніда|обід|обед|завтрак"
    r"|відкри|откры|закри|закры|зачин|прийом|прийма|прием|приём|приним|прийд|прид[её]|прийшо|прийшл|приш[её]|прихо|при[їе]х"
    r"|зміна|зміни|зі\sзміни|смена|смены|на\sробот|з\sроботи|робоч|на\sработ|с\sработ|рабоч|працюю|працюєм|работаю|работаем|графік|график"
    r"|вста[юєв]|ляга|верну|ви[йї]шл|вышл|виїх|обратно|назад|курс|поїзд|поезд|потяг|сеанс|запис|дзвон|звон"
    r"|ontbijt|lunch|diner|avond|ochtend|nacht|open|dicht|sluit|dienst|werk(?!t)|begin|rust(?!ig)|stil|uur|trein|afspraak|bezoek|kom\b|kwam"
    r"|breakfast|dinner|supper|quiet|close|shift|at\swork|from\swork|to\swork|o'clock|hour|night|morning|evening|train|until|appointment|came|left|come"
    r"|hodyn|rank|vechor|tysh|likar|pratsiuiu|na\srobot|pryi|vsta|ches)",
    re.IGNORECASE,
)
"""What makes an hour likelier than a place, when it stands near."""
ELSE = re.compile(
    r"(?<!\w)(?:розмір|размер|maat|size|rozmir|взутт|обув|градус|температур|тиск|давлен|temperat|graden|degree|was\sop\b|прання|прал|стирк|стира|wash"
    r"|євро|евро|euro|грн|коштує|коштув|ціна|цена|заплат|купи|плат[ия]|kost|prijs|betaal|krijg|price|paid|cost|pay|leefgeld|гроші|деньги|geld|money"
    r"|вік(?!\w)|віку|возраст|років|рочк|leeftijd|jaar|aged?(?!\w)|vik(?!\w)|черг(?!ов)|очеред|rij(?!\w)|queue|талон|talon|номерок|nummertje|ticket|билет|квит"
    r"|автобус|трамвай|маршрут|поїзд|потяг|поезд|платформ|колі[яї]|avtobus|bus|tram|trein|lijn|spoor|perron|platform|train|line|gate(?!\w)"
    r"|стат(?:т|ь)|ст\.|пункт|правил(?!ь)|закон|articl|artikel|артикул|параграф|розділ|глав[аеы](?!\w)|hoofdstuk|chapter|section|lid(?!\w)|paragr"
    r"|стор\.|стр\.|сторінк|страниц|pagin|page|рівень|уровень|level|niveau|riven|клас|klas|group|groep|груп|оцінк|оценк|score|cijfer|бал(?!к)"
    r"|поверх|этаж|verdieping|floor|etage|poverh|poverkh|телефон|phone|справ[аиіу]|заяв|звернен|обращен|дел[оа](?!\w)|dossier|zaak|форм|form|канал"
    r"|версі|верси|version|таблет|мг(?!\w)|мл(?!\w)|доз[аиу]|pil(?:len)?(?!\w)|вес(?!\w)|вага|рост(?!\w)|зріст|вітамін|витамин|вольт|ватт?(?!\w))",
    re.IGNORECASE,
)
"""What has a number of its own or is counted: near it, the number is no room's, unless it is beside something."""
WRITER = re.compile(
    r"(?:підпис|подпис|адресат|отправител|відправник|контакт|скарж|pidpys|afzender|melding|signed|from|sender|contact|report|заявк)\w*[:.,]?[^.!?:]{0,30}[:,-]?\s?\(?$",
    re.IGNORECASE,
)
PERSON = re.compile(rf"(?:{grouped(PEOPLE)})", re.IGNORECASE)
PART_OF = re.compile(
    r"\s(?:з|із|из|с|of|van(?: de)?|op(?: de)?|na|на|out of|iz|z|від|instead|замість|вместо|in plaats)\s(?:de )?\d",
    re.IGNORECASE,
)
"""One of five, 4 из 10."""
CALLS = re.compile(r"поліц|полиц|швидк|скор|пожеж|пожар|рятув|дзвон|звон|викли|вызв", re.IGNORECASE)
GIVEN = re.compile(
    r"(?:да[влєюєс]|да[лт]|вида|выда|отрим|получ|плат|плач|запл|кошт|сто[ийї]|був|бул|был|ста[влн]|прийшл|приш[её]?л|залиш|остал|має|мают|набра|показ|важ|вес|чека|ждал|ждем|минул|прошл|зарахув|начисл|знял|снял|відрах|вычл|витра|потрат|треба|нужно|винн)"
)
"""What is done with amounts."""
ORDINALLY = re.compile(
    r"(?:тижд|тижн|недел|день|дн[іяею]|місяц|месяц|р[іо]к|год|клас|курс|раз|поверх|этаж|груп|урок|рівен|уровен|числ|черг|очеред|маршрут|автобус|трамва)"
)
"""Of which there is a third and a twelfth: 12 тиждень, в 2 клас."""
FAMILY = re.compile(
    r"(?:сім'|семь|сем'|родин|груп|склад|family|group|gezin|famil|simi)\w*\s\w{1,3}\s$|\d\s\w{1,3}\s$", re.IGNORECASE
)
