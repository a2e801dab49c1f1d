import pytest

from nlu.examples import ExamplesError, read_examples
from nlu.intents import INTENTS

SOUND = 'version: "3.1"\nnlu:\n  - intent: work.find\n    examples: |\n      - шукаю роботу\n      - де знайти роботу\n'


def written(folder, text, path="uk/work.yml"):
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def problems_of(folder):
    """Problems in the files themselves: a folder with one file lacks the other intents by design."""
    with pytest.raises(ExamplesError) as caught:
        read_examples(folder)
    return [str(each) for each in caught.value.problems if "no file has examples" not in each.message]


def test_the_shipped_examples_are_sound_and_cover_every_intent():
    examples = read_examples()
    assert {example.intent for example in examples} == set(INTENTS)
    assert {example.language for example in examples} == {"uk", "nl", "ru", "uk-Latn", "en"}


def test_an_example_knows_where_it_stands():
    example = read_examples()[-1]
    line = example.path.read_text(encoding="utf-8").splitlines()[example.line - 1]
    assert line.strip() == f"- {example.text}"


def test_every_intent_needs_examples(tmp_path):
    written(tmp_path, SOUND)
    with pytest.raises(ExamplesError, match="no file has examples of emergency"):
        read_examples(tmp_path)


@pytest.mark.parametrize(
    ("change", "line", "message"),
    [
        (("work.find", "work.finding"), 3, "unknown intent 'work.finding'"),
        (("work.find", "school.enrol"), 3, "school.enrol belongs in school.yml"),
        (("      - де знайти роботу", "      -   "), 6, "empty example"),
        (("      - де знайти роботу", "      де знайти роботу"), 6, "an example starts with '- '"),
        (("де знайти роботу", "Шукаю   РОБОТУ"), 6, "stands in this file already, on line 5"),
        (("examples: |", "examples: >"), 4, "must be a block that starts with '|'"),
        (("version:", "versions:"), 1, "unknown key 'versions'"),
        (("    examples: |", "    intent: work.find\n    examples: |"), 4, "'intent' stands here twice"),
        (("nlu:", "nlu: ["), 3, "not YAML"),
        (("      - шукаю роботу\n      - де знайти роботу\n", "\n"), 4, "no examples for work.find"),
        (("  - intent: work.find\n    examples: |", "  - examples: |"), 3, "'intent' is missing"),
    ],
)
def test_a_problem_is_named_with_its_file_and_line(tmp_path, change, line, message):
    file = written(tmp_path, SOUND.replace(*change))
    assert any(each.startswith(f"{file}:{line}: ") and message in each for each in problems_of(tmp_path)), problems_of(
        tmp_path
    )


def test_one_message_under_two_intents_is_a_problem_whatever_its_spelling(tmp_path):
    written(tmp_path, SOUND)
    written(tmp_path, SOUND.replace("work.find", "work.rights").replace("- де", "- Як"), "nl/work.yml")
    [problem] = problems_of(tmp_path)
    first, second = (tmp_path / language / "work.yml" for language in ("nl", "uk"))
    assert problem == f"{second}:5: 'шукаю роботу' is an example of work.rights too ({first}:5)"


def test_a_folder_that_is_no_language_is_a_problem(tmp_path):
    written(tmp_path, SOUND, "pl/work.yml")
    assert "folder 'pl' is not one of" in problems_of(tmp_path)[0]


def test_all_problems_are_told_at_once(tmp_path):
    written(tmp_path, SOUND.replace("work.find", "work.finding"))
    written(tmp_path, SOUND.replace("де знайти роботу", ""), "nl/work.yml")
    assert len(problems_of(tmp_path)) == 2
