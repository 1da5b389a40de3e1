"""A figure that names nobody, and the same number of the same people elsewhere in the article, which does.

A headline or a lead takes the source that the body names for its number; a body takes the one that its headline names.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from operator import itemgetter

from extract.records import Attribution, Figure, Sentence

LABEL = "attribution.label"
TELLING = 10  # below it, behind the lead, the same number is soon of another event
ARMED = frozenset(("combatants", "security_forces"))  # "جنديان" of the headline are "عنصران" of the body


def restated(
    sentences: Sequence[Sentence],
    figures: Sequence[Figure],
    found: Sequence[Attribution],
    wholes: Sequence[int | None],
) -> list[Attribution]:
    """The attributions, in which a figure without a source has that of its number further on, or of its headline.

    A part is stated again only with its whole, whose attribution it then takes.
    """
    stated: defaultdict[tuple, list[tuple[int, Attribution]]] = defaultdict(list)
    labelled: dict[tuple, Attribution] = {}
    for figure, one in zip(figures, found, strict=True):
        if one.source and sentences[figure.sentence].position != "related_link":
            for key in {_key(figure, figure.population), _key(figure, None)}:
                stated[key].append((figure.sentence, one))
                if LABEL in one.rules:
                    labelled.setdefault(key, one)
    lead = min((figure.sentence for figure, one in zip(figures, found, strict=True) if one.source), default=0)
    able = [
        whole is None and sentences[one.sentence].position != "related_link" and not _points_back(sentences, one)
        for one, whole in zip(figures, wholes, strict=True)
    ]
    headlines = [not figure.sentence or sentences[figure.sentence].position == "headline" for figure in figures]
    return [
        takes
        and one == Attribution()
        and (_further_on(stated, figure, lead, headline) or _of_headline(labelled, figure))
        or one
        for figure, one, takes, headline in zip(figures, found, able, headlines, strict=True)
    ]


def _further_on(
    stated: dict[tuple, list[tuple[int, Attribution]]], bare: Figure, lead: int, headline: bool
) -> Attribution | None:
    """The first attribution, in a later sentence, of the number of the same people; `lead`: the first that has one."""
    vague = bare.number.qualifier == "magnitude" and not headline  # "عشرات" are soon others
    if vague or bare.sentence > lead and (bare.number.value_min or 0) < TELLING:
        return None
    found = []
    for key in _keys(bare):
        told = stated.get(key, [])
        later = bisect_right(told, bare.sentence, key=itemgetter(0))
        found += told[later : later + 1]
    return min(found, key=itemgetter(0))[1] if found else None


def _of_headline(labelled: dict[tuple, Attribution], bare: Figure) -> Attribution | None:
    """Whoever a headline names before its colon: "تقرير أممي: القوات أعدمت 26 أسيرا"."""
    return next((labelled[key] for key in _keys(bare) if key in labelled), None)


def _keys(figure: Figure) -> list[tuple]:
    """What a figure may be stated as again: one says who the people are more closely."""
    populations = [None] if figure.population == "people" else [figure.population, "people"]
    return [_key(figure, population) for population in populations]


def _key(figure: Figure, population: str | None) -> tuple:
    number = figure.number
    people = "armed" if population in ARMED else population
    return figure.measure, figure.unit, number.value_min or number.value_max, people


def _points_back(sentences: Sequence[Sentence], figure: Figure) -> bool:
    """Whether a number only says who is spoken of: "القتلى الثلاثة", "الجثث الـ13"; but "العشرات" is "عشرات"."""
    span = figure.number.span
    if figure.number.qualifier == "magnitude":
        return False
    before = sentences[figure.sentence].text[max(0, span.start - 3) : span.start]
    return span.text.startswith("ال") or before.endswith(("الـ", "ال"))
