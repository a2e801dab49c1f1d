import pytest
from hypothesis import given
from hypothesis import strategies as st

from language import transliterate


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        # the official table
        ("dobryi den, khocha b odyn likar", "добрий день, хоча б один лікар"),
        ("yak zapysaty dytynu v shkolu", "як записати дитину в школу"),
        # ways people type
        ("dobryj den, scho robyty", "добрий день, що робити"),
        ("jak zapysatys do simejnoho likarja", "як записатись до сімейного лікаря"),
        ("ya ne xo4u", "я не хочу"),
        ("hochu podaty skargu", "хочу подати скаргу"),
        ("ya chochu poskarzhytys", "я хочу поскаржитись"),
        ("djakuju, vse zrozumila", "дякую, все зрозуміла"),
        ("dyakuyu", "дякую"),
        ("cholovik b'je mene", "чоловік б'є мене"),
        ("pjani susidy", "п'яні сусіди"),
        ("my pryihaly z ukrainy", "ми приїхали з україни"),
        ("de moji groshi? hroshi ne pryjshly", "де мої гроші? гроші не прийшли"),
        ("shvydku, cholovik ne dyhaje", "швидку, чоловік не дихає"),
        ("chto platyt za likarnju", "хто платить за лікарню"),
        ("bud laska dopomozhit", "будь ласка допоможіть"),
        ("chy mozhna ukrainskoju", "чи можна українською"),
        ("siohodni", "сьогодні"),
        ("meni potriben potyah", "мені потрібен потяг"),
    ],
)
def test_ukrainian_typed_in_latin_letters(latin, cyrillic):
    assert transliterate(latin) == cyrillic


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("privet, kak dela", "привет, как дела"),
        ("mne nuzhen vrach", "мне нужен врач"),
        ("gde poluchit' posobie", "где получить пособие"),
        ("hochu pozhalovatsya na sosedej", "хочу пожаловаться на соседей"),
        ("menya b'et muzh", "меня бьет муж"),
    ],
)
def test_russian_typed_in_latin_letters(latin, cyrillic):
    assert transliterate(latin, "ru") == cyrillic


@pytest.mark.parametrize("term", ["leefgeld", "gemeente", "huisarts", "bsn", "kinderopvang", "zorgverzekering", "ind"])
def test_dutch_terms_stay_dutch(term):
    assert transliterate(f"shcho take {term}?") == f"що таке {term}?"


def test_a_doubtful_h_follows_how_the_rest_is_typed():
    assert transliterate("mohnaty") == "могнати"
    assert transliterate("mohnaty gosti") == "мохнати гості"
    assert transliterate("mohnaty", h="х") == "мохнати"


def test_cyrillic_numbers_and_punctuation_stay():
    assert transliterate("Привіт, 112! (15:30)") == "привіт, 112! (15:30)"


@given(st.text(max_size=80))
def test_any_text_can_be_read(text):
    assert transliterate(transliterate(text)) is not None
