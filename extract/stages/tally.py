"""Figures -> incident, cumulative or stock.

Rules are asked in order; the first that answers decides. What no rule knows is one event's.
"""

from collections.abc import Callable, Sequence

from extract.grammar import tolls
from extract.grammar.stocks import MOVES, is_state, moves, stock_rule
from extract.packs import Pack
from extract.records import Article, Dating, Figure, Sentence

HARM = frozenset(("killed", "injured", "casualties", "bodies", "missing", "detained", "abducted", "captured"))
DEAD = frozenset(("killed", "casualties"))
MANY_DEAD, MANY_MOVED = 1_000, 10_000  # dead or detained; moved
MANY_AHEAD = 500_000  # to come: not by one act
MANY_BARE = 100  # dead, of whom a text says nothing but their number
SEIZED = frozenset(("detained", "abducted"))  # of whom a report on protests counts all, not those held now
OF_A_DAY = frozenset(f"dates.{rule}" for rule in ("day", "told", "vague", "occasion", "since"))
INCIDENT = "incident", "tally.incident"
OF_NO_EVENT = frozenset(("tally.many", "tally.bare", "tally.so-far"))  # unless the text has told of one event
DAYS = ("hour", "day", "week")
GATHERED = frozenset(("bodies", "released", "returned", "detained"))
AT_ONCE = frozenset(("released", "abducted", "captured"))  # so many by one act: "أفرج عن 887 في نيسان"

Answer = tuple[str, str] | None


def tally_figures(
    article: Article,
    sentences: Sequence[Sentence],
    figures: Sequence[Figure],
    datings: Sequence[Dating],
    statuses: Sequence[tuple[str, str | None]],
    pack: Pack,
) -> list[tuple[str, str]]:
    """For each figure its tally, and the rule that says so."""
    stories = tolls.Stories(sentences)
    tallies: list[tuple[str, str]] = []
    for index, (figure, dating, (status, _)) in enumerate(zip(figures, datings, statuses, strict=True)):
        found = _tally(sentences[figure.sentence], figure, dating, status)
        if found[1] in OF_NO_EVENT and stories.of_one_event(figure, disaster=found[1] == "tally.many"):
            found = INCIDENT
        if found == ("stock", "tally.number-of") and figure.measure in SEIZED and stories.of_protests(figure):
            found = "cumulative", "tally.seized"
        if found == INCIDENT and index and tallies[-1][0] == "cumulative":
            together = _goes_with(sentences[figure.sentence], figures[index - 1], figure)
            if together and dating in (Dating(), datings[index - 1]):
                found = "cumulative", "tally.goes-with"
        if found == INCIDENT and _of_same_period(dating, datings[:index], tallies):
            found = "cumulative", "tally.same-period"
        tallies.append(found)
    return tallies


def _of_same_period(dating: Dating, earlier: Sequence[Dating], tallies: Sequence[tuple[str, str]]) -> bool:
    """Whether a figure is dated by another sentence's period that an earlier one counts: "... وقتل الحرس 9 منهم"."""
    if not dating.wide or "dates.sentence" in dating.rules:
        return False
    same = (tally for one, tally in zip(earlier, tallies, strict=True) if one.when == dating.when)
    return any(tally == ("cumulative", "tally.period") for tally in same)


def _tally(sentence: Sentence, figure: Figure, dating: Dating, status: str) -> tuple[str, str]:
    for rule in RULES if status != "projected" else AHEAD:
        if found := rule(sentence, figure, dating):
            return found
    return INCIDENT


def _goes_with(sentence: Sentence, before: Figure, figure: Figure) -> bool:
    """Whether a figure is stated with the one before it: "قتل 3000 شخص في الحرب وأصيب 500"."""
    if before.sentence != figure.sentence or not {before.measure, figure.measure} <= HARM:
        return False
    between = range(before.number.last + 1, figure.number.first)
    dates = sentence.at("dates")
    return len(between) <= tolls.REACH and not any(tolls.section_at(dates, token) == "break" for token in between)


def ahead(sentence: Sentence, figure: Figure, dating: Dating) -> Answer:
    """What is planned or feared is one event's, but flight; refugees to come are a stock: "يصل عددهم إلى 185 ألفا"."""
    if dating.period and figure.measure in DEAD:
        return "cumulative", "tally.period"
    if figure.measure == "displaced" or figure.measure in MOVES and (figure.number.value_min or 0) >= MANY_AHEAD:
        return ("stock", "tally.ahead") if figure.measure == "refugees" else ("cumulative", "tally.ahead")
    return ("stock", "tally.ahead") if figure.measure == "refugees" else None


def daily(sentence: Sentence, figure: Figure, dating: Dating) -> Answer:
    """So many a day is an incident's: "500 لاجئ بمعدل يومي"."""
    return ("incident", "tally.daily") if tolls.is_daily(sentence, figure) else None


def stock(sentence: Sentence, figure: Figure, dating: Dating) -> Answer:
    """Words say how many there are now. What an authority does over a time is no stock: "خلال شهر يحتجز المئات"."""
    rule = stock_rule(sentence, figure)
    runs = dating.since or dating.period or dating.rules[:1] == ("dates.occasion",)
    if not rule or rule == "tally.holding" and dating.period or rule == "tally.number-of" and dating.since:
        return None
    if rule == "tally.held" and figure.measure == "detained" and runs and tolls.near(sentence, figure, "counted", 12):
        return None  # "عدد الموقوفين منذ تموز أكثر من 300"
    return "stock", rule


def since(sentence: Sentence, figure: Figure, dating: Dating) -> Answer:
    """A total that runs from a date on. "منذ فجر اليوم" is one day's; "منذ 3 أيام قتل 37 في هجوم" is three days ago."""
    if not dating.since or not dating.wide:
        return None
    event = tolls.near(sentence, figure, "event", 2 * tolls.PHRASE)
    ago = event and dating.scale in DAYS and tolls.is_length(sentence, dating)
    return ("incident", "tally.ago") if ago else ("cumulative", "tally.since")


def period(sentence: Sentence, figure: Figure, dating: Dating) -> Answer:
    """A stretch of time that the words run through; or a month or a year that no single event is told of."""
    if dating.scale == "hour" and not dating.wide:
        return None
    if dating.period or "dates.report" in dating.rules:
        return "cumulative", "tally.period"
    if not dating.wide or tolls.of_disaster(sentence, figure):
        return None
    this_year = dating.scale == "year" and dating.rules[0] == "dates.unit-placed" and not _few(figure)
    if figure.measure in AT_ONCE and not this_year:
        return None
    if tolls.of_month_event(sentence, figure, dating.scale):
        return None
    return "cumulative", "tally.period"


def _few(figure: Figure) -> bool:
    return (figure.number.value or 0) < tolls.FEW


def state(sentence: Sentence, figure: Figure, dating: Dating) -> Answer:
    return ("stock", "tally.state") if is_state(sentence, figure) else None


def throughout(sentence: Sentence, figure: Figure, dating: Dating) -> Answer:
    """All through what took its time: "على مدار 17 يوما", "خلال الاحتجاجات"."""
    tally, calendar = sentence.at("tally"), sentence.at("calendar")
    if sentence.sections("tally").isdisjoint(("throughout", "lasting")):
        return None
    for token in _window(sentence, figure, tolls.REACH):
        if _apart(sentence, figure, token):
            continue
        if tolls.section_at(tally, token) == "throughout":
            near = (calendar[at] for at in range(token - 6, token + 5) if tolls.section_at(calendar, at) == "unit")
            through = any(unit.reading.get("unit") != "hour" for unit in near)
        else:
            lasts = "lasting" in (tolls.section_at(tally, token + 1), tolls.section_at(tally, token + 2))
            through = lasts and tolls.section_at(calendar, token) == "during"
        if through:
            return "cumulative", "tally.throughout"
    return None


def _apart(sentence: Sentence, figure: Figure, token: int) -> bool:
    """Whether another clause begins between a token and a figure."""
    first, last = sorted((token, figure.number.first))
    dates = sentence.at("dates")
    return any(tolls.section_at(dates, near) == "break" for near in range(first + 1, last))


def moved(sentence: Sentence, figure: Figure, dating: Dating) -> Answer:
    """Displaced by a verb is a running total, unless the flight is seen or its day is said beside it."""
    if figure.measure not in MOVES | {"evacuated"}:
        return None
    of_hours = dating.scale == "hour" and not dating.wide
    so_far = tolls.near(sentence, figure, "so_far", tolls.PHRASE)
    dated = dating.when and "dates.sentence" in dating.rules and not (so_far and dating.rules[0] == "dates.vague")
    dated = dated and (figure.number.value_min or 0) < MANY_MOVED
    if _seen(sentence, figure) or of_hours or dated:
        return "incident", "tally.seen"
    to_date = (
        tolls.near(sentence, figure, "up_to", tolls.PHRASE)
        or so_far
        or figure.measure == "returned"
        and _returned(sentence, figure)
    )
    if figure.measure == "displaced" or to_date:
        return "cumulative", "tally.moved"
    return None


def _seen(sentence: Sentence, figure: Figure) -> bool:
    """A verb of the present after its subject tells a scene: "عشرات الآلاف يغادرون"."""
    events = sentence.at("events")
    after = (events.get(token) for token in range(figure.number.last + 1, figure.number.last + 6))
    return any(event and event.reading.form == "present" and moves(event, figure) for event in after)


def _returned(sentence: Sentence, figure: Figure) -> bool:
    """A verb of the past counts who have returned by now: "عاد مليون شخص"."""
    events = sentence.at("events")
    around = range(figure.number.first - 4, figure.number.last + 6)
    return any(
        token in events and events[token].reading.form == "past" and events[token].reading.get("measure") == "returned"
        for token in around
    )


def begun(sentence: Sentence, figure: Figure, dating: Dating) -> Answer:
    return ("cumulative", "tally.begun") if tolls.has_begun(sentence, dating) else None


def one_day(sentence: Sentence, figure: Figure, dating: Dating) -> Answer:
    """Words that say a day or an hour, not a week."""
    of_a_day = dating.when and not dating.wide and (dating.rules[0] in OF_A_DAY or dating.scale == "hour")
    return ("incident", "tally.one-day") if of_a_day else None


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
        for token in _window(sentence, figure, 2 * tolls.REACH)
    )
    return None if told else ("cumulative", "tally.bare")


RULES: tuple[Callable[[Sentence, Figure, Dating], Answer], ...] = (
    daily, stock, since, period, state, throughout, moved, begun, one_day, running, so_far, total, several, lasting,
    many, bare,
)  # fmt: skip
AHEAD = (daily, stock, ahead)  # of what is projected


def _window(sentence: Sentence, figure: Figure, reach: int) -> range:
    return range(max(0, figure.number.first - reach), min(len(sentence.words), figure.number.last + 1 + reach))
