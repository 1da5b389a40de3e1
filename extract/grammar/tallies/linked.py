"""What the rest of a text makes of a figure's tally: it goes with another, or is of the story that is told."""

from collections.abc import Sequence, Set

from extract.grammar import tolls
from extract.grammar.tallies import INCIDENT
from extract.grammar.tallies.answers import HARM
from extract.grammar.tallies.stories import LINKED, Stories
from extract.records import Dating, Figure, Sentence, Span

OF_NO_EVENT = frozenset(("tally.many", "tally.bare", "tally.so-far"))  # unless the text has told of one event
SEIZED = frozenset(("detained", "abducted"))  # of whom a report on protests counts all, not those held now
COUNTED = HARM | {"released", "funerals"}

Tally = tuple[str, str]


def in_story(stories: Stories, figure: Figure, found: Tally) -> Tally:
    """The tally of a figure where the text tells of one event, or of protests in which people are seized."""
    if found[1] in OF_NO_EVENT and stories.of_one_event(figure, disaster=found[1] == "tally.many"):
        return INCIDENT
    if found == ("stock", "tally.number-of") and figure.measure in SEIZED and stories.of_protests(figure):
        return "cumulative", "tally.seized"
    return found


def counted_on(stories: Stories, figure: Figure, before: Sequence[Figure]) -> str | None:
    """The rule by which a figure without a day is one of those that a text counts: of a war, of protests, of a report.

    `before` are the running totals that stand before it.
    """
    told = stories.told(figure.sentence)
    if figure.measure not in COUNTED - {"missing"} or told.turns or tolls.of_disaster(told.sentence, figure):
        return None
    if stories.of_protests(figure):
        return "tally.protests"
    near = before and figure.sentence - before[-1].sentence <= LINKED
    if near or stories.of_what_lasts(figure):
        return "tally.counted-on" if tolls.is_counted(told.sentence, figure) else None
    return None


def goes_with(sentence: Sentence, before: Figure, figure: Figure) -> bool:
    """Whether a figure is stated with the one before it: "قتل 3000 شخص في الحرب وأصيب 500"."""
    if before.sentence != figure.sentence or not {before.measure, figure.measure} <= HARM:
        return False
    between = range(before.number.last + 1, figure.number.first)
    dates = sentence.at("dates")
    return len(between) <= tolls.REACH and not any(tolls.section_at(dates, token) == "break" for token in between)


def of_same_period(dating: Dating, counted: Set[Span | None]) -> bool:
    """Whether a figure is dated by another sentence's period that an earlier one counts: "... وقتل الحرس 9 منهم"."""
    return dating.wide and "dates.sentence" not in dating.rules and dating.when in counted
