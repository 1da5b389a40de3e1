"""Figures -> where each happened: in the figure's own sentence first, else where the text links another one."""

from collections.abc import Container, Sequence
from dataclasses import replace

from extract.grammar.places.clauses import Clauses
from extract.grammar.places.events import Events
from extract.grammar.places.links import land, link_place
from extract.grammar.places.locatives import SIZE, Toponym
from extract.grammar.places.mentions import Link, Mentions
from extract.grammar.places.names import NOWHERE
from extract.grammar.places.nearest import HURT, WEAK, nearest_place
from extract.grammar.places.placings import placing_of
from extract.grammar.places.unnamed import is_unnamed
from extract.packs import Pack
from extract.records import Article, Dating, Figure, Number, Placing, Sentence, Span

RECORDS = frozenset("سجل سجلت شهد شهدت تصدر تصدرت".split())  # what a country does where people are hurt
LOOSE = 12  # tokens from a number to a name that nothing governs, from which on it need not be told of it


def place_figures(
    article: Article,
    sentences: list[Sentence],
    figures: list[Figure],
    pack: Pack,
    datings: Sequence[Dating] = (),
    wholes: Sequence[int | None] = (),
    tallies: Sequence[str] = (),
    sources: Sequence[Span | None] = (),
) -> list[Placing]:
    """One placing per figure, in their order; empty where no place is stated for it.

    `datings` are those of the dates stage: what happened at another time is not told of one scene. `wholes` are the
    indices of the figures that these are a part of: a part is where its whole is, unless a place is told of it alone.
    `tallies` are those of the tally stage: a running total is of no one scene. `sources` are who states each: a capital
    that speaks is not where people were hurt.
    """
    counts = dict(zip(figures, tallies, strict=False))
    mentions, datings = Mentions(sentences, pack.places), datings or [Dating()] * len(figures)
    events = Events(mentions, article.published, counts)
    numbers: dict[int, list[Number]] = {}
    for figure in figures:
        numbers.setdefault(figure.sentence, []).append(figure.number)
    clauses = {index: Clauses(sentences[index], counted) for index, counted in numbers.items()}
    speakers = [
        _speakers(mentions, figure, source)
        for figure, source in zip(figures, sources or [None] * len(figures), strict=True)
    ]
    chosen = [
        nearest_place(mentions, clauses[one.sentence], one, apart) for one, apart in zip(figures, speakers, strict=True)
    ]
    elsewhere = {
        index
        for index, one in enumerate(figures)
        if _is_second(figures, index)
        and is_unnamed(sentences[one.sentence], one.number, mentions.around(one.sentence, one.number.first))
    }
    chosen = [(None, False) if index in elsewhere else one for index, one in enumerate(chosen)]
    for whole, parts in _places_of_parts(clauses, figures, wholes, chosen, elsewhere).items():
        if chosen[whole][0] in parts and len(parts) > 1:  # "14 قتيلا، خمسة في حلب وتسعة في حمص"
            own = figures[whole]
            chosen[whole] = nearest_place(mentions, clauses[own.sentence], own, [*parts, *speakers[whole]])
    for figure, (toponym, plain), dating in zip(figures, chosen, datings, strict=True):
        if toponym and plain:
            own = clauses[figure.sentence]
            part = own.is_most(toponym) or toponym.lead > figure.number.last and own.is_part(figure.number)
            events.tell(figure, toponym, dating, part)
    told = zip(figures, datings, chosen, strict=True)
    placings = [_place(events, figure, dating, *one) for figure, dating, one in told]
    placings = [Placing() if index in elsewhere else one for index, one in enumerate(placings)]
    placings = [_unswapped(events, *one) for one in zip(figures, placings, strict=True)]
    for index, whole in enumerate(wholes):
        if whole is not None and not _is_own(clauses, figures[index], figures[whole], *chosen[index]):
            placings[index] = placings[whole]
    return placings


def _speakers(mentions: Mentions, figure: Figure, source: Span | None) -> list[Toponym]:
    """The places of a figure's sentence that stand for who states it, of the hurt: "تتحدث كييف عن 600 قتيل"."""
    if source is None or figure.measure not in HURT:
        return []
    starts, ends = mentions.sentences[figure.sentence].starts, mentions.sentences[figure.sentence].ends
    spoken = (one for one in mentions.toponyms(figure.sentence) if starts[one.name.first] <= source.start)
    return [one for one in spoken if ends[one.name.last] == source.end and one.lead == one.name.first]


def _is_second(figures: Sequence[Figure], index: int) -> bool:
    """Whether a figure has another one before it in its sentence."""
    return index > 0 and figures[index - 1].sentence == figures[index].sentence


def _places_of_parts(
    clauses: dict[int, Clauses],
    figures: Sequence[Figure],
    wholes: Sequence[int | None],
    chosen: Sequence[tuple[Toponym | None, bool]],
    elsewhere: Container[int],
) -> dict[int, list[Toponym | None]]:
    """The places that the parts of a whole have of their own in its sentence, each once; None has no name."""
    found: dict[int, list[Toponym | None]] = {}
    for part, whole in enumerate(wholes):
        if whole is None or figures[whole].sentence != figures[part].sentence:
            continue
        place = chosen[part][0]
        behind = place and place.lead > figures[part].number.last
        if part in elsewhere or behind and _is_own(clauses, figures[part], figures[whole], *chosen[part]):
            if place not in found.setdefault(whole, []):
                found[whole].append(place)
    return found


def _is_own(clauses: dict[int, Clauses], part: Figure, whole: Figure, toponym: Toponym | None, plain: bool) -> bool:
    """Whether a place of a part's sentence is told of it, and not of its whole: "12 قتيلا، بينهم 3 في حلب"."""
    if toponym is None or not plain or whole.sentence != part.sentence:
        return toponym is not None and plain and toponym.rule != "seat"  # who tells of the part sits there
    behind, own = part.number.last + 1, clauses[part.sentence]
    if toponym.lead >= behind:
        return not own.commas(behind, toponym.lead) and not own.broken(behind, toponym.lead)
    return toponym.lead > whole.number.last


def _place(events: Events, figure: Figure, dating: Dating, chosen: Toponym | None, plain: bool) -> Placing:
    if chosen and chosen.name.kind in NOWHERE:
        return Placing()
    pointing = None
    if chosen and _points(chosen, plain):
        if pointed := _pointed(events, figure, chosen):
            return pointed
        if chosen.name.back:
            pointing, chosen = chosen, None
    if chosen and plain and chosen.size >= SIZE["governorate"] and (inner := events.mentions.site(figure, True)):
        return placing_of(events.mentions, *inner, "places.anaphor")
    if chosen and plain:
        return placing_of(events.mentions, figure.sentence, chosen, "places.sentence")
    if chosen and chosen.rule == "near":  # a find nearby; what another clause adds is not told of it
        return Placing()
    linked = link_place(events, figure, dating)
    if linked and not _is_local(chosen, figure, linked[0]):  # "مقتل 9 في باكستان ... وقال حاكم ننغرهار إن"
        (index, toponym), rule = linked
        placing = placing_of(events.mentions, index, toponym, rule)
        # What moved from or to it there says nothing of what happened to these.
        return replace(placing, relation="at") if placing.relation in ("from", "to") else placing
    if pointing and events.mentions.stands_alone(figure.sentence, pointing):
        return placing_of(events.mentions, figure.sentence, pointing, "places.back")
    if chosen is None:
        country = land(events, figure, dating)
        return placing_of(events.mentions, *country, "places.land") if country else Placing()
    if _is_loose(events, figure, chosen):
        return Placing()
    return placing_of(events.mentions, figure.sentence, chosen, "places.sentence")


def _unswapped(events: Events, figure: Figure, placing: Placing) -> Placing:
    """No country where prisoners were swapped: each of the two parties is who acts, not where they were freed."""
    acts = figure.measure == "released" and placing.level == "country"
    return Placing() if acts and events.stories.swaps(figure) else placing


def _points(chosen: Toponym, plain: bool) -> bool:
    """Whether a place stands for one named elsewhere: "في المدينة", "سجن المدينة", "العاصمة الليبية"."""
    return chosen.name.back and (plain or chosen.strength >= WEAK) or chosen.is_capital


def _is_loose(events: Events, figure: Figure, chosen: Toponym) -> bool:
    """Whether a bare name says nothing of where people were hurt: of who acts, or far from them: "قال إن روسيا ..."."""
    if chosen.rule != "bare":
        return False
    if figure.measure not in HURT:
        return abs(chosen.lead - figure.number.first) > LOOSE
    if (
        chosen.lead == 0
        and chosen.size == SIZE["country"]
        and _is_verb(events.sentences[figure.sentence], chosen.end + 1)
    ):
        return True
    words = events.sentences[figure.sentence].words
    if any(word.folded in RECORDS for word in words[chosen.end + 1 : chosen.end + 2]):
        return False  # "أن السودان سجل العام الماضي أعلى عدد من الوفيات، بواقع 20 ألفا"
    before = events.sentences[figure.sentence].at("places").get(chosen.lead - 1)
    acts = before is not None and before.reading.term.section in ("opens", "acts")
    return acts or abs(chosen.lead - figure.number.first) > LOOSE


def _is_verb(sentence: Sentence, token: int) -> bool:
    """Whether a word that no vocabulary of things or people knows is a verb of the present: "إسرائيل تهاجم سفينة"."""
    word = sentence.words[token] if token < len(sentence.words) else None
    known = {"nouns", "things", "places", "forces"} if word else set()
    return word is not None and word.folded.startswith(("ت", "ي")) and known.isdisjoint(word.begins)


def _is_local(chosen: Toponym | None, figure: Figure, link: Link) -> bool:
    """Whether who speaks sits where the figure is, rather than where a link leads: to a country, or further on."""
    index, toponym = link
    seat = chosen is not None and chosen.rule == "seat"
    return seat and (chosen.size < SIZE["country"] <= toponym.size or index > figure.sentence)


def _pointed(events: Events, figure: Figure, chosen: Toponym) -> Placing | None:
    """The place that one stands for, None where it is not named: "في المدينة", "سجن المدينة المركزي".

    A capital told by its country is printed so: "العاصمة الليبية".
    """
    if chosen.is_capital:
        own, named = (
            placing_of(events.mentions, figure.sentence, chosen, "places.back"),
            events.mentions.capital(figure, chosen),
        )
        return (
            replace(placing_of(events.mentions, *named, "places.back"), place=own.place, relation=own.relation)
            if named
            else None
        )
    named = events.mentions.back(figure, chosen)
    if chosen.name.kind == "site":
        return placing_of(
            events.mentions, figure.sentence, chosen, "places.back", named[1].name.places if named else ()
        )
    return replace(placing_of(events.mentions, *named, "places.back"), relation=chosen.relation) if named else None
