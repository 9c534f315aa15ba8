"""Whether motion is to be reduced."""

import pytest

from backstretch.ui.motion import moves_less


@pytest.mark.usefixtures("qapp")
def test_a_choice_stands_over_the_system() -> None:
    assert moves_less("reduced")
    assert not moves_less("full")
    moves_less("system")
