"""Words that lead from a band, or a family, to its members: "القبض على خلية مكونة من 11 شخصا"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.lexicon import Mark

if TYPE_CHECKING:
    from extract.grammar.figures.clauses import Clause

BAND = 12  # tokens from a band over what is said of it to its members: "خلية موالية للتنظيم، تتكون من سبعة"


def makes(clause: Clause, token: int) -> bool:
    """Whether a token leads from a band to its members: "القبض على خلية مكونة من 11 شخصا"."""
    of = clause.words[token].folded == "من" and token + 1 in clause.number_at  # "خلية إرهابية من سبعة متطرفين"
    if not of and clause.kinds.get(token) != "made_of":
        return False
    first = token - 3
    if not of:  # over what is said of a band, up to the event that it stands behind
        first = next((at for at in range(first, token - BAND, -1) if at in clause.event_ends), first)
    bands = [band for at in range(first, token) if (band := clause.things.get(at)) and _holds_people(band)]
    family = clause.nouns.get(token - 1)  # "إصابة أفراد أسرة مكونة من ستة أشخاص"
    if family and family.reading.form == "singular" and family.reading.get("population") == "families":
        return clause.kinds.get(token) == "made_of"
    return bool(bands) and not _led(clause, bands[-1])


def _led(clause: Clause, band: Mark) -> bool:
    """Whether one person who leads a band is meant, and not its members: "مقتل قائد لواء يضم ألف مقاتل"."""
    leader = clause.nouns.get(band.first - 1)
    return leader is not None and leader.reading.form == "singular" and not band.reading.preposition


def _holds_people(thing: Mark) -> bool:
    """Whether a thing is made up of people: a band, or a batch of those set free or moved."""
    return thing.reading.term.section == "bodies_of_people" or thing.reading.term.lemma == "دفعة"
