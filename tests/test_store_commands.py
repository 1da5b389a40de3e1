"""`hasila add`, `review`, `history`, `backup` and `restore`."""

from dataclasses import replace
from pathlib import Path

import pytest

from extract.cli import main
from extract.output import writer
from extract.pipeline import read_article
from extract.table.store import Store
from tests.stored import ARTICLE, rows_of


@pytest.fixture
def files(tmp_path, monkeypatch):
    """A folder with an article and the file of its figures."""
    monkeypatch.chdir(tmp_path)
    Path("A.txt").write_text(ARTICLE.text, "utf-8")
    with writer("csv", Path("new.csv")) as file:
        file.rows(read_article(replace(ARTICLE, published=None)).rows)
    return tmp_path


def test_add_says_what_it_did_and_adds_it_once(files, capsys):
    assert main(["add", "new.csv", "--articles", "A.txt"]) == 0
    assert capsys.readouterr().out == "2 new figures, 0 revisions, 0 already here: 2 stored\n"
    assert main(["add", "new.csv"]) == 0
    assert capsys.readouterr().out == "0 new figures, 0 revisions, 2 already here: 0 stored\n"


def test_good_rows_of_a_mixed_file_wait_for_a_yes(files, capsys):
    lines = Path("new.csv").read_text("utf-8").splitlines(keepends=True)
    Path("new.csv").write_text(lines[0] + lines[1] + lines[2].replace(",killed,", ",slain,"), "utf-8")
    assert main(["add", "new.csv"]) == 1
    shown = capsys.readouterr()
    assert "slain" in shown.out and "0 stored" in shown.out and "--yes" in shown.err
    assert Store().version() == 0
    assert main(["add", "new.csv", "--yes"]) == 1
    assert "1 new figure, 0 revisions, 0 already here: 1 stored" in capsys.readouterr().out


def test_a_part_waits_for_its_whole_that_is_refused(files, capsys):
    lines = Path("new.csv").read_text("utf-8").splitlines(keepends=True)
    Path("new.csv").write_text(lines[0] + lines[1].replace(",killed,", ",slain,") + lines[2], "utf-8")
    assert main(["add", "new.csv", "--yes"]) == 1
    shown = capsys.readouterr().out
    assert "waits for it" in shown and "0 stored" in shown


def test_a_part_of_a_stored_figure_may_come_alone(files, capsys):
    lines = Path("new.csv").read_text("utf-8").splitlines(keepends=True)
    for name, line in (("whole.csv", lines[1]), ("part.csv", lines[2])):
        Path(name).write_text(lines[0] + line, "utf-8")
        assert main(["add", name]) == 0
    assert Store().figures().filter(article_id="A")["part_of"].null_count() == 1


@pytest.mark.parametrize(("answer", "value"), [("n", 20), ("y", 30)])
def test_a_correction_is_prefilled_shown_and_taken_after_a_yes(files, capsys, monkeypatch, answer, value):
    figure = rows_of(ARTICLE)["figure_id"][0]
    main(["add", "new.csv"])
    assert main(["history", figure, "--correct", "mend.csv"]) == 0
    mended = Path("mend.csv").read_text("utf-8").replace("20,20,20,exact", "30,30,30,exact")
    Path("mend.csv").write_text(mended, "utf-8")
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: answer)
    main(["add", "mend.csv", "--by", "Amal", "--reason", "misread"])
    shown = capsys.readouterr().out
    assert f"{figure}: value 20 -> 30" in shown and f"{figure}: review unreviewed -> corrected" in shown
    row = Store().figures().filter(figure_id=figure).row(0, named=True)
    assert row["value"] == value
    main(["history", figure])
    assert ("corrected by Amal: misread" in capsys.readouterr().out) == (value == 30)


def test_what_a_person_notes_on_an_entered_row_is_kept(files, capsys):
    Path("own.csv").write_text("measure,number,quote,note\nkilled,5,قتل خمسة أشخاص أمس,heard twice\n", "utf-8")
    assert main(["add", "own.csv", "--by", "Amal"]) == 0
    (row,) = Store().figures().filter(origin="entered").rows(named=True)
    assert (row["reviewed_by"], row["note"]) == ("Amal", "entered from own.csv: heard twice")
    main(["review", "note", row["figure_id"], "--by", "Basma", "--reason", "asked again"])
    main(["history", row["figure_id"]])
    told = capsys.readouterr().out
    assert "noted by Basma: asked again" in told and "not checked against its article" in told


def test_a_note_on_a_disputed_figure_is_no_second_dispute(files, capsys):
    figure = Store().figures()["figure_id"][0]
    for verdict, by in (("dispute", "Amal"), ("note", "Basma")):
        main(["review", verdict, figure, "--by", by, "--reason", "why"])
    assert f"{figure}: noted" in capsys.readouterr().err
    for asked in (["history", figure], ["history"]):
        main(asked)
        told = capsys.readouterr().out
        assert "disputed" in told and "noted, still disputed" in told and "by Basma: why" in told


def test_history_as_of_a_day(files, capsys):
    main(["add", "new.csv"])
    capsys.readouterr()
    main(["history"])
    assert "2 new" in capsys.readouterr().out
    main(["history", "--recorded-by", "2024-12-06"])
    assert capsys.readouterr().out == "with the program      16 new\n"


def test_review_backup_and_restore(files, capsys, monkeypatch):
    figure = Store().figures()["figure_id"][0]
    assert main(["review", "dispute", figure, "--by", "Amal", "--reason", "another day"]) == 0
    assert main(["backup", "b.zip"]) == 0
    monkeypatch.setenv("HASILA_STORE", str(files / "other"))
    assert main(["restore", "b.zip"]) == 0
    assert Store().figures().filter(figure_id=figure)["review"].item() == "disputed"
    assert main(["review", "confirm", "f1", "--reason", "?"]) == 1
    assert "f1: no such figure" in capsys.readouterr().err


def test_a_file_that_cannot_be_is_answered_with_a_line(files, capsys):
    assert main(["restore", "none.zip"]) == 1
    assert capsys.readouterr().err == "hasila: none.zip: there is no such file. Check the name.\n"
    assert main(["add", "none.csv"]) == 1
    assert "none.csv: there is no such file" in capsys.readouterr().out
    assert main(["add", "new.csv", "--articles", "none.txt"]) == 1
    assert "none.txt: there is no such file" in capsys.readouterr().err
