"""What stands before a number without a word that makes it a room's: who is from there, lives, knocks, has a key."""

from __future__ import annotations

import re

from issues.redaction.formats.alternatives import grouped
from issues.redaction.formats.room_words import PEOPLE

CALLED = re.compile(r"(?<!\w)(?:номер|nomer|nummer|number)\w{0,3}\s$", re.IGNORECASE)
SEP = r"(?:№\s?|nr\.?\s|nummer\s|number\s|no\.?\s|номер\w{0,3}\s)?"
LIVES = (
    r"жив[уемтьоі]{1,4}|живёт|живём|живут|жити|жить|жил[аиоі]?|жив|мешка\w{1,4}|прожива\w{1,4}|посел\w{1,5}|засел\w{1,5}|пересел\w{1,5}"
    r"|перев[еіё]\w{1,4}|переїха\w{1,3}|переех\w{1,4}|ночу\w{1,3}|спл[юя]\w?|спи\w{1,3}|сид\w{1,4}|сиж\w|знаход\w{1,5}|наход\w{1,5}"
    r"|розміс\w{1,5}|размес\w{1,5}|зайд\w{1,4}|заход\w{1,4}|прийд\w{1,4}|прид\w{1,4}|підійд\w{1,3}|подойд\w{1,3}|стука\w{1,4}|постука\w{1,4}|стуч\w{1,4}|постуч\w{1,4}"
    r"|загля\w{1,5}|завіта\w{1,3}|вдер\w{1,4}|ввірв\w{1,5}|ворв\w{1,5}|зачин\w{1,5}|закр\w{1,5}"
    r"|woon\w{0,2}|wonen|zit|zitten|slaap\w?|slapen|verblij\w{2,4}|logeer\w{0,2}|logeren|klop\w{0,3}|verhuis\w{1,3}|geplaatst|ondergebracht"
    r"|live|lives|lived|living|stay|stays|staying|sleep|sleeping|moved|placed|knock\w{0,3}"
    r"|zhyv\w{1,4}|zhiv\w{1,4}|zhyly|poselyl\w|pereselyl\w|spym\w|spymo|zajdit\w?|pryjdit\w?|prijdite"
)
THINGS = (
    r"двер[іиейямхьа]{1,4}|deur|door|dveri|ключ\w{0,3}|sleutels?|keys?|douche|wc|toilet|балкон\w{0,2}|balkon|raam|вікн\w|окн\w|батаре\w{1,2}"
    r"|замок|замк\w{0,2}|slot|lock|стел\w{1,2}|потол\w{1,3}|plafond|стін\w|стен\w|muur|коридор\w?|шум|музик\w|музык\w|lawaai|noise"
    r"|klyuch\w?|kliuch\w?|klucha?"
)
OF = r"(?:з|із|зі|из|с|від|от|од|в|у|van|of|to|for|in|z|iz|vid|v|u)"
FROM = r"(?:з|із|зі|из|с|со|в|у|во|до|на|от|від|од|uit|van|in|op|naar|from|at|of|to|for|z|iz|zi|v|u|do|vid)"
PERSON = grouped(PEOPLE)
SOMEBODY = re.compile(
    rf"(?<!\w)(?:{PERSON}\s(?:(?P<between>[^\W\d_]{{1,12}})\s)?(?:з|із|зі|из|с|від|от|uit|in|op|from|at|z|iz)"
    rf"|(?:buren|bewoners) van|{PERSON} van(?= de)(?: de)?)\s{SEP}$",
    re.IGNORECASE,
)
"""Not "van" or "of" behind anybody else: een man van 23 is that old."""
OF_NEIGHBOURS = re.compile(
    rf"(?<!\w)(?:buren|neighbou?rs?|сусід\w{{0,4}}|сосед\w{{0,4}}|susid\w{{0,3}}|sosed\w{{0,3}})\s"
    rf"(?:van|uit|op|in|from|of|з|із|зі|из|с|z|iz)\s{SEP}$",
    re.IGNORECASE,
)
OF_PEOPLE = re.compile(rf"(?<!\w){PERSON}\s(?:van|of)\s{SEP}$", re.IGNORECASE)
DWELLS = re.compile(
    rf"(?<!\w)(?:{grouped(LIVES)}\s(?:[^\W\d_]{{1,10}}\s)?{FROM}(?: de| the)?"
    rf"|{grouped(THINGS)}\s(?:[^\W\d_]{{1,10}}\s)?{OF})\s(?:navproty\s)?{SEP}$",
    re.IGNORECASE,
)
DOOR_ITSELF = re.compile(r"(?<!\w)(?:двер[іиьейямха]{1,4}|deur|door|dveri|ключ\w?)\s(?:№\s?)?$", re.IGNORECASE)
RESIDENTS = re.compile(
    r"(?<!\w)(?:мешканц\w{1,3}|жител\w{1,3}|жильц\w{1,3}|сусід\w{1,3}|сосед\w{1,3})\s$", re.IGNORECASE
)
AT = re.compile(
    r"(?:^|[^\w-])(?:в|у|во|з|із|зі|из|с|над|навпроти|напротив|поруч із|поруч з|рядом с|за стіною в"
    r"|v|u|z|iz|navproty|in|uit|naast|tegenover|boven|onder|bij|from|next to|above|below|opposite|behind"
    r"|outside|op(?= de ))\s(?:de\s)?"
    r"(?:наш\w{1,3}\s|нашою\s|наш[еі]й\s|сусідн\w{1,3}\s|соседн\w{1,3}\s|т[ій]{1,2}\s|ц[ій]{1,2}\s|№\s?)?$",
    re.IGNORECASE,
)
NEIGHBOURING = re.compile(r"(?<!\w)(?:сусідн|соседн|susidn|sosedn)\w{1,4}\s(?:№\s?)?$", re.IGNORECASE)
OURS = re.compile(
    r"(?:(?<!\w)(?:наш|нашому|нашем|мій|мой|моєму|nash)|(?:^|[^\w])(?:в|у|из|з|із|с|v))\s(?:номер|nomer)(?!ом)\w{0,2}\s№?$"
    r"|(?<!\w)(?:woon|wonen|woont|zitten|zit|bewoners?|buren|buurman|buurvrouw|mensen|live|stay|people|neighbours|neighbors|living|staying)\s"
    r"(?:\w{1,8}\s)?(?:op|van|in|at|from|of)\s(?:nummer|number|nr\.?|no\.?)\s$",
    re.IGNORECASE,
)
TIME_BEFORE = re.compile(
    r"(?<!\w)(?:прийд|прид|зайд|заход|підійд|подойд|зачин|закр|сп[илю]|стука|стуч|slaap|slapen|sleep|knock|klop|шум|noise"
    r"|lawaai|музик|музык)\w{0,6}\s(?:[^\W\d_]{1,10}\s)?(?:в|у|з|с|до|на|van|tot|at|from|to|v|z|do)\s$",
    re.IGNORECASE,
)
INSIDE = re.compile(
    r"(?:^|[^\w])(?:(?:в|у|v|u)\s(?:(?:наш|сусідн|соседн|nash|susidn)\w{1,4}\s)?"
    r"|(?:навпроти|напротив|над|поруч із|поруч з|рядом с|за стіною в|navproty)\s)$",
    re.IGNORECASE,
)
"""Hours are told otherwise: о п'ятій."""
NO_TIME = re.compile(r"(?:^|[^\w])(?:in|uit|naast|tegenover|inside|opposite)\s$", re.IGNORECASE)
"""Before no hour: in 2.14 lekt het."""
LET = re.compile(r"(?<!\w)(?:хай|нехай|пусть|щоб|чтоб|чтобы)\s$", re.IGNORECASE)
"""Хай восьма не шумить."""
BEGINS = re.compile(r"(?:^|[.!?…:;,\n]\s?|\s-\s)(?:(?:номер|nomer|nummer|number)\s)?$", re.IGNORECASE)
FROM_THERE = re.compile(r"(?:^|\s)(?:з|із|зі|из|с|uit|van|from|in|z|iz|в|у)\s(?:№\s?)?$", re.IGNORECASE)
SIGNED = re.compile(r"\s?[,(–-]{1,2}\s?\(?$|\s\($")
