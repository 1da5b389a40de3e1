"""Figures -> incident, cumulative or stock."""

from collections.abc import Sequence

from extract.packs import Pack
from extract.records import Article, Dating, Figure, Sentence

STATES = ("detained", "missing", "stranded", "refugees", "affected")


def tally_figures(
    article: Article,
    sentences: Sequence[Sentence],
    figures: Sequence[Figure],
    datings: Sequence[Dating],
    pack: Pack,
) -> list[tuple[str, str]]:
    """For each figure its tally, and the rule that says so."""
    return [_tally(figure, dating) for figure, dating in zip(figures, datings, strict=True)]


def _tally(figure: Figure, dating: Dating) -> tuple[str, str]:
    if dating.since or dating.precision not in (None, "day", "week"):
        return "cumulative", "tally.since"
    return "incident", "tally.incident"
