"""Totals by the words of a toll, by what lasts, or by their size."""

from extract.grammar import tolls
from extract.grammar.acts import MOVES
from extract.grammar.tallies.answers import DEAD, HARM, Answer, around
from extract.grammar.tallies.of_moves import MANY_MOVED
from extract.records import Dating, Figure, Sentence

MANY_DEAD = 1_000  # dead or detained
MANY_BARE = 100  # dead, of whom a text says nothing but their number
GATHERED = frozenset(("bodies", "released", "returned", "detained"))


def running(sentence: Sentence, figure: Figure, dating: Dating) -> Answer:
    return ("cumulative", "tally.running") if figure.measure in HARM and tolls.goes_on(sentence, figure) else None


def total(sentence: Sentence, figure: Figure, dating: Dating) -> Answer:
    found = tolls.is_total(sentence, figure) or tolls.of_what_lasts(sentence, figure)
    return ("cumulative", "tally.total") if figure.measure in HARM and found else None


def several(sentence: Sentence, figure: Figure, dating: Dating) -> Answer:
    """Of events that are said to be several: "في هجمات متفرقة"."""
    found = figure.measure in HARM and tolls.of_several(sentence, figure)
    return ("cumulative", "tally.several") if found else None


def so_far(sentence: Sentence, figure: Figure, dating: Dating) -> Answer:
    """How many have been found or set free so far, of what goes on: "انتشل الفريق حتى اليوم 597 جثة"."""
    found = figure.measure in GATHERED and tolls.near(sentence, figure, "so_far", tolls.PHRASE)
    return ("cumulative", "tally.so-far") if found and not tolls.of_disaster(sentence, figure) else None


def lasting(sentence: Sentence, figure: Figure, dating: Dating) -> Answer:
    """The victims of what lasts: a war, a revolt, protests."""
    war = tolls.near(sentence, figure, "lasting")
    if figure.measure not in HARM or not war:
        return None
    events = [tolls.near(sentence, figure, kind) for kind in ("event", "fighting", "disaster")]
    return ("cumulative", "tally.lasting") if all(event is None or war < event for event in events) else None


def many(sentence: Sentence, figure: Figure, dating: Dating) -> Answer:
    """No one event of war or crime kills or moves as many; a disaster may, or an attack that is told."""
    if figure.measure not in DEAD | MOVES | {"evacuated", "detained"}:
        return None
    if (figure.number.value_min or 0) < (MANY_MOVED if figure.measure in MOVES | {"evacuated"} else MANY_DEAD):
        return None
    return None if tolls.of_disaster(sentence, figure) else ("cumulative", "tally.many")


def bare(sentence: Sentence, figure: Figure, dating: Dating) -> Answer:
    """A toll that is stated by itself, with no word of what, where or when: "أفاد المرصد عن سقوط 826 قتيلا"."""
    headline = sentence.position == "headline"
    if figure.measure not in DEAD or headline or dating.when or (figure.number.value or 0) < MANY_BARE:
        return None
    causes, dates = sentence.at("causes"), sentence.at("dates")
    told = any(
        token in causes or tolls.section_at(dates, token) in ("event", "occurs")
        for token in around(sentence, figure, 2 * tolls.REACH)
    )
    return None if told else ("cumulative", "tally.bare")
