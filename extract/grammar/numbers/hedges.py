"""The words beside a number that say how sure it is: "ما لا يقل عن 20", "20 شخصا على الأقل", "قد يصل إلى 300".

A hedge holds for the number it stands at, never across "و" for the next.
"""

from typing import NamedTuple

from extract.lexicon import Mark
from extract.records import Sentence
from extract.text import fold_term

PRINTERS_SIGNS = frozenset("()«»\"“”'[]")
SHARES = frozenset("معظمهم اغلبهم اغلبيتهم غالبيتهم جلهم اكثرهم نصفهم جميعهم كلهم بعضهم ثلثهم ربعهم".split())
SINGLE = ("واحد", "واحده")  # of a singular noun: "3 أفراد من عائلة واحدة على الأقل"
BEHIND = 5  # tokens after a number in which "على الأقل" still is its own: "3 من أفراد الأمن الوطني على الأقل"
COMMAS = "،,"
FARTHEST = 22  # ... where the toll's name is next to the verb
FAR = 10  # tokens between "تجاوز" and its number that name the toll


class Hedge(NamedTuple):
    """What the hedges of a number say together, and the tokens they take up."""

    qualifier: str | None = None
    status: str | None = None
    tokens: tuple[int, ...] = ()
    rules: tuple[str, ...] = ()

    def add(self, mark: Mark) -> "Hedge":
        """The nearest hedge decides the qualifier; any may project."""
        reading = mark.reading
        return Hedge(
            self.qualifier or reading.get("qualifier"),
            self.status or reading.get("status"),
            (*range(mark.first, mark.last + 1), *self.tokens),
            (*self.rules, reading.term.rule),
        )


NO_HEDGE = Hedge()


class Hedges:
    """The hedges of one sentence; `numbers` are the tokens that hold numbers, over which none reaches."""

    def __init__(self, sentence: Sentence, numbers: set[int]):
        self.sentence, self.numbers = sentence, numbers
        self.starts = sentence.at("hedges")
        self.ends = {mark.last: mark for mark in self.starts.values()}

    def of(self, first: int, last: int, ranged: bool = False) -> Hedge:
        """The hedge of the number, or of the range, whose tokens are first..last."""
        if not self.starts:
            return NO_HEDGE
        opening = self.opening(first) if ranged else None
        hedge = self._before(first, NO_HEDGE) if opening is None else self._before(opening.first, NO_HEDGE.add(opening))
        return self._after(last, hedge)

    def _before(self, first: int, hedge: Hedge) -> Hedge:
        at = first
        if self.joins(first):
            return hedge
        for _ in range(3):  # "قد يصل إلى ما يقارب من"
            mark = self.ends.get(self.before(at))
            if mark is None or not self.sides(mark, "before") or not self.touches(mark.last, at, mark):
                mark = self._far(at)
            if mark is None or (hedge.qualifier and mark.reading.get("qualifier")):
                break
            hedge, at = hedge.add(mark), mark.first
        return hedge

    def before(self, at: int) -> int:
        """The token before a number, without the article or a printer's sign that stands between."""
        words, at = self.sentence.words, at - 1
        while at >= 0 and (words[at].folded == "ال" or words[at].text in PRINTERS_SIGNS):
            at -= 1
        return at

    def joins(self, first: int) -> bool:
        """A number with "و" on it goes on with what is before it, hedge and all."""
        return any(reading.conjunction for reading in self.sentence.words[first].readings.values())

    def opening(self, first: int) -> Mark | None:
        """The "بين" before a number."""
        mark = self.ends.get(self.before(first))
        return mark if mark and mark.reading.get("side") == "range" else None

    def sides(self, mark: Mark, side: str) -> bool:
        return mark.reading.get("side") in (side, "either")

    def touches(self, one: int, two: int, mark: Mark) -> bool:
        """Whether no space parts two tokens, where the hedge asks for that."""
        return not mark.reading.get("glued") or self.sentence.ends[one] == self.sentence.starts[two]

    def _far(self, first: int) -> Mark | None:
        """A verb before the toll's own name: "تجاوز عدد القتلى 500", "لا يقل عددهم عن 20"."""
        words, events, named, before = self.sentence.words, self.sentence.at("events"), None, self.before(first)
        near = before - FAR
        for at in range(before, max(-1, before - FARTHEST), -1):
            mark = self.ends.get(at)
            if mark and mark.reading.get("side") == "toll":
                named = mark
            elif mark and mark.reading.get("far"):
                then = fold_term(mark.reading.get("then", "")).split()
                said = named and (at > near or named.first == at + 1)
                return mark if said and (not then or words[before].folded in then) else None
            elif words[at].text in COMMAS:
                near = (
                    before  # what stands between commas parts no verb from its toll: "تجاوز عدد القتلى، منذ أيار، 500"
                )
            elif at in self.numbers or words[at].kind == "sign" or (at in events and self.joins(at)):
                return None
        return None

    def _after(self, last: int, hedge: Hedge) -> Hedge:
        words = self.sentence.words
        for at in range(last + 1, min(len(words), last + 1 + BEHIND)):
            mark = self.starts.get(at)
            if words[at].folded in SHARES:
                break  # "832 قتيلا جميعهم تقريبا في المدينة"
            if mark and self.sides(mark, "after") and self.touches(last, at, mark):
                return hedge if hedge.qualifier else hedge.add(mark)
            single = words[at].folded in SINGLE and at - 1 in self.sentence.at("nouns")
            events = self.sentence.at("events")
            both = at in events and at - 1 in events  # "40 حالة وفاة واختفاء على الأقل"
            if at in self.numbers and not single or self.joins(at) and not both:
                break
            if words[at].kind == "sign" and words[at].text not in PRINTERS_SIGNS:
                break
        return hedge
