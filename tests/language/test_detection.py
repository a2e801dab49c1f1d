import subprocess
import sys
from pathlib import Path

import pytest

from language import detect, in_own_script, typed_in_latin


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("як записати дитину в школу", "uk"),
        ("Де мій лейфгельд?", "uk"),
        ("можна попросити tolkentelefoon у huisarts?", "uk"),
        ("как записать ребенка в школу", "ru"),
        ("Мы только приехали, что делать", "ru"),
        ("мне нужен врач", "ru"),
        ("рыжий котик", "ru"),
        ("рудий їжак", "uk"),
        ("шо робить, у нас воды нема в шелтере і світла теж", "uk"),
        ("hoe krijg ik een BSN", "nl"),
        ("Mijn kamer is koud", "nl"),
        ("ik ben ziek", "nl"),
        ("how do I register with a doctor", "en"),
        ("I have a toothache", "en"),
        ("jak zapysatys do likarja", "uk"),
        ("dobryj den, de oformyty bsn", "uk"),
        ("de bezkoshtovni kursy niderlandskoji", "uk"),
        ("mne nuzhen vrach, rebenok zabolel", "ru"),
    ],
)
def test_real_messages(text, language):
    assert detect(text, fallback="en" if language != "en" else "uk") == language


@pytest.mark.parametrize("text", ["", "   ", "112", "😊", "???", "ok", "hmm"])
@pytest.mark.parametrize("fallback", ["uk", "nl"])
def test_without_evidence_the_fallback_stands(text, fallback):
    assert detect(text, fallback) == fallback


def test_cyrillic_without_evidence_is_never_dutch():
    assert detect("адвокат", "nl") == "uk"
    assert detect("адвокат", "ru") == "ru"


@pytest.mark.parametrize(
    "text", ["hoe kan ik mijn kind inschrijven", "my room is cold", "ik wil naar huis", "зуб болить", "", "IND sticker"]
)
def test_dutch_english_and_cyrillic_are_not_transliterated(text):
    assert typed_in_latin(text) is None


def test_in_own_script_turns_transliteration_to_cyrillic_and_leaves_dutch():
    assert in_own_script("Hochu podaty skargu") == "хочу подати скаргу"
    assert in_own_script("Ik wil een klacht indienen") == "ik wil een klacht indienen"


def test_capitals_are_kept_only_where_they_say_something():
    assert in_own_script("Де отримати BSN", keep_case=True) == "Де отримати BSN"
    assert in_own_script("ДЕ ОТРИМАТИ BSN", keep_case=True) == "де отримати bsn"


def test_the_room_stands_on_the_standard_library_alone():
    """Rasa's environment installs it: another library here would clash with Rasa's pins."""
    code = "import language, sys; print(sorted({'numpy', 'yaml', 'nlu', 'regex'} & set(sys.modules)))"
    root = Path(__file__).parents[2]
    seen = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert seen.stdout.strip() == "[]"
