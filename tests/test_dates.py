"""Runs the corpus of dates (calendar.cases.toml): which words of a sentence say when, and which days they mean."""

import tomllib
from datetime import date

import pytest

from extract.grammar.dates.words import RULES, read_date_phrases
from extract.packs import LANGUAGES, load_pack
from extract.records import Article
from extract.stages.sentences import split_sentences

FOLDER = LANGUAGES / "ar"


def load(file):
    return tomllib.loads((FOLDER / f"{file}.toml").read_text(encoding="utf-8"))


CORPUS = load("calendar.cases")
PUBLISHED = date.fromisoformat(CORPUS.pop("published"))


def written(sentence, phrase):
    """A phrase as the corpus writes it."""
    words = sentence.span(phrase.first, phrase.last).text
    period = phrase.expression.resolve(PUBLISHED)
    if not period:
        return f"{words} = ?"
    start, end, precision = period
    days = start if start == end else f"{start or ''} .. {end or ''}".strip()
    return f"{words} = {days}, {precision}"


def cases():
    for rule, examples in CORPUS.items():
        for answer in ("yes", "no"):
            for text, expected in examples[answer].items():
                yield pytest.param(rule, answer, text, expected, id=f"{rule}-{answer}-{text[:40]}")


@pytest.mark.parametrize(("rule", "answer", "text", "expected"), list(cases()))
def test_date(rule, answer, text, expected):
    (sentence,) = split_sentences(Article("case", text), load_pack())
    phrases = read_date_phrases(sentence)
    assert " | ".join(written(sentence, phrase) for phrase in phrases) == expected
    if rule.startswith("dates."):
        assert (rule in {phrase.rule for phrase in phrases}) == (answer == "yes")
    else:
        tokens = {token for phrase in phrases for token in range(phrase.first, phrase.last + 1)}
        marks = [mark for mark in sentence.at("calendar").values() if mark.reading.term.rule == rule]
        assert marks if answer == "yes" else not any(mark.first in tokens for mark in marks)


def test_every_rule_and_section_has_examples_both_ways():
    rules = {f"dates.{rule.__name__.replace('_', '-')}" for rules in RULES.values() for rule in rules}
    sections = {f"calendar.{section}" for section in load("calendar")}
    assert set(CORPUS) == rules | sections
    assert all(examples["yes"] and examples["no"] for examples in CORPUS.values())
