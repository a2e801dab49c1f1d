"""What a room's number stands beside: words for rooms, beds, doors and buildings; and what makes it a number of else.

All are pieces of patterns, for texts in any letters' case.
"""

from __future__ import annotations

from issues.redaction.formats.alternatives import grouped

ROOM = (
    r"кімнат\w{0,3}|кімн|кім|к-т[аиіуы]|келі\w{1,3}|кель[яиеюй]|двушк\w|однушк\w|тр[её]шк\w|комірчин\w{1,2}|каютк\w{1,2}|каютц\w|комнат\w{0,3}|комн|ком|номері|номере|палат\w{1,2}|кабін[аиіу]|кабінц[іия]|кабінк\w{1,2}"
    r"|кабинк\w{1,2}|каюті?|каюта|каюти|каюты|каюте|каюту|каютою|спальн\w{1,2}|студі\w|юніт\w{0,2}|юнит\w{0,2}|камері|камер"
    r"|кімнаточ\w{2,3}|комір[кц]\w{1,2}|кладовк\w|кладовці|комнатк\w{1,2}|комнатушк\w{1,2}|хат[аиіу]"
    r"|kamers?(?:nummer|nr|tje)?|kamernummer|kmr|slaapkamer|hotelkamer|купе|кубрик\w{0,2}|berth|cubicle|stateroom|kajuit|logeerkamer|studentenkamer|opvangkamer|gezinskamer|familiekamer|eenpersoonskamer|tweepersoonskamer|driepersoonskamer|vierpersoonskamer|meerpersoonskamer|slaapzaal|hut(?:nummer|nr|je)?|cabines?|units?|studio|rms?|rooms?|cabins?"
    r"|cel|cell|lokaal|klaslokaal|ruimte|verblijf|noodkamer|zolderkamer|hoekkamer|isolatiekamer|leefunit|logement"
    r"|kimnat\w{0,3}|kimn|komnat\w{0,3}|komn|kim|kajut\w|kayut\w|kaiut\w|bedroom|dorm"
)
BED = (
    r"спальн\w{1,3}\sмісц\w{1,2}|спальн\w{1,3}\sмест\w{1,2}|ліж[ок]\w{1,3}|ліжко-?місц\w{1,2}|койк\w{1,2}|койко-?місц\w{1,2}|койко-?мест\w{1,2}|кроват\w{1,2}|нар[ах]"
    r"|bed(?:plek|plaats|nummer|nr)?|slaapplek|slaapplaats|stapelbed|bunk(?: bed)?|cot"
    r"|ліж|шконк\w{1,2}|лежак\w{0,2}|розкладачк\w|раскладушк\w|верхн\w{1,4}\s(?:ярус\w{0,2}|полиц\w|полк\w)|нижн\w{1,4}\s(?:ярус\w{0,2}|полиц\w|полк\w)"
    r"|lizhk\w|lizhok|kojk\w|koik\w|krovat\w{0,2}"
)
DOOR = r"двер[іиейямхьаю]{1,4}|дверц\w{1,3}|deuren|deur|doors?|dver\w{0,2}"
BUILDING = (
    r"корпус\w{0,3}|корп|будин\w{2,4}|буд|блоці|блок[уаі]?|блоке|блоком|секці\w|секци\w|приміщенн\w|помещени\w|pod|крил\w{1,2}|крыл\w{1,2}|ангар\w{0,2}|осел[яіюи]|сходов[аоі]\w?"
    r"|модул\w{1,2}|контейнер\w{0,3}|будиноч\w{2,3}|домик\w{0,2}|котедж\w{0,2}|коттедж\w{0,2}|шале|бунгало"
    r"|павільйон\w{0,2}|павильон\w{0,2}|під'їзд\w{0,2}|подъезд\w{0,2}|парадн\w{1,3}|казарм\w{1,2}|барак\w{0,2}|бараці|конт"
    r"|gebouw|geb|blok|vleugel|paviljoen|chalet|huisje|bungalow|woning|woonunit|containerwoning|woongroep|staanplaats|ligplaats|kavel|plek|hal|вагоні|вагончика|wisselwoning|noodwoning|containerunit|appartement(?:nummer|nr)?|app|container"
    r"|building|block|wing|pavilion|hall|cottage|apartment|apt|flat|sectie|section|afdeling|barak|barrack|portocabin|portacabin"
    r"|wooncontainer|wooneenheid|woonboot|huisnummer|flatnummer|unitnummer|woonblok|woongebouw|toren|tower"
    r"|korpus\w{0,2}|boks\w{0,2}|sektsi\w|kontejner\w{0,2}|kont[ae]iner\w{0,2}|kontejneru|blok[aeu]|budynok|budynku|bloci|bloku|blotsi|kryl\w|sekci\w|kv|kvart[iy]r\w|dim|vagonchyk\w?|domyk\w?|domik\w?|хатинк\w{1,2}|хатинц\w|хатин[аиіу]|апарт|квартир\w{1,2}|кв|апартамент\w{0,2}|house|huis|дім|домі"
    r"|дом|доме|stacaravan|caravan|tent|намет\w{0,2}|палатк\w{1,2}|вагончик\w{0,2}|вагончику|бытовк\w{1,2}|villa|module|zaal|portiek"
    r"|ingang|entrance|вхід|вході|вход|бокс\w{0,2}|box|відсік\w{0,2}|отсек\w{0,2}|зал[аіуи]?|зон[аіиу]|сектор\w{0,2}|sector"
    r"|коридор\w{0,3}|korydor\w{0,2}|koridor\w{0,2}|gang|corridor|hallway|трап\w{0,2}"
)
SHORT = (
    r"(?:(?:(?<=кімн)|(?<=конт)|(?<=кают)|(?<=палат)|(?<=комн)|(?<=корп)|(?<=кварт)|(?<=апарт)|(?<=кім)|(?<=ком)|(?<=буд)|(?<=ліж)|(?<=к-т[аиіуы])|(?<=кв)|(?<=kv)"
    r"|(?<=kimn)|(?<=komn)|(?<=kim)|(?<=kmr)|(?<=rm)|(?<=rms)|(?<=geb)|(?<=app)|(?<=apt)|(?<=unit))\.)"
)
"""A full stop behind a shortened word; behind another it ends the sentence."""
_ORDER = r"(?:-?(?:й|ий|му|го|ому|ом|ій|е|e|th|st|nd|rd|de|ste|ый))?"
FLOOR = (
    rf"\d{{1,2}}{_ORDER}\s(?:поверс\w|поверх\w{{0,2}}|этаж\w{{0,2}}|палуб\w|verdieping|etage|dek|floor|deck|pov(?:er|rh)[hx]?\w?|poversi)"
    r"|\d ?hoog|(?:poverh|poverx|etazh|поверх|этаж|палуба|палубі|verdieping|etage|dek|floor|deck)\s\d{1,2}"
    r"|(?:перш|друг|трет|четверт|п'ят|перв|втор|пят)\w{1,4}\s(?:поверс\w|поверх|этаж\w?)"
    r"|(?:begane grond|eerste|tweede|derde|vierde|first|second|third|fourth|ground)(?:\s(?:verdieping|etage|floor))"
)
SIGN = (
    rf"(?:(?:\.?\s?\(?[№#]|\s?\(?(?:n°|nr\.?|no\.?|номер|nummer|number|nomer))[:\s]{{0,2}}"
    r"|\s(?:наша|моя|нашої|моєї|нашій|моїй|нашей|моей|наш|мій|мой)\s(?:(?:це|это|-|№)\s?)?"
    r"|\s(?:під|под|за|по|met|с|з|with)\s(?:номером|nummer|number|№|#)\s?"
    rf"|\s(?:is|це|это|-|—|=)\s(?:номер\s|nummer\s|number\s)?|\s?\(|{SHORT}\s?|\s|-|:\s?|\s?=\s?)?"
)
CODE = (
    r"(?:(?-i:[A-ZА-ЯІЄ]{1,2})[ .-]?)?\d{1,4}(?:[./-]\d{1,3}){0,2}"
    r"(?:\s?t/m\s?\d{1,4}|(?:-?[A-Za-zА-Яа-яі]|\s(?-i:[A-ZА-ЯІЄbcdefghбгджл]))(?![\w'])(?!\s?\d)"
    r"|-(?:ї|ій|ої|ою|ей|ой|та|ту|тя|ша|ма|га|го|му|th|st|e)(?!\w))?"
)
WHOLE = r"(?![\w+]|\.\d|,\d(?!\d))"
"""Not half of a longer number: 2.14, 15,5."""
LETTER = (
    r"(?:[\"«„“'](?-i:[A-ZА-ЯІЄЇҐ]\d?)[\"»”“']|(?-i:(?:[A-HJ-ZА-ЖИК-ЮЄЇҐ]|[A-ZА-ЯІЄ](?=\d))\d?)(?![\w'])"
    r"|(?-i:[гдbcdefgh])(?![\w'.-]))"
)
"""A small one only where it is no word."""
ORDINAL_NUMBER = r"\d{1,3}-?(?:го|му|ому|ого|ий|ій|й|ом|м|ої|ой|ую|ю|а|я|th|st|nd|rd|e|de|ste)"
_COUNTED_WORDS = (
    r"m2|m²|м2|м²|м|m|см|cm|кв(?!\.)|kg|кг|вт|kw|gram|грам\w{0,2}|square|sq|vierkante|men|women|man|mensen|people|uur|uurtjes?|uren|jaar|keer|times|eur|euros?|євро|евро|sm|km|км|kilos?|кіло|кило|жінк\w|женщин\w"
    r"|min|мин|хв|год|шт|вікон|окон|окна|окнами|шаф|шафи|стільц\w{1,2}|столи|столів|столов|дні|дня|днів|дней|дня|день(?!\s(?:народж|рожд))|дн|лет|літ|років|роки|рік|рок\w|раз|рази|раза|разів"
    r"|чел|чол|pers|personen|persons|kinderen|kids|children|bedden|beds|ramen|windows|sloten|douches|wc's|toiletten|gezinnen|families"
    r"|дитини|детей|дітей|діти|жінки|жінок|женщины|женщин|мужчин|мужчины|мужчин|ліжок|ліжка|кровати|кроватей|койки|коек|lizhok|lizhka"
    r"|душі|душа|душей|душів|туалети|туалетів|туалета|туалетов|зірок|зірки|звезд|звезды|х|x|мая|ночі|ночи|ночей|ранку|утра|вечора|вечера"
    r"|місць|місця|мест|местн\w{2,3}|місн\w{2,3}|фут\w{0,2}|feet|ft|сусідів|сусіда|сусіди|соседей|соседа|соседи|замки|замків|замка|замков|kamers|rooms|січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня"
    r"|листопада|грудня|nacht|nachten|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|january|february|march|may|june|july|august|october|января|февраля|марта|апреля|июня|июля|августа|сентября|октября|ноября|декабря|теста|тести|курсу|курса"
    r"|місяців|місяці|месяцев|месяца|тижні|тижнів|недели|недель|хвилин\w?|минут\w?|годин\w?|часа|часов|сек\w{0,5}"
    r"|famil(?:y|ies)|adults?|volwassenen|lits|sleeping|slaapplaatsen|chel|ditej|ditok|stuks|pieces|штук\w?|пачк\w|пачок|stars|sterren"
)
_COUNTED_BEGINNINGS = (
    r"метр|meter|metr|кілометр|километр|квадрат|люд|чолов|челов|осіб|особ|сіме|сем[ьеё]|родин|мешк|жильц|ярус|градус|hradus|gradus|graden|degrees|°|°c"
    r"|years?\b|months?\b|weeks?\b|weken\b|nights?\b|maand(?:en)?\b|dagen\b|days?\b|hours?\b|minut|minuten|сигарет|sigaret|cigar|поверх|этаж|verdiep|floor"
    r"|кімнат|комнат|кв м|спальн|slaapkamers|€|грн|гривен|bewoners|residents?|ljud|lyud|liud|osib|divers|verschillende"
    r"|х\s?\d|x\s?\d|%|watt|сторін|страниц|pagin"
    r"|in de (?:wacht)?rij|op de wachtlijst|в черзі|у черзі|в очереди"
    r"|на\s\d{1,2}(?:[.,]\d{1,2}|\s?(?:м|метр\w{0,2}))(?!\w)|bij\s\d{1,2}(?:[.,]\d{1,2}|\s?(?:m|meter))(?!\w)"
    r"|van de inburger|van de cursus|of the course|кв\."
)
_COUNTED = rf"(?:{grouped(_COUNTED_WORDS)}(?!\w)|{grouped(_COUNTED_BEGINNINGS)})"
NOT_HOW_MANY = rf"(?!\s?(?:[-–/]\s?\d*\s?)?{_COUNTED}(?!\w*\s?(?:№|#|nr\.?|номер)?\s?\d))"
"""Three people, four beds; but "ліжко 3 кімната 19" are two numbers of two things."""
NOT_AN_AMOUNT = (
    r"(?!\s?(?:m2|m²|м2|м²|кв\.|метр|meter|metr|м(?!\w)|m(?!\w)|км|km|euro|eur\b|євро|евро|€|грн|гривен|%|градус|graden|дн[іея]|дней|день|рок\w|год\w|year|jaar"
    r"|dagen|days|раз(?!ом)|keer|times))"
)
"""What a large number may count."""
PEOPLE = (
    r"сусід\w{0,4}|сосед\w{0,4}|хлоп\w{1,4}|пацан\w{0,3}|мужик\w{0,3}|мужчин\w{1,3}|чолові\w{1,4}|жінк\w{1,3}|жінок|женщин\w{0,3}"
    r"|дівч\w{1,5}|девуш\w{1,4}|девоч\w{1,3}|діт[иейямх]{1,3}|дет[иейямх]{1,3}|дитин\w{1,2}|ребен\w{1,3}|ребён\w{1,3}|тип\w{0,2}"
    r"|п'яниц\w{1,3}|пьяниц\w{1,2}|алкаш\w{0,3}|алкоголік\w{0,3}|наркоман\w{0,3}|дядьк\w{1,3}|бабус\w{1,3}|бабк\w{1,3}|дід\w{0,3}"
    r"|тітк\w{1,3}|тетк\w{1,2}|тётк\w{1,2}|люд\w{1,3}|родин\w{1,2}|сім'\w{1,2}|сем'\w{1,2}|семь\w{1,2}|мешкан\w{1,4}|жител\w{1,3}"
    r"|жильц\w{1,3}|мам\w|тат\w|пар[аиіоу]\w?|молод\w{1,3}|подруг\w|друз\w{1,3}|друг\w{0,2}|малий|пес|собак\w|кіт|кот"
    r"|хтось|хто-то|кто-то|ті|те|вони|они|він|вона|он|она|той|тот"
    r"|buren|buurman|buurvrouw|buurjongen|buurmeisje|man|mannen|vrouw|vrouwen|mensen|kinderen|kind|jongens?|gezin|familie|bewoners?"
    r"|iemand|kerel|gasten?|meisjes?|vriend|vriendin|studenten|oma|opa|dame|heer|moeder|vader|stel|koppel|hond|degene|die"
    r"|guys?|people|person|woman|women|men|kids?|children|family|lady|girls?|boys?|neighbou?rs?|residents?|couple|someone|somebody"
    r"|tenants?|friends?|mother|father|grandma|dog|those|ones"
    r"|susid\w{0,3}|sosed\w{0,3}|hlop\w{1,4}|khlop\w{1,4}|muzh?yk\w{0,2}|muzhik\w?|zhink\w|ljud\w|lyud\w|liud\w|dit[iy]|ditej|divch\w{1,3}"
    r"|сестр\w{1,3}|брат\w{0,2}|доньк\w|дочк\w|син\w{0,3}|сын\w{0,2}|zus|broer|dochter|zoon|sister|brother|daughter|son|husband|wife"
    r"|paren\w?|парен\w|парн\w{1,3}|охоронец|охранник"
)
"""Who may be from a room, without a word for it: сусід з 204, the people in 12."""
