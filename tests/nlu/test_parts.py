import pytest

from nlu.parts import parts_of


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Як записати дитину в школу і ще де знайти роботу?", ["Як записати дитину в школу", "де знайти роботу"]),
        ("де мій лейфгельд, та як отримати bsn", ["де мій лейфгельд", "як отримати bsn"]),
        ("Болить зуб. А також треба перекладач", ["Болить зуб", "треба перекладач"]),
        ("нужен врач и еще как найти работу", ["нужен врач", "как найти работу"]),
        ("hoe krijg ik BSN en ook een zorgverzekering", ["hoe krijg ik BSN", "een zorgverzekering"]),
        ("mijn kamer is koud en wie kan mij helpen", ["mijn kamer is koud", "wie kan mij helpen"]),
        ("I need a dentist and how do I get a BSN", ["I need a dentist", "how do I get a BSN"]),
        ("треба лікар\nдиплом підтвердити", ["треба лікар", "диплом підтвердити"]),
    ],
)
def test_where_a_message_is_cut(text, parts):
    assert parts_of(text) == parts


@pytest.mark.parametrize(
    "text",
    ["", "зуб", "мама і тато", "кухня та душ", "man en vrouw", "Привіт! Де школа?", "Оплата 1.200 євро", "... ???"],
)
def test_what_is_one_request_is_not_cut(text):
    assert parts_of(text) == []


def test_a_long_story_is_read_by_its_first_parts():
    assert len(parts_of("Тут холодно дуже. " * 50)) == 4
