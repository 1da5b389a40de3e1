"""Runs the examples of where a figure happened: places.cases.toml and homonyms.cases.toml."""

import tomllib
from datetime import date

import pytest

from extract.packs import LANGUAGES, load_pack
from extract.records import Article
from extract.stages.dates import date_figures
from extract.stages.figures import read_figures
from extract.stages.numbers import read_numbers
from extract.stages.places import place_figures
from extract.stages.sentences import split_sentences
from extract.stages.status import judge_status
from extract.stages.subsets import link_subsets
from extract.stages.tally import tally_figures

FOLDER = LANGUAGES / "ar"
FILES = ("places", "homonyms")
LINKS = ("anaphor", "restated", "authority", "occurrence", "scene", "people", "land")
GRAMMAR = ("sentence", *LINKS, "back", "bare", "topic", "care", "part")


def load(name):
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


CASES = {rule: examples for file in FILES for rule, examples in load(f"{file}.cases.toml").items()}


def place(text):
    """The placings of a text's figures, and the rules and sections of the vocabularies that took part."""
    pack = load_pack()
    article = Article("case", text, published=date(2020, 3, 5))
    sentences = split_sentences(article, pack)
    figures = []
    for sentence in sentences:
        numbers, _ = read_numbers(sentence, pack)
        found, _ = read_figures(sentence, numbers, pack)
        figures += found
    wholes = [whole for whole, _ in link_subsets(sentences, figures)]
    datings = date_figures(article, sentences, figures, pack)
    statuses = judge_status(sentences, figures)
    tallies = [tally for tally, _ in tally_figures(article, sentences, figures, datings, statuses, pack)]
    placings = place_figures(article, sentences, figures, pack, datings, wholes, tallies)
    rules = {rule for placing in placings for rule in placing.rules}
    marks = {mark.reading.term.rule for one in sentences for file in FILES for mark in one.at(file).values()}
    return placings, rules, marks


def matches(placing, expected):
    """Whether a placing is the one that a case writes: words | relation | P-code or country."""
    words, *rest = expected.split(" | ")
    if words == "-":
        return placing.place is None
    stated = {placing.relation, placing.admin1_pcode, placing.country}
    relation = [one for one in rest if one.islower()] or ["at"]
    return placing.place is not None and placing.place.text == words and {*rest, *relation} <= stated


def cases():
    for rule, examples in CASES.items():
        for answer in ("yes", "no"):
            for text, expected in examples[answer].items():
                yield pytest.param(rule, answer, text, expected, id=f"{rule}-{answer}-{text[:40]}")


@pytest.mark.parametrize(("rule", "answer", "text", "expected"), [*cases()])
def test_case(rule, answer, text, expected):
    placings, rules, marks = place(text)
    wanted = expected.split(" ; ")
    seen = [(placing.place and placing.place.text, placing.relation, placing.admin1_pcode) for placing in placings]
    assert len(placings) == len(wanted) and all(map(matches, placings, wanted)), f"read {seen}, expected {expected}"
    fired = rule in rules or rule not in rules and rule in marks and rule.split(".")[1] not in GRAMMAR
    if answer == "yes":
        assert fired, f"{rule} did not take part; {sorted(rules | marks)} did"
    else:
        assert rule not in rules, f"{rule} took part in a `no` example"


def test_every_section_and_rule_has_examples_both_ways():
    sections = {f"{file}.{section}" for file in FILES for section in load(f"{file}.toml")}
    rules = sections | {f"places.{rule}" for rule in GRAMMAR}
    assert set(CASES) == rules
    lacking = [rule for rule, examples in CASES.items() if not examples["yes"] or not examples["no"]]
    assert not lacking, f"write an example both ways for {lacking}"


def test_a_printed_place_is_the_text_at_its_offsets():
    text = "قُتل خمسةُ أشخاصٍ بـمدينةِ حِمْصَ، وثلاثة بدرعا."
    placings, _, _ = place(text)
    assert [text[one.place.start : one.place.end] for one in placings] == [one.place.text for one in placings]
