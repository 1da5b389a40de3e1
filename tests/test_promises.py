"""The promises at a small size; the scripts in promises/ run them in full."""

import pytest

from tests.promises.extractor import FIGURE, REPEATS, SHORTEST, fuzz, repeated, seconds


def test_random_texts_break_nothing():
    found = fuzz(inputs=3_000, seed=20_241_206)
    assert found["exceptions"] == found["wrong offsets"] == 0
    assert found["figures"] > 500  # they do run into the rules


@pytest.mark.parametrize("head", ["", FIGURE])
@pytest.mark.parametrize("repeat", REPEATS)
def test_time_grows_with_the_text(repeat, head):
    """Four times the text: 4 where time is linear, 16 where it is quadratic; a busy machine is left some room."""
    short, long = (repeated(repeat, length, head) for length in (SHORTEST // 4, SHORTEST))
    assert seconds(long) < 9 * seconds(short) + 0.05
