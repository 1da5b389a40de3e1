"""Which place of a figure's own sentence tells most plainly where it happened: the one with the best score."""

from collections.abc import Container

from extract.grammar.places.care import receives
from extract.grammar.places.clauses import Clauses
from extract.grammar.places.locatives import SIZE, Toponym
from extract.grammar.places.mentions import Mentions
from extract.records import Figure, Sentence

# What moves people: where from, or where to, is the figure's place.
FROM = frozenset({"displaced", "evacuated", "returned", "rescued", "bodies"})
TAKEN = frozenset({"detained", "abducted"})  # from where they were: "اعتقل ثلاثة من بلدة ..."
TO = frozenset({"refugees", "returned", "rescued", "bodies"})
HURT = frozenset({"killed", "injured", "casualties", "captured"})
HELD = frozenset({"detained", "released"})  # by an authority, where it sits
RECEIVED = HURT | {"bodies"}  # by a hospital
PLAIN = 60.0  # the score from which a place of the figure's own sentence needs no better one elsewhere
BESIDE = 3  # tokens from a number, over whom it counts, to where they are from
CLOSE = 12.0  # a score no further from the best than this tells as plainly
FRAMED = 30.0  # a score no further from that of a place which opens its clause
EARLIER = frozenset({"بعد", "غداه", "عقب"})
RECALLED, SPAN = 30, 5  # tokens from a number to a place of what was before; from "بعد" over how long: "اقل من 24 ساعة"
WEAK = 3  # the strength below which a place is one only where the text names no other


def nearest_place(
    mentions: Mentions, clauses: Clauses, figure: Figure, apart: Container[Toponym] = ()
) -> tuple[Toponym | None, bool]:
    """The place of a figure's sentence that is most plainly where it happened, and whether it is so plainly.

    `apart` are the places of its parts, each of which has its own.
    """
    there = clauses.there(figure.number.last)
    if there:  # "تركيا ... ثلاثة ملايين لاجئ يعيشون هناك"
        named = [one for one in mentions.around(figure.sentence, there) if one.end < there and one.strength]
        return (named[-1], True) if named else (None, False)
    near = [one for one in mentions.around(figure.sentence, figure.number.first) if one not in apart]
    if clauses.shares(figure.number.last, [one for one in near if not _is_left(one)]):
        near = [one for one in near if one.end < figure.number.first]
    near = [one for one in near if not _is_recalled(mentions.sentences[figure.sentence], figure, one)]
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


def _is_recalled(sentence: Sentence, figure: Figure, toponym: Toponym) -> bool:
    """Whether a place is told of what was some time before: "47 قتيلا بعد يوم من مقتل 53 في حلب"."""
    last = figure.number.last
    for at in range(last + 1, toponym.lead - 1 if toponym.lead - last <= RECALLED else 0):
        if sentence.words[at].folded in EARLIER:
            timed = sentence.words[at].folded == "غداه" or any(
                mark.reading.term.section == "unit" for mark in sentence.near("calendar", at + 1, at + SPAN)
            )
            harmed = any(mark.reading.get("measure") for mark in sentence.near("events", at + 1, toponym.lead - 1))
            return timed and harmed
    return False


def _is_left(toponym: Toponym) -> bool:
    """Whether a place is the object of leaving, and not of a part: "غادرت حافلات تقل 400 بينهم 50 جريحا مدينة حمص"."""
    return toponym.rule == "target" and toponym.relation == "from"


def _score(clauses: Clauses, toponym: Toponym, figure: Figure) -> float:
    """How plainly a place of a sentence is where a figure of it happened; 0 where it cannot be."""
    if figure.measure in RECEIVED and receives(clauses.sentence, toponym, figure.number):
        return 150.0 - 0.5 * abs(toponym.lead - figure.number.first)
    if not toponym.strength or toponym.rule == "seat" and toponym.size == SIZE["continent"]:
        return 0.0
    if toponym.name.kind == "jails" and figure.measure in HURT:  # "قتلوا تحت التعذيب في سجون النظام"
        return 0.0
    number = figure.number
    after = toponym.lead > number.last
    if after and clauses.heads_list(toponym, number):
        return 0.0
    left = _is_left(toponym)
    others = after and not left and clauses.anothers(number.last, toponym)
    goal = toponym.rule == "goal" and figure.measure in HURT  # "إعدام 20 وترحيل 40 إلى"
    if others and (toponym.relation == "from" or goal) or after and not left and clauses.parts(number.last, toponym):
        return 0.0
    if after and figure.measure in HELD and clauses.accuses(number.last + 1, toponym.lead):
        return 0.0
    if after and clauses.of_one(number, toponym):
        return 0.0
    if not after and figure.measure == "released" and clauses.swapped(toponym.end + 1, number.first):
        return 0.0
    if clauses.is_only(toponym, number) or clauses.is_first(toponym, number):
        return 0.0
    if after and clauses.leads_on(number.last, toponym) or clauses.is_past(toponym):
        return 0.0
    if not after and toponym.size < SIZE["country"] and clauses.counts_on(toponym.end + 1, number.first):
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
