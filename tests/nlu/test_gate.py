"""The real engine on the frozen sets: nothing may be understood worse than `nlu/evaluation/floors.json` says.

After a change for the better raise the floors with `wegwijzer nlu gate --renew`.
"""

import pytest

from nlu.commands import silent
from nlu.floors import FLOORS_FILE, SETS, fallen, guarded, read_floors
from nlu.judged import judge

pytestmark = pytest.mark.timeout(1800)
"""2,500 messages: a minute or two on two cores, longer where others compute too."""


@pytest.fixture(scope="session")
def figures(understanding):
    """Of each set, measured once for the whole run."""
    return {name: guarded(judge(FLOORS_FILE.parent / name, understanding.parse, silent)) for name in SETS}


@pytest.mark.parametrize("name", SETS)
def test_no_figure_is_below_its_floor(figures, name):
    assert fallen(name, figures[name], read_floors()) == []


def test_every_set_and_language_has_messages_enough_to_show_a_fall(figures):
    """Under twenty, the one message that may always change sides would be more than 5 %."""
    assert {name for name in SETS for one in figures[name].values() if one.messages < 20} == set()
