"""The words on screen: whole in both languages, and one for every value that the table can hold."""

import ast
import doctest
import importlib
import string
import tomllib
from pathlib import Path

import pytest

import dashboard
from extract.packs import load_pack
from extract.records import Article
from extract.stages.language import unread_language
from extract.table import values
from extract.table.claims.comparable import reasons
from extract.table.claims.keys import TOPIC
from extract.table.columns import COLUMNS
from extract.table.schema import RULES
from extract.table.store.columns import REVIEWS

FOLDER = Path(dashboard.__file__).parent
LABELS = tomllib.loads((FOLDER / "labels.toml").read_text(encoding="utf-8"))
TERMS = [(section, term) for section, terms in LABELS.items() for term in terms]
VALUES = {
    "measure": values.MEASURES,
    "population": values.POPULATIONS,
    "unit": values.UNITS,
    "qualifier": values.QUALIFIERS,
    "status": values.STATUSES,
    "tally": values.TALLIES,
    "tallies": values.TALLIES,
    "as_of_basis": values.AS_OF_BASES,
    "published_basis": values.PUBLISHED_BASES,
    "place_level": values.PLACE_LEVELS,
    "place_relation": values.PLACE_RELATIONS,
    "date_precision": values.PRECISIONS,
    "cause": values.CAUSES,
    "position": values.POSITIONS,
    "origin": values.ORIGINS,
    "review": REVIEWS,
    "cite_measure": {"displaced_stock": "", **values.MEASURES},
    "cite_number": values.QUALIFIERS,
    "cite_people": {"bodies": "", "funerals": "", **values.POPULATIONS},
}


FORMS = {"count": (2, 5), "cite_people": (3, 6)}


def gaps(form: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(form) if name}


@pytest.mark.parametrize("section, term", TERMS, ids=".".join)
def test_a_term_is_whole_in_both_languages(section, term):
    forms = LABELS[section][term]
    assert set(forms) == ({"ar"} if section == "meaning" else {"en", "ar"})
    if section == "meaning":
        return
    if section in FORMS:
        assert (len(forms["en"]), len(forms["ar"])) == FORMS[section]
    else:
        assert gaps(forms["en"]) == gaps(forms["ar"])


@pytest.mark.parametrize("section", VALUES)
def test_every_value_of_the_table_has_its_word(section):
    assert set(LABELS[section]) == set(VALUES[section])


def test_every_column_has_its_meaning_in_arabic():
    assert list(LABELS["meaning"]) == list(COLUMNS)


def test_measures_stand_in_the_order_of_the_table():
    assert list(LABELS["measure"]) == list(values.MEASURES)


def test_every_term_is_used():
    code = "\n".join(path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.py"))
    by_value = {*VALUES, *"field months magnitude short group filter match displaced key table review".split()}
    by_value |= {*FORMS, "made", "rules", "rule", "basis", "view", "map", "reason", "unread"}
    unused = [
        f"{section}.{term}"
        for section, term in TERMS
        if section not in by_value and f"{section}.{term}" not in code and f"{section}.{{" not in code
    ]
    assert not unused


@pytest.mark.parametrize(
    "name", ["words", "filtering", "marks", "charts", "citation", "tables", "tables.names", "server"]
)
def test_examples_in_docstrings(name):
    outcome = doctest.testmod(importlib.import_module(f"dashboard.{name}"))
    assert not outcome.failed


def test_every_reason_why_claims_do_not_compare_has_its_words():
    of = {name: None for name in (*TOPIC, "since", "part_of", "claim_id", "claimant", "itemised", "opens", "closes")}
    assert set(LABELS["reason"]) == set(reasons(of))


def test_every_reason_why_a_number_is_not_read_has_its_words():
    calls = [
        node
        for folder in ("grammar", "stages")
        for path in (FOLDER.parent / "extract" / folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and any(keyword.arg == "issue" for keyword in node.keywords)
    ]
    said = {node.args[-1].value for node in calls}
    language = unread_language(Article("A", "Five people were killed."), load_pack())
    assert set(LABELS["unread"]) == {*said, language.why}


def test_rules_of_the_table_are_named_as_the_schema_names_them():
    assert set(LABELS["rule"]) <= {one.error for one in RULES}
