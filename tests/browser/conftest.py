"""One server for all browser tests, on the gold figures, and a page that writes down every request it makes."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from gold_figures import gold_figures

ROOT = Path(__file__).parents[2]
LOOPBACK = {"127.0.0.1", ""}  # blob: and data: addresses name no host
WAIT = 60_000  # milliseconds; two cores, several servers
# What is about to be drawn anew is paler for a moment, and a field that is typed into would be drawn away.
SETTLED = """() => document.querySelector("[data-test-script-state='notRunning']")
    && !document.querySelector("[data-stale='true']")
    && !document.getAnimations().some((one) => one.playState === "running")"""


class Dashboard:
    """A running dashboard: its address, the table it reads, which a test may replace, and what it asked of others."""

    def __init__(self, folder: Path) -> None:
        self.table = folder / "data/figures.parquet"
        self.table.parent.mkdir()
        (folder / "seeds").symlink_to(ROOT / "seeds")
        self.asked = socket.create_server(("127.0.0.1", 0))  # stands in for every host beyond
        self.asked.setblocking(False)
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        proxy = f"http://127.0.0.1:{self.asked.getsockname()[1]}"
        beyond = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), proxy)
        environment = os.environ | beyond | {"no_proxy": "", "NO_PROXY": ""}
        environment |= {"HASILA_DATA": str(self.table.parent), "HASILA_STORE": str(folder / "store")}
        command = [sys.executable, "-m", "dashboard.server", str(self.port)]
        self.process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def wait_until_healthy(self) -> None:
        for _ in range(120):
            try:
                with urlopen(f"{self.url}/_stcore/health", timeout=1) as answer:
                    if answer.status == 200:
                        return
            except (URLError, OSError):
                time.sleep(0.25)
        raise TimeoutError("the dashboard did not become healthy in half a minute")

    def show(self, figures) -> None:
        figures.write_parquet(self.table)

    def asked_beyond(self) -> bool:
        """Whether the server tried to reach a host beyond this machine."""
        try:
            self.asked.accept()[0].close()
        except BlockingIOError:
            return False
        return True


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    dashboard = Dashboard(tmp_path_factory.mktemp("dashboard"))
    try:
        dashboard.show(gold_figures())
        dashboard.wait_until_healthy()
        yield dashboard
    finally:
        dashboard.process.terminate()
        dashboard.process.wait(60)
        dashboard.asked.close()


@pytest.fixture
def dashboard(server):
    """The server on the gold figures, whatever the test before showed, and silent towards the world."""
    server.show(gold_figures())
    yield server
    assert not server.asked_beyond(), "the server tried to reach a host beyond this machine"


@pytest.fixture(scope="session")
def browser(chromium_path):
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium_path, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def open_page(browser, dashboard):
    """Open the dashboard at an address in a window; every request has to stay on this machine."""
    contexts, requests = [], []

    def open_page(address="/", width=1440, height=1000):
        context = browser.new_context(viewport={"width": width, "height": height}, accept_downloads=True)
        context.set_default_timeout(WAIT)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: requests.append(request.url))
        page.goto(dashboard.url + address)
        page.wait_for_selector("p.read, p.note")
        page.wait_for_function(SETTLED)
        return page

    yield open_page
    for context in contexts:
        context.close()
    foreign = [url for url in requests if (urlsplit(url).hostname or "") not in LOOPBACK]
    assert not foreign, foreign
