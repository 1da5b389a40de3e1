"""How far a run is, how fast, and how long it will still take: a line on standard error."""

import sys
import time
from collections.abc import Callable

PAUSE = 0.5  # seconds between two lines on a terminal
LOGGED = 30  # and in a log


class Progress:
    """Counts articles and says so; `total` gives the number of all, once it is known."""

    def __init__(self, total: Callable[[], int | None]):
        self.total = total
        self.terminal = sys.stderr.isatty()
        self.begun = time.monotonic()
        self.said = self.begun
        self.done = self.known = 0

    def passed_over(self, articles: int) -> None:
        """Articles that an earlier run has read; they say nothing of how fast this one is."""
        self.known += articles

    def read(self, articles: int) -> None:
        """Articles that were read just now."""
        self.done += articles
        now = time.monotonic()
        if now - self.said >= (PAUSE if self.terminal else LOGGED):
            self._say(now)

    def end(self) -> None:
        self._say(time.monotonic())
        if self.terminal:
            print(file=sys.stderr)

    def _say(self, now: float) -> None:
        self.said = now
        line = said(self.done, self.known, now - self.begun, self.total())
        before, end = ("\r\033[K", "") if self.terminal else ("", "\n")
        print(before + line, end=end, file=sys.stderr, flush=True)


def said(done: int, known: int, seconds: float, total: int | None) -> str:
    """The line.

    >>> said(3000, 1000, 6.0, 10_000)
    'hasila: 4,000 of 10,000 articles, 500/s, 12 s left'
    >>> said(3000, 0, 6.0, None)
    'hasila: 3,000 articles, 500/s'
    """
    rate = done / seconds if seconds else 0
    of = f" of {total:,}" if total is not None else ""
    left = f", {duration((total - done - known) / rate)} left" if total is not None and rate else ""
    return f"hasila: {done + known:,}{of} articles, {rate:,.0f}/s{left}"


def duration(seconds: float) -> str:
    """A time to wait, to two places at most.

    >>> duration(45), duration(200), duration(8000)
    ('45 s', '3 min 20 s', '2 h 13 min')
    """
    seconds = max(0, round(seconds))
    if seconds < 60:
        return f"{seconds} s"
    if seconds < 3600:
        return f"{seconds // 60} min {seconds % 60} s"
    return f"{seconds // 3600} h {seconds % 3600 // 60} min"
