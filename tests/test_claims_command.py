"""`hasila claims`: what stands across articles, for people and for programs."""

import csv
import io
import json

import pytest

from extract.cli import main
from extract.commands.claims import _lines, _one
from extract.table.claims import LINKS, TIES, claims
from tests.test_claims import table

UN = {"source": "UN", "source_text": "الأمم المتحدة", "place": "gn169577"}
ROWS = (
    {"place": "gn169577", "value": 826, "published": None},
    {**UN, "value": 800},
    {**UN, "value": 30, "status": "projected", "population": "children"},
    {**UN, "value": 90, "tally": "cumulative"},
)


@pytest.fixture(autouse=True)
def store(tmp_path, monkeypatch):
    """A store that reads as the published snapshot."""
    monkeypatch.setenv("HASILA_STORE", str(tmp_path / "store"))


def said(capsys, *arguments) -> str:
    assert main(["claims", *arguments]) == 0
    return capsys.readouterr().out


def test_the_published_snapshot_in_words(capsys):
    text = said(capsys)
    assert "16 figures, 13 claims, 12 things" in text
    assert "826, by \u2068Syrian Observatory for Human Rights\u2069, printed 2024-12-06 (only-source)" in text


def test_a_claim_is_told_with_its_figures_their_rules_and_what_others_say(capsys):
    text = said(capsys, "fa48a006a83e163c5")
    assert text.startswith("ca48a006a83e163c5  released") and f"no-source: {LINKS['no-source']}" in text
    assert "do not add or subtract" in said(capsys, "cc6bc9d95a5beebe3")


@pytest.mark.parametrize(("name", "rows"), [("claims", 13), ("links", 16), ("series", 5), ("agreement", 12)])
def test_each_table_as_csv_and_as_json(capsys, tmp_path, name, rows):
    read = list(csv.DictReader(io.StringIO(said(capsys, "--format", "csv", "--table", name))))
    data = json.loads(said(capsys, "--format", "json"))
    assert len(read) == len(data[name]) == rows and set(read[0]) == set(data[name][0])
    assert said(capsys, "--format", "csv", "--table", name, "--out", str(tmp_path / "x.csv")) == ""
    assert (tmp_path / "x.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_only_reviewed_and_what_was_known_on_a_day(capsys):
    assert "0 figures, 0 claims" in said(capsys, "--reviewed")
    assert "16 figures" in said(capsys, "--recorded-by", "2024-12-06")


@pytest.mark.parametrize(("arguments", "code"), [(["cnone"], 1), (["--out", ""], 2), (["--recorded-by", "x"], 2)])
def test_what_cannot_be_is_answered_with_a_line(capsys, arguments, code):
    try:
        answered = main(["claims", *arguments])
    except SystemExit as ended:
        answered = ended.code
    assert answered == code and "Traceback" not in capsys.readouterr().err


def test_sources_that_differ_are_said_with_their_range_and_projections_apart():
    figures = table(*map(dict, ROWS))
    text = "\n".join(_lines(figures, claims(figures)))
    assert (
        "800, by \u2068United Nations\u2069, printed 2024-12-06 (latest-report); differ: 2 sources, 800 to 826" in text
    )
    assert "30 projected, by \u2068United Nations\u2069, printed 2024-12-06; in no comparison" in text
    assert "90 on 2024-12-05 (latest-day)" in text


def test_the_outlets_of_a_claim_are_named_and_a_denial_is_told_on_both_sides_with_its_rule(capsys):
    printed = ({"publisher": "صحيفة الأمس"}, {"publisher": "صحيفة الامس"}, {"publisher": "AFP"}, {"status": "denied"})
    figures = table(*(row | {"quote": "قتل 5 في حمص"} for row in printed))
    made = claims(figures)
    stated, denied = (made.filter(status=status)["claim_id"].item() for status in ("reported", "denied"))
    assert _one(stated, figures, made) == 0
    told = capsys.readouterr().out
    assert "2 outlets of one source: \u2068AFP; صحيفة الأمس\u2069" in told
    assert f"denied by {denied}: {TIES['denies']}" in told
    assert _one(denied, figures, made) == 0
    assert f"denies {stated}: {TIES['denies']}" in capsys.readouterr().out
    assert f"in no comparison; denies {stated}" in "\n".join(_lines(figures, made))
