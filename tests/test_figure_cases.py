"""Runs the examples of the figure rules: each rule fires in its `yes` sentences and in none of its `no` sentences.

Collected: figures.cases.toml (grammar), and the cases of the vocabularies whose sections stand among a figure's rules.
The words of clauses, topics, thread and subsets are proved by the grammar that reads them.
"""

import tomllib

import pytest

from extract.packs import LANGUAGES
from extract.pipeline import read_article
from extract.records import Article

FOLDER = LANGUAGES / "ar"
VOCABULARIES = ("nouns", "events", "things", "forces", "status", "causes", "diseases")
FILES = ("figures", "fiction", *VOCABULARIES)
MAGNITUDES = {
    10: "dozens",
    100: "hundreds",
    1_000: "thousands",
    10_000: "tens-of-thousands",
    100_000: "hundreds-of-thousands",
    1_000_000: "millions",
}


def load(file):
    return tomllib.loads((FOLDER / f"{file}.cases.toml").read_text(encoding="utf-8"))


def written(row):
    """A row as the case files write it."""
    value, low, high = row["value"], row["value_min"], row["value_max"]
    number = {
        "exact": f"{value}",
        "about": f"~{value}",
        "at_least": f"{low}+",
        "at_most": f"{high}-",
        "range": f"{low}..{high}",
        "magnitude": MAGNITUDES.get(low, str(low)),
    }[row["qualifier"]]
    population = "" if row["population"] == "people" else row["population"]
    unit = "" if row["unit"] == "people" else row["unit"]
    status = "" if row["status"] == "reported" else row["status"]
    part = "part" if row["part_of"] else ""
    return " ".join(filter(None, (number, row["measure"], population, unit, status, part)))


def cases():
    for file in FILES:
        for rule, examples in load(file).items():
            for answer in ("yes", "no"):
                for text, expected in examples[answer].items():
                    yield pytest.param(rule, answer, text, expected, id=f"{rule}-{answer}-{text[:40]}")


@pytest.mark.parametrize(("rule", "answer", "text", "expected"), list(cases()))
def test_case(rule, answer, text, expected):
    reading = read_article(Article("case", text))
    assert "; ".join(map(written, reading.rows)) == expected
    fired = {rule for row in reading.rows for rule in row["rules"]} | {one.rule for one in reading.rejections}
    assert (rule in fired) == (answer == "yes"), f"rules that made it: {sorted(fired)}"


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_every_section_has_examples(vocabulary):
    sections = {f"{vocabulary}.{name}" for name in tomllib.loads((FOLDER / f"{vocabulary}.toml").read_text("utf-8"))}
    examples = load(vocabulary)
    silent = {f"{vocabulary}.other"}  # shields its numbers, and makes no figure to name it
    assert sections - silent == set(examples)
    assert all(example["yes"] and example["no"] for example in examples.values())
