import threading
import time
from dataclasses import replace

import pytest

from nlu.danger_model import DangerLevels, Heard
from nlu.parse import Parse, Ranked
from nlu.safety_rules import SafetyRules, shipped_rules
from nlu.understanding import MAX_CHARS, Understanding


class FixedListener:
    """Hears the same chance of violence in everything."""

    def __init__(self, chance: float = 0.0, *, quiet: bool = False) -> None:
        self.chance = chance
        self.quiet = quiet
        self.heard: list[str] = []
        self.levels = DangerLevels(
            found_on="", mix=(1.0, 0.0, 0.0), alarm=0.8, alarm_with_sign=0.5, mention=0.3, measured={}
        )

    def listen(self, text: str) -> Heard:
        self.heard.append(text)
        return Heard("violence", self.chance)

    def is_quiet(self, text: str) -> bool:
        return self.quiet


@pytest.fixture
def with_fixed_engine(fixed_engine):
    return Understanding(fixed_engine, FixedListener())


@pytest.mark.parametrize(
    ("chance", "action", "intents"),
    [
        (0.81, "emergency", ["safety.violence"]),
        (0.79, "choose", ["work.find", "safety.violence"]),
        (0.31, "choose", ["work.find", "safety.violence"]),
        (0.29, "answer", ["work.find"]),
    ],
)
def test_the_danger_model_raises_the_alarm_or_has_the_danger_offered(fixed_engine, chance, action, intents):
    parse = Understanding(fixed_engine, FixedListener(chance)).parse("привіт усім")
    assert (parse.action, [one.intent for one in parse.ranking]) == (action, intents)
    assert parse.danger == ("violence" if action == "emergency" else None)


def test_where_a_rule_saw_a_sign_less_is_enough_for_the_alarm(fixed_engine, tmp_path):
    rules = SafetyRules([replace(shipped_rules().rules[0], sign=True)])
    sign = rules.rules[0].catches[0]
    assert Understanding(fixed_engine, FixedListener(0.6), rules).parse(sign).action == "emergency"
    assert Understanding(fixed_engine, FixedListener(0.6), rules).parse("привіт усім").action == "choose"
    assert Understanding(fixed_engine, FixedListener(0.0), rules).parse(sign).action == "answer"


def test_what_a_rule_sees_as_danger_no_engine_gets_to_judge(with_fixed_engine, fixed_engine):
    parse = with_fixed_engine.parse("чоловік б'є мене")
    assert (parse.action, parse.intent, parse.engine) == ("emergency", "safety.violence", "safety")
    assert parse.ranking[0].intent == "safety.violence"
    assert fixed_engine.read == []


def test_a_broken_engine_cannot_hide_danger():
    class Broken:
        name = "rasa"

        def parse(self, text, language):
            raise RuntimeError

    assert Understanding(Broken(), FixedListener()).parse("мій син не дихає").action == "emergency"


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "...", "😊", "???", "\u200b"])
@pytest.mark.parametrize("hint", ["uk", "nl", None])
def test_a_message_that_says_nothing_falls_back_without_the_engine(with_fixed_engine, fixed_engine, text, hint):
    parse = with_fixed_engine.parse(text, hint)
    assert (parse.action, parse.intent, parse.text) == ("fallback", "out_of_scope", text)
    assert parse.language == (hint or "uk")
    assert fixed_engine.read == []


def test_of_a_very_long_message_the_engine_reads_the_beginning_and_the_parse_keeps_all(with_fixed_engine, fixed_engine):
    text = "де знайти роботу " * 1000
    parse = with_fixed_engine.parse(text)
    assert parse.text == text
    assert [len(read) for read in fixed_engine.read] == [MAX_CHARS]


def test_danger_at_the_end_of_a_long_message_is_found(with_fixed_engine):
    assert with_fixed_engine.parse("тут холодно і сиро " * 300 + "а ще чоловік мене б'є").action == "emergency"


def test_the_language_is_the_messages_own_and_the_hint_only_fills_in(with_fixed_engine):
    assert with_fixed_engine.parse("waar is de huisarts", "uk").language == "nl"
    assert with_fixed_engine.parse("Як записатися до лікаря", "nl").language == "uk"
    assert with_fixed_engine.parse("BSN?", "nl").language == "nl"


# -- with the trained engine --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("як записати дитину в школу", "school.enrol"),
        ("hoe schrijf ik mijn kind in op school", "school.enrol"),
        ("болить зуб, де стоматолог", "healthcare.dentist"),
        ("zub bolyt, de tandarts", "healthcare.dentist"),
        ("как открыть счет в банке", "money.bank"),
        ("I want to file a complaint", "complaint.file"),
        ("дякую", "meta.thanks"),
    ],
)
def test_clear_requests_are_answered(understanding, text, intent):
    parse = understanding.parse(text)
    assert (parse.action, parse.intent) == ("answer", intent), parse


@pytest.mark.parametrize("text", ["яка завтра погода", "fdsjkl hgf", "розкажи анекдот", "wie wint de voetbalwedstrijd"])
def test_what_is_out_of_scope_is_not_answered(understanding, text):
    assert understanding.parse(text).action == "fallback"


def test_two_requests_are_both_offered(understanding):
    parse = understanding.parse("Як записати дитину в школу і ще де шукати роботу?")
    assert parse.action == "choose"
    assert set(parse.requests) == {"school.enrol", "work.find"}
    assert {one.intent for one in parse.ranking[:2]} == set(parse.requests)


def test_the_model_itself_sees_danger_that_no_rule_names(understanding):
    text = "мені лячно бути вдома коли він випиває"
    parse = understanding.parse(text)
    assert (parse.action, parse.engine) == ("emergency", "embedded"), parse
    assert parse.intent.startswith("safety.")


def test_a_parse_is_the_json_contract(understanding):
    given = understanding.parse("як отримати BSN").as_dict()
    assert list(given) == ["text", "language", "intent", "confidence", "ranking", "action", "engine"]
    assert given["text"] == "як отримати BSN"
    assert given["intent"] == given["ranking"][0]["intent"]
    assert 0 < given["confidence"] <= 1
    assert all(list(one) == ["intent", "confidence"] for one in given["ranking"])
    chances = [one["confidence"] for one in given["ranking"]]
    assert chances == sorted(chances, reverse=True)


def test_the_same_text_gives_the_same_parse_in_any_thread(understanding):
    texts = ["як записати дитину в школу", "hoe krijg ik een BSN", "болить спина", "leefgeld не прийшов"] * 5
    alone = [understanding.parse(text) for text in texts]
    together: dict[int, Parse] = {}

    def parse(number):
        together[number] = understanding.parse(texts[number])

    threads = [threading.Thread(target=parse, args=(number,)) for number in range(len(texts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [together[number].intent for number in range(len(texts))] == [one.intent for one in alone]
    assert all(abs(together[n].confidence - alone[n].confidence) < 1e-4 for n in range(len(texts)))


def test_a_message_is_understood_while_somebody_waits_for_it(understanding):
    """Thirty milliseconds is the aim; ten times that still feels immediate and holds on a busy machine."""
    text = "де можна вивчати голландську ввечері"
    understanding.parse(text)
    took = []
    for _ in range(5):
        start = time.perf_counter()
        understanding.parse(text)
        took.append(time.perf_counter() - start)
    assert min(took) < 0.3


@pytest.mark.parametrize(
    "text", ["\0", "а\0б", "привіт \ud83d", "𝕋𝕖𝕤𝕥", "а" * 5000, "?" * 5000, "1\n2\n3", "'" * 50, "а́" * 900]
)
def test_strange_messages_are_parsed_too(understanding, text):
    assert understanding.parse(text).text == text


class Glimpsed:
    """Understands whatever it is shown; remembers what that was."""

    def __init__(self) -> None:
        self.shown: list[str] = []

    def __call__(self, text, language):
        self.shown.append(text)
        return Parse(
            text=text,
            language=language,
            intent="meta.thanks",
            confidence=0.9,
            ranking=(Ranked("meta.thanks", 0.9),),
            action="answer",
            engine="embedded",
        )


def test_a_plain_message_is_answered_without_the_models(fixed_engine):
    listener = FixedListener(quiet=True)
    assert Understanding(fixed_engine, listener, glance=Glimpsed()).parse("дякую!").intent == "meta.thanks"
    assert (fixed_engine.read, listener.heard) == ([], [])


def test_nothing_is_glimpsed_where_letters_or_a_sign_tell_of_danger(fixed_engine):
    glance = Glimpsed()
    assert Understanding(fixed_engine, FixedListener(0.9), glance=glance).parse("допоможіть").action == "emergency"
    rules = SafetyRules([replace(shipped_rules().rules[0], sign=True)])
    sign = rules.rules[0].catches[0]
    quiet = FixedListener(0.9, quiet=True)
    assert Understanding(fixed_engine, quiet, rules, glance=glance).parse(sign).action == "emergency"
    assert glance.shown == []


@pytest.mark.parametrize(("text", "intent"), [("болить зуб", "healthcare.dentist"), ("bedankt!", "meta.thanks")])
def test_short_and_plain_is_understood_at_a_glance(understanding, text, intent):
    parse = understanding._at_a_glance(text, "uk")
    assert (parse.intent, parse.action) == (intent, "answer")


@pytest.mark.parametrize("text", ["вмираю", "він поруч", "я боюсь його", "болить зуб і ще я вагітна від начальника"])
def test_danger_and_long_messages_are_never_only_glimpsed(understanding, text):
    assert understanding._at_a_glance(text, "uk") is None
