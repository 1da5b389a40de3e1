"""Figures -> incident, cumulative or stock."""

from collections.abc import Sequence

from extract.lexicon import Mark
from extract.packs import Pack
from extract.records import Article, Dating, Figure, Sentence
from extract.stocks import stock_rule

HARM = frozenset(("killed", "injured", "casualties", "bodies", "missing", "detained", "abducted", "captured"))
MORE_THAN_ONE_EVENT = 10_000  # no single event of war or crime kills as many
REACH = 25


def tally_figures(
    article: Article,
    sentences: Sequence[Sentence],
    figures: Sequence[Figure],
    datings: Sequence[Dating],
    pack: Pack,
) -> list[tuple[str, str]]:
    """For each figure its tally, and the rule that says so."""
    return [
        _tally(sentences[figure.sentence], figure, dating) for figure, dating in zip(figures, datings, strict=True)
    ]


def _tally(sentence: Sentence, figure: Figure, dating: Dating) -> tuple[str, str]:
    for rule in RULES:
        if found := rule(sentence, figure, dating):
            return found
    return "incident", "tally.incident"


Answer = tuple[str, str] | None


def daily(sentence: Sentence, figure: Figure, dating: Dating) -> Answer:
    """So many a day is an incident's."""
    return ("incident", "tally.daily") if _near(sentence, figure, "daily", 6) else None


def stock(sentence: Sentence, figure: Figure, dating: Dating) -> Answer:
    rule = stock_rule(sentence, figure)
    return ("stock", rule) if rule else None


def since(sentence: Sentence, figure: Figure, dating: Dating) -> Answer:
    return ("cumulative", "tally.since") if dating.since else None


def period(sentence: Sentence, figure: Figure, dating: Dating) -> Answer:
    """A stretch of time that the words run through; or one of a calendar, where no single event fills it."""
    if dating.period:
        return "cumulative", "tally.period"
    if dating.when and dating.wide and not _near(sentence, figure, "event", REACH) and not _near(
        sentence, figure, "disaster", REACH
    ):
        return "cumulative", "tally.period"
    return None


def one_day(sentence: Sentence, figure: Figure, dating: Dating) -> Answer:
    return ("incident", "tally.one-day") if dating.when and not dating.wide else None


def moved(sentence: Sentence, figure: Figure, dating: Dating) -> Answer:
    """People who moved: displaced by a verb is a running total, unless a day or a week is said."""
    if figure.measure == "displaced":
        if dating.when:
            return "incident", "tally.moved"
        return "cumulative", "tally.moved"
    if figure.measure in ("evacuated", "returned", "refugees") and _near(sentence, figure, "up_to", 8):
        return "cumulative", "tally.up-to"
    return None


def lasting(sentence: Sentence, figure: Figure, dating: Dating) -> Answer:
    """The victims of what lasts: a war, a revolt, protests."""
    if _near(sentence, figure, "throughout", 12):
        return "cumulative", "tally.throughout"
    war, event = _near(sentence, figure, "lasting", REACH), _near(sentence, figure, "event", REACH)
    if figure.measure in HARM and war and (not event or war < event):
        return "cumulative", "tally.lasting"
    return None


def large(sentence: Sentence, figure: Figure, dating: Dating) -> Answer:
    if figure.measure in HARM | {"affected", "refugees"} and (figure.number.value_min or 0) >= MORE_THAN_ONE_EVENT:
        if not _near(sentence, figure, "disaster", REACH):
            return "cumulative", "tally.large"
    return None


RULES = (daily, stock, since, period, one_day, moved, lasting, large)


def _near(sentence: Sentence, figure: Figure, section: str, reach: int) -> int | None:
    """How far the nearest mark of a section is from the figure."""
    distances = [
        min(abs(mark.first - figure.number.last), abs(mark.last - figure.number.first))
        for mark in sentence.marks.get("tally", ())
        if mark.reading.term.section == section
    ]
    nearest = min(distances, default=None)
    return nearest if nearest is not None and nearest <= reach else None
