"""The command `hasila`, as a person runs it: what it prints, what it writes, and its exit codes."""

import csv
import json
import os
import re
import socket
import subprocess
import sys
import tracemalloc
from pathlib import Path

import polars as pl
import pytest

from extract.cli import main
from extract.pipeline import read_article
from extract.table.columns import COLUMNS
from extract.terminal import columns

ROOT = Path(__file__).parent.parent
ISOLATES = re.compile("[\u2068\u2069]")
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
        ["dashboard", "--port", "99999"],
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


def explained(text, tmp_path, capsys):
    (tmp_path / "a.txt").write_text(text, "utf-8")
    assert main(["explain", str(tmp_path / "a.txt"), "--published", "2024-12-06"]) == 0
    return ISOLATES.sub("", capsys.readouterr().out)


def test_explain_names_the_rules_of_each_stage(tmp_path, capsys):
    said = explained("أفاد المرصد بمقتل 20 مدنيا، بينهم خمسة أطفال، في حمص أمس.", tmp_path, capsys)
    assert "published 2024-12-06 (supplied)" in said
    assert "words of harm: بمقتل [events.killed" in said
    assert re.search(r"20 = 20: killed civilians \(مدنيا\) \[numbers\.cardinal .*figures\.", said)
    assert re.search(r"who states it: المرصد .*\[attribution\.", said)
    assert re.search(r"where: حمص .*\[places\.", said)
    assert re.search(r"when: أمس · 2024-12-05 .*\[dates\.", said)
    assert re.search(r"part of: 20 killed \[subsets\.", said)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("قتل خمسة أشخاص في 3 قرى.", "3: no figure, counts قرية, which are not people [things.places_and_buildings]"),
        ("قتل خمسة أشخاص عام 2011.", "2011: no figure, a year [numbers.year]"),
        ("زار 40 وزيرا المدينة.", "passed over: no word of harm beside 40"),
        ("سيطرت القوات على المدينة.", "passed over: no number"),
        ("قتل خمسة أشخاص", "who states it: not stated"),
    ],
)
def test_explain_says_why_a_number_is_none_and_what_is_not_stated(text, says, tmp_path, capsys):
    assert says in explained(text, tmp_path, capsys)


def test_validate_counts_problems_and_is_exit_1(tmp_path, capsys):
    path = tmp_path / "bad.csv"
    path.write_text("figure_id,measure\n", "utf-8")
    assert main(["validate", str(path)]) == 1
    assert "bad.csv:1: column row_id, the column is missing" in capsys.readouterr().out


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


def test_wrong_words_with_escape_codes_move_no_terminal(tmp_path):
    header = tmp_path / "\x1b[1mheader.csv"
    header.write_text("\x1b[31mx,measure\n1,2\n", "utf-8")
    lines = tmp_path / "news.jsonl"
    lines.write_text('{"id": "\\u001b[31m", "text": "قتل 5 أشخاص"}\n' * 2, "utf-8")
    for arguments in (
        ["--\x1b[31m"],
        ["extract", "a.txt", "--\x1b[31m"],
        ["extract", "a.txt", "--format", "\x1b[31m"],
        ["extract", "a.txt", "--out", "\x1b[31m"],
        ["validate", "\x1b[31m.csv"],
        ["validate", header],
        ["extract", lines],
        ["explain", lines],
    ):
        shown = hasila(*arguments)
        assert "\x1b" not in shown.stdout + shown.stderr, arguments
        assert shown.returncode in (1, 2), arguments


def test_arabic_is_written_as_utf_8_whatever_the_locale():
    shown = hasila(
        "extract", SEEDS, "--format", "csv", env=os.environ | {"PYTHONIOENCODING": "ascii"}, encoding="utf-8"
    )
    assert shown.returncode == 0
    assert "المرصد" in shown.stdout


def test_one_bad_line_costs_no_other(tmp_path, capsys):
    path = tmp_path / "news.jsonl"
    path.write_text('{"id": "A", "text": "قتل 5 أشخاص"}\n{\n{"id": "B", "text": "قتل 6 أشخاص"}\n', "utf-8")
    assert main(["extract", str(path), "--format", "jsonl"]) == 1
    shown = capsys.readouterr()
    assert [json.loads(line)["value"] for line in shown.out.splitlines()] == [5, 6]
    assert "news.jsonl:2: is no JSON" in shown.err
    assert "2 figures from 2 articles; 1 problem, said above" in shown.err


def test_an_input_is_never_written_over(tmp_path, capsys):
    path = tmp_path / "news.jsonl"
    path.write_text('{"id": "A", "text": "قتل 5 أشخاص"}\n', "utf-8")
    assert main(["extract", str(path), "--out", str(path)]) == 2
    assert "is an input too" in capsys.readouterr().err
    assert "قتل 5" in path.read_text("utf-8")


def test_an_output_is_whole_or_not_there(tmp_path, monkeypatch):
    out = tmp_path / "f.csv"
    out.write_text("before", "utf-8")
    monkeypatch.setattr("extract.output.CsvWriter.finish", lambda self: 1 / 0)
    assert main(["extract", SEEDS, "--out", str(out)]) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["f.csv"]
    assert out.read_text("utf-8") == "before"


@pytest.mark.parametrize("kind", ["csv", "jsonl", "parquet"])
def test_an_article_without_figures_gives_an_empty_table(tmp_path, kind):
    article, out = tmp_path / "a.txt", tmp_path / f"f.{kind}"
    article.write_text("لا أرقام هنا.", "utf-8")
    assert main(["extract", str(article), "--out", str(out)]) == 0
    read = {"csv": pl.read_csv, "parquet": pl.read_parquet, "jsonl": lambda file: pl.DataFrame(schema=list(COLUMNS))}
    assert read[kind](out).columns == list(COLUMNS)
    assert read[kind](out).is_empty()


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_the_table_fits_the_terminal(width, monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", str(width))
    assert main(["extract", SEEDS]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(map(columns, lines)) <= max(width, 78)
    assert all(line.count("\u2068") == line.count("\u2069") for line in lines)


def test_memory_does_not_grow_with_the_number_of_articles(tmp_path):
    def peak(articles):
        lines = tmp_path / f"{articles}.jsonl"
        with lines.open("w", encoding="utf-8") as file:
            for number in range(articles):
                file.write(json.dumps({"id": f"A{number}", "text": "قتل 5 أشخاص في حمص. " + "نص " * 3000}) + "\n")
        tracemalloc.start()
        assert main(["extract", str(lines), "--format", "jsonl"]) == 0
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(1)  # what is loaded once
    few, many = peak(4), peak(40)
    print(f"4 articles: {few:,} bytes, 40 articles: {many:,} bytes")
    assert many < few * 1.5


@pytest.mark.parametrize(("module", "arguments"), [("polars", ["extract", SEEDS, "--format", "csv"]), ("json", ["-h"])])
def test_what_a_command_does_not_need_is_not_imported(module, arguments):
    ask = (
        f"import sys; from extract.cli import main\ntry: main({arguments!r})\nfinally: "
        f"sys.exit({module!r} in sys.modules and 9)"
    )
    shown = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, cwd=ROOT)
    assert shown.returncode == 0, shown.stderr


@pytest.mark.parametrize("arguments", [["extract", SEEDS], ["explain", SEEDS], ["--help"]])
def test_a_reader_that_closes_early_is_no_failure(arguments):
    command = [sys.executable, "-m", "extract.cli", *arguments]
    reader, writer = os.pipe()
    os.close(reader)
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    shown = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, text=True, cwd=ROOT, env=buffered)
    os.close(writer)
    assert "Error" not in shown.stderr
    assert shown.returncode == 0


def test_a_full_disk_is_one_plain_line():
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    with open("/dev/full", "w") as full:
        command = [sys.executable, "-m", "extract.cli", "extract", SEEDS]
        shown = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, cwd=ROOT)
    assert shown.returncode == 1
    assert shown.stderr.startswith("hasila: ")
    assert "cannot be read or written" in shown.stderr
    assert "Traceback" not in shown.stderr


def test_ctrl_c_ends_quietly(monkeypatch, capsys):
    def stopped(options):
        raise KeyboardInterrupt

    monkeypatch.setattr("extract.commands.extract.readings", stopped)
    assert main(["extract", SEEDS]) == 130
    assert capsys.readouterr().err == "hasila: stopped\n"


def test_a_defect_costs_one_article(tmp_path, monkeypatch, capsys):
    def read(article, pack):
        return read_article(article, pack) if article.id == "b" else 1 / 0

    for number, name in enumerate("ab", 5):
        (tmp_path / f"{name}.txt").write_text(f"قتل {number} أشخاص", "utf-8")
    monkeypatch.setattr("extract.pipeline.read_article", read)
    assert main(["extract", str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]) == 1
    shown = capsys.readouterr().err
    assert "article a: a defect of this program (ZeroDivisionError)" in shown
    assert "1 figure from 1 article" in shown


def test_a_taken_port_is_said(capsys):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["dashboard", "--port", str(port)]) == 1
    assert f"port {port} is taken" in capsys.readouterr().err


def test_a_defect_shows_one_plain_line(monkeypatch, capsys):
    monkeypatch.setattr("extract.commands.extract.readings", lambda options: 1 / 0)
    assert main(["extract", SEEDS]) == 1
    shown = capsys.readouterr().err
    assert "ZeroDivisionError" in shown
    assert "Traceback" not in shown
