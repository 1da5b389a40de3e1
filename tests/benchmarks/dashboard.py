"""How soon the dashboard draws, how soon a filter shows, and what a further reader costs, with a million figures.

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
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Page, sync_playwright

from tests.benchmarks.claims import figures

LIMITS = {
    "first chart from a cold server (s)": 4.0,
    "filter change on screen, median (ms)": 500,
    "filter change on screen, 90th percentile (ms)": 1000,
    "memory of a further session (MB)": 100,
}
SETTLED = """() => document.querySelector("[data-test-script-state='notRunning']")
    && !document.querySelector("[data-stale='true']")"""
DRAWN = "!!document.querySelector('.stVegaLiteChart svg path[opacity]')"
MATCHES = "p.note.matches"
SESSIONS = 5
CHANGES = 20


def serve(folder: Path) -> tuple[subprocess.Popen, str]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = os.environ | {"HASILA_DATA": str(folder), "HASILA_STORE": str(folder / "store")}
    command = [sys.executable, "-m", "dashboard.server", str(port)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return process, f"http://127.0.0.1:{port}"


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


def change_filters(page: Page) -> list[float]:
    """Milliseconds from the choice of a measure to the new count of matches and the new picture, of each change."""
    lasted = []
    for change in range(CHANGES):
        page.locator(".stSelectbox input").first.click()
        option = page.get_by_role("option").nth(1 + change % 4)
        option.wait_for()
        before = page.locator(MATCHES).first.inner_text()
        started = time.perf_counter()
        option.click()
        page.wait_for_function(
            "before => (document.querySelector('p.note.matches') || {}).innerText !== before && "
            f"{DRAWN} && !document.querySelector(\"[data-stale='true']\")",
            arg=before,
        )
        lasted.append((time.perf_counter() - started) * 1000)
        page.wait_for_function(SETTLED)
    return lasted


def measure(rows: int, chromium: str) -> dict[str, float]:
    folder = Path(tempfile.mkdtemp())
    figures(rows).write_parquet(folder / "figures.parquet")
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            started = time.perf_counter()
            process, url = serve(folder)
            try:
                wait_until_healthy(url)
                page = browser.new_page(viewport={"width": 1440, "height": 1000})
                page.set_default_timeout(120_000)
                page.goto(url)
                page.wait_for_function(DRAWN)
                first = time.perf_counter() - started
                page.wait_for_function(SETTLED)
                lasted = sorted(change_filters(page))
                before = resident(process)
                for _ in range(SESSIONS):
                    further = browser.new_page()
                    further.set_default_timeout(120_000)
                    further.goto(url)
                    further.wait_for_function(DRAWN)
                    further.wait_for_function(SETTLED)
                memory = (resident(process) - before) / SESSIONS
            finally:
                process.terminate()
                process.wait(10)
            browser.close()
    finally:
        shutil.rmtree(folder)
    return dict(zip(LIMITS, (first, statistics.median(lasted), lasted[int(len(lasted) * 0.9)], memory), strict=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--chromium", default=shutil.which("chromium"))
    options = parser.parse_args()
    print(f"{options.rows:,} figures on {os.cpu_count()} cores; load {os.getloadavg()[0]:.1f} at the start")
    for name, found in measure(options.rows, options.chromium).items():
        print(f"{name}: {found:,.1f} (limit {LIMITS[name]:,})", flush=True)
    print(f"load {os.getloadavg()[0]:.1f} at the end")


if __name__ == "__main__":
    main()
