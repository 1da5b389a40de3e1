"""When rules change: which figures are gained, lost and read otherwise, and what the store makes of it."""

import re
from dataclasses import replace

import polars as pl
import pytest

from extract.cli import main
from extract.pipeline import read_article
from extract.scale.folder import ShardFolder
from extract.table.schema import figures_frame
from extract.table.store import Store
from tests.test_scale import write_news

ISOLATES = re.compile("[\u2066-\u2069]")
TEXT = "قتل {} شخصا في مدينة حمص. وأصيب 40 آخرون بجروح."


@pytest.fixture
def news(tmp_path):
    return str(write_news(tmp_path / "news.jsonl", 3, TEXT))


@pytest.fixture
def said(capsys):
    def read():
        shown = capsys.readouterr()
        return ISOLATES.sub("", shown.out + shown.err)

    return read


def rules(monkeypatch, change):
    """Other rules: what is read in an article goes through `change`."""

    def read(article, pack):
        reading = read_article(article, pack)
        return replace(reading, rows=figures_frame(change(article, reading.rows)).to_dicts())

    monkeypatch.setattr("extract.scale.work.read_article", read)


def other(article, rows):
    """In the first article a number more or less is read, in the second one otherwise; in the third all as before."""
    if article.id == "A0":
        return rows[1:]
    return (
        [row | {"cause": "disaster", "row_id": f"r{n:016}"} for n, row in enumerate(rows)]
        if article.id == "A1"
        else rows
    )


def store(news, *more):
    return main(["extract", news, "--store", "--workers", "1", *more])


def standing(article):
    rows = Store().figures().filter(article_id=article)
    return dict(rows.select("number_text", "cause").iter_rows())


def test_two_extractions_are_compared_figure_by_figure(tmp_path, news, said, monkeypatch):
    assert main(["extract", news, "--out", f"{tmp_path}/before/", "--workers", "1"]) == 0
    rules(monkeypatch, other)
    assert main(["extract", news, "--out", f"{tmp_path}/after/", "--workers", "1"]) == 0
    monkeypatch.setattr("extract.scale.shards.rules_version", lambda: "other")
    monkeypatch.setattr("extract.scale.work.rules_version", lambda: "other")
    assert main(["extract", news, "--out", f"{tmp_path}/after/", "--workers", "1"]) == 0
    said()
    assert main(["compare", f"{tmp_path}/before", f"{tmp_path}/after"]) == 0
    forth = said()
    assert "0 figures gained, 1 lost, 2 revised, 3 as before" in forth
    assert re.search(r"lost f\w{16}  1 killed people \(A0\): قتل 1 شخصا في مدينة حمص\.", forth)
    assert re.search(r"revised f\w{16}  2 killed people \(A1\): .*\n    cause: \w+ -> disaster", forth)
    assert main(["compare", f"{tmp_path}/after", f"{tmp_path}/before"]) == 0
    assert "1 figure gained, 0 lost, 2 revised, 3 as before" in said()


def test_one_command_compares_an_extraction_with_the_rules_as_they_are_now(tmp_path, news, said, monkeypatch):
    assert main(["extract", news, "--out", f"{tmp_path}/before/", "--workers", "1"]) == 0
    assert main(["compare", f"{tmp_path}/before", "--workers", "1"]) == 0
    assert "0 figures gained, 0 lost, 0 revised, 6 as before" in said()
    rules(monkeypatch, other)
    assert main(["compare", f"{tmp_path}/before", "--workers", "1"]) == 0
    assert "0 figures gained, 1 lost, 2 revised, 3 as before" in said()


def test_files_of_figures_are_compared_too_and_need_both(tmp_path, news, said):
    for name in ("a.csv", "b.parquet"):
        assert main(["extract", news, "--out", str(tmp_path / name)]) == 0
    assert main(["compare", str(tmp_path / "a.csv"), str(tmp_path / "b.parquet")]) == 0
    assert "0 figures gained, 0 lost, 0 revised, 6 as before" in said()
    assert main(["compare", str(tmp_path / "a.csv")]) == 1
    assert "holds no articles to read again" in said()
    assert main(["compare", str(tmp_path)]) == 1
    assert "is no whole extraction" in said()


@pytest.fixture(params=["in one piece", "a piece an article"])
def cut(request, monkeypatch):
    """How many articles go into the store at a time."""
    if request.param == "a piece an article":
        monkeypatch.setattr("extract.scale.shards.MOST_ARTICLES", 1)
        monkeypatch.setattr(ShardFolder.batches, "__defaults__", (1,))


@pytest.mark.usefixtures("cut")
def test_a_reading_that_differs_waits_and_is_taken_with_a_yes(news, said, monkeypatch):
    assert store(news) == 0
    ids = set(Store().figures().filter(pl.col("article_id").str.starts_with("A"))["figure_id"])
    said()
    rules(monkeypatch, other)
    assert store(news) == 1
    shown = said()
    assert "0 figures gained, 1 lost, 2 revised, 3 as before" in shown
    assert "3 figures in articles that are read otherwise now wait" in shown
    assert standing("A0").keys() == {"1", "40"}
    assert store(news, "--yes") == 0
    assert standing("A0").keys() == {"40"}
    assert set(standing("A1").values()) == {"disaster"}
    now = set(Store().figures().filter(pl.col("article_id").str.starts_with("A"))["figure_id"])
    assert now < ids
    assert len(now) == 5
    said()
    assert main(["compare", "--workers", "1"]) == 0
    assert "1 lost" not in said()


def test_rules_that_read_a_figure_again_bring_it_back(news, said, monkeypatch):
    assert store(news) == 0
    with monkeypatch.context() as changed:
        rules(changed, other)
        assert store(news, "--yes") == 0
    said()
    assert store(news, "--yes") == 0
    assert "1 figure gained, 0 lost, 2 revised, 3 as before" in said()
    assert standing("A0").keys() == {"1", "40"}
    assert "disaster" not in standing("A1").values()


@pytest.mark.usefixtures("cut")
def test_what_a_person_has_reviewed_stays(news, said, monkeypatch):
    assert store(news) == 0
    rows = Store().figures()
    confirmed = rows.filter(article_id="A0", number_text="1")["figure_id"].item()
    withdrawn = rows.filter(article_id="A2", number_text="40")["figure_id"].item()
    assert main(["review", "confirm", confirmed, "--by", "Amal", "--reason", "seen"]) == 0
    assert main(["review", "withdraw", withdrawn, "--by", "Amal", "--reason", "twice"]) == 0
    said()
    rules(monkeypatch, other)
    assert store(news, "--yes") == 0
    assert "1 figure read otherwise than a person reviewed them, and stay as they are" in said()
    assert standing("A0").keys() == {"1", "40"}
    assert standing("A2").keys() == {"3"}


def test_issues_are_ranked_by_the_words_beside_them(tmp_path, said):
    news = write_news(
        tmp_path / "news.jsonl", 4, "خبر {}.\nوضم الاعتصام آلافا من المدنيين قبل أن تقع أعداد كبيرة من القتلى."
    )
    assert main(["issues", str(news)]) == 0
    direct = said()
    assert re.search(r"^ +4  من المدنيين +in 4 articles: counts people, but no rule ties it to an event", direct, re.M)
    assert "4 numbers not read, with 1 word beside them" in direct
    assert main(["extract", str(news), "--out", f"{tmp_path}/out/", "--workers", "1"]) == 0
    said()
    assert main(["issues", f"{tmp_path}/out"]) == 0
    assert said() == direct
