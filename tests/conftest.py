"""Tests marked `browser` open a Chromium of the system's; it is looked for here.

Without one they are skipped, in one line that says so. Where a browser is required (CI=true or
HASILA_REQUIRE_BROWSER=1) a skipped browser test is a failure, whatever it was skipped for.
No example of hypothesis has a deadline.
"""

import os
import shutil
from functools import partial

import pytest
from hypothesis import settings

settings.register_profile("any machine", deadline=None)  # a busy one is no defect of the program
settings.load_profile("any machine")

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
REQUIRED = os.environ.get("CI") == "true" or os.environ.get("HASILA_REQUIRE_BROWSER") == "1"
NOT_FOUND = "no Chromium found"
TO_DO = "Install Chromium (Debian: apt-get install chromium; macOS: Google Chrome) or set HASILA_CHROMIUM."


def find_chromium() -> str | None:
    """The browser to drive: the one that HASILA_CHROMIUM names and no other, else the first installed."""
    named = os.environ.get("HASILA_CHROMIUM")
    return next((path for name in ([named] if named else NAMES) if (path := shutil.which(name))), None)


@pytest.fixture(autouse=True)
def a_store_of_its_own(tmp_path, monkeypatch):
    """No test sees the store of the person who runs it, or another test's."""
    monkeypatch.setenv("HASILA_STORE", str(tmp_path / ".store"))


@pytest.fixture
def store(tmp_path):
    """A store in which nothing is stored yet, in a folder as people name theirs."""
    from extract.table.store import Store

    return Store(tmp_path / "my store (حصيلة) 100%")


@pytest.fixture
def open_page(monkeypatch):
    """Open a page of the dashboard, without a browser (see `app_pages.open_app`)."""
    from app_pages import open_app

    return partial(open_app, monkeypatch)


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Path of the Chromium to give Playwright as `executable_path`. The test has to be marked `browser`."""
    path = find_chromium()
    assert path, f"{NOT_FOUND}. {TO_DO}"
    return path


def pytest_collection_modifyitems(items):
    if find_chromium():
        return
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason=NOT_FOUND))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    report = yield
    if REQUIRED and report.skipped and not hasattr(report, "wasxfail") and item.get_closest_marker("browser"):
        report.outcome = "failed"
        report.longrepr = f"A browser is required. {report.longrepr[2]}. {TO_DO}"
    return report


def pytest_terminal_summary(terminalreporter):
    skipped = sum(NOT_FOUND in str(one.longrepr) for one in terminalreporter.stats.get("skipped", ()))
    if skipped:
        line = f"{skipped} browser tests skipped: {NOT_FOUND}. {TO_DO}"
        terminalreporter.write_line(line, yellow=True)
