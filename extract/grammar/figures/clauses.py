"""One sentence as the figures' rules see it: events, the people in them, and how far each reaches.

An event has room for one object. Once a number or a person stands in it, only a coordinated number can share it:
in "قتل جندي في هجوم شنه 20 مسلحا" the twenty are nobody's victims.
"""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

from extract.grammar.figures import joins, preceding
from extract.grammar.figures.events import has_needs, is_led, is_meant, is_numbered, is_undone
from extract.grammar.figures.groups import Group
from extract.grammar.figures.list_heads import list_heads
from extract.lexicon import Mark
from extract.records import Figure, Number, Sentence

ASIDES = ("في المقابل", "بالمقابل")
WHO = ("الذين", "اللواتي", "اللاتي", "ممن")  # before a verb, not a noun


class Clause:
    """A sentence being read from left to right, with the figures found so far."""

    def __init__(self, sentence: Sentence, numbers: list[Number], thread=None):
        self.sentence, self.words, self.thread = sentence, sentence.words, thread
        self.nouns, self.things = sentence.at("nouns"), sentence.at("things")
        verbs = {at for at, mark in sentence.at("events").items() if mark.reading.get("bare")}
        captured = {at for at in verbs & self.nouns.keys() if is_numbered(sentence, at + 1)}  # "وأسر ثلاثة آخرون"
        both = sentence.at("events").keys() & self.nouns.keys()
        captured |= {at for at in both if at and self.words[at - 1].folded in WHO}  # "الذين قتلتهم", no killers
        if captured:
            self.nouns = {at: noun for at, noun in self.nouns.items() if at not in captured}
        names = (*self.nouns.values(), *sentence.at("forces").values())  # "عامل إغاثة", "هيئة تحرير الشام"
        inside = {token for name in names for token in range(name.first + 1, name.last + 1)}
        self.events = {
            first: mark
            for first, mark in sentence.at("events").items()
            if first not in inside
            and not (first in self.things and mark.reading.pronoun)  # "رحلتهم" is no "رحلت"
            and (not mark.reading.get("particle") or has_needs(sentence, mark))
            and not is_undone(sentence, mark)
            and not (mark.reading.get("bare") and is_led(sentence, mark) and not is_meant(sentence, mark))
        }
        clauses = sentence.at("clauses").items()
        self.kinds = {first: mark.reading.term.section for first, mark in clauses if not self._is_aside(first, mark)}
        self.links = {
            first: mark for first, mark in sentence.at("topics").items() if mark.reading.term.section == "link"
        }
        self.event_ends = {mark.last: mark for mark in self.events.values()}
        self.event_tokens = sorted(self.event_ends)
        self.topic_ends = {mark.last: mark for mark in sentence.at("topics").values()}
        self.join_ends = {mark.last for mark in sentence.at("clauses").values() if mark.reading.term.section == "join"}
        self.number_at = {token: number for number in numbers for token in range(number.first, number.last + 1)}
        self.number_tokens = list(self.number_at)
        self.hedged = {token for number in numbers for token in number.hedged}
        self.figures: list[Figure] = []
        self.measures: set[str] = set()  # of its figures
        self.whole_measures: set[str] = set()  # of those that are no part
        self.wholes: list[int] = []  # of each figure the place of the one that it is, or goes on from
        self.last_whole: int | None = None  # the last that goes on from none, and is no part
        self.counted: set[int] = set()  # nouns that a figure counts
        self.followed: set[int] = set()  # events that a figure before them has taken
        self.ends: list[int] = []  # the last token of each figure's group
        self.itemises = False  # whether a figure is an item of a list
        self._joined: dict[int, bool] = {}
        self._before: dict[tuple[int, bool], Mark | None] = {}  # the events before numbers, with the figures so far

    def _is_aside(self, first: int, mark: Mark) -> bool:
        """Whether what begins a clause elsewhere stands in the middle of one: "سلمت الحركة في المقابل ثلاثة أسرى"."""
        inner = first > 0 and self.words[first - 1].kind == "word" and not mark.reading.conjunction
        return inner and mark.reading.term.lemma in ASIDES

    def add(self, figure: Figure, group: Group) -> None:
        self.wholes.append(len(self.figures) if figure.inherits is None else self.wholes[figure.inherits])
        self.figures.append(figure)
        self.measures.add(figure.measure)
        if not self.is_part(figure):
            self.whole_measures.add(figure.measure)
            self.last_whole = len(self.figures) - 1 if figure.inherits is None else self.last_whole
        if figure.cue is not None and figure.cue > figure.number.last:
            self.followed.add(figure.cue)
        if figure.noun is not None:
            self.counted.add(figure.noun)
        case = self.events.get(figure.cue) if figure.rules[-1] == "figures.case-of" else None
        self.ends.append(max(group.last, figure.number.last, case.last if case else 0))
        self.itemises = self.itemises or figure.rules[-1] == "figures.itemised"
        self._before.clear()

    def before(self, reach: int) -> Iterator:
        """What the sentences before have told (`Told`), the nearest first, over `reach` of them."""
        return self.thread.before(self.sentence.index, reach) if self.thread else iter(())

    def last(self) -> Figure | None:
        """The figure before: in this sentence, else what the one before has counted last."""
        return self.figures[-1] if self.figures else next((told.figure for told in self.before(1)), None)

    @cached_property
    def first_plural(self) -> int:
        """The first noun in the plural; behind the last token where there is none."""
        plurals = (at for at, noun in self.nouns.items() if noun.reading.form == "plural")
        return next(plurals, len(self.words))

    @cached_property
    def list_heads(self) -> list[range]:
        """The heads of lists of places, in their order."""
        return list_heads(self.words)

    @cached_property
    def event_sections(self) -> frozenset[str]:
        """The sections of its events."""
        return frozenset(event.reading.term.section for event in self.events.values())

    @cached_property
    def befallen(self) -> list[int]:
        """The nouns right behind an event that say whom it befell: "مقتل جنود", but not "خطفهم مسلحون"."""
        behind = [at for at in self.nouns if at - 1 in self.event_ends and not self.event_ends[at - 1].reading.pronoun]
        return [at for at in behind if self.nouns[at].reading.get("population") not in ("same", None)]

    @cached_property
    def hostages(self) -> bool:
        """Whether hostages are told of: "عملية احتجاز الرهائن"."""
        told = (*self.nouns.values(), *self.events.values())
        return any(one.reading.get("measure") == "abducted" for one in told)

    def whole(self) -> Figure:
        """The figure that the last one is, or goes on from: the whole of its parts."""
        return self.figures[self.wholes[-1]]

    def of_whom(self, number: Number, group: Group) -> Figure:
        """The figure whose people a number goes on with: the last, unless it is a part that is too small for it.

        "64 قتيلا بينهم 5 أطفال و3 نساء، 20 منهم في حلب": of the 64.
        """
        figure, men = self.figures[-1], self.words[group.last].folded == "منهم"
        while figure.inherits is not None:
            fits = None in (number.value, figure.number.value) or number.value <= figure.number.value
            if fits and not (men and figure.population == "women"):
                break
            figure = self.figures[figure.inherits]
        return figure

    def is_part(self, figure: Figure) -> bool:
        """Whether a word for "among them" stands before a figure."""
        return self.leads_part(figure.number)

    def leads_part(self, number: Number) -> bool:
        """Whether a word for "among them" stands before a number."""
        start = number.lead
        return any(mark.reading.term.section == "after" for mark in self.sentence.near("subsets", start - 3, start - 1))

    def breaks(self, token: int) -> bool:
        return self.kinds.get(token) == "break" and token not in self.hedged

    def aboard(self, number: Number) -> bool:
        """Whether a number counts those whom a boat carries: "غرق قارب يقل 50 مهاجرا"."""
        return self.led_by(number, "aboard")

    def led_by(self, number: Number, section: str) -> bool:
        """Whether words of a section of clauses stand right before a number."""
        return self.led_at(number.lead, section)

    def led_at(self, start: int, section: str) -> bool:
        """Whether words of a section of clauses stand right before a token."""
        near = self.sentence.near("clauses", start - 2, start - 1)
        return any(mark.reading.term.section == section and mark.last == start - 1 for mark in near)

    def taken(self, token: int) -> bool:
        """Whether the event at a token has its people before it."""
        role = self.events[token].reading.get("role")
        agrees = role == "befalls" and self.words[token].folded.endswith(("وا", "ون"))  # "18 شابا أصيبوا"
        return token in self.followed or role == "state" or agrees

    def light(self, token: int) -> bool:
        """Whether a token changes nothing between an event and its number."""
        word = self.words[token]
        return (
            token in self.hedged
            or self.kinds.get(token) in ("light", "made_of")
            or (word.kind == "sign" and word.text not in "،.:؛-–")
            or (word.text == "،" and self.misplaced(token))
        )

    def misplaced(self, token: int) -> bool:
        """Whether a comma stands on the number behind it, where a page of the other direction has put it: " ،200"."""
        ends, starts = self.sentence.ends, self.sentence.starts
        last = token + 1 >= len(self.words) or not token
        return not last and ends[token] == starts[token + 1] and ends[token - 1] < starts[token]

    def joined(self, number: Number) -> bool:
        """Whether a conjunction or a list's comma leads up to the number, over its hedge."""
        if number.first not in self._joined:
            self._joined[number.first] = joins.is_joined(self, number)
        return self._joined[number.first]

    def joined_event(self, event: Mark | None) -> bool:
        """Whether an event goes on with the clause before it: "واعتقل", "وإصابة"."""
        return event is not None and event.reading.conjunction == "و"

    def counts_next(self, mark: Mark) -> bool:
        """Whether a number, or its hedge, stands right after a mark."""
        return mark.last + 1 in self.number_at or mark.last + 1 in self.hedged

    def owned(self, number: Number) -> bool:
        """Whether a number stands behind "ل": "جثث لـ 8 أشخاص"."""
        return self.owned_at(number.lead)

    def owned_at(self, start: int) -> bool:
        led = any(one.preposition == "ل" for one in self.words[start].readings.values())
        return led or self.words[start - 1].folded == "ل"

    def has_and(self, token: int) -> bool:
        return any(reading.conjunction == "و" for reading in self.words[token].readings.values())

    def has_event(self, first: int, last: int) -> bool:
        """Whether an event ends within these tokens."""
        at = bisect_left(self.event_tokens, first)
        return at < len(self.event_tokens) and self.event_tokens[at] <= last

    def event_before(self, number: Number, direct: bool) -> Mark | None:
        """The nearest event before the number that has room for it; `direct`: with nothing of weight between."""
        key = number.first, direct
        if key not in self._before:
            self._before[key] = preceding.event_before(self, number, direct)
        return self._before[key]

    def person(self, token: int) -> bool:
        """Whether a noun stands for somebody; without a number, "سوريا" is the country and not the accusative."""
        noun = self.nouns.get(token)
        if noun is None:
            return False
        if noun.reading.term.section != "nationals":
            return True
        described = token and self.words[token - 1].folded.startswith("ال") and token - 1 not in self.nouns
        adjective = noun.reading.definite and noun.reading.form == "singular" and described  # "الجيش الإسرائيلي"
        return not adjective and not self.words[token].folded.endswith("ا")

    def counts_thing(self, token: int) -> bool:
        """Whether the number at a token counts what is no person: "37 رهينة من ثماني جنسيات"."""
        after = self.number_at[token].last + 1
        return after in self.things and after not in self.nouns
