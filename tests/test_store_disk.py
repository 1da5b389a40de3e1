"""The store on a disk: backups, leftovers and damage, and what kills, writers and readers cannot break."""

import os
import time
from dataclasses import replace

import polars as pl
import pytest
from deltalake import DeltaTable
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.cli import main
from extract.table.columns import COLUMNS
from extract.table.schema import figures_frame
from extract.table.store import Store, ledger
from extract.table.store.accept import accept, propose
from extract.table.store.backup import backup, restore
from extract.table.store.columns import HISTORY
from extract.table.store.review import review
from extract.terminal import Refusal
from tests.promises.store import NO_STRACE, kill_writers, unflushed, write_and_read
from tests.stored import ARTICLE, PUBLISHED, counting, rows_of

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
