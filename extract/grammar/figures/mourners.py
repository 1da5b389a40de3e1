"""Those who carry the dead to their graves are no figure."""

from extract.grammar.figures.clauses import Clause
from extract.grammar.figures.groups import Group
from extract.grammar.figures.meaning import measure_of
from extract.records import Number, Rejection


def mourners(clause: Clause, number: Number, group: Group) -> Rejection | None:
    """The subject of a funeral: "شيع آلاف المواطنين شهداء البلدة", but "شيع الأهالي ثلاثة شهداء"."""
    event = clause.event_before(number, direct=True)
    if event is None or event.reading.term.section != "funeral" or event.reading.form not in ("past", "present"):
        return None
    mourn = group.mark is not None and measure_of(clause, event, group) in (None, "none")
    mourn = mourn and group.of_noun("unit") != "bodies"  # "دفن 67 جثمانا"
    return Rejection(number, "figures.mourners", "who mourn") if mourn else None
