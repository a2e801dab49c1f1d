"""A job at the location is heard in any inflection, language and script; what only looks like one is not."""

from __future__ import annotations

import pytest

from issues.intake.staff_words import staff_words

NAMED = {
    "охоронець": ["Охоронець", "сказала охоронцеві", "з охоронцем", "охоронці п’яні", "в охорони", "охраннік"],
    "адміністратор": ["адміністраторка мовчить", "до адміністратора", "адміністратори", "в адміністрації"],
    "менеджер": ["менеджерці байдуже", "менеджером", "кейс-менеджер", "кейс-менеджерка не відповідає", "кейсменеджера"],
    "рецепція": ["на рецепції", "рецепція зачинена", "ресепшн", "на ресепшені"],
    "соцпрацівник": ["соцпрацівниця", "соцпрацівником", "соціальна працівниця", "соціальному працівнику"],
    "керівник": ["керівник прихистку", "керівниці", "керівництво знає", "начальнику", "директорка"],
    "волонтер": ["волонтерка", "волонтерам"],
    "surzhyk and Dutch in Cyrillic": ["сотрудніца", "бехелейдер", "комендантша", "вахтьорша, вахтерша", "медеверкер"],
    "Russian": ["охранник орёт", "охране всё равно", "сотрудница", "руководитель", "соцработник", "уборщица"],
    "Dutch": [
        "de beheerder", "locatiebeheerder", "de beveiligers", "beveiliging", "een beveiligster", "woonbegeleider",
        "begeleidster", "bij de receptie", "een medewerker", "COA-medewerker", "baliemedewerkster", "locatiemanager",
        "de bewaking", "conciërge", "locatiecoördinator", "vrijwilligers", "de technische man",
    ],
    "English": ["the guards", "security", "the manager", "case manager", "reception", "staff", "social worker"],
    "Latin script": ["okhoronets", "zavhosp krychyt na mene", "skazhit vakhteru", "ohrannik krichal", "menedzherka"],
    "disguised": ["охо\u200bронець", "ОХОРОНЕЦЬ!!!", "oхоронець", "«охоронець»"],
}  # fmt: skip

LOOKALIKE = [
    "охорона здоров’я", "охорони здоров'я", "охрана здоровья", "комендантська година", "рецепт на ліки",
    "персональні дані", "персонально", "адміністративний суд", "начальная школа", "директива", "волонгард",
    "менеджмент", "beveiligd", "beveiligen", "veilig", "recept", "vrijwillig", "begeleid wonen", "guardian",
    "stuff", "personal", "klachtencoördinator", "координатор зі скарг", "taalcoach", "management",
    "лікар", "сусід", "вчителька", "buurvrouw", "neighbour", "мій чоловік", "",
]  # fmt: skip


@pytest.mark.parametrize(("job", "text"), [(job, text) for job, texts in NAMED.items() for text in texts])
def test_a_job_is_heard(job, text):
    assert staff_words(text)


@pytest.mark.parametrize("text", LOOKALIKE)
def test_what_only_looks_like_a_job_is_not(text):
    assert staff_words(text) == ()


def test_the_words_come_back_as_they_were_typed_once_each_in_order():
    text = "Рецепція мовчить, а Охоронець кричить. Рецепція! Соціальний працівник теж."
    assert staff_words(text) == ("Рецепція", "Охоронець", "Соціальний працівник")


def test_a_hyphened_job_comes_back_whole():
    assert staff_words("моя кейс-менеджерка хвора") == ("кейс-менеджерка",)


def test_a_lookalike_beside_a_job_does_not_hide_it():
    assert staff_words("охорона здоров’я і охоронець") == ("охоронець",)
