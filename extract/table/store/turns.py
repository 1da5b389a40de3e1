"""Writers of one machine take turns, for at once all but one of them work in vain.

That is courtesy, on which nothing depends: a turn ends with the program that has it, nobody waits for it for long, and
where a system knows no such locks writers go on without.
"""

import os
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None

COURTESY = 10  # seconds that a writer waits for his turn, before he goes on without


@contextmanager
def turn(folder: Path) -> Iterator[None]:
    """Wait for a while until nobody else has the turn of a folder; without one where there is no folder yet."""
    if fcntl is None or not folder.is_dir():
        yield
        return
    handle, end = os.open(folder, os.O_RDONLY), time.monotonic() + COURTESY
    try:
        while time.monotonic() < end:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                time.sleep(random.uniform(0, 0.02))
            except OSError:  # a disk that knows no locks
                break
        yield
    finally:
        os.close(handle)
