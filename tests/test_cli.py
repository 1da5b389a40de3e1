"""The command `hasila`, as a person runs it: what it prints, what it writes, and its exit codes."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from extract.cli import main

ROOT = Path(__file__).parent.parent
SEEDS = str(ROOT / "seeds/articles.jsonl")


def hasila(*arguments, **options):
    """The command in a process of its own, so that nothing of the test's leaks into it."""
    return subprocess.run(
        [sys.executable, "-m", "extract.cli", *map(str, arguments)], capture_output=True, text=True, cwd=ROOT, **options
    )


def test_help_names_every_command_and_shows_examples():
    shown = hasila("--help")
    assert shown.returncode == 0
    for command in ("extract", "explain", "validate", "build", "dashboard"):
        assert f"hasila {command}" in shown.stdout


def test_extract_prints_a_table_with_each_sentence(capsys):
    assert main(["extract", SEEDS]) == 0
    shown = capsys.readouterr()
    assert "826" in shown.out
    assert "1,500,000 projected" in shown.out
    assert "16 figures from 5 articles" in shown.err


def test_extract_writes_csv_with_the_columns_of_the_table(tmp_path):
    out = tmp_path / "f.csv"
    assert main(["extract", SEEDS, "--out", str(out)]) == 0
    rows = list(csv.DictReader(out.open(encoding="utf-8-sig", newline="")))
    assert len(rows) == 16
    assert main(["validate", str(out)]) == 0


def test_extract_writes_json_lines_and_parquet_with_the_same_figures(tmp_path):
    lines, parquet = tmp_path / "f.jsonl", tmp_path / "f.parquet"
    assert main(["extract", SEEDS, "--out", str(lines)]) == 0
    assert main(["extract", SEEDS, "--format", "parquet", "--out", str(parquet)]) == 0
    ids = [json.loads(line)["figure_id"] for line in lines.read_text("utf-8").splitlines()]
    assert pl.read_parquet(parquet)["figure_id"].to_list() == ids


def test_published_is_supplied_by_the_person(tmp_path):
    article, out = tmp_path / "a.txt", tmp_path / "f.jsonl"
    article.write_text("قتل خمسة أشخاص أمس في حمص.", "utf-8")
    assert main(["extract", str(article), "--published", "2024-12-06", "--out", str(out)]) == 0
    row = json.loads(out.read_text("utf-8"))
    assert (row["article_id"], row["published_basis"], row["event_end"]) == ("a", "supplied", "2024-12-05")


def test_an_input_that_cannot_be_read_is_exit_1_and_the_rest_goes_on(tmp_path, capsys):
    article = tmp_path / "a.txt"
    article.write_text("قتل خمسة أشخاص.", "utf-8")
    assert main(["extract", str(tmp_path / "none.txt"), str(article)]) == 1
    shown = capsys.readouterr()
    assert "none.txt: there is no such file" in shown.err
    assert "1 figure from 1 article" in shown.err
    assert str(tmp_path) not in shown.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["extract"],
        ["extract", "a.txt", "--published", "6/12/2024"],
        ["extract", "a.txt", "--format", "xml"],
        ["publish"],
        [],
    ],
)
def test_wrong_use_is_exit_2_with_a_usage_line(arguments, capsys):
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
    assert "usage: hasila" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--format", "parquet"], ["--out", "figures.xls"]])
def test_an_output_that_cannot_be_is_exit_2(arguments, capsys):
    assert main(["extract", SEEDS, *arguments]) == 2
    assert "Add" in capsys.readouterr().err


def test_explain_says_why_a_number_is_none(tmp_path, capsys):
    article = tmp_path / "a.txt"
    article.write_text("قتل خمسة أشخاص عام 2011 في 3 قرى.", "utf-8")
    assert main(["explain", str(article)]) == 0
    shown = capsys.readouterr().out
    assert "= 5: killed people" in shown
    assert "figures.event-before" in shown
    assert "which are not people [things.places_and_buildings]" in shown
    assert "a year" in shown


def test_validate_counts_problems_and_is_exit_1(tmp_path, capsys):
    path = tmp_path / "bad.csv"
    path.write_text("figure_id,measure\n", "utf-8")
    assert main(["validate", str(path)]) == 1
    assert "bad.csv: line 1, column row_id, the column is missing" in capsys.readouterr().out


def test_build_writes_the_published_files(tmp_path, capsys):
    assert main(["build", "--data", str(tmp_path / "data")]) == 0
    names = {file.name for file in (tmp_path / "data").iterdir()}
    assert names == {"figures.csv", "figures.parquet", "issues.csv", "datapackage.json", "README.md"}


def test_a_name_with_escape_codes_moves_no_terminal(tmp_path):
    path = tmp_path / "\x1b[31mred.txt"
    path.write_text("\x1b[2Jقتل 5 أشخاص", "utf-8")
    for command in ("extract", "explain"):
        shown = hasila(command, path)
        assert "\x1b" not in shown.stdout + shown.stderr


def test_a_reader_that_closes_early_is_no_failure():
    command = [sys.executable, "-m", "extract.cli", "extract", SEEDS]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT) as running:
        running.stdout.close()
        assert "Traceback" not in running.stderr.read()


def test_a_defect_shows_one_plain_line(monkeypatch, capsys):
    monkeypatch.setattr("extract.cli.run_build", None)
    monkeypatch.setattr("extract.cli.readings", lambda options: 1 / 0)
    assert main(["extract", SEEDS]) == 1
    shown = capsys.readouterr().err
    assert "ZeroDivisionError" in shown
    assert "Traceback" not in shown
