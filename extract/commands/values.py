"""Values of the command line."""

import argparse
import getpass
from datetime import date


def a_date(text: str) -> date:
    """A date of the command line."""
    from extract.calendar import written_day

    day = written_day(text)
    if day is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no date. Write it as 2024-12-06")
    return day


def a_port(text: str) -> int:
    """A port of the command line."""
    if not (text.isascii() and text.isdigit() and 1024 <= int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"{text!r} is no port. Choose one from 1024 to 65535")
    return int(text)


def a_count(text: str) -> int:
    """A number of things, one at least, of the command line."""
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 10_000):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of them. Choose one from 1 to 10000")
    return int(text)


def the_user() -> str:
    """Who runs the command, by name on this machine."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user without a name, as in some containers
        return "unknown"
