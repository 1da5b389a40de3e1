"""Runs the number corpus and the examples of the number stage's rules; hostile and odd ways to write numbers as well.

numbers.cases.toml is the corpus: a value, then every way to write it. hedges.cases.toml and noncounts.cases.toml hold, by
rule, sentences in which the rule fires and sentences in which it does not, with the numbers that are read in them.
"""

import re
import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.noncounts import RULES
from extract.packs import LANGUAGES, load_pack
from extract.records import Sentence
from extract.stages.numbers import read_numbers

FOLDER = LANGUAGES / "ar"
PACK = load_pack("ar")


def load(name):
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


def read(text):
    """The numbers and rejections of a text as one sentence."""
    sentence = Sentence(0, 0, len(text), text, PACK.lexicon)
    return read_numbers(sentence, PACK)


def written(number):
    """A number as the case files write it."""
    sign = {"about": "~{0}", "at_least": "{0}+", "at_most": "{0}-"}.get(number.qualifier, "{0}")
    value = f"{number.value_min}..{number.value_max}" if number.value is None else sign.format(number.value)
    return value if number.status == "reported" else f"{value} {number.status}"


CORPUS = load("numbers.cases.toml")


@pytest.mark.parametrize(
    ("value", "entry"), [(value, entry) for value, entries in CORPUS["corpus"].items() for entry in entries]
)
def test_corpus(value, entry):
    text = re.sub(r"[\[\]]", "", entry)
    phrase = re.search(r"\[(.*)\]", entry)
    numbers, rejections = read(text)
    assert numbers, f"nothing found; rejected: {[(one.number.span.text, one.rule) for one in rejections]}"
    assert len(numbers) == 1, f"several found: {[number.span.text for number in numbers]}"
    assert numbers[0].span.text == (phrase[1] if phrase else text), "not the whole phrase"
    assert written(numbers[0]) == value, "another value"


@pytest.mark.parametrize("text", CORPUS["nothing"]["none"])
def test_no_number(text):
    assert [number.span.text for number in read(text)[0]] == []
