"""Which tally the words beside a figure give it. Rules are asked in order; the first that answers decides."""

from collections.abc import Callable

from extract.grammar.tallies.answers import Answer
from extract.grammar.tallies.of_moves import moved
from extract.grammar.tallies.of_states import ahead, daily, state, stock
from extract.grammar.tallies.of_times import begun, linked_day, once, one_day, period, since, throughout
from extract.grammar.tallies.of_tolls import bare, lasting, many, running, several, so_far, total
from extract.records import Dating, Figure, Sentence

INCIDENT = "incident", "tally.incident"

Rule = Callable[[Sentence, Figure, Dating], Answer]
RULES: tuple[Rule, ...] = (
    daily, stock, once, since, period, state, throughout, moved, begun, one_day, running, so_far, total, linked_day,
    several, lasting, many, bare,
)  # fmt: skip
AHEAD: tuple[Rule, ...] = (daily, stock, since, ahead)  # of what is projected


def own_tally(sentence: Sentence, figure: Figure, dating: Dating, status: str) -> tuple[str, str]:
    """The tally of a figure by itself, and the rule that says so. What no rule knows is one event's."""
    for rule in RULES if status != "projected" else AHEAD:
        if found := rule(sentence, figure, dating):
            return found
    return INCIDENT
