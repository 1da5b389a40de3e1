"""How a sentence is parted around its numbers and its places: by commas, clauses of their own, and who speaks."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from extract.grammar.places.locatives import Toponym
from extract.lexicon import Mark
from extract.records import Number, Sentence

COMMAS = frozenset("،,؛;:")
SAME_EVENT = frozenset({"ثم", "حيث", "اذ"})  # begin a clause that goes on with the same event
PRONOUNS = frozenset({"الذي", "التي", "حيث"})
RELATIVE = 6  # tokens from one of these to a number that it leads to
RANKED = frozenset("اولا اولي ثانيا ثانيه ثالثا ثالثه رابعا رابعه خامسه".split())  # between a place and its number
LISTING = frozenset({"(", "ب", "بـ", "بواقع"})  # between a place and its number
TIED = 4  # tokens from a number, over whom it counts, to its own place
# Before the parts of a total.
AMONG = frozenset({"منهم", "منها", "بينهم", "بينها", "منهن", "بينهن", "فيهم", "فيها", "فيهن"})
PARTING = AMONG | {":"}
MOST = frozenset("معظمهم اغلبهم غالبيتهم اكثرهم بعضهم جلهم نصفهم ثلثهم ثلثاهم ربعهم ومعظمهم واغلبهم وغالبيتهم".split())
REST = frozenset("الباقي البقيه الباقون الباقين والباقي والبقيه والباقون والباقين".split())
ALONE = frozenset("وحدها وحده وحدهما".split())
PART = 2  # tokens from a part of a total, over whom it counts, to its place
# Behind "في وقت": it says when, and begins no clause.
TIMES = frozenset({"سابق", "لاحق", "متاخر", "مبكر", "واحد"})
FRAMING = frozenset({"inside", "generic"})  # the rules of a place that can open a clause
OPENS = frozenset({".", "اما", "أما"})
FIRST = frozenset({"اول", "اولي"})
DEEDS = frozenset({"event", "occurs", "victim"})  # what the accused have done
RAIDS = frozenset({"حمله", "حملات", "مداهمه", "مداهمات"})
OF_RAIDS = frozenset({"امنيه", "مشتركه", "نوعيه", "استباقيه", "استخباراتيه", "دهم", "مداهمه", "تفتيش"})
ACCUSED = ("متهم", "متورط", "مشتبه", "ضالع", "مدان", "بتهم", "للاشتباه", "بالمسووليه", "لتورط", "لضلوع")
HARMS, GROWN = ("killed", "injured", "bodies"), ("بعد", "عقب", "اثر")
SINCE = 4  # tokens from "منذ", over what happened, to where
LEADING = 6  # tokens from what opens a clause to the place that leads on to its number
PAST = 7  # tokens from "منذ", over an event that is over, to where
THERE = 8  # tokens from a number to "هناك"


class Clauses:
    """What parts a sentence: its commas, and the words that begin a clause of its own."""

    def __init__(self, sentence: Sentence, numbers: Sequence[Number]) -> None:
        self.sentence, self._words = sentence, sentence.words
        self._numbers = {number.last: number for number in numbers}
        self._begun = {number.first: number for number in self._numbers.values()}
        self._firsts = sorted(self._begun)
        self._marks = sentence.at("places")
        self._commas = [k for k, word in enumerate(sentence.words) if word.text in COMMAS]
        self._acts = sorted(sentence.at("events"))
        self._harms = [k for k, mark in sentence.at("events").items() if mark.reading.get("measure") in HARMS]
        self._speaking = [one for one in self._marks.values() if _speaks(one)]
        breaks = {k for k, mark in sentence.at("clauses").items() if self._breaks_at(k, mark)}
        self._breaks = sorted(breaks | {k for k, mark in sentence.at("places").items() if _is_turn(mark)})

    def _breaks_at(self, k: int, mark: Mark) -> bool:
        if mark.reading.term.section != "break" or self._words[k].folded in SAME_EVENT:
            return False
        following = self._words[mark.last + 1 : mark.last + 2]
        return not (following and following[0].folded in TIMES)  # "في وقت سابق" only says when

    def frames(self, toponym: Toponym) -> bool:
        """Whether a place opens a clause, so that what follows happened in it, or at a place of it: "في إدلب، قتل"."""
        if toponym.rule not in FRAMING:
            return False
        before = self._words[toponym.lead - 1].text if toponym.lead else "."
        return before in OPENS or before in COMMAS and self._words[toponym.lead].folded.startswith("و")

    def leads_on(self, last: int, toponym: Toponym) -> bool:
        """Whether a place behind a number opens the clause of the next one: "39 قتيلا، وفي درعا قتل 20"."""
        opening = next((k for k in range(toponym.lead, max(last, toponym.lead - LEADING), -1) if self._opens(k)), None)
        if opening is None:
            return False
        own = bisect_right(self._firsts, opening)
        first = self._firsts[own] if own < len(self._firsts) else opening
        return first > toponym.end and not any(self._opens(k) for k in range(toponym.end + 1, first))

    def _opens(self, k: int) -> bool:
        """Whether a token opens a clause that goes on: "، وسجل", "وفي", "بينما"."""
        mark = self._marks.get(k)
        if not self._words[k].folded.startswith("و"):
            return k in self._breaks
        governs = mark is not None and mark.reading.conjunction == "و" and mark.reading.term.section == "inside"
        return governs or self._words[k - 1].text in COMMAS

    def is_another(self, number: Number, toponym: Toponym) -> bool:
        """Whether a place stands right behind another number, from which a comma parts this one."""
        return any(one is not number and self.commas(number.last + 1, one.first) for one in self._owners(toponym))

    def is_part(self, number: Number) -> bool:
        """Whether a number is that of a part of a total: "بينهم 3"."""
        return any(word.folded in AMONG for word in self._words[max(0, number.first - 2) : number.first])

    def relates(self, first: int, end: int) -> bool:
        """Whether a clause about what stands before it goes on to a number: "الحي الذي قتل فيه خمسة"."""
        return first < end <= first + RELATIVE and self._words[first].folded in PRONOUNS

    def listed(self, end: int, first: int) -> bool:
        """Whether a number stands right behind a place: "وتركيا 136 ألفا، والعراق 65 ألفا", "شويكه (200)"."""
        end += self._words[min(end + 1, len(self._words) - 1)].folded in RANKED  # "ميانمار ثانية بـ19 ألفا"
        opened = first - end > 1 and self._words[end + 1].text in LISTING
        return first - end == 1 or opened and first - end <= (3 if self._words[end + 1].text == "(" else 2)

    def accuses(self, first: int, end: int) -> bool:
        """Whether people are said to have done something, between two tokens: "ستة متورطين في هجوم على ..."."""
        accused = (k for k in range(first, end) if self._words[k].folded.removeprefix("ال").startswith(ACCUSED))
        begun = next(accused, end)
        return any(self._is_deed(k) for k in range(begun + 1, end))

    def _is_deed(self, k: int) -> bool:
        """Whether a token tells of a deed, and not of how those who did it were caught: "في عملية أمنية"."""
        told = self._words[k].readings.get("dates")
        how = self._words[k + 1].folded if k + 1 < len(self._words) else ""
        caught = self._words[k].folded in RAIDS or how in OF_RAIDS
        return told is not None and told.term.section in DEEDS and not caught

    def is_first(self, toponym: Toponym, number: Number) -> bool:
        """Whether a place is that of a total's first victim: "20 قتيلا منذ بدء الأحداث مع سقوط أول قتيل في درعا"."""
        near = range(max(number.last + 1, toponym.lead - TIED), toponym.lead)
        return any(
            self._words[k].folded in FIRST and not self._words[k + 1].begins.isdisjoint(("nouns", "events"))
            for k in near
        )

    def heads_list(self, toponym: Toponym, number: Number) -> bool:
        """Whether a name behind a number has one of its own behind it: "وإصابة 700 واللاذقية 253", "من حلب (9)"."""
        if self._words[toponym.end + 1 : toponym.end + 2] and self._words[toponym.end + 1].text == "(":
            return self._begun.get(toponym.end + 2, number) is not number
        if toponym.rule != "bare" or toponym.name.preposition:
            return False
        return self._begun.get(toponym.end + 1, number) is not number

    def there(self, last: int) -> int | None:
        """The token behind a number that points back to a place: "هناك"."""
        words = self._words
        found = (k for k in range(last + 1, min(last + THERE, len(words))) if words[k].text == "هناك")
        # "ولا يزال هناك مليون نازح" only says that there are.
        return next((k for k in found if k + 1 == len(words) or words[k + 1].kind == "sign"), None)

    def dates(self, toponym: Toponym) -> bool:
        """Whether a place is that of an event from which on something is counted: "منذ اندلاع النزاع في سوريا"."""
        return any(word.folded == "منذ" for word in self._words[max(0, toponym.lead - SINCE) : toponym.lead])

    def is_past(self, toponym: Toponym) -> bool:
        """Whether a place is that of an event which is over, and only says since when: "منذ تفجير مرقد في سامراء"."""
        near = range(max(0, toponym.lead - PAST), toponym.lead)
        since = next((k + 1 for k in near if self._words[k].folded == "منذ"), None)
        mark = self._marks.get(since) if since is not None else None
        return mark is not None and mark.reading.term.section == "event" and not self.commas(since, toponym.lead)

    def says(self, first: int, end: int) -> bool:
        """Whether who speaks is told between two tokens, and not what he says: "بحسب مصدر طبي"."""
        last = bisect_left(self._speaking, end, key=attrgetter("first")) - 1
        told = self._speaking[last] if last >= 0 else None
        if told is None or told.first < first:
            return False
        return bool(told.reading.get("tail")) and not self.commas(told.first, end)

    def anothers(self, last: int, toponym: Toponym) -> bool:
        """Whether a place behind a number stands closer behind another one, no part of it: "8 وأصيب 5 في حمص"."""
        owners = [one.first for one in self._owners(toponym) if one.first > last]
        return any(not self._parted(max(last + 1, first - 2), first) for first in owners)

    def shares(self, last: int, toponyms: list[Toponym]) -> bool:
        """Whether each of the numbers behind one has a place of its own: "75: 22 في حلب، 18 في دمشق"."""
        act = bisect_right(self._acts, last)
        end = self._acts[act] if act < len(self._acts) else len(self._words)  # another toll begins there
        owners = [{one.first for one in self._owners(toponym) if last < one.first < end} for toponym in toponyms]
        owners = [firsts for firsts in owners if firsts]
        own = (one.lead for one in toponyms if 0 < one.lead - last <= TIED)
        begin = last + 1 + any(word.text in AMONG for word in self._words[last + 1 : last + 2])  # "أربعة منهم في إدلب"
        if any(not self._parted(begin, lead) for lead in own):
            return False  # it has a place of its own itself: "21 من حلب، و14 من حماة بينهم 3 من ..."
        return len(owners) > 1 and self._parted(last + 1, min(map(min, owners)))

    def _parted(self, first: int, end: int) -> bool:
        if first < end and self._words[end].kind != "sign" and self._behind(end):
            return True
        return any(word.text in PARTING for word in self._words[first:end])

    def _behind(self, first: int) -> bool:
        """Whether a part's word stands behind its number: "94 منهم"."""
        number = self._begun.get(first)
        return number is not None and any(w.text in AMONG for w in self._words[number.last + 1 : number.last + 2])

    def _owners(self, toponym: Toponym) -> list[Number]:
        """The numbers that end close before a place."""
        near = range(toponym.lead - TIED, toponym.lead)
        return [self._numbers[last] for last in near if last in self._numbers]

    def is_most(self, toponym: Toponym) -> bool:
        """Whether a place is where most of those are who are counted, and not all: "معظمهم في درعا"."""
        return any(word.folded in MOST for word in self._words[max(0, toponym.lead - PART) : toponym.lead])

    def is_only(self, toponym: Toponym, number: Number) -> bool:
        """Whether a place is told of another number alone: "550 قتيلا، منهم 276 في بغداد وحدها"."""
        alone = any(word.folded in ALONE for word in self._words[toponym.end + 1 : toponym.end + 2])
        return alone and any(one is not number for one in self._owners(toponym))

    def parts(self, last: int, toponym: Toponym) -> bool:
        """Whether a place behind a number is that of a part of it: "12 قتيلا، بينهم 3 في حلب والباقي في حماة"."""
        if not REST.isdisjoint(word.folded for word in self._words[max(last + 1, toponym.lead - TIED) : toponym.lead]):
            return True
        near = (one for one in self._owners(toponym) if one.first > last and toponym.lead - one.last <= PART)
        owners = [one.first for one in near if not self._goes_on(one.last + 1, toponym.lead)]
        owners = [first for first in owners if not self._is_aside(last, self._begun[first], toponym)]
        return any(self._parted(max(last + 1, first - 2), first) for first in owners)

    def _is_aside(self, last: int, part: Number, toponym: Toponym) -> bool:
        """Whether a part is only put in, by its noun and without a comma: "مقتل 15 شخصا بينهم ثلاث نساء في حلب"."""
        return toponym.lead - part.last == PART and not self.commas(last + 1, part.first)

    def _goes_on(self, first: int, end: int) -> bool:
        """Whether a part is told with more of its kind: "بينهم امرأتان وطفلة في ..." is where the whole is."""
        return first < end and self._words[first].text.startswith("و")

    def of_one(self, number: Number, toponym: Toponym) -> bool:
        """Whether a place is told of one of those: "25، بينهم سيدة من بيت لحم", "إلى 23، بعد استشهاد ثلاثة برفح"."""
        near = {word.folded for word in self._words[max(number.last + 1, toponym.lead - TIED + 1) : toponym.lead]}
        if toponym.rule == "origin" and not AMONG.isdisjoint(near):
            return all(one is number for one in self._owners(toponym))
        harms = (k for k in self._harms if number.last < k < toponym.lead and self._words[k - 1].folded in GROWN)
        return self._words[number.lead - 1].folded == "الي" and any(harms)

    def swapped(self, first: int, end: int) -> bool:
        """Whether others are set free for those of a place, between two tokens: "13 في خان يونس مقابل 1968 أسيرا"."""
        return any(word.folded == "مقابل" for word in self._words[first:end])

    def commas(self, first: int, end: int) -> int:
        """How many commas stand between two tokens, the second exclusive."""
        return bisect_left(self._commas, max(first, end)) - bisect_left(self._commas, first)

    def counts_on(self, first: int, end: int) -> bool:
        """Whether a running total begins between two tokens: "3 قتلى في درعا، ومنذ تموز وثقنا مقتل 142"."""
        return any(self._words[k].folded == "ومنذ" for k in range(first, end))

    def broken(self, first: int, end: int) -> bool:
        """Whether a clause of its own begins between two tokens: "..., كما"."""
        return bisect_left(self._breaks, max(first, end)) > bisect_left(self._breaks, first)


def _speaks(mark: Mark) -> bool:
    """Whether a word says who speaks, or opens what he says."""
    return bool(mark.reading.get("tail")) or mark.reading.term.section == "opens"


def _is_turn(mark: Mark) -> bool:
    """Whether another speaks, or speaks on: "... وأضافت أن", "... وأن"."""
    section = mark.reading.term.section
    return section == "turn" or section in ("speech", "opens") and mark.reading.conjunction == "و"
