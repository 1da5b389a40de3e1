"""Runs the examples of who states a figure; each rule reads its `yes` texts and none of its `no` texts.

The words of names (offices, institutions, documents, outlets, mediums, pointers, name_ends) are proved by these too.
"""

import tomllib

import pytest

from extract.packs import LANGUAGES
from extract.pipeline import read_article
from extract.records import Article
from extract.text import fold

CASES = tomllib.loads((LANGUAGES / "ar/attribution.cases.toml").read_text("utf-8"))
RULES = {
    f"attribution.{name}"
    for name in (
        "verb", "verb-after", "verb-last", "according", "cites", "label", "elided", "goes-on", "carried", "credit",
        "letterhead", "noun", "gapped",
    )
}  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "answer", "text", "expected"),
    [
        pytest.param(rule, answer, text, expected, id=f"{rule}-{answer}-{text[:40]}")
        for rule, examples in CASES.items()
        for answer in ("yes", "no")
        for text, expected in examples[answer].items()
    ],
)
def test_case(rule, answer, text, expected):
    rows = read_article(Article("case", text)).rows
    assert rows, "no figure is read in it"
    named = " | ".join(filter(None, (rows[-1]["source_text"] or "", rows[-1]["relayed_by_text"])))
    assert fold(named) == fold(expected.strip(" |"))
    assert (rule in rows[-1]["rules"]) == (answer == "yes"), f"rules that read it: {rows[-1]['rules']}"


def test_every_rule_has_examples_both_ways():
    assert set(CASES) == RULES
    assert all(examples["yes"] and examples["no"] for examples in CASES.values())


def test_a_restated_figure_has_one_source():
    text = "مقتل 12 شخصا في غارة\nقالت وزارة الصحة إن 12 شخصا قتلوا في الغارة."
    assert [row["source_text"] for row in read_article(Article("case", text)).rows] == ["وزارة الصحة"] * 2


def test_a_related_link_takes_nothing_from_the_article():
    text = "قالت وزارة الصحة إن 12 شخصا قتلوا.\nاقرأ أيضا: مقتل 12 شخصا في غارة"
    assert [row["source_text"] for row in read_article(Article("case", text)).rows] == ["وزارة الصحة", None]


@pytest.mark.parametrize(
    ("text", "number", "source"),
    [
        ("مقتل 3 أشخاص في حريق\nقالت الشرطة إن 3 أشخاص قتلوا.", 0, "الشرطة"),  # a headline
        ("قالت الشرطة إن 5 قتلوا.\nوقتل 3 أشخاص في قرية أخرى.\nوقال الجيش إن 3 أشخاص قتلوا.", 1, None),
        ("قالت الشرطة إن 5 قتلوا.\nوقتل 38 شخصا في قرية أخرى.\nوقال الجيش إن 38 شخصا قتلوا.", 1, "الجيش"),
        # a part of another toll
        ("قتل 20 مدنيا بينهم 7 أطفال.\nوقال المرصد إن 13 مدنيا بينهم 7 أطفال قتلوا.", 1, None),
    ],
)
def test_number_stated_again(text, number, source):
    assert read_article(Article("case", text)).rows[number]["source_text"] == source
