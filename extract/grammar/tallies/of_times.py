"""What the words that say when make of a figure: a total since then or over a time, or that of one day."""

from extract.grammar import tolls
from extract.grammar.tallies.answers import Answer, around
from extract.records import Dating, Figure, Sentence

OF_A_DAY = frozenset(f"dates.{rule}" for rule in ("day", "told", "vague", "occasion", "since"))
COUNTED_OVER = frozenset(("dates.report", "dates.counted-period"))  # of what is counted over a time
AGO = "dates.ago"  # when it happened, though the words name a year: "قبل عامين قتل 76 مزارعا"
DAYS = ("hour", "day", "week")
AT_ONCE = frozenset(("released", "abducted", "captured"))  # so many by one act: "أفرج عن 887 في نيسان"


def since(sentence: Sentence, figure: Figure, dating: Dating) -> Answer:
    """A total that runs from a date on. "منذ فجر اليوم" is one day's; "منذ 3 أيام قتل 37 في هجوم" is three days ago."""
    if not dating.since or not dating.wide:
        return None
    if figure.measure == "stranded":
        return "stock", "tally.since"  # "علق 41 عاملا منذ الثلاثاء": they are so still
    event = tolls.near(sentence, figure, "event", 2 * tolls.PHRASE)
    ago = event and dating.scale in DAYS and tolls.is_length(sentence, dating)
    return ("incident", "tally.ago") if ago else ("cumulative", "tally.since")


def period(sentence: Sentence, figure: Figure, dating: Dating) -> Answer:
    """A stretch of time that the words run through; or a month or a year that no single event is told of."""
    if dating.scale == "hour" and not dating.wide:
        return None
    if dating.period or not COUNTED_OVER.isdisjoint(dating.rules):
        return "cumulative", "tally.period"
    if AGO in dating.rules and not tolls.is_recorded(sentence, figure):
        return None
    if not dating.wide or tolls.of_disaster(sentence, figure) and not tolls.is_recorded(sentence, figure):
        return None
    this_year = dating.scale == "year" and dating.rules[0] == "dates.unit-placed" and not _few(figure)
    if figure.measure in AT_ONCE and not this_year:
        return None
    if tolls.of_month_event(sentence, figure, dating.scale) or tolls.of_one_strike(sentence, figure):
        return None
    return "cumulative", "tally.period"


def once(sentence: Sentence, figure: Figure, dating: Dating) -> Answer:
    """Of one day or less, however many: "قتل ألف شخص في يوم واحد"."""
    return ("incident", "tally.once") if tolls.near(sentence, figure, "once", tolls.PHRASE) else None


def _few(figure: Figure) -> bool:
    return (figure.number.value or 0) < tolls.FEW


def throughout(sentence: Sentence, figure: Figure, dating: Dating) -> Answer:
    """All through what took its time: "على مدار 17 يوما", "خلال الاحتجاجات"."""
    tally, calendar = sentence.at("tally"), sentence.at("calendar")
    if sentence.sections("tally").isdisjoint(("throughout", "lasting")):
        return None
    for token in around(sentence, figure, tolls.REACH):
        if _apart(sentence, figure, token):
            continue
        if tolls.section_at(tally, token) == "throughout":
            near = (calendar[at] for at in range(token - 6, token + 5) if tolls.section_at(calendar, at) == "unit")
            through = any(unit.reading.get("unit") != "hour" for unit in near)
        else:
            lasts = "lasting" in (tolls.section_at(tally, token + 1), tolls.section_at(tally, token + 2))
            lasts = lasts and not linked_day(sentence, figure, dating)  # "خلال احتجاجات الاثنين"
            through = lasts and tolls.section_at(calendar, token) == "during"
        if through:
            return "cumulative", "tally.throughout"
    return None


def _apart(sentence: Sentence, figure: Figure, token: int) -> bool:
    """Whether another clause begins between a token and a figure."""
    first, last = sorted((token, figure.number.first))
    dates = sentence.at("dates")
    return any(tolls.section_at(dates, near) == "break" for near in range(first + 1, last))


def begun(sentence: Sentence, figure: Figure, dating: Dating) -> Answer:
    return ("cumulative", "tally.begun") if tolls.has_begun(sentence, dating) else None


def one_day(sentence: Sentence, figure: Figure, dating: Dating) -> Answer:
    """Words of its own sentence that say a day or an hour, not a week."""
    return linked_day(sentence, figure, dating) if "dates.sentence" in dating.rules else None


def linked_day(sentence: Sentence, figure: Figure, dating: Dating) -> Answer:
    """A day that another sentence says."""
    of_a_day = dating.when and not dating.wide and (dating.rules[0] in OF_A_DAY or dating.scale == "hour")
    return ("incident", "tally.one-day") if of_a_day else None
