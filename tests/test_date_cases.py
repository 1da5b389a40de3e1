"""Runs dates.cases.toml: which of a text's dates is that of each figure, and by which rule."""

import tomllib
from datetime import date

import pytest

from extract.grammar.dates.links import LINKS
from extract.packs import LANGUAGES
from extract.pipeline import read_article
from extract.records import Article

FOLDER = LANGUAGES / "ar"


def load(file):
    return tomllib.loads((FOLDER / f"{file}.toml").read_text(encoding="utf-8"))


CASES = load("dates.cases")
PUBLISHED = date.fromisoformat(CASES.pop("published"))
SECTIONS = {f"dates.{section}" for section in load("dates")}
RULES = {"dates.sentence", *(f"dates.{link.__name__.replace('_', '-')}" for link in LINKS)}


def cases():
    for rule, examples in CASES.items():
        for answer in ("yes", "no"):
            for text, expected in examples[answer].items():
                yield pytest.param(rule, answer, text, expected, id=f"{rule}-{answer}-{text[:40]}")


@pytest.mark.parametrize(("rule", "answer", "text", "expected"), list(cases()))
def test_case(rule, answer, text, expected):
    reading = read_article(Article("case", text.replace("//", "\n"), published=PUBLISHED))
    assert "; ".join(f"{row['number_text']} = {row['when_text'] or '-'}" for row in reading.rows) == expected
    if rule in SECTIONS:
        found = any(mark.reading.term.rule == rule for s in reading.sentences for mark in s.at("dates").values())
    else:
        found = any(rule in row["rules"] for row in reading.rows)
    assert found == (answer == "yes")


def test_every_rule_and_section_has_examples_both_ways():
    assert set(CASES) == RULES | SECTIONS
    assert all(examples["yes"] and examples["no"] for examples in CASES.values())
