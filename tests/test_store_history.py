"""The store remembers: reviews, corrections, and what was known on a day."""

from datetime import UTC, datetime, timedelta

import polars as pl
import pytest

from extract.table.store.accept import accept, propose
from extract.table.store.columns import HISTORY
from extract.table.store.review import review
from extract.terminal import Refusal
from tests.stored import ARTICLE, PUBLISHED, counting, rows_of


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
