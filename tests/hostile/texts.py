"""What people, broken programs and attackers put into a text field. Everything private carries a canary."""

from __future__ import annotations

from bot import callbacks as data
from bot import complaint_callbacks as complaint

CANARY = "КАНАРКА"
NAME = "КАНАРКА-Оксана<b>"
USERNAME = "kanarka_oksana"
PHONE = "+31655519955"
FILE = "kanarka-file-55199"
LOUD = (CANARY, USERNAME, PHONE, FILE, "kanarka", "5519955")
"""None of these may ever stand in a log."""

DANGER = ("він мене вбиває", "хочу вмерти", "mijn man slaat mij", "ik wil dood", "мене б'є чоловік", "не дихає")
REQUESTS = ("хочу записати доньку до школи", "de dokter", "паспорт", "робота", "leefgeld", "домой", "skarha")
COMMANDS = (
    "/start", "/start t_school-enrol", "/start l_voorbeeldstad__de-linde", "/start ../../etc/passwd", "/start l_",
    "/start t_", "/start =", "/menu", "/меню", "/help", "/mova", "/plaats", "/facts", "/person", "/privacy", "/forget",
    "/clear", "/", "//", "/menu@other_bot", "/menu@wegwijzer_preview_bot", "/MENU", "/start@", "/unknown", "/🙂",
    "/complaint", "/skarha", "/скарга", "/klacht", "/start c_housing", "/start c_", "/start c_gone",
)  # fmt: skip
ODD = (
    "", " ", "\n", ".", "?!", "🙂", "👨‍👩‍👧‍👦" * 20, "\u200b", "\u2060\u200d", "\x00", "a\x00b", "\x1b[31m", "\ufeff",
    "\u202eолег", "\u200fمرحبا",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢", "ﷺ" * 50, "𝕬𝖇𝖈", "1️⃣", "<b>", "</b>", "<a href='javascript:1'>x</a>", "&amp;&lt;&#0;",
    "{0}{code}%s%n", "${jndi:ldap://x}", "'; DROP TABLE sessions;--", "\\", '"', "null", "NaN", "112", "-1", "٣", "½",
    "і" * 4096, "слово " * 680, "🙂" * 2048, "\n" * 500, "a" * 9000, "&" * 4096, "<" * 4096,
)  # fmt: skip
BROKEN = ("\ud83d", "\udc00 слово", "текст \ud800")
"""Half a surrogate pair, as JSON can carry it."""

GOOD_DATA = (
    data.ShowMenu().pack(),
    data.ShowTheme(theme="school").pack(),
    data.ShowIntent(intent="school.enrol").pack(),
    data.ShowIntent(intent="healthcare.gp").pack(),
    data.Answer(topic="school.enrol", fact="child_age", choice="age_4").pack(),
    data.Answer(topic="healthcare.costs", fact="has_bsn", choice="bsn").pack(),
    data.Back(topic="school.enrol").pack(),
    data.ChangeAnswers(topic="school.enrol").pack(),
    data.Dial(contact="112").pack(),
    data.Rate(topic="school.enrol", helped=False).pack(),
    data.AskPerson().pack(),
    data.ChooseLanguage(language="nl").pack(),
    data.ChooseLanguage(language="uk").pack(),
    data.ChoosePlace(place="voorbeeldstad/de-linde").pack(),
    data.ForgetFact(fact="has_bsn").pack(),
    data.Forget(sure=True).pack(),
    data.Forget(sure=False).pack(),
    complaint.OpenComplaint().pack(),
    complaint.OpenComplaint(about="housing").pack(),
)
OLD_DATA = (
    "q:no.topic:no_fact:none", "q:school.enrol:child_age:no_choice", "q:school.enrol:no_fact:x", "i:gone.topic",
    "th:gone",
    "b:gone", "ca:gone", "d:gone", "r:gone:1", "pl:gone/away", "pl:", "pl:voorbeeldstad", "ff:gone", "aa:gone",
    "s:gone:1",
    "aa:life", "s:life:0", "s:suicide:1", "rs", "cc:1", "cc:0",
    "k:gone", "kg:abcdef", "kz:abcdef", "kc:abcdef:1", "kc:abcdef:0", "kq:abcdef:kind:formal", "kq:abcdef:gone:gone",
    "kx:abcdef:affected:child", "kn:abcdef:text", "ko:abcdef:photos", "kb:abcdef:theme", "ke:abcdef:text",
    "kw:abcdef:photos", "ks:abcdef", "kr:abcdef:here", "kf:abcdef", "ki:abcdef", "kf:", "kf",
    "m", "m:", "m:extra", "q:a:b", "q:a:b:c:d", "l:ru", "fg:maybe",
)  # fmt: skip
