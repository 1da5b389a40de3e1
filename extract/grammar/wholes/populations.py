"""Whom the parts of a whole are: where no noun of theirs says, or only of which nation, those of the whole.

"57 صحفيا بينهم 50 فلسطينيا": the fifty are journalists; "20 جنديا، منهم 5 جرحى": the five are soldiers.
"""

from collections.abc import Sequence
from dataclasses import replace

from extract.records import Figure, Sentence

# Sections of nouns by which people are not told from the rest of their whole.
GENERAL = frozenset(("nationals", "killed", "victims", "dead", "injured", "affected", "missing", "bodies", "others"))
OF_ALL = frozenset(("people", "families"))


def share_populations(
    sentences: Sequence[Sentence], figures: Sequence[Figure], wholes: Sequence[int | None]
) -> list[Figure]:
    """The figures, each part with the population of its whole where its own words name none."""
    shared = list(figures)
    for index, whole in enumerate(wholes):
        if whole is None or shared[whole].population in OF_ALL or not _general(sentences, figures[index]):
            continue
        rules = (*figures[index].rules[:-1], "wholes.population", figures[index].rules[-1])
        shared[index] = replace(figures[index], population=shared[whole].population, rules=rules)
    return shared


def _general(sentences: Sequence[Sentence], figure: Figure) -> bool:
    if figure.population != "people" or figure.unit == "families":
        return False
    noun = sentences[figure.sentence].at("nouns").get(figure.noun) if figure.noun is not None else None
    return noun is None or noun.reading.term.section in GENERAL or bool(noun.reading.get("group"))
