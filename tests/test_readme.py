"""What the README shows is what the program does."""

import os
import re
import shlex
import signal
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest

from extract.cli import COMMANDS, main
from extract.ingest.jsonl import read_jsonl
from extract.pipeline import read_article

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
ISOLATES = re.compile("[\u2066-\u2069]")  # on a terminal only
MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d UTC")  # when the commands ran


def transcripts():
    """(commands, what they print) of every console block."""
    for block in re.findall(r"```console\n(.*?)```", README, re.S):
        steps = re.split(r"^\$ ", block, flags=re.M)[1:]
        yield [step.partition("\n")[::2] for step in steps]


@pytest.mark.parametrize("steps", list(transcripts()))
def test_each_transcript_is_what_the_command_prints(steps, tmp_path, monkeypatch, capfd):
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    monkeypatch.chdir(tmp_path)
    for command, expected in steps:
        if command.startswith("echo"):
            _, text, _, name = shlex.split(command)
            Path(name).write_text(text + "\n", "utf-8")
            continue
        main(shlex.split(command)[1:])
        shown = capfd.readouterr()
        printed = MOMENT.sub("now", ISOLATES.sub("", shown.err + shown.out)).strip()
        assert printed == MOMENT.sub("now", expected).strip(), command


def test_the_opening_table_is_what_is_read_in_the_article():
    article = next(one for one in read_jsonl(ROOT / "seeds/articles.jsonl") if one.id == "S003")
    read = [
        (f"{row['value']:,}", row["measure"], row["source_text"], row["status"])
        for row in read_article(article).rows
        if row["value"] in (826, 111, 280_000, 1_500_000)
    ]
    table = [line.strip("| ").split(" | ") for line in README.splitlines() if re.match(r"\| [\d,]+ \|", line)]
    assert read == [
        (number, measure, source, "projected" if "projected" in kind else "reported")
        for number, measure, _, source, kind in table
    ]


def test_every_command_is_in_the_readme():
    for command in (module.__name__.rpartition(".")[2] for module in COMMANDS):
        assert f"hasila {command}" in README


@pytest.mark.skipif(not (ROOT / ".venv/ready").exists(), reason="set up by make only")
def test_make_run_serves_a_healthy_page():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    running = subprocess.Popen(
        ["make", "run", f"PORT={port}"],
        cwd=ROOT,
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    try:
        assert healthy(port, running), running.stdout.read().decode()
    finally:
        os.killpg(running.pid, signal.SIGTERM)
        running.wait(20)


def healthy(port, running, seconds=90):
    """Whether the page answers within some seconds of a start from nothing."""
    for _ in range(seconds * 4):
        if running.poll() is not None:
            return False
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2) as answer:
                return answer.status == 200
        except OSError:
            time.sleep(0.25)
    return False
