"""A process that reads web pages, so that a hostile page costs its limit of time and memory and no more."""

import importlib.util
import json
import struct
import subprocess
import sys
import threading

SECONDS = 10  # of a processor, for one page; the slowest of a thousand ordinary ones takes a quarter of one
PATIENCE = 12  # times as long by the clock: a busy machine is no reason to lose a page
LENGTH = struct.Struct(">I")
READY = b"ready\n"


class PageError(Exception):
    """Why no article comes of a page, and what to do."""


class Pages:
    """Reads pages in a process that begins with the first, and anew after each that it had to be ended over."""

    def __init__(self, seconds: float = SECONDS):
        self.seconds, self.process = seconds, None

    def __enter__(self) -> "Pages":
        return self

    def __exit__(self, *_) -> None:
        self._end()

    def read(self, content: bytes, charset: str | None = None) -> dict:
        """What `extract.ingest.page` reads in a page; `charset` is what its sender said of it."""
        if self.process is None or self.process.poll() is not None:
            self._begin()
        late = threading.Timer(self.seconds * PATIENCE, self.process.kill)
        late.start()
        try:
            for part in ((charset or "").encode(), content):
                self.process.stdin.write(LENGTH.pack(len(part)) + part)
            self.process.stdin.flush()
            answer = self.process.stdout.readline()
        except BrokenPipeError:
            answer = b""
        finally:
            late.cancel()
        if not answer.endswith(b"\n"):
            self._end()
            raise PageError(f"takes more than {self.seconds} seconds, or too much memory. Save its text to a file")
        found = json.loads(answer)
        if "problem" in found:
            raise PageError(found["problem"])
        return found

    def _begin(self) -> None:
        if importlib.util.find_spec("trafilatura") is None:
            what = "is of the web, and what reads that is not installed. Install it: pip install 'hasila[web]'"
            raise PageError(what)
        self._end()
        # -P: a folder of news is no place to import from.
        command = [sys.executable, "-P", "-m", "extract.ingest.page", str(self.seconds)]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)
        if self.process.stdout.readline() != READY:
            raise PageError(
                "is of the web, and what reads that does not start. Install it anew: pip install 'hasila[web]'"
            )

    def _end(self) -> None:
        if self.process is None:
            return
        self.process.kill()
        self.process.stdout.close()
        try:
            self.process.stdin.close()
        except BrokenPipeError:
            pass
        self.process.wait()
        self.process = None
