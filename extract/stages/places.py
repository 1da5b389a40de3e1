"""Figures -> where each happened: in the figure's own sentence first, else where the text links another one."""

from collections.abc import Sequence
from dataclasses import replace

from extract.catalog.places import Place
from extract.grammar.places.clauses import Clauses
from extract.grammar.places.links import link_place
from extract.grammar.places.locatives import SIZE, Toponym
from extract.grammar.places.names import NOWHERE, name_start
from extract.grammar.places.scenes import Link, Scenes
from extract.packs import Pack
from extract.records import Article, Dating, Figure, Number, Placing, Sentence, Span

LEVELS = frozenset({"site", "town", "district", "governorate", "country"})
# What moves people: where from, or where to, is the figure's place.
FROM = frozenset({"displaced", "evacuated", "returned", "rescued", "bodies"})
TAKEN = frozenset({"detained", "abducted"})  # from where they were: "اعتقل ثلاثة من بلدة ..."
TO = frozenset({"refugees", "returned", "rescued", "bodies"})
HURT = frozenset({"killed", "injured", "casualties", "captured"})
HELD = frozenset({"detained", "released"})  # by an authority, where it sits
PLAIN = 60.0  # the score from which a place of the figure's own sentence needs no better one elsewhere
TRUST = {"far": 0, "small": 1, "known": 2}
LOOSE = 12  # tokens from a number to a name that nothing governs, from which on it need not be told of it
BESIDE = 3  # tokens from a number, over whom it counts, to where they are from
CLOSE = 12.0  # a score no further from the best than this tells as plainly
FRAMED = 30.0  # a score no further from that of a place which opens its clause
WEAK = 3  # the strength below which a place is one only where the text names no other


def place_figures(
    article: Article,
    sentences: list[Sentence],
    figures: list[Figure],
    pack: Pack,
    datings: Sequence[Dating] = (),
    wholes: Sequence[int | None] = (),
    tallies: Sequence[str] = (),
) -> list[Placing]:
    """One placing per figure, in their order; empty where no place is stated for it.

    `datings` are those of the dates stage: what happened at another time is not told of one scene. `wholes` are the
    indices of the figures that these are a part of: a part is where its whole is, unless a place is told of it alone.
    `tallies` are those of the tally stage: a running total is of no one scene.
    """
    counts = dict(zip(figures, tallies, strict=False))
    scenes, datings = Scenes(sentences, pack.places, article.published, counts), datings or [Dating()] * len(figures)
    numbers: dict[int, list[Number]] = {}
    for figure in figures:
        numbers.setdefault(figure.sentence, []).append(figure.number)
    clauses = {index: Clauses(sentences[index], counted) for index, counted in numbers.items()}
    chosen = [_nearest(scenes, clauses[figure.sentence], figure) for figure in figures]
    for figure, (toponym, plain), dating in zip(figures, chosen, datings, strict=True):
        if toponym and plain:
            own = clauses[figure.sentence]
            part = own.is_most(toponym) or toponym.lead > figure.number.last and own.is_part(figure.number)
            scenes.tell(figure, toponym, dating, part)
    told = zip(figures, datings, chosen, strict=True)
    placings = [_place(scenes, figure, dating, *one) for figure, dating, one in told]
    placings = [_unswapped(scenes, *one) for one in zip(figures, placings, strict=True)]
    for index, whole in enumerate(wholes):
        if whole is not None and not _is_own(clauses, figures[index], figures[whole], *chosen[index]):
            placings[index] = placings[whole]
    return placings


def _is_own(clauses: dict[int, Clauses], part: Figure, whole: Figure, toponym: Toponym | None, plain: bool) -> bool:
    """Whether a place of a part's sentence is told of it, and not of its whole: "12 قتيلا، بينهم 3 في حلب"."""
    if toponym is None or not plain or whole.sentence != part.sentence:
        return toponym is not None and plain
    behind, own = part.number.last + 1, clauses[part.sentence]
    if toponym.lead >= behind:
        return not own.commas(behind, toponym.lead) and not own.broken(behind, toponym.lead)
    return toponym.lead > whole.number.last


def _place(scenes: Scenes, figure: Figure, dating: Dating, chosen: Toponym | None, plain: bool) -> Placing:
    if chosen and chosen.name.kind in NOWHERE:
        return Placing()
    pointing = None
    if chosen and _points(chosen, plain):
        if pointed := _pointed(scenes, figure, chosen):
            return pointed
        if chosen.name.back:
            pointing, chosen = chosen, None
    if chosen and plain:
        return _placing(scenes, figure.sentence, chosen, "places.sentence")
    if chosen and chosen.rule == "near":  # a find nearby; what another clause adds is not told of it
        return Placing()
    linked = link_place(scenes, figure, dating)
    if linked and not _is_local(chosen, figure, linked[0]):  # "مقتل 9 في باكستان ... وقال حاكم ننغرهار إن"
        (index, toponym), rule = linked
        placing = _placing(scenes, index, toponym, rule)
        # What moved from or to it there says nothing of what happened to these.
        return replace(placing, relation="at") if placing.relation in ("from", "to") else placing
    if pointing and scenes.stands_alone(figure.sentence, pointing):
        return _placing(scenes, figure.sentence, pointing, "places.back")
    if chosen is None or _is_loose(scenes, figure, chosen):
        return Placing()
    return _placing(scenes, figure.sentence, chosen, "places.sentence")


def _unswapped(scenes: Scenes, figure: Figure, placing: Placing) -> Placing:
    """No country where prisoners were swapped: each of the two parties is who acts, not where they were freed."""
    acts = figure.measure == "released" and placing.level == "country"
    return Placing() if acts and scenes.stories.swaps(figure) else placing


def _points(chosen: Toponym, plain: bool) -> bool:
    """Whether a place stands for one named elsewhere: "في المدينة", "سجن المدينة", "العاصمة الليبية"."""
    return chosen.name.back and (plain or chosen.strength >= WEAK) or chosen.is_capital


def _is_loose(scenes: Scenes, figure: Figure, chosen: Toponym) -> bool:
    """Whether a bare name says nothing of where people were hurt: of who acts, or far from them: "قال إن روسيا ..."."""
    if chosen.rule != "bare":
        return False
    if figure.measure not in HURT:
        return abs(chosen.lead - figure.number.first) > LOOSE
    before = scenes.sentences[figure.sentence].at("places").get(chosen.lead - 1)
    acts = before is not None and before.reading.term.section in ("opens", "acts")
    return acts or abs(chosen.lead - figure.number.first) > LOOSE


def _is_local(chosen: Toponym | None, figure: Figure, link: Link) -> bool:
    """Whether who speaks sits where the figure is, rather than where a link leads: to a country, or further on."""
    index, toponym = link
    seat = chosen is not None and chosen.rule == "seat"
    return seat and (chosen.size < SIZE["country"] <= toponym.size or index > figure.sentence)


def _pointed(scenes: Scenes, figure: Figure, chosen: Toponym) -> Placing | None:
    """The place that one stands for, None where it is not named: "في المدينة", "سجن المدينة المركزي"."""
    named = scenes.capital(figure, chosen) if chosen.is_capital else scenes.back(figure, chosen)
    if chosen.name.kind == "site":
        return _placing(scenes, figure.sentence, chosen, "places.back", named[1].name.places if named else ())
    return replace(_placing(scenes, *named, "places.back"), relation=chosen.relation) if named else None


def _nearest(scenes: Scenes, clauses: Clauses, figure: Figure) -> tuple[Toponym | None, bool]:
    """The place of a figure's sentence that is most plainly where it happened, and whether it is so plainly."""
    there = clauses.there(figure.number.last)
    if there:  # "تركيا ... ثلاثة ملايين لاجئ يعيشون هناك"
        named = [one for one in scenes.around(figure.sentence, there) if one.end < there and one.strength]
        return (named[-1], True) if named else (None, False)
    near = scenes.around(figure.sentence, figure.number.first)
    if clauses.shares(figure.number.last, near):
        near = [one for one in near if one.end < figure.number.first]
    scored = [(_score(clauses, one, figure), one) for one in near]
    score, best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    if not score:
        return None, False
    inner = (one for other, one in scored if other >= PLAIN and _is_inner(clauses, figure, one, best, score - other))
    return next(inner, best), score >= PLAIN and best.name.kind != "route"


def _is_inner(clauses: Clauses, figure: Figure, toponym: Toponym, best: Toponym, apart: float) -> bool:
    """Whether a place that tells nearly as plainly as the best, `apart` from it, is the smaller one of the two."""
    if apart < CLOSE and _lies_in(toponym, best):  # "تفجير مسجد بيشاور إلى 32 في باكستان"
        return True
    if best.size == SIZE["region"] and best.name.kind == "catalogue" and apart < FRAMED:  # of a sea, its coast
        return toponym.name.kind == "edge" or toponym.relation == "near"
    # "في إدلب، قتل ثلاثة في قصف على بلدة سراقب": what opens the clause holds the place of the event.
    smaller = toponym.lead > best.end and toponym.size < best.size and toponym.relation in ("at", "near")
    framed = smaller and apart < FRAMED and clauses.frames(best)
    return framed and toponym.strength >= WEAK and not clauses.is_another(figure.number, toponym)


def _lies_in(toponym: Toponym, country: Toponym) -> bool:
    """Whether a place is known to lie in a country."""
    if country.size != SIZE["country"] or toponym.size >= country.size or not country.name.places:
        return False
    known = toponym.name.places or toponym.within
    return country.name.places[0].country in {place.country for place in known}


def _score(clauses: Clauses, toponym: Toponym, figure: Figure) -> float:
    """How plainly a place of a sentence is where a figure of it happened; 0 where it cannot be."""
    if not toponym.strength or toponym.rule == "seat" and toponym.size == SIZE["continent"]:
        return 0.0
    if toponym.name.kind == "jails" and figure.measure in HURT:  # "قتلوا تحت التعذيب في سجون النظام"
        return 0.0
    number = figure.number
    after = toponym.lead > number.last
    others = after and clauses.anothers(number.last, toponym)
    if others and toponym.relation == "from" or after and clauses.parts(number.last, toponym):
        return 0.0
    if clauses.is_only(toponym, number):
        return 0.0
    if after and clauses.leads_on(number.last, toponym) or clauses.is_past(toponym):
        return 0.0
    # Of a country and a town of it, the town.
    score = _tie(toponym, figure, clauses.listed(toponym.end, number.first)) - 2 * toponym.size
    if toponym.name.back:
        score -= 20
    score += 8 if after else 0  # where it happened is told after how many, more often than before
    score += 20 if clauses.relates(toponym.end + 1, number.first) else 0
    score -= 30 if others else 0
    score -= 45 if clauses.dates(toponym) else 0
    score -= 25 if toponym.rule == "topic" else 0
    score += 20 if after and clauses.is_part(number) and not clauses.commas(number.last + 1, toponym.lead) else 0
    first, end = (number.last + 1, toponym.lead) if after else (toponym.end + 1, number.first)
    score -= 100 if after and clauses.says(first, end) else 0
    score -= min(50, 10 * clauses.commas(first, end))
    if clauses.broken(first, end):
        score -= 80 if after or toponym.rule in ("near", "care") else 20
    return max(score - 0.5 * max(0, end - first), 1.0)


def _tie(toponym: Toponym, figure: Figure, listed: bool) -> float:
    """How plainly what governs a place makes it that of a figure of this measure."""
    measure, relation = figure.measure, toponym.relation
    if toponym.rule == "care" and measure in HURT:  # "نقل إلى": where they were taken, not hurt
        return 40
    if relation == "to" and measure in TO:
        return 160
    if toponym.rule == "goal" and measure in HURT:  # "نقل إلى", "أطلق إلى": seldom where they were hurt
        return 50
    agent = figure.cue is not None and toponym.lead == figure.cue + 1 and measure in HURT  # "قتلت إسرائيل 232"
    listed = listed and not agent
    if toponym.size == SIZE["continent"] and not listed:  # "من أفريقيا", "في شمال أفريقيا"
        return 100 if measure == "refugees" and relation != "from" else 40
    if listed or relation == "from" and measure in FROM:
        return 160
    if relation == "to" and measure == "displaced":  # "نزح 300 ألف شخص إلى بنغلادش"
        return 150
    if toponym.rule == "care":
        return 130
    if toponym.rule == "through":
        return 120
    if relation == "from" and measure in HURT and toponym.lead == figure.number.last + 1:
        return 140  # "استشهد 15: 3 من أم الفحم، و6 من"
    if relation == "from" and measure in TAKEN:  # "طفلين من قرية ..."
        return 150 if 0 < toponym.lead - figure.number.last <= BESIDE else 130
    if toponym.rule == "seat" and measure in HELD:
        return 130
    if toponym.rule == "bare" and measure in HELD and figure.cue is not None and toponym.lead == figure.cue + 1:
        return 100  # "أطلقت السعودية 249 أسيرا"
    title = 15 if toponym.name.kind == "edge" and toponym.size < SIZE["region"] else 0  # "العاصمة الصومالية"
    return 100 - title + toponym.strength * 10 - (80 if toponym.strength < WEAK else 0)


def _placing(scenes: Scenes, index: int, toponym: Toponym, rule: str, around: tuple[Place, ...] = ()) -> Placing:
    sentence, names = scenes.sentences[index], (toponym.name, *toponym.others)
    near = (*toponym.within, *(name.places[0] for name in names if len(name.places) == 1), *around)
    near = near or scenes.context(index, toponym)
    places = [_resolve(name.places, name.level, near) for name in names]
    # Of one that no catalogue knows, and of several, what they lie in or share is stated.
    known = [place for place in places if place] or near
    inside = known if places[0] or not toponym.within else [_resolve(near, None, ())]
    level = toponym.name.level or (places[0].level if places[0] else None)
    start, end = name_start(sentence, toponym.name), sentence.ends[toponym.last]
    return Placing(
        place=Span(start, end, sentence.text[start:end]),
        place_id=places[0].id if places[0] and len(places) == 1 else None,
        level=level if level in LEVELS else None,
        relation=toponym.relation,
        admin1_pcode=_shared([place.admin1 for place in inside]),
        country=_shared([place.country for place in inside]),
        rules=(rule, f"places.{toponym.rule}"),
    )


def _shared(values: list[str | None]) -> str | None:
    return values[0] if len(set(values)) == 1 else None


def _resolve(places: tuple[Place, ...], level: str | None, near: tuple[Place, ...]) -> Place | None:
    """The one place of several that bear a name: of the level that the text says, in those it lies in, the largest."""
    governorates, countries = {place.admin1 for place in near if place.admin1}, {place.country for place in near}

    def rank(place: Place) -> tuple:
        inside = place.admin1 in governorates, place.country in countries
        fits = level in (None, place.level)
        return (fits, *inside, place.level == "country", TRUST[place.trust], place.population)

    return max(places, key=rank, default=None)
