"""Sentences: where they break, and their position on the page."""

import tomllib

import pytest

from extract.packs import LANGUAGES, load_pack
from extract.records import Article
from extract.stages.sentences import split_sentences

LINE_ENDS = tomllib.loads((LANGUAGES / "ar/line_ends.cases.toml").read_text("utf-8"))["line_ends.hanging"]
LAYOUT = tomllib.loads((LANGUAGES / "ar/layout.cases.toml").read_text("utf-8"))
SECTIONS = tomllib.loads((LANGUAGES / "ar/layout.toml").read_text("utf-8"))


def quotes(text):
    return [sentence.quote for sentence in split_sentences(Article("a", text), load_pack())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل خمسة. أصيب ستة.", ["قتل خمسة.", "أصيب ستة."]),
        ("قتل خمسة.وأصيب ستة", ["قتل خمسة.", "وأصيب ستة"]),  # no space after the stop
        ("قتل خمسة .وأصيب ستة", ["قتل خمسة .", "وأصيب ستة"]),  # the space before it
        ("سطر أول\nسطر ثان", ["سطر أول", "سطر ثان"]),
        ("قال د. سامي إن خمسة قتلوا", ["قال د. سامي إن خمسة قتلوا"]),  # an initial
        ("انتهى. (أ .ف .ب)", ["انتهى.", "(أ .ف .ب)"]),
        ("نزح 1.5 مليون شخص", ["نزح 1.5 مليون شخص"]),
        ("ماذا يحدث.. الجيش ينسحب", ["ماذا يحدث.. الجيش ينسحب"]),  # two dots join a headline
        ("المعتـ .ـقلين خمسة", ["المعتـ .ـقلين خمسة"]),  # a word broken to pass a filter
        ("", []),
        (" \n\n ", []),
    ],
)
def test_sentences_break_where_a_reader_would(text, expected):
    assert quotes(text) == expected


@pytest.mark.parametrize("text", ["", "أ", "قتل 5.\n\r\n5", "\u2028قتل\u2029 5", "." * 50])
def test_offsets_are_those_of_the_text(text):
    for sentence in split_sentences(Article("a", text), load_pack()):
        assert text[sentence.start : sentence.end] == sentence.quote
        assert "\n" not in sentence.quote


@pytest.mark.parametrize("section", SECTIONS)
def test_position(section):
    examples = LAYOUT[f"layout.{section}"]
    for text in examples["yes"]:
        assert split_sentences(Article("a", text), load_pack())[-1].position == section, text
    for text in examples["no"]:
        assert split_sentences(Article("a", text), load_pack())[-1].position != section, text
    assert examples["yes"] and examples["no"]
    assert set(LAYOUT) == {f"layout.{name}" for name in SECTIONS}


@pytest.mark.parametrize(("text", "count"), [*LINE_ENDS["yes"].items(), *LINE_ENDS["no"].items()])
def test_a_line_that_breaks_off_goes_on_under_it(text, count):
    assert len(quotes(text)) == count


def test_the_first_line_is_a_headline_where_it_is_short_and_ends_in_no_stop():
    text = "مقتل خمسة في انفجار\nقتل خمسة أشخاص في انفجار وسط المدينة."
    assert [one.position for one in split_sentences(Article("a", text), load_pack())] == ["headline", "body"]


def test_a_ticker_has_a_sentence_a_headline():
    text = "مقتل خمسة أشخاص في غارة على البلدة | إصابة ثلاثة جنود في كمين للمسلحين | غدا عطلة"
    assert [one.quote for one in split_sentences(Article("case", text), load_pack())] == [
        "مقتل خمسة أشخاص في غارة على البلدة",
        "إصابة ثلاثة جنود في كمين للمسلحين",
        "غدا عطلة",
    ]
