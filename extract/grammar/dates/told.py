"""What one sentence tells of when: its dates and its events, each read where it is asked for."""

from functools import cached_property

from extract.grammar.dates.announcing import announced, section
from extract.grammar.dates.usable import usable
from extract.grammar.dates.words import DatePhrase, read_date_phrases, read_last_date
from extract.grammar.dates.words.expressions import Expression, Named
from extract.grammar.dates.words.line import Line
from extract.grammar.dates.words.today import is_today, names_today
from extract.lexicon import Mark
from extract.records import Sentence

ELSEWHERE = frozenset(("في", "وفي", "علي", "وعلي"))
HEAD = 1  # tokens before the verb that begins a sentence
CAMPAIGNS = frozenset(("حملة", "عملية"))
ONE_EVENT = frozenset(("disaster", "event"))
BESIDE = 3  # tokens between a verb of occurring and what occurred


class Told:
    """What a sentence tells."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence

    @property
    def _marks(self) -> dict[int, Mark]:
        return self.sentence.at("dates")

    @cached_property
    def phrases(self) -> list[DatePhrase]:
        """Its dates."""
        read = read_date_phrases(self.sentence)
        found = [phrase if self._dates(phrase) else self._told_further(phrase) for phrase in read]
        return [phrase for phrase in found if phrase]

    @cached_property
    def _line(self) -> Line:
        return Line(self.sentence)

    def _dates(self, phrase: DatePhrase) -> bool:
        """Whether a phrase can date anything as it stands; a single event's victims are not counted since it."""
        one = phrase.since and section(self.sentence.at("tally").get(phrase.first + 1)) in ONE_EVENT
        told = one and self._which(phrase) is not None
        return not told and usable(self.sentence, phrase)

    def _which(self, phrase: DatePhrase) -> Mark | None:
        """The relative pronoun that tells further of what a phrase names."""
        mark = self._marks.get(phrase.last) or self._marks.get(phrase.last + 1)
        return mark if section(mark) == "relative" else None

    def _told_further(self, phrase: DatePhrase) -> DatePhrase | None:
        """The day of an earlier event that is told further: "الأعنف منذ زلزال 17 آب 1999 الذي أودى بحياة 17 ألفا"."""
        return read_last_date(self._line, phrase) if phrase.since and self._which(phrase) else None

    @cached_property
    def happening(self) -> list[DatePhrase]:
        """Those of its dates that say when something happened, not when it was announced."""
        before = [None, *self.phrases]
        told = zip(self.phrases, before, strict=False)
        return [phrase for phrase, earlier in told if not announced(self.sentence, phrase, earlier)]

    @cached_property
    def starts(self) -> list[int]:
        """The first token of each date of what happened."""
        return [phrase.first for phrase in self.happening]

    @cached_property
    def day(self) -> DatePhrase | None:
        """The first date of what happened that a day or a time goes by; no running total."""
        days = [phrase for phrase in self.happening if not phrase.since]
        return min(days, key=lambda phrase: phrase.rule == "dates.vague", default=None)

    @cached_property
    def calendar_days(self) -> set[Expression]:
        """The days of the calendar on which something happened: "10 أكتوبر"."""
        named = (phrase.expression for phrase in self.happening)
        return {date for date in named if isinstance(date, Named) and date.day and not date.wide}

    @cached_property
    def today(self) -> DatePhrase | None:
        """The date that says "اليوم"."""
        if not any(map(is_today, self.sentence.at("calendar").values())):
            return None
        return next((phrase for phrase in self.phrases if names_today(self.sentence, phrase)), None)

    @cached_property
    def times(self) -> bool:
        """Whether it names a time of its own, be it only a length: "بعد أقل من 3 أيام"."""
        return "unit" in self.sentence.sections("calendar") or bool(self.phrases)

    @cached_property
    def happened(self) -> bool:
        """Whether it names a time of what happened, be it only a length; the day of an announcement is none."""
        if self.happening:
            return True
        apart = {token for phrase in self.phrases for token in range(phrase.first, phrase.last + 1)}
        units = (token for token, mark in self.sentence.at("calendar").items() if section(mark) in ("unit", "told"))
        return any(token not in apart for token in units)

    @cached_property
    def events(self) -> dict[int, str]:
        """Token -> lemma, of events and of verbs that say that one occurred."""
        told = self._marks.items()
        return {token: mark.reading.term.lemma for token, mark in told if section(mark) in ("event", "occurs")}

    @cached_property
    def resumed(self) -> list[int]:
        """The tokens of events and victims that it takes up as told before: "الهجوم", "القتلى"."""
        told = self._marks.items()
        return [token for token, mark in told if mark.reading.definite and section(mark) in ("event", "victim")]

    @cached_property
    def commas(self) -> list[int]:
        """The tokens of its commas."""
        return [token for token, word in enumerate(self.sentence.words) if word.text == "،"]

    @cached_property
    def openings(self) -> list[int]:
        """Those of its commas behind which a clause begins: not "، والذي", nor around a date, "، اليوم الجمعة،"."""
        commas, apart = set(self.commas), set[int]()
        for phrase in self.phrases:
            around = {phrase.first - 1, phrase.last + 1}
            if around <= commas:
                apart |= around
        opening = (token for token in self.commas if token not in apart)
        return [token for token in opening if section(self._marks.get(token + 1)) != "relative"]

    @cached_property
    def another(self) -> bool:
        """Whether it names a single event that was not told before: "انفجار", not "الهجوم"."""
        events = (mark.reading for mark in self._marks.values() if section(mark) == "event")
        return any(event.form == "singular" and not event.definite for event in events)

    @cached_property
    def stated(self) -> int:
        """The first token that announces or counts: "أعلن", "بلغ عدد"; behind the last one where none does."""
        announcing = (token for token, mark in self._marks.items() if section(mark) == "announcing")
        counted = (token for token, mark in self.sentence.at("tally").items() if section(mark) == "counted")
        end = len(self.sentence.words)
        return min(next(announcing, end), next(counted, end))

    @cached_property
    def occurred(self) -> bool:
        """Whether a verb of occurring stands beside an event that was told: "وقع الحادث"."""
        near = (
            self._marks.get(other)
            for token, mark in self._marks.items()
            if section(mark) == "occurs" and mark.reading.form != "present"  # not "تقع الانهيارات كل صيف"
            for other in range(token - BESIDE, token + BESIDE + 1)
        )
        return any(section(mark) in ("event", "victim") and mark.reading.definite for mark in near)

    @cached_property
    def struck(self) -> bool:
        """Whether it begins with what struck, and names no harm: "وسقطت الطائرة ظهر الجمعة"."""
        first = (self._marks.get(token) for token in range(HEAD + 1))
        if not any(section(mark) == "occurs" and not mark.reading.get("begins") for mark in first):
            return False
        events = self.sentence.at("events").values()
        acts = (mark for mark in events if section(self._marks.get(mark.first)) != "occurs")
        return not any(mark.reading.get("measure") for mark in acts)

    @cached_property
    def turns(self) -> bool:
        """Whether it begins with another event: "من جهة أخرى", "فيما"."""
        head = self._marks.get(0)
        turn = head is not None and bool(head.reading.get("turn"))
        return turn or any(section(self._marks.get(token)) == "turn" for token in range(4)) or self.elsewhere

    @cached_property
    def elsewhere(self) -> bool:
        """Whether it begins with a place of its own: "وفي محافظة ديالى", "وعلى الضفة الأخرى"."""
        words, places = self.sentence.words, self.sentence.at("places")
        first = words[0].folded if words else ""  # a sentence of signs that nothing prints has no word
        if first not in ELSEWHERE:
            return False
        other = self._marks.get(2)  # "وفي الجانب الآخر"
        return section(places.get(1)) in ("generic", "side") or section(other) == "also" and other.reading.definite

    @cached_property
    def same_day(self) -> bool:
        """Whether it is of the day on which it is announced: "بعد ساعات من", "عملية ليلية"."""
        return "same_day" in self.sentence.sections("dates")

    @cached_property
    def bulletin(self) -> bool:
        """Whether it goes on with a report of what a time brought: "وفيما يخص", "وأوضح البيان ذاته"."""
        return "bulletin" in self.sentence.sections("dates")

    @cached_property
    def campaigns(self) -> bool:
        """Whether it tells of campaigns or operations, several of them: "نفذت الوحدات عدة عمليات"."""
        things = (mark.reading for mark in self.sentence.at("things").values())
        return any(thing.form == "plural" and thing.term.lemma in CAMPAIGNS for thing in things)

    @cached_property
    def counts(self) -> bool:
        """Whether it says that something is counted: "وثقت الشبكة", "بلغ عدد الغارات", "138 غارة"."""
        counted = "counted" in self.sentence.sections("tally")
        return counted or self.documents or any(self._is_count(token) for token in self.sentence.at("things"))

    def _is_count(self, token: int) -> bool:
        """Whether a number stands before a thing."""
        words, numbers = self.sentence.words, self.sentence.at("numbers")
        return token > 0 and (words[token - 1].kind == "digits" or token - 1 in numbers)

    @cached_property
    def documents(self) -> bool:
        """Whether it says that somebody keeps count: "وثقت الشبكة"."""
        return any(mark.reading.get("documents") for mark in self._marks.values())
