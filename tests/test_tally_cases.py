"""Runs tally.cases.toml: which tally each figure of a text has, and by which rule."""

import tomllib
from datetime import date

import pytest

from extract.packs import LANGUAGES
from extract.pipeline import read_article
from extract.records import Article

FOLDER = LANGUAGES / "ar"


def load(file):
    return tomllib.loads((FOLDER / f"{file}.toml").read_text(encoding="utf-8"))


CASES = load("tally.cases")
PUBLISHED = date.fromisoformat(CASES.pop("published"))
SECTIONS = {f"tally.{section}" for section in load("tally")}


def cases():
    for rule, examples in CASES.items():
        for answer in ("yes", "no"):
            for text, expected in examples[answer].items():
                yield pytest.param(rule, answer, text, expected, id=f"{rule}-{answer}-{text[:40]}")


@pytest.fixture(scope="module")
def fired():
    """The rules that gave a tally to a figure of any case."""
    return set()


@pytest.mark.parametrize(("rule", "answer", "text", "expected"), list(cases()))
def test_case(rule, answer, text, expected):
    reading = read_article(Article("case", text, published=PUBLISHED))
    assert "; ".join(f"{row['number_text']} = {row['tally']}" for row in reading.rows) == expected
    found = any(rule in row["rules"] for row in reading.rows)
    if rule in SECTIONS and not found:
        found = any(mark.reading.term.rule == rule for s in reading.sentences for mark in s.at("tally").values())
        assert found or answer == "no"
    else:
        assert found == (answer == "yes"), [row["rules"] for row in reading.rows]


def test_every_section_has_examples_both_ways():
    assert set(CASES) >= SECTIONS
    assert all(examples["yes"] and examples["no"] for examples in CASES.values())
