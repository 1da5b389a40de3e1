"""How soon the dashboard draws, how soon a filter shows, and what a further reader costs, with a million figures.

Beside it stands the same of a bare page (see `bare.py`), in the same minutes.

python -m tests.benchmarks.dashboard --rows 1000000
"""

import argparse
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import polars as pl
from playwright.sync_api import BrowserContext, Page, sync_playwright

from tests.benchmarks.claims import figures

LIMITS = {
    "first chart from a cold server (s)": 4.0,
    "filter change on screen, median (ms)": 500,
    "filter change on screen, 90th percentile (ms)": 1000,
    "memory of a further session (MB)": 100,
}
COSTS = (
    "of it from the opening of the page (s)",
    "first chart from a cold server, in a browser that was here before (s)",
    "of it from the opening of the page, there (s)",
    "first chart of a bare page (s)",
    "of it from the opening of the page, bare (s)",
    "change on screen of a bare page, median (ms)",
    "filter change to what nobody looked at before, median (ms)",
    "first chart, processor of the server (s)",
    "filter change, processor of the server, median (ms)",
)
MEASURES = 4  # chosen in turn: the first time round nobody has looked at one before
SETTLED = """() => document.querySelector("[data-test-script-state='notRunning']")
    && !document.querySelector("[data-stale='true']")"""
DRAWN = "!!document.querySelector('.stVegaLiteChart svg .role-mark :is(path, line)')"
MATCHES = "p.note.matches"
SESSIONS = 5
WINDOW = 3  # seconds in which a new window comes to rest
BARE = Path(__file__).with_name("bare.py")
BARE_OPTIONS = (
    "--server.address=127.0.0.1",
    "--server.headless=true",
    "--server.fileWatcherType=none",
    "--browser.gatherUsageStats=false",
)


def with_sentences(figures: pl.DataFrame) -> pl.DataFrame:
    """Figures with a sentence each, as long as those of the news are, no two alike, and the title of their article."""
    sentence = pl.format("قال المصدر إن {} أشخاص قتلوا في {}، ", "number_text", "figure_id").repeat_by(4).list.join("")
    return figures.with_columns(quote=sentence, title=pl.format("خبر من {} عن {}", "publisher", "article_id"))


@contextmanager
def served(
    context: BrowserContext, folder: Path | None, port: int
) -> Iterator[tuple[subprocess.Popen, Page, float, float]]:
    """A cold server, of the dashboard on the table in a folder, else of the bare page: its process, a page of it, and
    the seconds to the first chart, from its start and from the opening of the page.

    A reader's browser stands open: a new window costs this one a second of processor for its own start page, which is
    over before the server starts.
    """
    page = context.new_page()
    page.set_default_timeout(300_000)
    time.sleep(WINDOW)
    environment = os.environ | {"HASILA_DATA": str(folder), "HASILA_STORE": f"{folder}/store"}
    program = (
        ["dashboard.server", str(port)]
        if folder
        else ["streamlit", "run", str(BARE), f"--server.port={port}", *BARE_OPTIONS]
    )
    command, url = [sys.executable, "-m", *program], f"http://127.0.0.1:{port}"
    started = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_until_healthy(url)
        opened = time.perf_counter()
        page.goto(url)
        page.wait_for_function(DRAWN)
        drawn = time.perf_counter()
        page.wait_for_function(SETTLED)
        yield process, page, drawn - started, drawn - opened
        page.close()
    finally:
        process.terminate()
        process.wait(60)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


def wait_until_healthy(url: str) -> None:
    while True:
        try:
            with urlopen(f"{url}/_stcore/health", timeout=1):
                return
        except OSError:
            time.sleep(0.02)


def resident(process: subprocess.Popen) -> float:
    """Megabytes of memory that a process holds."""
    status = Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def processor(process: subprocess.Popen) -> float:
    """Seconds of a processor that a process has used."""
    fields = Path(f"/proc/{process.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def change_filters(page: Page, changes: int, process: subprocess.Popen) -> list[tuple[float, float]]:
    """Milliseconds from the choice of a measure to the new count of matches and the new picture, and those that the
    server's processor was busy, of each change.
    """
    lasted = []
    for change in range(changes):
        page.locator(".stSelectbox input").first.click()
        option = page.get_by_role("option").nth(1 + change % MEASURES)
        option.wait_for()
        before = page.locator(MATCHES).first.inner_text()
        started, busy = time.perf_counter(), processor(process)
        option.click()
        page.wait_for_function(
            "before => (document.querySelector('p.note.matches') || {}).innerText !== before && "
            f"{DRAWN} && !document.querySelector(\"[data-stale='true']\")",
            arg=before,
        )
        on_screen = time.perf_counter() - started
        page.wait_for_function(SETTLED)
        lasted.append((on_screen * 1000, (processor(process) - busy) * 1000))
    return lasted


def measure(rows: int, changes: int, chromium: str) -> dict[str, float]:
    folder = Path(tempfile.mkdtemp())
    with_sentences(figures(rows)).write_parquet(folder / "figures.parquet")
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            desk = {"viewport": {"width": 1440, "height": 1000}}
            reader, port = browser.new_context(**desk), free_port()
            with served(reader, folder, port) as (process, page, first, opened):
                cold = processor(process)
                changed = change_filters(page, changes, process)
                fresh = statistics.median(on_screen for on_screen, _ in changed[:MEASURES])
                lasted, busy = (sorted(times) for times in zip(*changed, strict=True))
                before = resident(process)
                further = [browser.new_page() for _ in range(SESSIONS)]
                for one in further:
                    one.set_default_timeout(300_000)
                    one.goto(page.url.partition("?")[0])
                    one.wait_for_function(DRAWN)
                    one.wait_for_function(SETTLED)
                memory = (resident(process) - before) / SESSIONS
                for one in further:  # one whose server is gone would knock for it without end
                    one.close()
            with served(reader, folder, port) as (_, _, *again):
                pass
            with served(browser.new_context(**desk), None, free_port()) as (process, page, *bare):
                bare_change = statistics.median(on_screen for on_screen, _ in change_filters(page, changes, process))
            browser.close()
    finally:
        shutil.rmtree(folder)
    found = (first, statistics.median(lasted), lasted[int(len(lasted) * 0.9)], memory)
    costs = (opened, *again, *bare, bare_change, fresh, cold, statistics.median(busy))
    return dict(zip((*LIMITS, *COSTS), (*found, *costs), strict=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--changes", type=int, default=20, help="of the filter")
    parser.add_argument("--chromium", default=shutil.which("chromium"))
    options = parser.parse_args()
    print(f"{options.rows:,} figures on {os.cpu_count()} cores; load {os.getloadavg()[0]:.1f} at the start")
    for name, found in measure(options.rows, options.changes, options.chromium).items():
        limit = f" (limit {LIMITS[name]:,} on idle cores)" if name in LIMITS else ""
        print(f"{name}: {found:,.1f}{limit}", flush=True)
    print(f"load {os.getloadavg()[0]:.1f} at the end")


if __name__ == "__main__":
    main()
