"""Many articles, shard by shard: every engine gives the same rows, and no kill loses or doubles any."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from functools import partial
from pathlib import Path

import polars as pl
import psutil
import pytest
from distributed import LocalCluster

from extract.cli import main
from extract.ingest.problems import InputNote, InputProblem
from extract.pipeline import read_article
from extract.records import Article
from extract.scale import engines
from extract.scale.folder import ShardFolder
from extract.scale.run import extract_all
from extract.scale.shards import Shard
from extract.scale.work import extract_shard
from extract.table.store import Store
from extract.terminal import Refusal
from tests.test_web import page

ROOT = Path(__file__).parents[1]
PIECES = [[Article(f"{n}-{one}", f"قتل {10 * n + one + 1} شخصا في حمص.") for one in range(5)] for n in range(8)]


def rows(folder):
    return ShardFolder(folder).scan("figures").collect()


def expected(pieces=PIECES):
    return [row["row_id"] for piece in pieces for article in piece for row in read_article(article).rows]


def test_every_engine_gives_the_same_rows_in_the_order_of_the_articles(tmp_path):
    for name, engine in (("one", engines.in_turn), ("two", partial(engines.in_processes, workers=2))):
        note = extract_all(PIECES, tmp_path / name, engine)
        assert (note["articles"], note["figures"], note["not_read"]) == (40, 40, 0)
        assert rows(tmp_path / name)["row_id"].to_list() == expected()


def test_a_rerun_reads_nothing_again_and_leaves_nothing_of_other_inputs(tmp_path):
    extract_all(PIECES, tmp_path)
    before = {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*.parquet")}
    (tmp_path / "figures/.half.part").write_bytes(b"of a run that was killed")
    assert extract_all(PIECES[2:], tmp_path)["figures"] == 30
    kept = {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*.parquet")}
    assert len(kept) == 3 * 6
    assert kept.items() <= before.items()
    assert not list(tmp_path.rglob("*.part"))


def test_other_rules_read_every_shard_anew(tmp_path, monkeypatch):
    extract_all(PIECES[:1], tmp_path)
    first = ShardFolder(tmp_path).shards()
    monkeypatch.setattr("extract.scale.shards.rules_version", lambda: "other")
    monkeypatch.setattr("extract.scale.work.rules_version", lambda: "other")
    extract_all(PIECES[:1], tmp_path)
    assert set(first).isdisjoint(ShardFolder(tmp_path).shards())


def test_a_worker_with_other_rules_reads_nothing(tmp_path):
    shard = Shard.of(PIECES[0])
    with pytest.raises(Refusal, match="other rules"):
        extract_shard(Shard(shard.name, "older", shard.items, shard.issues), tmp_path)


def test_what_is_not_read_is_an_issue_and_costs_nothing_else(tmp_path, monkeypatch):
    def read(article, pack):
        return read_article(article, pack) if article.id != "0-2" else 1 / 0

    monkeypatch.setattr("extract.scale.work.read_article", read)
    english = Article("E", "Five people were killed in an air strike on the city.")
    extra = [
        InputProblem("news.jsonl", "is no JSON. Write one object a line", 3),
        InputNote("c.html", "no article"),
        english,
    ]
    note = extract_all([[*PIECES[0], *extra]], tmp_path)
    assert (note["figures"], note["not_read"], note["passed_over"], note["other_language"]) == (4, 2, 1, 1)
    issues = ShardFolder(tmp_path).scan("issues").collect()
    said = dict(issues.select("stage", "why").iter_rows())
    assert said["input"] == "news.jsonl:3: is no JSON. Write one object a line."
    assert said["defect"].startswith("a defect of this program (ZeroDivisionError)")
    assert issues.filter(stage="defect")["article_id"].to_list() == ["0-2"]
    assert issues.filter(stage="language")["article_id"].to_list() == ["E"]


def test_an_article_whose_rows_break_a_rule_of_the_table_is_an_issue(tmp_path, monkeypatch):
    def read(article, pack):
        reading = read_article(article, pack)
        for row in reading.rows if article.id == "0-2" else ():
            row["value_min"] = 10**9
        return reading

    monkeypatch.setattr("extract.scale.work.read_article", read)
    note = extract_all(PIECES[:1], tmp_path)
    assert (note["figures"], note["not_read"]) == (4, 1)


def test_a_text_that_comes_again_in_another_shard_is_read_once(tmp_path):
    again = [[Article("Z", PIECES[0][1].text, url="https://example.org/z"), Article("Y", "قتل 99 شخصا في حماة.")]]
    note = extract_all(PIECES[:1] + again, tmp_path)
    assert (note["articles"], note["figures"], note["passed_over"]) == (6, 6, 1)
    folder = ShardFolder(tmp_path)
    (issue,) = folder.scan("issues").collect().iter_rows(named=True)
    assert (issue["article_id"], issue["why"]) == ("Z", "has the text of 0-1. Read once")
    assert folder.scan("articles").filter(pl.col("article_id") == "Z").collect()["url"].to_list() == [
        "https://example.org/z"
    ]
    assert extract_all(again, tmp_path)["figures"] == 2  # for where it comes first, it is read


@pytest.mark.parametrize(("engine", "ahead"), [(engines.in_turn, 1), (partial(engines.in_processes, workers=1), 3)])
def test_no_more_is_taken_from_the_inputs_than_there_is_room_for(tmp_path, engine, ahead):
    taken = []

    def inputs():
        for piece in PIECES:
            taken.append(piece)
            yield piece

    def counted(work, shards):
        for done, name in enumerate(engine(work, shards), 1):
            assert len(taken) <= done + ahead
            yield name

    assert extract_all(inputs(), tmp_path, counted)["articles"] == 40


def test_pages_are_read_where_their_shard_is(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("extract.scale.shards.MOST_ARTICLES", 2)
    folder, out = tmp_path / "crawl", tmp_path / "out"
    folder.mkdir()
    for name, content in (("a", page()), ("b", ""), ("c", page()), ("d", page().replace("خمسة", "ستة")), ("e", "<p>")):
        (folder / f"{name}.html").write_text(content, "utf-8")
    assert main(["extract", str(folder), "--out", f"{out}/", "--workers", "1", "--published", "2024-12-09"]) == 1
    said = capsys.readouterr().err
    assert "b.html: is empty" in said
    assert "article c: has the text of a. Read once" in said
    assert "from 2 articles; 2 passed over; 1 problem, said above" in said
    found = rows(out).select("article_id", "value", "published_basis").unique(maintain_order=True).rows()
    assert found == [("a", 5, "supplied"), ("d", 6, "supplied")]


def mark(folder, name):
    """Whether this is the first to say so."""
    try:
        (folder.parent / name).touch(exist_ok=False)
        return True
    except FileExistsError:
        return False


def deadly_once(shard, folder):
    """Work whose process is killed in the middle of it, once for each of two shards."""
    if shard.items[0].id in ("1-0", "5-0") and mark(folder, shard.items[0].id):
        os.kill(os.getpid(), signal.SIGKILL)
    return extract_shard(shard, folder)


def deadly(shard, folder):
    if shard.items[0].id == "1-0":
        os.kill(os.getpid(), signal.SIGKILL)
    return extract_shard(shard, folder)


def test_a_worker_that_is_killed_loses_and_doubles_nothing(tmp_path):
    out = tmp_path / "out"
    extract_all(PIECES, out, partial(engines.in_processes, workers=2), work=deadly_once)
    assert (tmp_path / "1-0").exists()
    assert (tmp_path / "5-0").exists()
    assert rows(out)["row_id"].to_list() == expected()


def test_articles_that_no_worker_outlives_are_named_and_the_others_kept(tmp_path):
    with pytest.raises(Refusal, match="the articles 1-0 to 1-4"):
        extract_all(PIECES, tmp_path, partial(engines.in_processes, workers=1), work=deadly)
    assert ShardFolder(tmp_path).is_finished(Shard.of(PIECES[0]).name)
    assert extract_all(PIECES, tmp_path)["figures"] == 40


def write_news(path, articles, text="قتل {} شخصا في مدينة حمص. "):
    with path.open("w", encoding="utf-8") as file:
        for number in range(articles):
            file.write(json.dumps({"id": f"A{number}", "text": text.format(number + 1)}, ensure_ascii=False) + "\n")
    return path


def hasila(*arguments, **options):
    command = [sys.executable, "-m", "extract.cli", *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True, **options)


def until(holds, seconds=120):
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it did not come to that"
        time.sleep(0.01)


def finished(out):
    return {file.name: file.stat().st_mtime_ns for file in out.glob("articles/*.parquet")}


@pytest.mark.parametrize("stop", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_is_stopped_keeps_what_is_finished_and_the_next_goes_on(tmp_path, stop):
    news, out = write_news(tmp_path / "news.jsonl", 3_000), tmp_path / "out"
    run = hasila("extract", news, "--out", f"{out}/", "--workers", "2")
    until(lambda: len(finished(out)) >= 2)
    workers = psutil.Process(run.pid).children(recursive=True)
    os.kill(run.pid, stop)
    said = run.communicate()[1]
    psutil.wait_procs(workers, timeout=60)
    assert not any(worker.is_running() for worker in workers)
    kept = finished(out)
    assert 2 <= len(kept) < 6
    assert not (out / "run.json").exists()
    if stop == signal.SIGINT:
        assert run.returncode == 130
        assert "what is finished is kept" in said
        assert "Traceback" not in said
    assert main(["extract", str(news), "--out", f"{out}/"]) == 0
    assert kept.items() <= finished(out).items()
    assert rows(out)["article_id"].to_list() == [f"A{number}" for number in range(3_000)]


def test_a_worker_of_a_cluster_is_killed_in_mid_run_and_every_shard_is_done_once(tmp_path):
    news, out = write_news(tmp_path / "news.jsonl", 3_000), tmp_path / "out"
    options = {"n_workers": 3, "threads_per_worker": 1, "dashboard_address": ":0", "silence_logs": 50}
    with LocalCluster(**options, local_directory=str(tmp_path / "dask")) as cluster:
        run = hasila("extract", news, "--out", f"{out}/", "--dask", cluster.scheduler_address)
        until(lambda: len(finished(out)) >= 2)
        os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)
        said = run.communicate(timeout=300)[1]
    assert run.returncode == 0, said
    assert "3,000 figures from 3,000 articles" in said
    assert Counter(rows(out)["article_id"]) == {f"A{number}": 1 for number in range(3_000)}


def test_a_cluster_that_does_not_answer_is_one_plain_line(tmp_path, capsys):
    write_news(tmp_path / "news.jsonl", 1)
    asked = ["extract", str(tmp_path / "news.jsonl"), "--out", str(tmp_path / "f.csv"), "--dask"]
    assert main([*asked, "no address"]) == 1
    assert "no scheduler answers there" in capsys.readouterr().err


@pytest.mark.parametrize("kind", ["csv", "jsonl", "parquet"])
def test_one_file_of_many_shards_is_the_file_of_one_process(tmp_path, monkeypatch, kind):
    news = write_news(tmp_path / "news.jsonl", 30)
    assert main(["extract", str(news), "--out", str(tmp_path / f"whole.{kind}")]) == 0
    monkeypatch.setattr("extract.scale.shards.MOST_ARTICLES", 7)
    assert main(["extract", str(news), "--out", str(tmp_path / f"sharded.{kind}"), "--workers", "1"]) == 0
    whole, sharded = (tmp_path / f"{name}.{kind}" for name in ("whole", "sharded"))
    if kind == "parquet":
        assert pl.read_parquet(whole).equals(pl.read_parquet(sharded))
    else:
        assert whole.read_bytes() == sharded.read_bytes()
    assert {file.name for file in tmp_path.iterdir()} == {"news.jsonl", whole.name, sharded.name}


def test_the_store_takes_all_in_one_commit_and_nothing_twice(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("extract.scale.shards.MOST_ARTICLES", 7)
    news = write_news(tmp_path / "news.jsonl", 30)
    before = Store().figures().height
    assert main(["extract", str(news), "--store", "--workers", "1"]) == 0
    assert "30 stored, 0 already here" in capsys.readouterr().out
    assert (Store().version(), Store().figures().height) == (1, before + 30)
    assert Store().articles_by_id(["A3"])["A3"].text == "قتل 4 شخصا في مدينة حمص. "
    assert main(["extract", str(news), "--store", "--workers", "1"]) == 0
    assert "0 stored, 30 already here" in capsys.readouterr().out
    assert Store().version() == 1
    assert not list(Store().folder.glob("shards/*"))


def test_progress_tells_rate_and_time_left(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("extract.scale.shards.MOST_ARTICLES", 7)
    monkeypatch.setattr("extract.scale.progress.LOGGED", 0)
    news = write_news(tmp_path / "news.jsonl", 70)
    assert main(["extract", str(news), "--out", f"{tmp_path}/out/", "--workers", "1", "--progress"]) == 0
    said = capsys.readouterr().err
    assert re.search(r"hasila: 7( of 70)? articles, [\d,]+/s", said)
    assert re.search(r"hasila: 70( of 70)? articles, [\d,]+/s", said)


def test_what_was_not_read_is_said_in_the_end_and_all_of_it_is_kept(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("extract.scale.shards.MOST_ARTICLES", 7)
    news = write_news(tmp_path / "news.jsonl", 10)
    news.write_text(news.read_text("utf-8") + "{\n" * 30, "utf-8")
    assert main(["extract", str(news), "--out", f"{tmp_path}/out/", "--workers", "1"]) == 1
    said = capsys.readouterr().err
    assert said.count("is no JSON") == 20
    assert "and 10 further lines like these; all stand in issues/" in said
    assert "10 figures from 10 articles; 30 problems, said above" in said
    assert ShardFolder(tmp_path / "out").scan("issues").collect().height == 30
