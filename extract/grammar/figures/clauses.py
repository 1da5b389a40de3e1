"""One sentence as the figures' rules see it: events, the people in them, and how far each reaches.

An event has room for one object. Once a number or a person stands in it, only a coordinated number can share it:
in "قتل جندي في هجوم شنه 20 مسلحا" the twenty are nobody's victims.
"""

from collections.abc import Iterator
from functools import cached_property

from extract.grammar.figures.events import REACH, has_needs, is_led, is_numbered, is_undone
from extract.grammar.figures.groups import Group
from extract.lexicon import Mark
from extract.records import Figure, Number, Sentence
from extract.text import fold

BRACKETED = 12  # tokens of a bracket that is passed over
# A verb after its subject agrees with it: "ستة قتلوا", "عائلة نزحت", "شخصان أصيبا".
SUBJECT_ENDINGS = ("وا", "ون", "ان", "تا", "ن", "ت", "ا", "و")
# A number after one of these is no subject or object, but of the event whose preposition it is.
NOT_BEFORE_OBJECT = frozenset("من في الي علي عن بعد قبل منذ حتي امام وسط".split())
CAUSED = frozenset("جراء اثر بسبب خلال نتيجه تحت".split())
OTHER = ("break", "join")
BEFORE_VERBS = ("ما", "لا", "قد")
RESUMED = frozenset("عنهم عليهم عنهما عليهما عنهن عليهن سراحهم سبيلهم".split())
HELP = ("searched_for", "rescued_noun")
MOVES = ("displaced", "refugees", "returned")
PEOPLE_PRONOUNS = ("هم", "هما", "هن", "ها")


def _holds_people(thing: Mark) -> bool:
    """Whether a thing is made up of people: a band, or a batch of those set free or moved."""
    return thing.reading.term.section == "bodies_of_people" or thing.reading.term.lemma == "دفعة"


class Clause:
    """A sentence being read from left to right, with the figures found so far."""

    def __init__(self, sentence: Sentence, numbers: list[Number], thread=None):
        self.sentence, self.words, self.thread = sentence, sentence.words, thread
        self.nouns, self.things = sentence.at("nouns"), sentence.at("things")
        verbs = {at for at, mark in sentence.at("events").items() if mark.reading.get("bare")}
        if captured := {at for at in verbs & self.nouns.keys() if is_numbered(sentence, at + 1)}:  # "وأسر ثلاثة آخرون"
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
            and not (mark.reading.get("bare") and is_led(sentence, mark) and not is_numbered(sentence, first + 1))
        }
        self.kinds = {first: mark.reading.term.section for first, mark in sentence.at("clauses").items()}
        self.links = {
            first: mark for first, mark in sentence.at("topics").items() if mark.reading.term.section == "link"
        }
        self.event_ends = {mark.last: mark for mark in self.events.values()}
        self.topic_ends = {mark.last: mark for mark in sentence.at("topics").values()}
        self.join_ends = {mark.last for mark in sentence.at("clauses").values() if mark.reading.term.section == "join"}
        self.number_at = {token: number for number in numbers for token in range(number.first, number.last + 1)}
        self.hedged = {token for number in numbers for token in number.hedged}
        self.figures: list[Figure] = []
        self.counted: set[int] = set()  # nouns that a figure counts
        self.followed: set[int] = set()  # events that a figure before them has taken
        self.ends: list[int] = []  # the last token of each figure's group
        self.itemises = False  # whether a figure is an item of a list
        self._before: dict[tuple[int, bool], Mark | None] = {}  # the events before numbers, with the figures so far

    def add(self, figure: Figure, group: Group) -> None:
        self.figures.append(figure)
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
    def event_sections(self) -> frozenset[str]:
        """The sections of its events."""
        return frozenset(event.reading.term.section for event in self.events.values())

    def whole(self) -> Figure:
        """The figure that the last one is, or goes on from: the whole of its parts."""
        figure = self.figures[-1]
        while figure.inherits is not None:
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
        start = number.lead
        near = self.sentence.near("clauses", start - 2, start - 1)
        return any(mark.reading.term.section == "aboard" and mark.last == start - 1 for mark in near)

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
        at = number.lead
        first, printed = self.sentence.starts[number.first], number.span.start
        if self.sentence.text[first:printed] == "و":  # "وأحد عشر", spelled like "واحد"
            return True
        if self.has_and(at) or self.has_and(number.first):
            return True
        before = at - 1
        while before >= max(0, at - 4) and self.light(before) and before not in self.join_ends:
            before -= 1
        listed = before >= 0 and self.words[before].text in ("،", "و") and not self.light(before)
        return listed or before in self.join_ends

    def joined_event(self, event: Mark | None) -> bool:
        """Whether an event goes on with the clause before it: "واعتقل", "وإصابة"."""
        return event is not None and event.reading.conjunction == "و"

    def paired(self, event: Mark) -> str | None:
        """The measure of an event that stands with this one over the same people: "مقتل وإصابة", "قتلوا أو جرحوا"."""
        gap = self.words[event.first - 1].folded in ("او", "و") if event.first else False
        before = self.event_ends.get(event.first - (2 if gap else 1))
        if before and (gap or event.reading.conjunction == "و") and self._free(before):
            return before.reading.get("measure")
        either = event.last + 1 < len(self.words) and self.words[event.last + 1].folded == "او"
        after = self.events.get(event.last + 1 + either)
        agrees = after and self.words[after.first].folded.endswith(("وا", "ون", "و"))
        if after and agrees and (either or after.reading.conjunction == "و") and not self._has_object(after):
            return after.reading.get("measure")
        return None

    def counts_next(self, mark: Mark) -> bool:
        """Whether a number, or its hedge, stands right after a mark."""
        return mark.last + 1 in self.number_at or mark.last + 1 in self.hedged

    def _free(self, event: Mark) -> bool:
        """Whether an event has nobody yet: neither a pronoun, nor a subject before it."""
        if event.first in self.followed or event.reading.pronoun:
            return False
        if event.reading.get("role") == "noun":
            return True
        if self.words[event.first].folded.endswith(("ا", "ون")):
            return False  # it agrees with a subject before it
        return not (event.first and (event.first - 1 in self.nouns or event.first - 1 in self.number_at))

    def owned(self, number: Number) -> bool:
        """Whether a number stands behind "ل": "جثث لـ 8 أشخاص"."""
        return self._owned_at(number.lead)

    def _owned_at(self, start: int) -> bool:
        led = any(one.preposition == "ل" for one in self.words[start].readings.values())
        return led or self.words[start - 1].folded == "ل"

    def has_and(self, token: int) -> bool:
        return any(reading.conjunction == "و" for reading in self.words[token].readings.values())

    # Events before a number.

    def event_before(self, number: Number, direct: bool) -> Mark | None:
        """The nearest event before the number that has room for it; `direct`: with nothing of weight between."""
        key = number.first, direct
        if key not in self._before:
            self._before[key] = self._event_before(number, direct)
        return self._before[key]

    def _event_before(self, number: Number, direct: bool) -> Mark | None:
        start = number.lead
        if self.kinds.get(start - 1) == "owned":
            return None
        light = True
        for token in range(start - 1, max(-1, start - REACH), -1):
            event = None if self._makes(token) else self.event_ends.get(token)
            caused = event is not None and event.first > 0 and self.words[event.first - 1].folded in CAUSED
            if caused and event.reading.definite:
                light = False
                continue  # "مات تحت التعذيب 60 سجينا"
            if event and event.reading.get("role") != "state":
                if event.first in self.followed or event.first in self.counted:
                    return None  # "93 وفاة وأكثر من 100 إصابة"
                by_preposition = self._by_preposition(event, start)
                other = self.words[start - 1].folded in NOT_BEFORE_OBJECT and start - 1 not in self.join_ends
                if not direct and not by_preposition and other:
                    return None  # "هرب الخبر من ثلاثة صحفيين"
                if (not (light or by_preposition) if direct else light) or not self._can_precede(
                    event, direct, by_preposition
                ):
                    return None
                made = any(self._makes(at) for at in range(event.last + 1, start))  # "ضبط 4 خلايا ضمت 10 متهمين"
                made = made and not (self.figures and self.figures[-1].number.first > event.last)
                return None if not direct and not made and self._filled(event, number) else event
            if self.breaks(token) or (token in self.number_at if direct else self.kinds.get(token) == "says"):
                return None
            if not self.light(token):
                light = False
                if direct and start - token > 6 and self.words[start - 1].folded not in NOT_BEFORE_OBJECT:
                    return None  # but "أفرجت الحركة المتمردة في جنوب البلاد اليوم عن ستة"
        return None

    def _by_preposition(self, event: Mark, start: int) -> bool:
        """Whether the event takes what begins at `start` by its own preposition: "الإفراج قريبا عن 20"."""
        if any(self._makes(token) for token in range(event.last + 1, start)):
            return True
        prepositions = [fold(one) for one in event.reading.get("with", "").split()]
        written = {one.preposition for one in self.words[start].readings.values()}
        if written.intersection(prepositions):
            return True  # "الإطاحة بخمسة مهربين"
        between = range(event.last + 1, start)
        if self._owned_at(start) and len(between) <= 2 and not any(map(self.person, between)):
            return True  # "عمليات الإجلاء لعشرات الأسر", "إجلاء طبي لـ 43 شخصا", but "مقتل أب لأربعة أطفال"
        begin = start - 1
        while begin > event.last and self.light(begin):
            begin -= 1  # "عن دفعة جديدة من 45"
        near = range(max(event.last + 1, min(begin, start - 3)), start)
        led = [at for at in near if not self.words[at].stems.isdisjoint(prepositions)]
        return bool(led) and not any(map(self.person, range(led[-1] + 1, start)))  # "لجنة الإفراج عن المعتقلين إن 300"

    def _makes(self, token: int) -> bool:
        """Whether a token leads from a band to its members: "القبض على خلية مكونة من 11 شخصا"."""
        of = self.words[token].folded == "من" and token + 1 in self.number_at  # "خلية إرهابية من سبعة متطرفين"
        if not of and self.kinds.get(token) != "made_of":
            return False
        bands = (self.things.get(at) for at in range(token - 3, token))
        family = self.nouns.get(token - 1)  # "إصابة أفراد أسرة مكونة من ستة أشخاص"
        if family and family.reading.form == "singular" and family.reading.get("population") == "families":
            return self.kinds.get(token) == "made_of"
        return any(band is not None and _holds_people(band) for band in bands)

    def _can_precede(self, event: Mark, direct: bool, by_preposition: bool) -> bool:
        """Whether an event can have its people after it.

        A verb before its subject is singular ("نزحوا" has had it). A definite verbal noun takes its object by its
        preposition alone: in "فرق الإنقاذ" and "مسيرات العودة" it has none.
        """
        role, reading = event.reading.get("role"), event.reading
        if reading.get("direct") and not direct:
            # Before a preposition or an army "فقد" is the verb: "فقد جراء الإعصار 17 بحارا".
            next_word = self.words[event.last + 1].folded
            if next_word not in NOT_BEFORE_OBJECT | CAUSED and event.last + 1 not in self.sentence.at("forces"):
                return False
        if role == "befalls" and event.first == event.last:
            return not self.words[event.first].folded.endswith(("وا", "ون"))
        if event.first == event.last and reading.definite:
            return by_preposition
        if role == "noun" and not direct:
            return not reading.pronoun and event.first == event.last
        return True

    def _filled(self, event: Mark, number: Number) -> bool:
        """Whether something else is the event's object, so that this number could share it only by coordination."""
        at, start = event.last + 1, number.lead
        between = [self.number_at[token] for token in range(at, start) if token in self.number_at]
        things = [self.things.get(one.last + 1) for one in between]
        if between and not (all(things) and (self.joined(number) or things[-1].last + 1 == start)):
            return True  # but "احتجاز 3 قوارب و12 بحارا", "نقلت 9 حافلات 380 مدنيا"
        noun = next((self.nouns[token] for token in (at, at + 1) if token < start and self.person(token)), None)
        if noun is None:
            return False
        between = range(noun.last + 1, start)
        if len(between) <= 2 and all(self.words[token].kind == "word" for token in between):
            # The agent stands between a verb and its object: "قتل مسلحون قبليون 12 شخصا".
            if event.reading.get("role") == "acts" and not any(self.kinds.get(token) in OTHER for token in between):
                return False
        return not self.joined(number)

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

    # Events after a number.

    def event_after(self, number: Number, group: Group, reach: int) -> Mark | None:
        """The nearest event after the number's group whose subject, or resumed object, the group is."""
        subsets = self.sentence.at("subsets")
        passing, first = False, group.last + 1
        while first in self.hedged:
            first += 1  # "11 ألفا على الأقل لقوا حتفهم"
        if any(word.text == ")" for word in self.words[first : first + 1]) and self.words[first - 2].text == "(":
            first += 1  # "5000 (مهاجر) قد انقذوا"
        at = first
        while self.kinds.get(at) == "copula" or at < len(self.words) and self.words[at].folded in BEFORE_VERBS:
            reach, at = reach + 1, at + 1  # "150 ألفا قد يصبحون بلا مأوى"
        for token in self._past_brackets(first, reach):
            event = None if token in self.hedged else self.events.get(token)  # "ما يصل إلى 12"
            said = event is not None and event.reading.get("weak") and event.reading.get("role") == "state"
            if said and group.of_noun("measure"):
                continue  # "ألفا أسير في السجون ... لإطلاق سراحهم"
            if event and event.reading.get("role") != "place":
                return event if self.follows_subject(event, number, group) else None
            if self.words[token].text == ")":
                return None  # "378 شخصا (بينهم 113 امرأة و193 طفلا) غادروا"
            if token in subsets or self.kinds.get(token) == "made_of":
                passing = True  # "44 شخصا بينهم ثلاثة رضع توفوا": the part does not take the event away
            if token in self.number_at and not (passing or self.counts_thing(token)):
                if not self.joined(self.number_at[token]):
                    return None
            if self.breaks(token) or self.words[token].text in "؛:" or self.words[token].folded == "قبل":
                return None  # "اعتقلت الشرطة 27 شخصا قبل أن تطلق سراحهم"
        return None

    def counts_thing(self, token: int) -> bool:
        """Whether the number at a token counts what is no person: "37 رهينة من ثماني جنسيات"."""
        after = self.number_at[token].last + 1
        return after in self.things and after not in self.nouns

    def _past_brackets(self, first: int, reach: int) -> Iterator[int]:
        """The next tokens, without those in brackets: "107 آلاف شخص (24 ألف أسرة) نزحوا"."""
        token = first
        while token < min(len(self.words), first + reach):
            closed = token
            while self.words[token].text == "(" and closed < min(len(self.words), token + BRACKETED):
                if self.words[closed].text == ")":
                    reach += closed - token + 1
                    token = closed
                    break
                closed += 1
            else:
                yield token
            token += 1

    def follows_subject(self, event: Mark, number: Number | None = None, group: Group | None = None) -> bool:
        reading, word = event.reading, self.words[event.first]
        if event.first and self.words[event.first - 1].folded == "لمن":
            return False  # "470 من الشهود وأقارب لمن قتلوا"
        role = "noun" if reading.definite else reading.get("role")  # "تعرضوا للخطف": no verb has the article
        if role == "state" or role in ("noun", "acts") and self._resumed(event):
            return True
        resumed = event.last > event.first or role == "noun"
        if resumed and self.words[event.last].folded.endswith(("هم", "هما", "هن")):
            return True  # "لقوا مصرعهم", "أطلق سراحهم"
        if role == "noun":
            if reading.pronoun in PEOPLE_PRONOUNS:
                return reading.pronoun != "ها" or self._agrees("ت", number, group)  # "تقل 116 راكبا عند غرقها"
            if number and number.value == 1 and reading.pronoun == "ه":  # "لقي رجل واحد حتفه"
                return True
            before = self.words[event.first - 1].folded if event.first else ""
            if reading.preposition == "ل" and before.endswith(("ون", "وا")) and reading.get("measure") in MOVES:
                return True  # "3 آلاف شخص يستعدون لمغادرة البلدة"
            by_own = before == "من" and reading.get("measure") in MOVES  # "تمكنوا من الفرار", but "نجوا من الموت"
            goal = reading.preposition == "ل" and reading.term.section not in HELP  # "14 غطاسا للبحث عن الغريق"
            return reading.definite and (by_own or before in ("الي", "علي") or goal)
        if reading.pronoun in PEOPLE_PRONOUNS:  # "الذين قتلهم الجيش", "التي هجرتها القوات", but not "من أسرهم"
            return role == "acts" and not (event.first and self.words[event.first - 1].folded in NOT_BEFORE_OBJECT)
        if reading.conjunction or not self._agrees(word.folded, number, group):
            return False
        return role != "acts" or not self._has_object(event)

    def _resumed(self, event: Mark) -> bool:
        """Whether an event takes up its people by its preposition: "تم القبض عليهم", "أفرجت عنهم السلطات"."""
        return event.last + 1 < len(self.words) and self.words[event.last + 1].folded in RESUMED

    def _agrees(self, verb: str, number: Number | None, group: Group | None) -> bool:
        """Whether a verb agrees with people before it: dual with two, feminine with families, bodies and women."""
        if not verb.endswith(SUBJECT_ENDINGS):
            return False
        if number is None or group is None:
            return True
        if verb.endswith("ت"):
            noun = self.words[group.noun].folded if group.noun is not None else ""
            return group.population in ("families", "women", None) or noun.endswith(("ه", "ات", "جثث", "اسر"))
        return number.value == 2 or not verb.endswith(("ا", "ان", "تا")) or verb.endswith("وا")

    def _has_object(self, event: Mark) -> bool:
        """Whether an active verb has its object next to it: "قتلوا 5", "اعتقلوا مدنيين"."""
        at = event.last + 1
        while at < len(self.words) and self.light(at) and at < event.last + 5:
            if self.words[at].folded in ("في", "علي", "من", "عن", "الي"):
                own = self.words[at].folded in map(fold, event.reading.get("with", "").split())
                return own and at + 1 in self.number_at  # "يفرجوا عن 4"
            at += 1
        return at in self.number_at or at in self.nouns
