"""People who move: displaced by a verb is a running total, a flight that is seen is one event's."""

from extract.grammar import tolls
from extract.grammar.acts import MOVES, moves
from extract.grammar.tallies.answers import Answer
from extract.records import Dating, Figure, Sentence

MANY_MOVED = 10_000  # by no one event
MANY_CROSSED = 1_000  # a border, in no one group


def moved(sentence: Sentence, figure: Figure, dating: Dating) -> Answer:
    """Displaced by a verb is a running total, unless the flight is seen or its day is said beside it."""
    if figure.measure not in MOVES | {"evacuated"}:
        return None
    of_hours = dating.scale == "hour" and not dating.wide
    so_far = tolls.near(sentence, figure, "so_far", tolls.PHRASE)
    dated = dating.when and "dates.sentence" in dating.rules and not (so_far and dating.rules[0] == "dates.vague")
    dated = dated and (figure.number.value_min or 0) < MANY_MOVED
    if _seen(sentence, figure) or of_hours or dated:
        return "incident", "tally.seen"
    to_date = (
        tolls.near(sentence, figure, "up_to", tolls.PHRASE)
        or so_far
        or figure.measure == "returned"
        and _returned(sentence, figure)
    )
    crossed = figure.measure == "refugees" and (figure.number.value_min or 0) >= MANY_CROSSED
    if figure.measure == "displaced" or crossed or to_date:
        return "cumulative", "tally.moved"
    return None


def _seen(sentence: Sentence, figure: Figure) -> bool:
    """A verb of the present after its subject tells a scene: "عشرات الآلاف يغادرون"."""
    events = sentence.at("events")
    after = (events.get(token) for token in range(figure.number.last + 1, figure.number.last + 6))
    return any(event and event.reading.form == "present" and moves(event, figure) for event in after)


def _returned(sentence: Sentence, figure: Figure) -> bool:
    """A verb of the past counts who have returned by now: "عاد مليون شخص"."""
    events = sentence.at("events")
    around = range(figure.number.first - 4, figure.number.last + 6)
    return any(
        token in events and events[token].reading.form == "past" and events[token].reading.get("measure") == "returned"
        for token in around
    )
