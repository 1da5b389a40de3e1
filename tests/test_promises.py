"""The promises at a small size; the scripts in promises/ run them in full."""

import pytest

from extract.pipeline import read_article
from extract.records import Article
from tests.promises.extractor import FIGURE, REPEATS, SHORTEST, fuzz, repeated, seconds

# As the fuzzer found them, made short.
FAILED_ONCE = (
    "سجن 2واربع يضمون",
    "صرع٦مدون و30ألفيا",
    "صرعه)7و30لربيا",
    "قتل ممرضتي!\u202b",
    "مقتل طفلين\nــــــــــــ\nأصيب 3 أشخاص",
)


def test_random_texts_break_nothing():
    found = fuzz(inputs=3_000, seed=20_241_206)
    assert found["exceptions"] == found["wrong offsets"] == 0
    assert found["figures"] > 500  # they do run into the rules


@pytest.mark.parametrize("text", FAILED_ONCE)
def test_a_text_that_failed_once_is_read(text):
    assert read_article(Article("A", text)).article.text == text


@pytest.mark.parametrize("head", ["", FIGURE])
@pytest.mark.parametrize("repeat", REPEATS)
def test_time_grows_with_the_text(repeat, head):
    """Four times the text: 4 where time is linear, 16 where it is quadratic; a busy machine is left some room."""
    short, long = (repeated(repeat, length, head) for length in (SHORTEST // 4, SHORTEST))
    assert seconds(long) < 9 * seconds(short) + 0.05
