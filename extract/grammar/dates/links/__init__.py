"""Where a figure's date is found where its own sentence has none: in one that the text links to it.

A link answers with the source of the date, or None. Links of a sentence take its place in the text, and are asked once
for all its figures; the others take a figure's place in the list.
"""

from collections.abc import Callable, Sequence

from extract.grammar.dates.kinds import of_days
from extract.grammar.dates.links.of_events import event_after, event_before, story
from extract.grammar.dates.links.of_figures import (
    anaphor,
    beside_linked,
    goes_on,
    headline,
    next_sentence,
    of_whole,
    report,
    restated,
    rival,
    total_again,
)
from extract.grammar.dates.links.of_sentences import (
    announced_day,
    broken_line,
    bulletin_goes_on,
    counted_period,
    lead,
    list_header,
    round_up,
)
from extract.grammar.dates.telling import Source, Telling

Link = Callable[[Telling, int], Source | None]

OF_SENTENCES = frozenset((announced_day, broken_line, bulletin_goes_on, counted_period, lead, list_header, round_up))
OF_STATES = frozenset((broken_line, list_header))  # they date what is so now as well
# What hands a date on has none to give where nothing is dated.
HANDED_ON = frozenset((anaphor, beside_linked, headline, of_whole, report, restated, rival, total_again))
OF_THE_VERY = frozenset((of_whole, restated, anaphor))  # hand on the date of the very figure, or of its whole
LINKS: tuple[Link, ...] = (
    of_whole, announced_day, list_header, broken_line, restated, anaphor, event_before, goes_on, next_sentence,
    event_after, of_whole, rival, beside_linked, restated, bulletin_goes_on, round_up, report, total_again,
    counted_period, lead, headline, story, restated, of_whole,
)  # fmt: skip


def link_dates(telling: Telling) -> None:
    """Date what has no date of its own by what the text links to it."""
    left = [index for index, source in enumerate(telling.found) if source is None]
    apart = {index for index in left if telling.apart(index)}
    for link in LINKS:
        if link in HANDED_ON and len(left) == len(telling.found):
            continue
        asked = left if link is of_whole else [index for index in left if index not in apart]
        if link in OF_SENTENCES:
            _date_sentences(telling, link, asked)
        else:
            for index in asked:
                telling.found[index] = link(telling, index)
        for index in asked if link not in OF_THE_VERY else ():
            source = telling.found[index]
            if source and of_days(source.phrase) and telling.of_more(index):
                telling.found[index] = None
        left = [index for index in left if telling.found[index] is None]


def _date_sentences(telling: Telling, link: Link, asked: Sequence[int]) -> None:
    """Date those figures of each sentence that tell what happened."""
    sources: dict[int, Source | None] = {}
    for index in asked:
        at = telling.figures[index].sentence
        if link in OF_STATES or telling.happened(index):
            if at not in sources:
                sources[at] = link(telling, at)
            telling.found[index] = sources[at]
