"""How a sentence that names nobody hangs on the one before it, so that whoever spoke there still has the floor.

It lies in his quotation, his list or his post; it has no subject of its own; it spells out what he said ("ففي") or adds
to it ("كما"); it says what came of the act that he told of ("وأسفرت المداهمات عن"); or it goes on with what he counted
("وبلغ عدد الجرحى", "وتشمل الحصيلة", "ومن بين القتلى").
"""

from extract.grammar.bullets import BULLETS
from extract.grammar.speakers.antecedents import LOOK_BACK, Antecedents
from extract.grammar.speakers.holders import CLOSING, OPENING
from extract.records import Sentence

ABOUT = frozenset("وعن وحول وبشان وبخصوص عن حول بشان بخصوص".split())
THESE = ("هذه", "هذا", "تلك")
SPELLS_OUT = frozenset("ففي حيث اذ فقد".split())
# A sentence that only goes on with the one before, cut off by a full stop.
CUT_OFF = frozenset("بالاضافه اضافه فضلا علاوه مما فيما بينما".split())
PASSED = frozenset("تم جري وتم وجري".split())
RESULTS = frozenset(("أسفر", "أدى", "خلف", "أوقع", "تسبب", "نتج"))
WARS = frozenset("الحرب النزاع الصراع القتال المعارك الازمه الاشتباكات".split())  # of which everybody knows
COUNTED = frozenset("بلغ وصل ارتفع تجاوز شارف قارب ناهز سجل بلغت وصلت ارتفعت تجاوزت شارفت قاربت ناهزت".split())
COVERS = frozenset("توزعت توزع تشمل شملت تضم ضمت يشمل شمل اظهرت تظهر".split())
TAKEN_UP = frozenset("حصيله الحصيله القايمه الارقام الاحصاءات الاحصاييات البيانات المعطيات الحالات".split())
HEADINGS = frozenset(("يخص", "يتعلق", "بالنسبه", "بخصوص", "وبخصوص", "وبالنسبه", "تفاصيل", "مجال"))
COUNTS = frozenset(("أحصى", "سجل", "وثق", "رصد"))
TURNS = frozenset(("ذلك", "الاثناء", "سياق", "السياق"))  # "يأتي ذلك في وقت", "وبموازاة ذلك": on to something else
BACKGROUND = frozenset("وكان وكانت وياتي وتاتي".split())  # begin what the outlet adds: "وكان التفجير قد خلف 25"
HEADING_WITHIN = 3  # tokens from the head of a sentence
TAKEN_UP_WITHIN = 6  # tokens from the head of a sentence
LONGEST_QUOTATION = 3000  # characters


class Ties(Antecedents):
    """Tells whether a sentence of an article goes on with the one before it."""

    def is_tied(self, sentence: Sentence) -> bool:
        """Whether a sentence without a speaker goes on with the sentence before."""
        if not sentence.index or not sentence.words:
            return False
        before = self.sentences[sentence.index - 1]
        if not self.statements(sentence.index) and self._quotes(sentence):
            return True
        if before.paragraph == sentence.paragraph and (self._is_cut_off(sentence) or self._spells_out(sentence)):
            return True
        if sentence.words[0].folded == "حيث":
            return True
        return self._is_open(before) or self._heads(sentence) or self._adds(sentence, before)

    def _quotes(self, sentence: Sentence) -> bool:
        """Whether a sentence names what its quotation is of: "وعن آخر الإحصاءات: «قتل 700»"."""
        signs = [word.text for word in sentence.words]
        colons = (at for at, sign in enumerate(signs[:-1]) if sign == ":" and signs[at + 1] in OPENING)
        return sentence.words[0].folded in ABOUT and any(colons)

    def _heads(self, sentence: Sentence) -> bool:
        """Whether a sentence begins with the next heading of a bulletin: "وفيما يخص حوادث المرور", "وفي مجال"."""
        return any(word.folded in HEADINGS for word in sentence.words[:HEADING_WITHIN])

    def _takes_up(self, sentence: Sentence, before: Sentence) -> bool:
        """Whether a sentence says more of what was just counted: "وتشمل الحصيلة 5 أطفال", "وأظهرت الإحصاءات"."""
        opening = [word.folded.removeprefix("و") for word in sentence.words[:TAKEN_UP_WITHIN]]
        if COVERS.isdisjoint(opening) or TAKEN_UP.isdisjoint(opening):
            return False
        marks = before.at("attribution").values()
        return self._counts(before) or any(mark.reading.term.lemma in COUNTS for mark in marks)

    def _adds(self, sentence: Sentence, before: Sentence) -> bool:
        """Whether a sentence adds to what somebody has stated in so many words right before."""
        if self.statements(before.index) and self._takes_up(sentence, before):
            return True
        told = [one for one in self.statements(before.index) if one.before]
        counts = any(mark.reading.term.section == "count" for mark in sentence.near("topics", 1, 2))
        goes_on = counts and sentence.words[0].folded.removeprefix("و") in COUNTED
        if told and goes_on and (self._counts(before) or self._harms(before)):
            return True
        clauses = [mark.first for mark in before.at("name_ends").values() if mark.reading.get("states") == "clause"]
        marks = before.at("attribution")
        records = (one for one in told if one.token in marks and marks[one.token].reading.term.lemma in COUNTS)
        said = [one for one in told if one.clause or any(one.token < clause for clause in clauses)] or list(records)
        if not said or before.quote.rstrip(". ")[-1:] in CLOSING - {")", "]"}:
            return False  # "... قتلوا". كما استشهد 5": his words have ended
        also = sentence.words[0].folded in ("كما", "وكما")
        act = sentence.words[also + 1].folded if also + 1 < len(sentence.words) else ""
        act = sentence.words[also + 2].folded if act in ("عن", "الي") and also + 2 < len(sentence.words) else act
        result = (mark := sentence.at("name_ends").get(int(also))) and mark.reading.term.lemma in RESULTS
        if result and act in WARS:
            return False
        known = act.startswith("ال") or act in THESE
        return bool(also or result and known)

    def _harms(self, sentence: Sentence) -> bool:
        """Whether a sentence says that people were killed: "أعلن مصدر أن التفجيرات أسفرت عن مقتل 20"."""
        return any(mark.reading.get("measure") == "killed" for mark in sentence.at("events").values())

    def _counts(self, sentence: Sentence) -> bool:
        """Whether a sentence counts people: "سجلت أعلى نسبة وفيات", "أحصى عدد الشهداء"."""
        return "count" in sentence.sections("topics")

    def _is_cut_off(self, sentence: Sentence) -> bool:
        """Whether a sentence has neither a subject nor a conjunction of its own at its head."""
        if len(sentence.words) < 2:
            return False
        first, then = sentence.words[:2]
        result = first.readings.get("name_ends")
        results = result is not None and not result.conjunction and result.term.lemma in RESULTS
        if results:
            return then.folded in ("عن", "الي", "في") or "events" in then.readings or then.folded.startswith("ب")
        event = first.readings.get("events")
        adds = event is not None and event.conjunction == "و" and event.form == "verbal" and not event.definite
        fused = any(one.preposition in ("ب", "ل") for one in first.readings.values() if not one.conjunction)
        passed = first.folded in PASSED and then.folded in ("خلالها", "خلاله", "خلالهم")
        beside = first.folded == "الي" and then.folded == "جانب"
        # "أعلنت الوزارة انتشال 16 جثة. وإنقاذ 54 مهاجرا."
        return first.folded in CUT_OFF or passed or beside or adds or fused and "events" in first.readings

    def _spells_out(self, sentence: Sentence) -> bool:
        return sentence.words[0].folded in SPELLS_OUT

    def _is_open(self, before: Sentence) -> bool:
        """Whether a sentence ends with a colon or a comma, behind which the next goes on."""
        if before.quote.endswith((":", "：")):
            return any(one.before for one in self.statements(before.index))
        return before.quote.endswith(("،", ",")) and any(one.first is not None for one in self.statements(before.index))

    def breaks_down(self, sentence: Sentence) -> bool:
        """Whether a sentence only says who was among those of the one before: "ومن بين القتلى 5 أطفال"."""
        opening = [word.folded.removeprefix("و") for word in sentence.words[:3]]
        among = opening[:1] == ["من"] and opening[1:2] in (["بين"], ["بينهم"]) and opening[2:] != ["الذين"]
        within = opening[:1] == ["بين"] and opening[1:2] and opening[1].startswith("ال")  # "وبين المقاتلين 5 أجانب"
        return opening[:1] in (["بينهم"], ["منهم"]) or among or bool(within)

    def in_list(self, sentence: Sentence) -> bool:
        """Whether a sentence is an item under a line that ends with a colon, and none before it names a speaker."""
        index = sentence.index
        while index > sentence.index - LOOK_BACK and index and self._is_item(self.sentences[index].quote):
            index -= 1
        if index == sentence.index or not self.sentences[index].quote.endswith((":", "：", "التالي", "التالية")):
            return False
        return not any(self.statements(item) for item in range(index + 1, sentence.index))

    def _is_item(self, quote: str) -> bool:
        return quote.startswith(BULLETS) or quote[:1].isdigit()

    def in_quotation(self, sentence: Sentence) -> bool:
        """Whether a sentence begins within a quotation that an earlier one of its line opened."""
        first = sentence.index
        while (
            first > sentence.index - LOOK_BACK and first and self.sentences[first - 1].paragraph == sentence.paragraph
        ):
            first -= 1
        before = sentence.text[max(self.sentences[first].start, sentence.start - LONGEST_QUOTATION) : sentence.start]
        straight = before.count('"') % 2 == 1
        return straight or any(before.rfind(opening) > before.rfind(closing) for opening, closing in ("“”", "«»"))

    def in_post(self, sentence: Sentence) -> bool:
        """Whether whoever is named before the colon at the head of a paragraph still speaks in it."""
        if sentence.words[0].folded in BACKGROUND:
            return False
        for index in range(sentence.index - 1, max(-1, sentence.index - LOOK_BACK), -1):
            if self.sentences[index].paragraph != sentence.paragraph:
                return False
            if self.statements(index):
                return [one.rule for one in self.statements(index)] == ["attribution.label"]
        return False

    def in_report(self, sentence: Sentence) -> bool:
        """Whether the last who spoke did so by a report or a toll, which goes on; not to what was long before."""
        for index in range(sentence.index - 1, max(-1, sentence.index - LOOK_BACK), -1):
            if self.statements(index):
                turns = any(word.folded in TURNS for word in sentence.words[:HEADING_WITHIN])
                turns = turns or self._recalls(sentence)
                hung = any(one.hung for one in self.statements(index))  # "كانت تقل، بحسب شهادات الناجين، 400"
                return [one.report for one in self.statements(index)] == [True] and not turns and not hung
        return False

    def _recalls(self, sentence: Sentence) -> bool:
        """Whether a sentence begins with a month or a year of its own: "وفي نيسان لقي 24 جنديا مصرعهم"."""
        times = sentence.near("calendar", 0, HEADING_WITHIN - 1)
        return any(mark.reading.term.section == "month" or mark.reading.get("unit") == "year" for mark in times)
