"""The store: what goes in and stays out, what is remembered, and what kills, writers and readers cannot break."""

import os
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import polars as pl
import pytest
from deltalake import DeltaTable
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.cli import main
from extract.output import writer
from extract.pipeline import read_article
from extract.records import Article
from extract.table.schema import COLUMNS, POLARS_SCHEMA, figures_frame
from extract.table.store import Store, ledger
from extract.table.store.accept import accept, propose, stamped
from extract.table.store.articles import match_articles
from extract.table.store.backup import backup, restore
from extract.table.store.columns import HISTORY
from extract.table.store.review import review
from extract.terminal import Refusal
from tests.promises.store import NO_STRACE, kill_writers, unflushed, write_and_read

ARTICLE = Article("A", "قتل 20 شخصا، بينهم خمسة أطفال، في قصف على حمص.", published=date(2024, 12, 6))
PUBLISHED = 16  # figures of data/


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "my store (حصيلة) 100%")  # a folder as people name theirs


def rows_of(article, **changes):
    """The rows of an article as they are accepted; `changes` go into the first."""
    first, *others = read_article(article).rows
    frame = pl.DataFrame([first | changes, *others], schema=POLARS_SCHEMA, orient="row")
    return stamped(frame, "Amal", "cases.csv")


def counting(number):
    """The rows of the article, the first with another number."""
    return rows_of(ARTICLE, value=number, value_min=number, value_max=number)


# What is read before anything is taken in


def test_without_a_store_the_published_snapshot_is_read(store):
    figures = store.figures()
    assert figures.select(COLUMNS).equals(pl.read_parquet(Path(__file__).parents[1] / "data/figures.parquet"))
    assert figures["review"].unique().to_list() == ["unreviewed"]
    assert set(store.articles().collect()["article_id"]) >= set(figures["article_id"])
    assert store.version() == 0 and not store.folder.exists()


def test_the_first_accept_begins_from_the_published_snapshot(store):
    stored, left = accept(store, rows_of(ARTICLE), articles=[ARTICLE])
    assert (stored.height, left.height, store.figures().height) == (2, 0, PUBLISHED + 2)
    assert store.version() == 1
    articles = store.articles_by_id()
    assert articles["A"] == ARTICLE
    assert all(
        articles[row["article_id"]].text[row["start"] : row["end"]] == row["number_text"]
        for row in store.figures().iter_rows(named=True)
    )


def test_a_folder_without_published_figures_is_an_empty_store(tmp_path):
    assert Store(tmp_path / "store", published=tmp_path).figures().shape == (0, len(HISTORY))


# What goes in


def test_the_same_rows_twice_add_nothing(store):
    rows = rows_of(ARTICLE)
    accept(store, rows, articles=[ARTICLE])
    version = store.version()
    stored, left = accept(store, rows, articles=[ARTICLE])
    assert stored.height == left.height == 0
    assert store.version() == version


def test_row_id_is_worked_out_from_the_row_that_is_brought(store):
    rows = rows_of(ARTICLE, row_id="r" + "0" * 16)
    assert rows.equals(rows_of(ARTICLE))


def test_other_content_waits_for_a_yes(store):
    accept(store, rows_of(ARTICLE))
    proposal = propose(store.history(), counting(30))
    figure = proposal.revised["figure_id"].item()
    assert proposal.differences() == {figure: {"value": (20, 30), "value_min": (20, 30), "value_max": (20, 30)}}
    stored, left = accept(store, counting(30))
    assert stored.is_empty() and left["figure_id"].to_list() == [figure]
    stored, left = accept(store, counting(30), agreed=proposal.revised)
    assert left.is_empty() and store.figures().filter(figure_id=figure)["value"].item() == 30
    assert stored["supersedes"].item() == rows_of(ARTICLE)["row_id"][0]
    assert store.history().filter(figure_id=figure).collect().height == 2


def test_a_yes_holds_only_for_what_was_shown(store):
    accept(store, rows_of(ARTICLE))
    agreed = propose(store.history(), counting(30)).revised
    other = counting(40)
    accept(store, other, agreed=propose(store.history(), other).revised)  # by somebody else, meanwhile
    stored, left = accept(store, counting(30), agreed=agreed)
    assert stored.is_empty() and left.height == 1
    assert 40 in store.figures()["value"].to_list()


def test_rows_that_would_break_the_table_beside_the_stored_are_refused_whole(store):
    accept(store, rows_of(ARTICLE))
    less = counting(3)  # of whom five are children
    more = rows_of(replace(ARTICLE, id="B"))
    with pytest.raises(Refusal, match="Nothing was stored"):
        accept(store, pl.concat([less, more]), agreed=propose(store.history(), less).revised)
    assert store.figures().filter(article_id="B").is_empty()


def test_of_an_entered_row_it_is_kept_who_entered_it_and_from_what(store):
    rows = rows_of(ARTICLE, origin="entered")
    assert rows.select("reviewed_by", "note").rows() == [("Amal", "entered from cases.csv"), (None, None)]


def test_a_store_in_which_a_column_is_missing_reads_it_as_empty(store):
    accept(store, rows_of(ARTICLE))
    wider = ledger.Ledger(store.folder / "figures", pl.Schema({**HISTORY, "added_later": pl.Int64}), HISTORY.to_frame)
    assert wider.read().select(pl.col("added_later").is_null().all()).collect().item()


def test_other_readers_of_delta_tables_see_the_same(tmp_path):
    store = Store(tmp_path / "store")
    accept(store, rows_of(ARTICLE))
    assert pl.read_delta(str(store.folder / "figures")).equals(store.history().collect(), null_equal=True)


# Articles


def test_the_same_text_under_two_names_is_kept_once_and_its_figures_too(store):
    accept(store, rows_of(ARTICLE), articles=[ARTICLE])
    again = replace(ARTICLE, id="B", url="https://example.org/b")
    matched = match_articles(store.articles(), figures_frame(read_article(again).rows), [again])
    assert matched.rows.is_empty() and matched.doubled == {"B": "A"}
    accept(store, rows_of(ARTICLE).clear(), articles=matched.articles)
    assert store.articles_ledger.read().filter(pl.col("text") == ARTICLE.text).collect().height == 1
    assert store.articles().filter(article_id="B").collect()["text"].item() == ARTICLE.text


@pytest.mark.parametrize("text", ["أمس " + ARTICLE.text, ARTICLE.text.replace("20", "21")])
def test_rows_that_do_not_stand_in_the_stored_text_are_refused(store, text):
    accept(store, rows_of(ARTICLE), articles=[ARTICLE])
    ready = figures_frame(read_article(replace(ARTICLE, text=text)).rows)
    matched = match_articles(store.articles(), ready)
    assert matched.rows.height + len(matched.wrong) == 2 and matched.wrong
    assert match_articles(store.articles(), ready, [replace(ARTICLE, text=text)]).rows.is_empty()


def test_a_text_that_is_nowhere_is_said(store):
    assert match_articles(store.articles(), figures_frame(read_article(ARTICLE).rows)).without_text == ["A"]


# Reviews and the history


def test_a_withdrawn_figure_leaves_the_views_and_stays_in_the_history(store):
    accept(store, rows_of(ARTICLE))
    whole, part = rows_of(ARTICLE)["figure_id"]
    review(store, whole, "withdraw", "Amal", "counted twice")
    assert store.figures().filter(pl.col("figure_id") == whole).is_empty()
    kept = store.figures().filter(figure_id=part).row(0, named=True)
    assert kept["part_of"] is None and whole in kept["note"]
    said = store.history().filter(figure_id=whole).collect().sort("recorded_at")
    assert said["review"].to_list() == ["unreviewed", "withdrawn"]
    assert accept(store, rows_of(ARTICLE))[0].is_empty()  # and comes back by no upload
    review(store, whole, "confirm", "Omar", "another incident")
    assert store.figures().filter(figure_id=whole)["review"].item() == "confirmed"


def test_verdicts_are_dated_rows_with_reviewer_and_reason(store):
    figure = store.figures()["figure_id"][0]
    for verdict in ("confirm", "note", "dispute"):
        review(store, figure, verdict, "Amal", verdict)
    rows = store.history().filter(figure_id=figure).sort("recorded_at").collect()
    assert rows["review"].to_list() == ["unreviewed", "confirmed", "confirmed", "disputed"]
    assert rows["row_id"].n_unique() == 1 and rows["recorded_at"].drop_nulls().n_unique() == 3
    assert rows["note"].to_list() == [None, "confirm", "note", "dispute"]
    assert store.figures().height == PUBLISHED


def test_only_reviewed_rows(store):
    first, second, third = store.figures()["figure_id"][:3]
    review(store, first, "confirm", "Amal", "seen")
    review(store, second, "dispute", "Amal", "doubted")
    review(store, third, "withdraw", "Amal", "wrong")
    assert store.figures(reviewed_only=True)["figure_id"].to_list() == [first]


def test_a_verdict_on_nothing_is_refused(store):
    with pytest.raises(Refusal, match="no such figure"):
        review(store, "f" + "0" * 16, "confirm", "Amal", "why not")


def test_what_was_known_on_a_day(store, monkeypatch):
    today = datetime.now(UTC).date()
    accept(store, rows_of(ARTICLE))
    assert store.figures(recorded_by=today - timedelta(days=1)).height == PUBLISHED
    assert store.figures(recorded_by=today).height == PUBLISHED + 2
    review(store, rows_of(ARTICLE)["figure_id"][1], "withdraw", "Amal", "wrong")
    assert store.figures(recorded_by=today).height == PUBLISHED + 1


def test_a_clock_that_goes_back_puts_nothing_out_of_order(store):
    ahead = pl.lit(datetime.now(UTC) + timedelta(days=1), HISTORY["recorded_at"])
    store.figures_ledger.append(lambda _: rows_of(ARTICLE).with_columns(recorded_at=ahead))
    accept(store, counting(30), agreed=propose(store.history(), counting(30)).revised)
    assert 30 in store.figures()["value"].to_list()


# Backup


def test_a_backup_brings_all_back(store, tmp_path):
    accept(store, rows_of(ARTICLE), articles=[ARTICLE])
    review(store, rows_of(ARTICLE)["figure_id"][0], "dispute", "Amal", "doubted")
    backup(store, tmp_path / "b.zip")
    other = Store(tmp_path / "other")
    restore(other, tmp_path / "b.zip")
    assert other.history().collect().equals(store.history().collect(), null_equal=True)
    assert other.articles().collect().sort("article_id").equals(store.articles().collect().sort("article_id"))
    assert accept(other, rows_of(ARTICLE))[0].is_empty()
    with pytest.raises(Refusal, match="there is a store already"):
        restore(other, tmp_path / "b.zip")


def test_a_backup_of_an_older_version_is_restored(store, tmp_path, monkeypatch):
    review(store, store.figures()["figure_id"][0], "confirm", "Amal", "seen")
    backup(store, tmp_path / "b.zip")
    wider = pl.Schema({**HISTORY, "added_later": pl.Int64})
    monkeypatch.setattr("extract.table.store.backup.HISTORY", wider)
    assert restore(Store(tmp_path / "other"), tmp_path / "b.zip")["figures"] == PUBLISHED + 1


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no zip", b"\x1f\x8b"])
def test_a_file_that_is_no_backup_is_refused_and_leaves_nothing(store, tmp_path, content):
    (tmp_path / "b.zip").write_bytes(content)
    with pytest.raises(Refusal, match="is no backup"):
        restore(store, tmp_path / "b.zip")
    assert not store.folder.exists()


# Leftovers, compaction, damage


def test_small_files_are_rewritten_as_one_and_old_ones_removed(store, monkeypatch):
    monkeypatch.setattr(ledger, "MOST_FILES", 3)
    figure = store.figures()["figure_id"][0]
    orphan = store.folder / "figures" / "half-written.parquet"
    for number in range(10):
        review(store, figure, "note", "Amal", str(number))
        orphan.write_bytes(b"PAR1")
        os.utime(orphan, (0, time.time() - 8 * 86_400))
    review(store, figure, "note", "Amal", "10")
    assert len(DeltaTable(store.folder / "figures").file_uris()) <= 4
    assert store.history().filter(figure_id=figure).collect().height == 12
    monkeypatch.setattr(ledger, "KEPT", -1)
    for number in range(4):
        review(store, figure, "note", "Amal", str(number))
    assert not orphan.exists()
    assert store.history().filter(figure_id=figure).collect().height == 16


def test_what_another_writer_removes_meanwhile_stops_no_tidying(store, monkeypatch):
    monkeypatch.setattr(ledger, "MOST_FILES", 1)
    monkeypatch.setattr(ledger, "KEPT", -1)
    figure = store.figures()["figure_id"][0]
    review(store, figure, "note", "Amal", "first")
    for number in range(9):  # some are met before the files, some after
        (store.folder / "figures" / f"{number}gone.parquet").symlink_to("gone")
    review(store, figure, "note", "Amal", "second")
    assert sum(file.exists() for file in (store.folder / "figures").glob("*.parquet")) == 1


def test_a_disk_that_fails_after_the_commit_makes_no_stored_row_unsaid(store, monkeypatch):
    monkeypatch.setattr(ledger, "MOST_FILES", 0)

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(ledger.Ledger, "_scan", full)
    assert accept(store, rows_of(ARTICLE))[0].height == 2


@pytest.mark.parametrize("error", [BlockingIOError, OSError])
def test_a_turn_that_cannot_be_had_keeps_no_writer_from_writing(store, monkeypatch, error):
    def refuse(*_):
        raise error

    monkeypatch.setattr("extract.table.store.turns.COURTESY", 0.1)
    monkeypatch.setattr("fcntl.flock", refuse)
    accept(store, rows_of(ARTICLE))
    accept(store, rows_of(replace(ARTICLE, id="C")))
    assert set(store.figures()["article_id"]) >= {"A", "C"}


def test_a_store_that_was_only_begun_reads_as_the_snapshot(store):
    store.figures_ledger._create()
    assert store.version() == 0 and store.figures().height == PUBLISHED
    accept(store, rows_of(ARTICLE))
    assert store.figures().height == PUBLISHED + 2


def test_a_damaged_store_is_answered_in_words(store, monkeypatch, capsys):
    accept(store, rows_of(ARTICLE))
    (store.folder / "figures/_delta_log/00000000000000000000.json").write_text("{")
    monkeypatch.setenv("HASILA_STORE", str(store.folder))
    assert main(["history"]) == 1
    assert "restore a backup" in capsys.readouterr().err


# At any moment, by anybody


@settings(max_examples=8)
@given(st.lists(st.sampled_from(["accept", "revise", "confirm", "withdraw", "dispute", "note"]), max_size=5))
def test_whatever_is_done_the_view_is_a_valid_table_and_nothing_is_lost(tmp_path_factory, deeds):
    store = Store(tmp_path_factory.mktemp("deeds") / "store")
    accept(store, rows_of(ARTICLE))
    figure, before = rows_of(ARTICLE)["figure_id"][0], store.history().collect()
    for number, deed in enumerate(deeds):
        if deed == "accept":
            accept(store, rows_of(ARTICLE))
        elif deed == "revise":
            rows = counting(40 + number)
            accept(store, rows, agreed=propose(store.history(), rows).revised)
        else:
            review(store, figure, deed, "Amal", deed)
        after = store.history().collect()
        assert before.join(after, on=before.columns, how="anti", nulls_equal=True).is_empty()
        figures = store.figures()
        figures_frame(figures.select(COLUMNS).to_dicts())
        assert figures["figure_id"].n_unique() == figures.height
        before = after


def test_killed_writers_lose_nothing(tmp_path):
    found = kill_writers(tmp_path, kills=8)
    assert found["acknowledged"] > 0
    assert not any(found[broken] for broken in ("lost", "half batches", "unreadable", "unasked", "lost texts"))


def test_writers_and_readers_at_once(tmp_path):
    found = write_and_read(tmp_path, writers=3, accepts=4, reads=40)
    broken = ("refused", "lost", "stored twice", "failed reads", "mixed reads", "reads that lost rows")
    assert found["reads"] >= 40 and not any(found[one] for one in broken), found


def test_all_is_on_the_disk_before_the_acknowledgement(tmp_path):
    missing = unflushed(tmp_path)
    if missing is None:
        pytest.skip(NO_STRACE)
    assert not missing


# The commands


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
    assert f"{figure}: value 20 -> 30" in capsys.readouterr().out
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
    assert "noted by Basma: asked again" in capsys.readouterr().out


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
