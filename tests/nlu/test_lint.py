from pathlib import Path

import numpy as np
import pytest

from nlu.examples import EXAMPLES_FOLDER, Example
from nlu.intents import INTENTS
from nlu.lint import AT_LEAST, EVALUATION_FOLDER, Frozen, as_text, lint, place, read_frozen, thin
from nlu.nearness import PLAIN, strays

TSV = Path("set.tsv")


def example(text, intent="work.find", language="uk", line=7):
    return Example(text, intent, language, EXAMPLES_FOLDER / language / f"{intent.split('.')[0]}.yml", line)


def unlike(count):
    """Messages that have nothing in common."""
    return [example(chr(0x430 + i % 30) * 5 + chr(0x430 + i // 30) * 5) for i in range(count)]


def own_direction(texts):
    """Features as far apart as they can be, but for texts of the same words."""
    words = sorted({text.rstrip("!") for text in texts})
    return np.eye(len(words), dtype=np.float32)[[words.index(text.rstrip("!")) for text in texts]]


def problems(examples, frozen=(), *, features_of, quick=False):
    """All but thin languages, which a handful of examples always has."""
    found = lint(examples, frozen, features_of, quick=quick)
    return [str(one.message) for one in found.problems if "are needed" not in one.message]


def test_many_twins_are_named_with_place_and_share():
    pair = [example("шукаю роботу на складі", line=3), example("шукаю роботу на складі!", line=9)]
    (problem,) = problems([*unlike(8), *pair], features_of=own_direction)
    assert "'шукаю роботу на складі!' says the same as 'шукаю роботу на складі' (nlu/examples/uk/work.yml:3" in problem
    assert "20.0% of work.find has a twin, allowed is 3%" in problem


def test_a_few_twins_do_no_harm():
    """Two of 67 are under 3 %, two of 66 over it."""
    pair = [example("шукаю роботу на складі"), example("шукаю роботу на складі!")]
    assert problems([*unlike(65), *pair], features_of=own_direction) == []
    assert len(problems([*unlike(64), *pair], features_of=own_direction)) == 1


def test_twins_of_two_intents_are_no_twins(encoder):
    pair = [example("шукаю роботу на складі"), example("шукаю роботу на складі!", "work.rights")]
    assert problems(pair, features_of=encoder) == []


def test_a_model_that_puts_an_intent_in_one_place_makes_no_twins():
    def one_place(texts):
        return np.ones((len(texts), 4), np.float32)

    assert problems([example("де шукати роботу"), example("вакансії на складі")], features_of=one_place) == []
    assert len(problems([example("де шукати роботу"), example("де шукати роботу?")], features_of=one_place)) == 1


def test_the_model_as_it_comes_decides_alone():
    def one_place(texts):
        return np.ones((len(texts), 4), np.float32)

    pair = [example("де шукати роботу"), example("вакансії на складі")]
    found = lint(pair, [], one_place, level=PLAIN)
    assert [one.message for one in found.problems if "says the same" in one.message] != []


@pytest.mark.parametrize(("cosine", "count"), [(0.905, 1), (0.895, 0)])
def test_twins_are_over_the_level_of_the_tuned_model(cosine, count):
    def tuned(texts):
        return np.array([[1, 0], [cosine, np.sqrt(1 - cosine**2)]], np.float32)

    assert len(problems([example("де шукати роботу"), example("де шукати роботу?")], features_of=tuned)) == count


def test_the_same_letters_with_another_meaning_are_no_twins():
    """Opposite directions of two sentences that differ by one word."""

    def apart(texts):
        return np.array([[1, 0] if "не" in text.split() else [0, 1] for text in texts], np.float32)

    pair = [example("мені виплатили гроші цього місяця"), example("мені не виплатили гроші цього місяця")]
    assert problems(pair, features_of=apart) == []


def test_emoji_are_no_twins_of_each_other():
    """The model reads nothing in any of them, so it puts them all in one place."""

    def one_place(texts):
        return np.ones((len(texts), 4), np.float32)

    found = lint([example("😂"), example("🐸")], [Frozen("🎈", TSV, 2)], one_place, level=PLAIN)
    assert [one.message for one in found.problems if "says the same" in one.message] == []


def test_emoji_leak_only_as_themselves(encoder):
    frozen = [Frozen("🎈", TSV, 2)]
    assert problems([example("😂"), example("🐸")], frozen, features_of=encoder) == []
    assert len(problems([example("🎈")], frozen, features_of=encoder)) == 1


@pytest.mark.parametrize("quick", [True, False])
def test_an_evaluation_text_is_found_whatever_its_capitals_and_label(encoder, quick):
    (problem,) = problems([example("Де  ШКОЛА?")], [Frozen("де школа", TSV, 5)], features_of=encoder, quick=quick)
    assert problem == "'Де  ШКОЛА?' is the evaluation text set.tsv:5; write another one"


def test_a_reworded_evaluation_text_is_found_but_not_shown(encoder):
    frozen = [Frozen("де знайти школу для сина", TSV, 5)]
    examples = [example("для сина де знайти школу")]
    (problem,) = problems(examples, frozen, features_of=encoder)
    assert problem.startswith("'для сина де знайти школу' says the same (1.000) as the evaluation text set.tsv:5")
    assert "де знайти" not in problem.replace(examples[0].text, "")
    assert problems(examples, frozen, features_of=encoder, quick=True) == []


def test_quick_leaves_the_evaluation_texts_unread(encoder):
    problems([example("де школа")], [Frozen("замок у горах", TSV, 5)], features_of=encoder, quick=True)
    assert "замок у горах" not in encoder.asked


def test_sets_of_intents_are_compared_with_and_sets_of_safety_are_not(tmp_path):
    (tmp_path / "a.tsv").write_text("lang\tintent\talso\ttext\nuk\twork.find\t\tшукаю роботу\n", encoding="utf-8")
    (tmp_path / "b.tsv").write_text("lang\texpect\ttext\nuk\tnone\tболить зуб\n", encoding="utf-8")
    assert read_frozen(tmp_path) == [Frozen("шукаю роботу", tmp_path / "a.tsv", 2)]


def test_the_shipped_sets_are_read():
    assert {one.path.name for one in read_frozen(EVALUATION_FOLDER)} == {"messages.tsv", "first_messages.tsv"}


def full():
    """Exactly as many examples as are needed."""
    least = [example("x", intent, language) for intent in INTENTS for language, n in AT_LEAST.items() for _ in range(n)]
    return [*least, *(example("x", "out_of_scope") for _ in range(500 - sum(AT_LEAST.values())))]


def test_enough_examples_are_enough():
    assert list(thin(full())) == []


@pytest.mark.parametrize(("language", "least"), [("uk", 80), ("nl", 60), ("ru", 25), ("uk-Latn", 8), ("en", 5)])
def test_one_too_few_in_a_language_is_told(language, least):
    examples = full()
    examples.remove(example("x", "docs.brp", language))
    (problem,) = thin(examples)
    assert problem.message == f"docs.brp has {least - 1} examples in {language}, {least} are needed"


def test_out_of_scope_needs_five_hundred_in_all():
    examples = full()
    examples.remove(example("x", "out_of_scope"))
    (problem,) = thin(examples)
    assert problem.message == "out_of_scope has 499 examples, 500 are needed"


def clusters():
    """Two labels, each around an axis of its own, and a row of the first label amid the second."""
    noise = np.random.default_rng(7).normal(0, 0.05, (13, 3))
    rows = np.array([[1, 0, 0]] * 6 + [[0, 1, 0]] * 7) + noise
    return rows.astype(np.float32), ["a"] * 6 + ["b"] * 6 + ["a"]


def test_an_example_amid_another_intent_strays():
    (stray,) = strays(*clusters())
    assert (stray.row, stray.label) == (12, "b")
    assert stray.other > stray.own


def test_an_example_is_no_neighbour_of_its_own():
    """Alone in its label it would else lie nearest to itself."""
    features, labels = clusters()
    labels[12] = "c"
    worst = strays(features, labels)[0]
    assert (worst.row, worst.own) == (12, 0.0)


def test_strays_are_shown_with_place_but_fail_nothing(encoder):
    work = [example(f"робота склад номер {word}") for word in ("один", "два", "три")]
    school = [example(f"школа клас дитина {word}", "school.enrol") for word in ("один", "два", "три")]
    lost = example("школа клас дитина чотири", line=44)
    found = lint([*work, *school, lost], [], encoder)
    assert [one.line for one, _ in found.strays] == [44]
    assert "nlu/examples/uk/work.yml:44: work.find " in as_text(found)
    assert not [one for one in found.problems if one.line == 44]


def test_a_place_reads_the_same_wherever_the_program_is_installed():
    assert place(EXAMPLES_FOLDER / "uk" / "work.yml", 3) == "nlu/examples/uk/work.yml:3"
    assert place(Path("/elsewhere/a.yml"), 3) == "/elsewhere/a.yml:3"
