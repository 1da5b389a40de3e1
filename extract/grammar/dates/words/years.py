"""Years: of a word for year, of a period, behind what happened, in brackets or without."""

from extract.grammar.dates.words.expressions import Expression, Named
from extract.grammar.dates.words.line import Line, Read
from extract.grammar.dates.words.stretches import Span

HIJRI_YEARS = range(1300, 1500)
PERIOD = ("الفتره", "المده", "للفتره")  # before two years with a dash
IN = ("في", "وفي", "ففي", "و")
NAMED = 4  # tokens from what happened over its name to its years
BEFORE_TIME = ("since", "during", "throughout", "ago", "until", "between", "from", "edge")


def year(line: Line, at: int) -> Read:
    """A year: "عام 2011", "العامين 2012 و2014", "في 2018"."""
    unit = line.unit(at)
    named = unit is not None and unit.reading.get("unit") == "year" or line.several(at, "year")
    found = line.year(at + named) or (line.spoken_year(at + 1) if named else None)
    spanning = named or line.text(at - 1) in ("(", *PERIOD)
    if not found or line.text(at) == "،" or not (spanning or _is_bare_year(line, at, found[1])):
        return None
    end, value, hijri = found
    first: Expression = Named(value, hijri=hijri or value in HIJRI_YEARS)
    last = None
    while spanning and line.text(end) in ("و", "-", "–") and (later := line.year(end + 1)):
        end, last = later[0], Named(later[1])
    headed = line.text(end + 1) == ":" and end + 2 >= len(line.words)  # "الضحايا بحسب المحافظات (2018 - 2022):"
    if line.text(at - 1) == "(" and not (line.text(end) == ")" and (headed or _is_of_event(line, at - 1))):
        return None
    return end, Span(first, last) if last else first


def _is_of_event(line: Line, bracket: int) -> bool:
    """Whether what happened stands right before a bracket: "الحرب الأهلية (1975-1990)", but "فيلم (2003)"."""
    near = range(max(0, bracket - NAMED), bracket)
    dates = line.sentence.at("dates")
    events = (at for at in near if at in dates and dates[at].reading.term.section == "event")
    return next(events, None) is not None or any(line.section(at) == "occasion" for at in near)


def _is_bare_year(line: Line, at: int, value: int) -> bool:
    """Four digits are a year after a word of time, and where they count nothing."""
    before = line.before(at) in BEFORE_TIME or line.text(at - 1) in IN or _names_event(line, at)
    return before and 1900 <= value and not line.counts(at + 1)


def _names_event(line: Line, at: int) -> bool:
    """Whether an event is named by its year: "فيضانات 2022", "زلزال هايتي 2010"; not "حريق الغابات 2000 هكتار"."""
    dates, tally, then = line.sentence.at("dates"), line.sentence.at("tally"), line.words[at + 1 : at + 2]
    if then and then[0].kind == "word" and (not then[0].known or at + 1 in line.sentence.at("noncounts")):
        return False
    for here in range(at - 1, max(-1, at - 1 - NAMED), -1):
        event, disaster = dates.get(here), tally.get(here)
        if event and event.reading.term.section == "event" or disaster and disaster.reading.term.section == "disaster":
            return not (event or disaster).reading.definite
        if line.words[here].kind != "word" or here in line.numerals.marks or line.acts(here):
            return False
    return False
