"""The rules by which a number counts people to whom something was done.

A rule takes (clause, number, group) and gives the figure, the rejection where it sees that the number is none, or None
where it does not apply. They are tried in the order of RULES, the closest tie first.
"""

from collections.abc import Callable

from extract.grammar.figures.again import again, case_again
from extract.grammar.figures.among import among, were_among
from extract.grammar.figures.by_event import (
    by_magnitudes,
    event_after,
    event_before,
    event_in_clause,
    event_late,
    restated,
    state_before,
)
from extract.grammar.figures.by_noun import (
    case_of,
    mixed_toll,
    own_noun,
    soft_noun,
    turned_missing,
)
from extract.grammar.figures.clauses import Clause
from extract.grammar.figures.company import accompanied, carried, caught, of_family
from extract.grammar.figures.construct import construct
from extract.grammar.figures.covering import covered
from extract.grammar.figures.described import became, described, state_late
from extract.grammar.figures.escapes import escaped
from extract.grammar.figures.going_on import carried_on, confirmed, moved_on, told_part
from extract.grammar.figures.groups import Group
from extract.grammar.figures.list_lines import listed
from extract.grammar.figures.lists import coordinated, divided, itemised, rival
from extract.grammar.figures.mourners import mourners
from extract.grammar.figures.out_of import out_of, remaining
from extract.grammar.figures.parts import part_befallen, parted, subset
from extract.grammar.figures.shares import beside_one, bracketed, distributed, item, placed_first, ranked
from extract.grammar.figures.sums import added_up, apposed, summed
from extract.grammar.figures.topics import second_topic, topic
from extract.records import Figure, Number, Rejection

RULES: tuple[Callable[[Clause, Number, Group], Figure | Rejection | None], ...] = (
    escaped,
    mourners,
    out_of,
    turned_missing,
    case_of,
    mixed_toll,
    construct,
    own_noun,
    among,
    parted,
    event_before,
    of_family,
    covered,
    accompanied,
    caught,
    described,
    carried_on,
    restated,
    summed,
    itemised,
    part_befallen,
    subset,
    remaining,
    apposed,
    event_after,
    told_part,
    listed,
    were_among,
    second_topic,
    topic,
    became,
    bracketed,
    coordinated,
    ranked,
    distributed,
    item,
    placed_first,
    beside_one,
    event_in_clause,
    carried,
    event_late,
    state_before,
    state_late,
    by_magnitudes,
    soft_noun,
    divided,
    rival,
    moved_on,
    confirmed,
    again,
    added_up,
    case_again,
)
