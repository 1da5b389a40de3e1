"""How fast many articles are read, by each engine, and what a day of news and a crawl would cost.

    python -m tests.benchmarks.scale --articles 100 1000 10000 100000

Dense articles of 3 KB, war news alone. Each run is `hasila extract` from the command line into a folder of Parquet, in
one process, in two, and on two Dask workers; memory and processor time are those of all its processes. At the end every
article and figure is accounted for: all engines have to give the same rows.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from extract.ingest.pages import Pages
from extract.scale.folder import KINDS, ShardFolder
from tests.benchmarks.extraction import corpus

ENGINES = ("one process", "two processes", "two Dask workers")
DAY, CRAWL = 200_000, 50_000_000  # articles of a day of Arabic news, pages of a crawl
MARKUP = 60_000  # bytes of a page that are not its article
PAUSE = 1  # second between two looks at memory


@dataclass
class Run:
    """What one run took."""

    articles: int
    engine: str
    seconds: float = 0
    cores: float = 0  # seconds of processors
    memory: float = 0  # megabytes, all processes together, those pages apart that they share
    main: float = 0  # megabytes of the process that was started
    figures: int = 0
    stored: float = 0  # bytes an article in the folder

    def line(self) -> str:
        return (
            f"| {self.articles:,} | {self.engine} | {self.seconds:,.1f} | {self.articles / self.seconds:,.0f} | "
            f"{1000 * self.cores / self.articles:,.2f} | {self.memory:,.0f} | {self.main:,.0f} | {self.figures:,} | "
            f"{self.stored:,.0f} |"
        )


def write_corpus(file: Path, articles: int) -> None:
    """So many dense articles, as JSON lines; a longer corpus begins with a shorter one."""
    with file.open("w", encoding="utf-8") as out:
        for article in corpus("dense", articles):
            entry = {"id": article.id, "text": article.text, "published": "2024-12-06"}
            out.write(json.dumps(entry, ensure_ascii=False) + "\n")


@contextmanager
def engine_options(engine: str, folder: Path) -> Iterator[list[str]]:
    """The options that choose an engine; a cluster of two workers lives as long as they are used."""
    if engine != "two Dask workers":
        yield ["--workers", "1" if engine == "one process" else "2"]
        return
    from distributed import LocalCluster

    options = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": ":0", "silence_logs": 50}
    with LocalCluster(**options, local_directory=str(folder / "dask")) as cluster:
        yield ["--dask", cluster.scheduler_address]


def measure(articles: int, engine: str, news: Path, out: Path) -> Run:
    """One run into a folder."""
    run = Run(articles, engine)
    with engine_options(engine, out.parent) as options:
        before = _processors(psutil.Process())
        command = [sys.executable, "-m", "extract.cli", "extract", str(news), "--out", f"{out}/", *options]
        started = time.perf_counter()
        running = psutil.Popen(command, stderr=subprocess.DEVNULL)
        while running.poll() is None:
            run.cores = max(run.cores, _processors(psutil.Process()) - before)
            run.memory = max(run.memory, _memory(psutil.Process().children(recursive=True)))
            run.main = max(run.main, _memory([running]))
            time.sleep(PAUSE)
        run.seconds = time.perf_counter() - started
    assert running.returncode == 0, "the run failed"
    run.figures = ShardFolder(out).scan("figures").collect().height
    run.stored = sum(file.stat().st_size for kind in KINDS for file in (out / kind).iterdir()) / articles
    return run


def seconds_of_a_page(pages: int = 60) -> float:
    """Seconds of a processor in which a page of the usual length is read, that is, its article taken out of it."""
    menu = "".join(f'<li class="item-{n}"><a href="/news/{n}">خبر {n}</a></li>' for n in range(MARKUP // 60))
    with Pages() as reader:
        for number, article in enumerate(corpus("dense", pages)):
            lines = "".join(f"<p>{line}</p>" for line in article.text.splitlines())
            reader.read(f"<html><body><nav><ul>{menu}</ul></nav><article>{lines}</article></body></html>".encode())
            if number == 0:  # from here on all is loaded
                before = psutil.Process(reader.process.pid).cpu_times()
        after = psutil.Process(reader.process.pid).cpu_times()
    return (after.user + after.system - before.user - before.system) / (pages - 1)


def _processors(process: psutil.Process) -> float:
    """Seconds of processors of a process's children, theirs too."""
    total = 0.0
    for child in process.children(recursive=True):
        try:
            times = child.cpu_times()
            total += times.user + times.system
        except psutil.NoSuchProcess:
            pass
    return total


def _memory(processes: list[psutil.Process]) -> float:
    total = 0
    for process in processes:
        try:
            total += process.memory_full_info().uss
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            pass
    return total / 1e6


def account(folders: list[Path], articles: int) -> str:
    """That every article is there once, every figure once, and all engines gave the same rows; what was counted."""
    first = None
    for folder in folders:
        shards = ShardFolder(folder)
        names = shards.scan("articles").select("article_id").collect()["article_id"]
        assert names.to_list() == [f"dense-{number}" for number in range(articles)], folder.name
        rows = shards.scan("figures").select("figure_id", "row_id", "article_id").collect()
        assert rows["figure_id"].is_unique().all(), folder.name
        first = rows if first is None else first
        assert rows.equals(first), f"{folder.name} differs"
    return f"{articles:,} articles: each there once; {first.height:,} figures, each once, alike in {len(folders)} runs"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, nargs="+", default=[100, 1_000])
    options.add_argument("--engines", nargs="+", choices=ENGINES, default=ENGINES)
    asked = options.parse_args()
    print(f"on {psutil.cpu_count()} cores, with a load of {psutil.getloadavg()[0]:.1f} before it began")
    print("| articles | engine | s | articles/s | core-ms each | MB of all | MB of the first | figures | bytes each |")
    print("|---|---|---|---|---|---|---|---|---|")
    runs = []
    with tempfile.TemporaryDirectory() as folder:
        for articles in asked.articles:
            news = Path(folder, f"{articles}.jsonl")
            write_corpus(news, articles)
            outs = []
            for engine in asked.engines:
                outs.append(Path(folder, f"{articles} {engine}"))
                runs.append(measure(articles, engine, news, outs[-1]))
                print(runs[-1].line(), flush=True)
            print(account(outs, articles), flush=True)
    core = runs[-1].cores / runs[-1].articles
    web = seconds_of_a_page()
    print(f"reading a page of {MARKUP // 1000} KB: {1000 * web:,.1f} core-ms; an article: {1000 * core:,.1f}")
    for what, number, each in (("a day of Arabic news", DAY, core), ("a crawl of pages", CRAWL, core + web)):
        hours, gigabytes = number * each / 3600, number * runs[-1].stored / 1e9
        print(f"{what}, {number:,}, were all of it dense: {hours:,.1f} core-hours, {gigabytes:,.1f} GB kept")


if __name__ == "__main__":
    main()
