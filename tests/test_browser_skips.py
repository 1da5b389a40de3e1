"""Without a Chromium the browser tests are skipped in one line, and failed where a browser is required."""

from pathlib import Path

import pytest

TESTS = """
    import pytest

    @pytest.mark.browser
    def test_page(chromium_path):
        assert chromium_path

    def test_number():
        assert 1
"""


@pytest.fixture
def run(pytester, monkeypatch):
    pytester.makeconftest(Path(__file__).with_name("conftest.py").read_text(encoding="utf-8"))
    pytester.makeini("[pytest]\nmarkers = browser: ")
    pytester.makepyfile(TESTS)

    def run_with(chromium: str, required: bool):
        monkeypatch.setenv("HASILA_CHROMIUM", chromium)
        monkeypatch.setenv("CI", "true" if required else "")
        monkeypatch.delenv("HASILA_REQUIRE_BROWSER", raising=False)
        return pytester.runpytest_subprocess()

    return run_with


def test_no_chromium_skips_and_says_so_in_one_line(run):
    result = run("not-installed", required=False)
    result.assert_outcomes(passed=1, skipped=1)
    assert sum("Install Chromium" in line for line in result.outlines) == 1
    result.stdout.fnmatch_lines("1 browser tests skipped: no Chromium found. Install Chromium*")
    assert result.ret == 0


def test_no_chromium_fails_where_one_is_required(run):
    result = run("not-installed", required=True)
    result.assert_outcomes(passed=1, errors=1)
    assert result.ret == 1


def test_a_chromium_that_is_there_is_used(run, pytester):
    browser = pytester.path / "my-chromium"
    browser.write_text("")
    browser.chmod(0o755)
    result = run(str(browser), required=True)
    result.assert_outcomes(passed=2)
    assert "skipped" not in result.stdout.str()
