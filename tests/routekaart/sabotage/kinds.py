"""Kinds of mistakes in the map. Each yields every place of one kind where it can be made; the test takes some."""

from __future__ import annotations

import re

from tests.routekaart.sabotage.places import Change, at, written

KINDS = {}


def kind(function):
    KINDS[function.__name__] = function
    return function


def shown(way):
    return "/".join(map(str, way))


# -- rules ----------------------------------------------------------------------------------------------------------


def rules(content):
    for path, topic in content.topics():
        for index, rule in enumerate(topic["rules"]):
            yield path, index, rule


@kind
def delete_a_rule(content):
    for path, index, _ in rules(content):
        if len(content.files[path]["rules"]) > 1:
            yield content.edited(path, lambda topic, i=index: topic["rules"].pop(i), f"rule {index + 1} deleted")


@kind
def repeat_a_rule(content):
    for path, index, _ in rules(content):
        yield content.edited(
            path, lambda topic, i=index: topic["rules"].insert(i, dict(topic["rules"][i])), f"rule {index + 1} twice"
        )


@kind
def swap_the_outcomes_of_two_rules(content):
    for path, index, rule in rules(content):
        after = content.files[path]["rules"][index + 1 :]
        if after and after[0]["outcome"] != rule["outcome"]:

            def edit(topic, i=index):
                one, two = topic["rules"][i : i + 2]
                one["outcome"], two["outcome"] = two["outcome"], one["outcome"]

            yield content.edited(path, edit, f"outcomes of rules {index + 1} and {index + 2} swapped")


@kind
def swap_two_rules(content):
    for path, index, _ in rules(content):
        if index + 1 < len(content.files[path]["rules"]):

            def edit(topic, i=index):
                topic["rules"][i : i + 2] = reversed(topic["rules"][i : i + 2])

            yield content.edited(path, edit, f"rules {index + 1} and {index + 2} swapped")


@kind
def hide_rules_behind_the_last(content):
    for path, topic in content.topics():
        if len(topic["rules"]) > 1:
            yield content.edited(path, lambda one: one["rules"].insert(0, one["rules"].pop()), "last rule first")


@kind
def leave_somebody_without_a_rule(content):
    for path, topic in content.topics():
        if len(topic["rules"]) > 1:
            yield content.edited(path, lambda one: one["rules"].pop(), "last rule deleted")


def conditions(content):
    for path, index, rule in rules(content):
        for fact in rule.get("when", {}):
            yield path, index, fact


@kind
def drop_a_condition(content):
    for path, index, fact in conditions(content):
        yield content.edited(
            path, lambda topic, i=index, f=fact: topic["rules"][i]["when"].pop(f), f"{index} no {fact}"
        )


def choices_of(content, fact):
    facts = (value["facts"] for _, value in content.matching("national/facts/"))
    return next([one["id"] for one in each[fact]["choices"]] for each in facts if fact in each)


def as_list(allowed):
    return [allowed] if isinstance(allowed, str) else list(allowed)


@kind
def widen_a_condition(content):
    for path, index, fact in conditions(content):
        allowed = as_list(content.files[path]["rules"][index]["when"][fact])
        for more in choices_of(content, fact):
            if more not in allowed:

                def edit(topic, i=index, f=fact, wider=(*allowed, more)):
                    topic["rules"][i]["when"][f] = list(wider)

                yield content.edited(path, edit, f"rule {index + 1} also for {fact} {more}")


@kind
def narrow_a_condition(content):
    for path, index, fact in conditions(content):
        allowed = as_list(content.files[path]["rules"][index]["when"][fact])
        for less in allowed if len(allowed) > 1 else ():

            def edit(topic, i=index, f=fact, left=tuple(one for one in allowed if one != less)):
                topic["rules"][i]["when"][f] = list(left)

            yield content.edited(path, edit, f"rule {index + 1} no more for {fact} {less}")


@kind
def turn_a_condition_round(content):
    for path, index, fact in conditions(content):
        every = choices_of(content, fact)
        allowed = as_list(content.files[path]["rules"][index]["when"][fact])
        others = [one for one in every if one not in allowed]
        if others:

            def edit(topic, i=index, f=fact, turned=tuple(others)):
                topic["rules"][i]["when"][f] = list(turned)

            yield content.edited(path, edit, f"rule {index + 1} for all others of {fact}")


@kind
def ask_for_nothing(content):
    """A question whose every answer is taken."""
    for path, index, _ in rules(content):
        asked = [fact for rule in content.files[path]["rules"] for fact in rule.get("when", {})]
        for fact in dict.fromkeys(asked):

            def edit(topic, i=index, f=fact):
                topic["rules"][i].setdefault("when", {})[f] = choices_of(content, f)

            yield content.edited(path, edit, f"rule {index + 1} asks {fact} for nothing")


@kind
def ask_five_questions(content):
    facts = [name for _, value in content.matching("national/facts/") for name in value["facts"]]
    for path, index, _ in rules(content):

        def edit(topic, i=index, six=tuple(facts[:6])):
            topic["rules"][i]["when"] = {fact: choices_of(content, fact)[0] for fact in six}

        yield content.edited(path, edit, f"rule {index + 1} asks six questions")


@kind
def name_a_choice_that_is_none(content):
    for path, index, fact in conditions(content):

        def edit(topic, i=index, f=fact):
            topic["rules"][i]["when"][f] = "nobody_like_this"

        yield content.edited(path, edit, f"rule {index + 1} {fact} of no choice")


# -- questions ------------------------------------------------------------------------------------------------------


def facts(content):
    for path, value in content.matching("national/facts/"):
        for name in value["facts"]:
            yield path, name


@kind
def remove_a_question(content):
    for path, name in facts(content):
        yield content.edited(path, lambda value, n=name: value["facts"].pop(n), f"{name} removed")


@kind
def remove_an_answer(content):
    for path, name in facts(content):
        every = content.files[path]["facts"][name]["choices"]
        for index, one in enumerate(every):
            yield content.edited(
                path, lambda value, n=name, i=index: value["facts"][n]["choices"].pop(i), f"{name} without {one['id']}"
            )


@kind
def leave_a_question_without_answers(content):
    for path, name in facts(content):

        def edit(value, n=name):
            value["facts"][n]["choices"] = []

        yield content.edited(path, edit, f"{name} has no choices")


@kind
def add_a_question_nobody_asks(content):
    for path, name in facts(content):

        def edit(value, n=name):
            value["facts"]["spare_fact"] = value["facts"][n]

        yield content.edited(path, edit, f"copy of {name}")


# -- cards ----------------------------------------------------------------------------------------------------------


def cards(content):
    for path, topic in content.topics():
        for name, outcome in topic["outcomes"].items():
            yield path, name, outcome


@kind
def delete_a_card(content):
    for path, name, _ in cards(content):
        yield content.edited(path, lambda topic, n=name: topic["outcomes"].pop(n), f"{name} deleted")


@kind
def rename_a_card(content):
    for path, name, _ in cards(content):

        def edit(topic, n=name):
            topic["outcomes"][f"{n}_2"] = topic["outcomes"].pop(n)

        yield content.edited(path, edit, f"{name} renamed")


@kind
def let_a_card_run_out(content):
    for path, name, _ in cards(content):

        def edit(topic, n=name):
            topic["outcomes"][n]["valid_until"] = "2026-11-21"

        yield content.edited(path, edit, f"{name} ran out")


@kind
def let_a_card_begin_later(content):
    for path, name, _ in cards(content):

        def edit(topic, n=name):
            topic["outcomes"][n]["valid_from"] = "2026-12-01"

        yield content.edited(path, edit, f"{name} begins later")


@kind
def let_a_review_pass(content):
    for path, _ in content.topics():
        yield content.edited(path, lambda topic: topic.update(review_by="2026-11-21"), "review passed")


@kind
def name_nobody_on_a_card(content):
    for path, name, _ in cards(content):

        def edit(topic, n=name):
            outcome = topic["outcomes"][n]
            outcome.pop("contacts", None)
            outcome.pop("check_with", None)
            outcome["confidence"] = "high"

        yield content.edited(path, edit, f"{name} names nobody")


@kind
def send_to_somebody_else_first(content):
    others = ["discriminatie", "ombudsman"]
    for path, name, outcome in cards(content):
        if outcome.get("contacts"):
            other = next(one for one in others if one not in outcome["contacts"])

            def edit(topic, n=name, o=other):
                topic["outcomes"][n]["contacts"][0] = o

            yield content.edited(path, edit, f"{name} sends to {other}")


@kind
def rest_on_no_source(content):
    for path, name, _ in cards(content):

        def edit(topic, n=name):
            topic["outcomes"][n]["sources"] = []

        yield content.edited(path, edit, f"{name} without a source")


def _dangling(part):
    def places(content):
        for path, name, outcome in cards(content):
            for index in range(len(outcome.get(part, []))):

                def edit(topic, n=name, i=index):
                    topic["outcomes"][n][part][i] = "school.nowhere" if part == "next" else "nobody_here"

                yield content.edited(path, edit, f"{name}: {part} {index} is none")

    return places


KINDS["lead_to_a_topic_that_is_none"] = _dangling("next")
KINDS["send_to_a_contact_that_is_none"] = _dangling("contacts")
KINDS["rest_on_a_source_that_is_none"] = _dangling("sources")


@kind
def check_with_nobody(content):
    for path, name, outcome in cards(content):
        if "check_with" in outcome:
            yield content.edited(path, lambda topic, n=name: topic["outcomes"][n].pop("check_with"), f"{name}")


@kind
def lead_in_a_circle(content):
    for path, name, _ in cards(content):

        def edit(topic, n=name):
            topic["outcomes"][n]["next"] = [topic["id"]]

        yield content.edited(path, edit, f"{name} leads to its own topic")


@kind
def make_a_card_too_long(content):
    for path, name, outcome in cards(content):
        if not outcome.get("urgent"):

            def edit(topic, n=name):
                text = {"uk": "слово " * 110, "nl": "woord " * 110}
                topic["outcomes"][n]["steps"] = [{"id": f"s{i}", **text} for i in range(1, 6)]
                topic["outcomes"][n]["answer"] = dict(text)

            yield content.edited(path, edit, f"{name} too long")


@kind
def make_danger_wait(content):
    """The card for danger to life without its mark, so that 112 is no longer first and alone."""
    for path, name, outcome in cards(content):
        if outcome.get("urgent"):
            yield content.edited(path, lambda topic, n=name: topic["outcomes"][n].pop("urgent"), f"{name} not urgent")

            def edit(topic, n=name):
                topic["outcomes"][n]["contacts"] = ["police"]

            yield content.edited(path, edit, f"{name} sends to the police")


# -- texts ----------------------------------------------------------------------------------------------------------

SHOWN = ("national/topics/", "national/facts/", "national/alarms", "national/roles", "national/themes")


def _text(what, change, languages=("uk", "nl"), fits=lambda _: True):
    def places(content):
        for path, way in content.texts(SHOWN):
            for language in languages:
                old = at(content.files[path], way)
                new = change(old, language)
                if fits(old[language]) and new != old[language]:

                    def edit(value, w=way, spoken=language, n=new):
                        if n is None:
                            at(value, w).pop(spoken)
                        else:
                            at(value, w)[spoken] = n

                    yield content.edited(path, edit, f"{shown(way)} {language}: {what}")

    KINDS[what] = places


ENGLISH = "Go to the town hall with all your papers and ask there what you have to do next."
LATIN_FOR = str.maketrans("аеіосрху", "aeiocpxy")
CYRILLIC_FOR = str.maketrans("aeiocpxy", "аеіосрху")


def one_letter(table):
    def change(old, language):
        text = old[language]
        found = next((at for at, sign in enumerate(text) if ord(sign) in table and _inside_a_word(text, at)), None)
        return text if found is None else text[:found] + text[found].translate(table) + text[found + 1 :]

    return change


def _inside_a_word(text, place):
    around = text[max(place - 1, 0) : place] + text[place + 1 : place + 2]
    return any(sign.isalpha() for sign in around)


_text("blank_a_text", lambda _old, _: " ")
_text("leave_a_translation_out", lambda _old, _: None)
_text("show_dutch_to_ukrainians", lambda old, _: old["nl"], languages=("uk",), fits=lambda text: len(text) > 12)
_text("show_ukrainian_to_the_dutch", lambda old, _: old["uk"], languages=("nl",), fits=lambda text: len(text) > 12)
_text("show_english_to_the_dutch", lambda _old, _: ENGLISH, languages=("nl",))
_text("put_a_latin_letter_in_a_word", one_letter(LATIN_FOR), languages=("uk",))
_text("put_a_cyrillic_letter_in_a_word", one_letter(CYRILLIC_FOR), languages=("nl",))
_text("put_a_russian_letter_in_a_word", lambda old, _: old["uk"].replace("и", "ы", 1), languages=("uk",))
_text("hide_a_character", lambda old, language: old[language][:1] + "\u200b" + old[language][1:])
_text("turn_the_text_round", lambda old, language: "\u202e" + old[language])
_text("leave_a_text_unfinished", lambda old, language: f"TODO {old[language]}")
_text("write_too_long_a_text", lambda old, language: (old[language] + " ") * 700)
_text("write_a_list_for_a_text", lambda old, language: [old[language]])
_text("name_a_number_of_nobody", lambda old, language: f"{old[language][:300]} 020-7654321")
_text("name_an_address_that_is_not_safe", lambda old, language: f"{old[language][:300]} http://example.nl")


@kind
def write_in_a_language_that_is_none(content):
    for path, way in content.texts(SHOWN):

        def edit(value, w=way):
            at(value, w)["ukr"] = "text"

        yield content.edited(path, edit, f"{shown(way)} in ukr")


# -- people and sources ---------------------------------------------------------------------------------------------


def _phone(what, change):
    def places(content):
        for path, way in content.contacts():

            def edit(value, w=way):
                at(value, w)["phone"] = change(at(value, w)["phone"])

            yield content.edited(path, edit, f"{way[-1]}: {what}")

    KINDS[what] = places


_phone("drop_the_last_digit_of_a_number", lambda phone: phone[:-1])
_phone("add_a_digit_to_a_number", lambda phone: phone + "7")
_phone("write_a_letter_in_a_number", lambda phone: phone[:-1] + "O")


@kind
def change_a_number_from_abroad(content):
    for path, way in content.contacts():
        old = at(content.files[path], way).get("phone_abroad")
        if old:
            for turned in (old[:-1], old + "1", old.replace("+31", "0"), old[:-1] + str((int(old[-1]) + 1) % 10)):

                def edit(value, w=way, new=turned):
                    at(value, w)["phone_abroad"] = new

                yield content.edited(path, edit, f"{way[-1]} from abroad {turned}")


def addresses(content):
    for path, value in content.files.items():
        for part in ("contacts", "sources"):
            if f"/{part}/" in path:
                yield from ((path, (part, name)) for name, one in value[part].items() if "url" in one)


def _url(what, change):
    def places(content):
        for path, way in addresses(content):

            def edit(value, w=way):
                at(value, w)["url"] = change(at(value, w)["url"])

            yield content.edited(path, edit, f"{way[-1]}: {what}")

    KINDS[what] = places


_url("write_http", lambda url: url.replace("https://", "http://"))
_url("write_a_cyrillic_letter_in_an_address", lambda url: url.translate(CYRILLIC_FOR))


@kind
def remove_a_contact(content):
    for path, value in content.matching("national/contacts/"):
        for name in value["contacts"]:
            yield content.edited(path, lambda one, n=name: one["contacts"].pop(n), f"{name} removed")


@kind
def remove_a_role(content):
    for path, value in content.matching("national/roles"):
        for name in value["roles"]:
            yield content.edited(path, lambda one, n=name: one["roles"].pop(n), f"{name} removed")


@kind
def remove_a_source(content):
    for path, value in content.matching("national/sources/"):
        for name in value["sources"]:
            yield content.edited(path, lambda one, n=name: one["sources"].pop(n), f"{name} removed")


@kind
def leave_no_way_to_reach_somebody(content):
    for path, value in content.matching("national/contacts/"):
        for name in value["contacts"]:

            def edit(one, n=name):
                for way in ("phone", "phone_abroad", "url", "address", "note"):
                    one["contacts"][n].pop(way, None)

            yield content.edited(path, edit, f"{name} cannot be reached")


@kind
def give_an_id_twice(content):
    for part in ("contacts", "sources", "facts"):
        files = content.matching(f"national/{part}/")
        for path, value in files:
            for other, _ in files:
                if other != path:
                    name, one = next(iter(value[part].items()))
                    yield content.edited(other, lambda v, p=part, n=name, o=one: v[p].update({n: o}), f"{name} twice")


# -- themes, intents, alarms ----------------------------------------------------------------------------------------


@kind
def remove_a_topic(content):
    for path, _ in content.topics():
        gone = {path: None, path.replace("topics", "cases"): None}
        yield Change(lambda files=gone: files, f"{path} removed")


@kind
def copy_a_topic(content):
    for path, topic in content.topics():
        other = path.replace(".yaml", "_two.yaml")
        yield Change(lambda o=other, t=topic: {o: written(t)}, f"{path} copied with its id")


@kind
def rename_a_topic(content):
    for path, topic in content.topics():
        yield content.edited(path, lambda one: one.update(id=f"{one['id']}_two"), f"{topic['id']} renamed")


@kind
def move_a_topic_to_another_theme(content):
    for path, topic in content.topics():
        theme = "docs" if topic["theme"] != "docs" else "school"
        yield content.edited(path, lambda one, t=theme: one.update(theme=t), f"in theme {theme}")


@kind
def list_a_request_twice(content):
    for path, value in content.matching("national/themes"):
        for number, theme in enumerate(value["themes"]):
            for entry in theme["entries"]:
                to = (number + 1) % len(value["themes"])
                yield content.edited(
                    path, lambda one, t=to, e=entry: one["themes"][t]["entries"].append(dict(e)), entry["intent"]
                )


@kind
def remove_an_alarm(content):
    for path, value in content.matching("national/alarms"):
        for name in value["alarms"]:
            yield content.edited(path, lambda one, n=name: one["alarms"].pop(n), f"{name} removed")


@kind
def take_112_from_an_alarm(content):
    for path, value in content.matching("national/alarms"):
        for name in value["alarms"]:

            def edit(one, n=name):
                alarm = one["alarms"][n]
                alarm["contacts"] = [who for who in alarm["contacts"] if who != "n112"] or ["police"]

            yield content.edited(path, edit, f"{name} without 112")


# -- layers ---------------------------------------------------------------------------------------------------------

LAYER = "municipalities/voorbeeldstad/municipality.yaml"
PERSON = {"name": {"uk": "Хтось", "nl": "Iemand"}, "phone": "020-5555555", "confidence": "high"}


def layers(content):
    """The municipality, and each of its locations."""
    yield ()
    yield from (("locations", index) for index in range(len(content.files[LAYER]["locations"])))


@kind
def put_a_desk_in_place_of_help_in_danger(content):
    named = {
        who
        for path, topic in content.topics()
        if "/safety." in path or "/emergency" in path
        for outcome in topic["outcomes"].values()
        for who in [*outcome.get("contacts", []), outcome.get("check_with")]
    }
    national = [name for _, value in content.matching("national/contacts/") for name in value["contacts"]]
    for way in layers(content):
        for who in sorted(named & set(national)):

            def edit(value, w=way, n=who):
                at(value, w).setdefault("contacts", {})[n] = PERSON

            yield content.edited(LAYER, edit, f"{shown(way)} overrides {who}")


@kind
def reword_what_is_protected(content):
    answer = {"answer": {"uk": "Зачекайте до понеділка.", "nl": "Wacht tot maandag."}}
    for way in layers(content):
        for path, topic in content.topics():
            for name, outcome in topic["outcomes"].items():
                safe = "/safety." in path or "/emergency" in path
                if safe or topic.get("protected") or outcome.get("urgent") or outcome.get("protected"):

                    def edit(value, w=way, t=topic["id"], n=name):
                        at(value, w).setdefault("topics", {})[t] = {"outcomes": {n: answer}}

                    yield content.edited(LAYER, edit, f"{shown(way)} rewords {topic['id']}/{name}")


@kind
def change_a_part_that_is_none(content):
    for way in layers(content):
        for _, topic in content.topics():

            def edit(value, w=way, t=topic["id"]):
                step = {"uk": "Крок", "nl": "Stap"}
                outcomes = {"no_such_card": {"add_steps": [{"id": "v9", **step}]}}
                at(value, w).setdefault("topics", {})[t] = {"outcomes": outcomes}

            yield content.edited(LAYER, edit, f"{shown(way)} changes no card of {topic['id']}")


@kind
def switch_on_a_topic_that_is_none(content):
    for way in layers(content):
        for number in range(8):

            def edit(value, w=way, n=number):
                at(value, w)["local_topics"] = [f"local.none_{'abcdefgh'[n]}"]

            yield content.edited(LAYER, edit, f"{shown(way)} shows a topic that is none ({number})")


assert all(re.fullmatch(r"[a-z0-9_]+", name) for name in KINDS)
