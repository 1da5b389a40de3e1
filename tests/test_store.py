"""The store: what goes in and what stays out."""

from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from extract.pipeline import read_article
from extract.table.columns import COLUMNS
from extract.table.schema import figures_frame
from extract.table.store import Store, ledger
from extract.table.store.accept import accept, propose
from extract.table.store.articles import match_articles
from extract.table.store.columns import HISTORY
from extract.terminal import Refusal
from tests.stored import ARTICLE, PUBLISHED, counting, rows_of

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
