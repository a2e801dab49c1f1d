import pytest

from nlu.frozen_sets import FrozenSetError, columns_of, read_messages, read_safety_messages

INTENT_HEADER = "lang\tintent\talso\ttext\n"
SAFETY_HEADER = "lang\texpect\ttext\n"


@pytest.fixture
def file(tmp_path):
    def write(text):
        path = tmp_path / "set.tsv"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_messages_with_further_acceptable_intents(file):
    path = file(INTENT_HEADER + 'uk\twork.find\twork.rights, docs.brp\tшукаю "роботу", є bsn\n\nnl\tdocs.brp\t\tBSN?\n')
    first, second = read_messages(path)
    assert first.right == ("work.find", "work.rights", "docs.brp")
    assert first.text == 'шукаю "роботу", є bsn'
    assert (second.language, second.right, second.line) == ("nl", ("docs.brp",), 4)


def test_safety_messages(file):
    rows = (
        "uk\tsafety.suicide\tне хочу жити\nnl\tnone\tik ben doodmoe\nuk\twork.find\tшукаю роботу\n"
        "uk\t-\tдіти\nnl\tchild\tmijn zusje is alleen\n"
    )
    messages = read_safety_messages(file(SAFETY_HEADER + rows))
    assert [message.danger for message in messages] == ["suicide", None, None, None, "child"]


def test_all_bad_rows_are_named(file):
    path = file(INTENT_HEADER + "uk\twork.fnd\t\tx\nuk\twork.find\tx\nuk\twork.find\tnope\ty\nuk\twork.find\t\t \n")
    with pytest.raises(FrozenSetError) as caught:
        read_messages(path)
    assert str(caught.value).splitlines() == [
        f"{path}:2: unknown intent work.fnd",
        f"{path}:3: 3 columns instead of 4 (lang, intent, also, text)",
        f"{path}:4: unknown intent nope",
        f"{path}:5: no text",
    ]


def test_an_expectation_that_means_nothing_is_a_bad_row(file):
    path = file(SAFETY_HEADER + "uk\tdanger!\tx\n")
    with pytest.raises(FrozenSetError, match=":2: expect is 'danger!'"):
        read_safety_messages(path)


def test_the_header_says_which_kind_it_is(file, tmp_path):
    assert columns_of(file(SAFETY_HEADER)) == ("lang", "expect", "text")
    with pytest.raises(FrozenSetError, match=":1: expected lang intent also text"):
        columns_of(file("text;intent\n"))
    with pytest.raises(FrozenSetError, match=r"nowhere\.tsv:1: "):
        columns_of(tmp_path / "nowhere.tsv")
