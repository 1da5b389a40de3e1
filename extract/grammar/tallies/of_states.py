"""How many there are now, a day, or are to come."""

from extract.grammar import tolls
from extract.grammar.acts import MOVES
from extract.grammar.stocks import is_state, stock_rule
from extract.grammar.tallies.answers import DEAD, Answer
from extract.records import Dating, Figure, Sentence

TOLD_AGAIN = frozenset(("dates.anaphor", "dates.restated"))
MANY_AHEAD = 500_000  # to come: not by one act


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


def state(sentence: Sentence, figure: Figure, dating: Dating) -> Answer:
    """Who are only named by their state; not those whom the text has told to be taken on a day: "المعتقلون الثلاثة"."""
    if dating.when and not dating.wide and not TOLD_AGAIN.isdisjoint(dating.rules):
        return None
    return ("stock", "tally.state") if is_state(sentence, figure) else None
