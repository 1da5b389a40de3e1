"""`hasila dashboard`: the dashboard, until it is stopped."""

import os
import sys

from extract.commands import PROBLEMS, ROOT
from extract.commands.values import a_date, a_port
from extract.terminal import say

SAYS = "open the dashboard on the figures of data/"
EXAMPLE = "dashboard --port 8600"


def add_arguments(parser) -> None:
    parser.add_argument("--port", type=a_port, default=8501, metavar="N", help="the port on this machine (8501)")
    parser.add_argument(
        "--recorded-by", type=a_date, metavar="DATE", help="the table as it stood at the end of that day (UTC)"
    )


def run(options) -> int:
    """Takes this process over, so that a signal to it leaves nothing behind."""
    if not (ROOT / "data/figures.parquet").is_file():
        say("data/ holds no figures yet. Run: hasila build")
        return PROBLEMS
    if _is_taken(options.port):
        say(f"port {options.port} is taken by another program. Choose another, such as --port {options.port + 1}")
        return PROBLEMS
    say(f"the dashboard is at http://127.0.0.1:{options.port} (Ctrl-C stops it)")
    sys.stderr.flush()
    os.chdir(ROOT)
    if options.recorded_by:
        os.environ["HASILA_RECORDED_BY"] = str(options.recorded_by)
    os.execv(sys.executable, [sys.executable, "-m", "dashboard.server", str(options.port)])


def _is_taken(port: int) -> bool:
    import socket

    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
