"""Figures -> incident, cumulative or stock.

Rules are asked in order; the first that answers decides. What no rule knows is one event's.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence

from extract.grammar.stocks import MOVES, is_state, stock_rule
from extract.lexicon import Mark
from extract.packs import Pack
from extract.records import Article, Dating, Figure, Sentence

HARM = frozenset(("killed", "injured", "casualties", "bodies", "missing", "detained", "abducted", "captured"))
DEAD = frozenset(("killed", "casualties"))
MANY_DEAD, MANY_MOVED = 1_000, 10_000
MANY_AHEAD = 500_000  # to come: not by one act
MANY_BARE = 100  # dead, of whom a text says nothing but their number
OF_A_DAY = frozenset(f"dates.{rule}" for rule in ("day", "told", "vague", "occasion", "since"))
DAYS = ("hour", "day", "week")
AT_ONCE = frozenset(("released", "abducted", "captured"))  # so many by one act: "أفرج عن 887 في نيسان"
FEW = 11  # so many in a month are one event's
PHRASE = 8  # tokens over which words hang together
NO_GROUP = frozenset(("event", "victim", "relative"))  # after victims: of an event, "الضحايا الذين"
REACH = 25  # tokens between a figure and the event that it is of

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
    return [
        _tally(sentences[figure.sentence], figure, dating, status)
        for figure, dating, (status, _) in zip(figures, datings, statuses, strict=True)
    ]


def _tally(sentence: Sentence, figure: Figure, dating: Dating, status: str) -> tuple[str, str]:
    for rule in RULES if status != "projected" else AHEAD:
        if found := rule(sentence, figure, dating):
            return found
    return "incident", "tally.incident"


def ahead(sentence: Sentence, figure: Figure, dating: Dating) -> Answer:
    """What is planned or feared is one event's, but flight; refugees to come are a stock: "يصل عددهم إلى 185 ألفا"."""
    if figure.measure == "displaced" or figure.measure in MOVES and (figure.number.value_min or 0) >= MANY_AHEAD:
        return ("stock", "tally.ahead") if figure.measure == "refugees" else ("cumulative", "tally.ahead")
    return ("stock", "tally.ahead") if figure.measure == "refugees" else None


def daily(sentence: Sentence, figure: Figure, dating: Dating) -> Answer:
    """So many a day is an incident's: "500 لاجئ بمعدل يومي"."""
    marks, last = sentence.at("tally"), figure.number.last
    found = any(_section(marks, token) == "daily" for token in range(last + 1, last + 6))
    return ("incident", "tally.daily") if found else None


def stock(sentence: Sentence, figure: Figure, dating: Dating) -> Answer:
    """Words say how many there are now. What an authority does over a time is no stock: "خلال شهر يحتجز المئات"."""
    rule = stock_rule(sentence, figure)
    if not rule or rule == "tally.holding" and dating.period or rule == "tally.number-of" and dating.since:
        return None
    return "stock", rule


def since(sentence: Sentence, figure: Figure, dating: Dating) -> Answer:
    """A total that runs from a date on. "منذ فجر اليوم" is one day's; "منذ 3 أيام قتل 37 في هجوم" is three days ago."""
    if not dating.since or not dating.wide:
        return None
    ago = dating.scale in DAYS and _holds(sentence, dating, "unit") and _near(sentence, figure, "event", 2 * PHRASE)
    return ("incident", "tally.ago") if ago else ("cumulative", "tally.since")


def period(sentence: Sentence, figure: Figure, dating: Dating) -> Answer:
    """A stretch of time that the words run through; or a month or a year that no single event is told of."""
    if dating.period:
        return "cumulative", "tally.period"
    if not dating.wide or _near(sentence, figure, "event") or _near(sentence, figure, "disaster"):
        return None
    if figure.measure in AT_ONCE or dating.scale == "month" and _of_one_event(sentence, figure):
        return None
    return "cumulative", "tally.period"


def _of_one_event(sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure of a month is so small, or a verb tells of its event: "هاجموا في آذار فندقا مخلفين 25 قتيلا"."""
    near = sentence.near("dates", figure.number.first - 2 * PHRASE, figure.number.first)
    occurs = (mark for mark in near if mark.reading.term.section == "occurs" and not mark.reading.get("begins"))
    return (figure.number.value or FEW) < FEW or any(occurs)


def begun(sentence: Sentence, figure: Figure, dating: Dating) -> Answer:
    """What began on the day that is said, and went on: "المعارك التي اندلعت في 26 أغسطس"."""
    if not dating.when or not sentence.start <= dating.when.start < sentence.end:
        return None
    first = bisect_left(sentence.starts, dating.when.start)
    marks = sentence.near("tally", first - PHRASE, first - 1)
    verb = next((mark for mark in reversed(marks) if mark.reading.term.section == "begins"), None)
    if verb is None or first - verb.last > 3:
        return None
    lasts = any(_lasts(mark) for mark in sentence.near("tally", verb.first - PHRASE, verb.first))
    return ("cumulative", "tally.begun") if lasts else None


def state(sentence: Sentence, figure: Figure, dating: Dating) -> Answer:
    return ("stock", "tally.state") if is_state(sentence, figure) else None


def throughout(sentence: Sentence, figure: Figure, dating: Dating) -> Answer:
    """All through what took its time: "على مدار 17 يوما", "خلال الاحتجاجات"."""
    tally, calendar = sentence.at("tally"), sentence.at("calendar")
    for token in _window(sentence, figure, REACH):
        if _section(tally, token) == "throughout":
            through = any(_section(calendar, near) == "unit" for near in range(token - 6, token + 5))
        else:
            lasts = "lasting" in (_section(tally, token + 1), _section(tally, token + 2))
            through = lasts and _section(calendar, token) == "during"
        if through:
            return "cumulative", "tally.throughout"
    return None


def moved(sentence: Sentence, figure: Figure, dating: Dating) -> Answer:
    """Displaced by a verb is a running total, unless the flight is seen or its day is said beside it."""
    if figure.measure not in MOVES | {"evacuated"}:
        return None
    of_hours = dating.scale == "hour" and not dating.wide
    if _seen(sentence, figure) or of_hours or dating.when and "dates.sentence" in dating.rules:
        return "incident", "tally.seen"
    to_date = _near(sentence, figure, "up_to", 8) or figure.measure == "returned" and _returned(sentence, figure)
    if figure.measure == "displaced" or to_date:
        return "cumulative", "tally.moved"
    return None


def _seen(sentence: Sentence, figure: Figure) -> bool:
    """A verb of the present after its subject tells a scene: "عشرات الآلاف يغادرون"."""
    events = sentence.at("events")
    after = range(figure.number.last + 1, figure.number.last + 6)
    return any(token in events and events[token].reading.form == "present" for token in after)


def _returned(sentence: Sentence, figure: Figure) -> bool:
    """A verb of the past counts who have returned by now: "عاد مليون شخص"."""
    events = sentence.at("events")
    around = range(figure.number.first - 4, figure.number.last + 6)
    return any(
        token in events and events[token].reading.form == "past" and events[token].reading.get("measure") == "returned"
        for token in around
    )


def one_day(sentence: Sentence, figure: Figure, dating: Dating) -> Answer:
    """Words that say a day or an hour, not a week."""
    of_a_day = dating.when and not dating.wide and (dating.rules[0] in OF_A_DAY or dating.scale == "hour")
    return ("incident", "tally.one-day") if of_a_day else None


def running(sentence: Sentence, figure: Figure, dating: Dating) -> Answer:
    """So far, of what goes on: "أسفرت المعارك حتى الآن عن 392 قتيلا"; not of one accident."""
    if figure.measure not in HARM or not _near(sentence, figure, "up_to", PHRASE) or _near(sentence, figure, "event"):
        return None
    first, last = figure.number.first, figure.number.last
    lasts = any(_lasts(mark) for mark in sentence.near("tally", first - REACH, last + REACH))
    return ("cumulative", "tally.running") if lasts else None


def total(sentence: Sentence, figure: Figure, dating: Dating) -> Answer:
    """A toll that is said to be the total, or that of a group: "ليرتفع عدد قتلى الفلسطينيين إلى 197"."""
    if figure.measure not in HARM or _near(sentence, figure, "event") or _near(sentence, figure, "disaster"):
        return None
    first = figure.number.first
    for mark in reversed(sentence.near("tally", first - 2 * PHRASE, first)):
        if mark.reading.term.section == "total":
            return "cumulative", "tally.total"
        if mark.reading.term.section == "counted" and _of_group(sentence, mark.last + 1, first):
            return "cumulative", "tally.total"
    return None


def _of_group(sentence: Sentence, token: int, end: int) -> bool:
    """Whether the count's noun is a group, or is followed by one: "عدد الجنود الذين قتلوا", "عدد قتلى الفلسطينيين"."""
    victims, nouns = sentence.at("dates"), sentence.at("nouns")
    if token >= end:
        return False
    if _section(victims, token) == "victim":
        token += 1
        word = sentence.words[token].folded if token < end else ""
        return word.startswith("ال") and len(word) > len("الي") and _section(victims, token) not in NO_GROUP
    return token in nouns and nouns[token].reading.definite and nouns[token].reading.get("measure") is None


def lasting(sentence: Sentence, figure: Figure, dating: Dating) -> Answer:
    """The victims of what lasts: a war, a revolt, protests."""
    war = _near(sentence, figure, "lasting")
    if figure.measure not in HARM or not war:
        return None
    events = [_near(sentence, figure, kind) for kind in ("event", "fighting", "disaster")]
    return ("cumulative", "tally.lasting") if all(event is None or war < event for event in events) else None


def many(sentence: Sentence, figure: Figure, dating: Dating) -> Answer:
    """No one event of war or crime kills or moves as many; a disaster may, or an attack that is told."""
    if figure.measure not in DEAD | MOVES | {"evacuated"}:
        return None
    if (figure.number.value_min or 0) < (MANY_DEAD if figure.measure in DEAD else MANY_MOVED):
        return None
    one = _near(sentence, figure, "event") or _near(sentence, figure, "disaster")
    return None if one else ("cumulative", "tally.many")


def bare(sentence: Sentence, figure: Figure, dating: Dating) -> Answer:
    """A toll that is stated by itself, with no word of what, where or when: "أفاد المرصد عن سقوط 826 قتيلا"."""
    headline = sentence.position == "headline"
    if figure.measure not in DEAD or headline or dating.when or (figure.number.value or 0) < MANY_BARE:
        return None
    causes, dates = sentence.at("causes"), sentence.at("dates")
    told = any(
        token in causes or _section(dates, token) in ("event", "occurs")
        for token in _window(sentence, figure, 2 * REACH)
    )
    return None if told else ("cumulative", "tally.bare")


RULES: tuple[Callable[[Sentence, Figure, Dating], Answer], ...] = (
    daily, stock, since, period, state, throughout, moved, begun, one_day, running, total, lasting, many, bare,
)  # fmt: skip
AHEAD = (daily, stock, ahead)  # of what is projected


def _section(marks: dict[int, Mark], token: int) -> str | None:
    return marks[token].reading.term.section if token in marks else None


def _lasts(mark: Mark) -> bool:
    """Whether a word names what goes on for days: a war, fighting, floods."""
    section, form = mark.reading.term.section, mark.reading.form
    return section == "lasting" or section in ("fighting", "disaster") and form == "plural"


def _holds(sentence: Sentence, dating: Dating, section: str) -> bool:
    """Whether the words that say when hold one of a section of the calendar, where they stand in this sentence."""
    if not dating.when or not sentence.start <= dating.when.start < sentence.end:
        return False
    first = bisect_left(sentence.starts, dating.when.start)
    last = bisect_left(sentence.starts, dating.when.end)
    return any(mark.reading.term.section == section for mark in sentence.near("calendar", first, last - 1))


def _window(sentence: Sentence, figure: Figure, reach: int) -> range:
    return range(max(0, figure.number.first - reach), min(len(sentence.words), figure.number.last + 1 + reach))


def _near(sentence: Sentence, figure: Figure, section: str, reach: int = REACH) -> int | None:
    """How far the nearest word of a section is from the figure, where it is near. Many events are not one."""
    first, last = figure.number.first, figure.number.last
    distances = (
        max(first - mark.first, mark.first - last)
        for mark in sentence.near("tally", first - reach, last + reach)
        if mark.reading.term.section == section and (section != "event" or mark.reading.form != "plural")
    )
    return min(distances, default=None)
