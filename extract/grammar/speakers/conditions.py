"""What a verb of saying needs to be one here: no noun of the same spelling, and something that is stated."""

from extract.grammar.speakers.documents import IT
from extract.grammar.speakers.holders import COMMAS, OPENING, QUOTES
from extract.grammar.speakers.names import DASHES
from extract.grammar.speakers.subjects import Subjects
from extract.lexicon import Mark
from extract.text import fold_term

PREPOSITIONS = frozenset(
    "عدم اثر بعد عقب في قبل الي علي عن من مع خلال بسبب حول جراء نتيجه رغم وسط دون ضد لدي منذ".split()
)
RELATIVES = frozenset(("الذي", "التي", "الذين"))
NEGATIONS = frozenset("لم ولم لن ولن لا ولا او ما".split())
GOVERNS = PREPOSITIONS | NEGATIONS
# "أنه يوثق مقتل": whose pronoun it is has said so already.
ITSELF = frozenset("انه انها انهم بانه بانها بانهم".split())
ON_HIS_PART = frozenset("جهته جهتها جانبه جانبها بدوره بدورها".split())
GOES_ON = frozenset("كما ثم حيث فيما بينما اذ وقد قد وكان وكانت كان كانت".split())
FOUND_OUT = frozenset("ملابسات حيثيات مصير هويه هويات دوافع خلفيات".split())  # "لكشف الفاعل وكشف ملابسات الحادث"
COUNTING = frozenset("توثيق احصاء رصد تسجيل حصر".split())
BLAME = "مسوولي"
BLAMES_WITHIN = 12  # tokens from who blames to "مسؤولية"
ABLE_WITHIN = 7  # tokens from who is able to what he counted, past "مع انتهاء الجمعة"
APPOSED = 10  # tokens of who heads a body, between commas
CLAUSE_WITHIN = 6  # tokens from the speaker of "بين" to its "أن"
LONGEST_ASIDE = 16  # tokens of what stands between commas behind a speaker
STATED_WITHIN = 24  # tokens from a speaker's name to what he states
RAISED = 4  # tokens from who raises a toll over when to the toll: "رفعت الوزارة بعد ساعات عدد القتلى"
THEIRS = ("هم", "هما", "هن", "ها")
CARRIER = 4  # tokens from what carries people to the verb
BELONGS = ("تابع", "تابعه")
REGIONS = ("ولاية", "محافظة")
DAMMA = "\u064f"


class Conditions(Subjects):
    """Tells the verbs of saying of one sentence that state something from those that do not."""

    reported = False  # whether the sentence has named who made a report, whose own verb is still to come

    def is_noun(self, mark: Mark) -> bool:
        """Whether what is spelled like a verb of saying is none: "إثر كشف", "لم يعلن", "إنه يوثق", "منصة "أفاد""."""
        word, before = self.words[mark.first], self.words[mark.first - 1].folded if mark.first else ""
        then, behind = "", ""
        if mark.last + 1 < len(self.words):
            then, behind = self.words[mark.last + 1].text, self.words[mark.last + 1].folded
        passive = mark.reading.form == "past" and DAMMA in word.text[:3]
        ours = word.folded.endswith("نا") and mark.reading.pronoun and not mark.reading.get("tells")  # "وجدنا جثثا"
        opens = mark.first <= 1 or before in GOES_ON or before in COMMAS or before in ON_HIS_PART
        among = word.folded == "بين" and not opens  # "البحث بين"
        among = among or word.folded == "بين" and behind.startswith("ال") and then.endswith("ين")
        flag = (
            mark.reading.get("opens") and word.folded == fold_term(mark.reading.term.lemma) and not opens
        )  # "ترفع علم بلد"
        of = word.folded in BELONGS and then.startswith("ل")  # "انتحاري تابع لتنظيم"
        carries = mark.reading.form == "present" and not self.is_outlet_near(mark.first)
        carriers = range(max(0, mark.first - CARRIER), mark.first) if carries else (mark.first - 1,)
        vehicle = mark.first > 0 and mark.reading.term.lemma == "نقل" and not mark.reading.conjunction
        # "سيارة نقل", "زورق كان ينقل لاجئين"
        vehicle = vehicle and any(token in self.sentence.at("things") for token in carriers)
        vehicle = vehicle or word.text.startswith("آ")  # "آفاد" is no "أفاد"
        name = vehicle or before in QUOTES and then in QUOTES or mark.reading.form == "past" and behind in FOUND_OUT
        then_says = mark.reading.preposition == "ل" and mark.reading.form == "present"  # "ليعلن الجيش"
        joined = mark.reading.preposition in ("ب", "ل") and not then_says or mark.reading.definite
        governed = before in GOVERNS | ITSELF or before[:1] == "و" and before[1:] in GOVERNS  # "وما يلفت الانتباه"
        return bool(ours or flag) or among or of or name or passive or joined or governed

    def is_outlet_near(self, token: int) -> bool:
        """Whether a medium stands right before a token, which passes on what it tells."""
        return any(self.section(at, "outlet") for at in range(max(0, token - CARRIER), token))

    def tells_nothing(self, mark: Mark, speaker: tuple[int, int] | None, after: int) -> bool:
        """Whether a verb's own condition fails: "بين" without "أن", "أصدر" without a document."""
        wants = mark.reading.get
        if wants("clause") and not self.opens_clause(after):
            return True
        if wants("signs") and after < len(self.words) and self.words[after].text in DASHES:
            return True  # "كتبت فلانة -"
        if wants("supposes") and speaker is not None and self.words[speaker[0]].folded.endswith(THEIRS):
            return True  # "مسلحون يرجح انتماؤهم إلى"
        if wants("arrives") and after < len(self.words) and self.words[after].folded in ("الي", "ل"):
            return True  # "ورد بلاغ إلى غرفة العمليات"
        if wants("sees") and speaker is not None and self.section(self.np[0], "document") is not None:
            return True  # "شاهد تقرير القناة"
        counts = wants("raises") and self.counts_harm(after)
        if wants("issues") and not (counts or self.issues(after)):
            return True
        if wants("sums") and not self.sentence.near("topics", after, after + 1):
            return True
        behind = self.words[mark.last : mark.last + BLAMES_WITHIN]
        if wants("blames") and not any(BLAME in word.folded for word in behind):
            return True
        if wants("able") and not any(word.folded in COUNTING for word in self.words[after : after + ABLE_WITHIN]):
            return True
        if wants("records") and speaker is not None and (self.is_country(*speaker) or not self.can_speak(*speaker)):
            return True  # "سجلت سوريا 5 قتلى", "سجلت حلب 5 قتلى"
        if wants("demands") and not self.demands(mark, after):
            return True
        if wants("shows") and speaker is not None and self.is_body(*speaker) and self.opens_clause(after):
            return False
        answers = self.words[mark.first].folded == "ورد" and speaker is not None and self.section(self.np[0], "office")
        return bool(wants("documents")) and not (answers or self.section(mark.last + 1, "document"))

    def counts_harm(self, token: int) -> bool:
        """Whether a toll stands at a token: "رفعت الوزارة عدد القتلى إلى 9"; not "رفعت الشركة عدد العاملين"."""
        topic = next(iter(self.sentence.near("topics", token, token + RAISED)), None)
        people = topic and self.sentence.at("nouns").get(topic.last + 1)
        return topic is not None and (people is None or bool(people.reading.get("measure")))

    def can_speak(self, first: int, last: int) -> bool:
        """Whether a name is of somebody who speaks: a body, a country, a person of a known name."""
        country = first in self.sentence.at("countries")
        servant = self.words[first].folded == "عبد" and last > first  # "عبد المنعم"
        named = servant or any(self.is_given(token) for token in range(first, last + 1))
        return country or named or self.is_body(first, last) or self.section(first, "known") is not None

    def past_aside(self, token: int) -> int:
        """Past what stands between commas: "وبين الوزير، خلال لقاء مع الصحفيين، أن"."""
        if not self.is_comma(token):
            return token
        ahead = range(token + 1, min(token + LONGEST_ASIDE, len(self.words) - 1))
        close = next((at for at in ahead if self.is_comma(at)), token)
        return close + 1 if self.is_clause(close + 1) else token

    def opens_clause(self, after: int) -> bool:
        """Whether "أن" follows soon, in the same breath."""
        after = self.past_aside(after)
        for token in range(after, min(after + CLAUSE_WITHIN, len(self.words))):
            if self.is_clause(token):
                return True
            if self.words[token].text in COMMAS or self.words[token].folded == "حين":
                return False
        return False

    def is_country(self, first: int, last: int) -> bool:
        """Whether a country is named, not a body in it: "سجلت سوريا", "سجلت جارتها سوريا"."""
        countries = self.sentence.at("countries")
        head = self.section(first, "institution")
        if head is not None and head.reading.term.lemma in REGIONS:
            return True  # "وسجلت الولاية الشمالية 18 وفاة"
        return not self.is_body(first, last) and any(token in countries for token in range(first, last + 1))

    def demands(self, mark: Mark, after: int) -> bool:
        """Whether something is demanded by somebody: "طالبت المنظمة بالإفراج", "دعت إلى"; "طالب" is a student too."""
        for token in range(mark.last + 1, min(after + CLAUSE_WITHIN, len(self.words))):
            event = self.sentence.at("events").get(token)
            if self.words[token].folded == "الي" or event and event.reading.preposition == "ب":
                return True
        return False

    def issues(self, token: int) -> bool:
        """Whether a document is what was issued: "أصدرت الوزارة حصيلة", but not "أصدرت المحكمة حكما"."""
        token = self.past_adverbs(token)
        ahead = range(token, min(token + 4, len(self.words)))
        if token < len(self.words) and self.words[token].text in COMMAS:  # "أصدرت اللجنة، برئاسة الوزير، تقريرها"
            close = next((at for at in range(token + 1, token + APPOSED) if self.is_comma(at)), token)
            ahead = range(close + 1, min(close + 4, len(self.words)))
        return any(self.section(at, "document") or self.section(at, "medium") for at in ahead)

    def states_after(self, token: int, within: int = STATED_WITHIN) -> str | None:
        """What follows a speaker's name, past the day and the medium: a `clause`, a `fact`, or nothing stated."""
        told = [self.sentence.at(vocabulary) for vocabulary in ("numbers", "topics", "events")]
        for at in range(token, min(token + within, len(self.words))):
            word = self.words[at]
            stop, again = self.section(at, "stop"), self.section(at, "says")
            if again and again.reading.conjunction and self.words[at - 1].text in COMMAS:
                return None  # "كما أعلن مسؤول، وقال المصدر إن"
            if word.text in OPENING or word.text == ":" or stop and stop.reading.get("states") == "clause":
                return "clause"
            if stop and stop.reading.term.section == "day":
                continue  # "الاثنين" is no two
            then = self.section(at + 1, "stop") if stop and at + 1 < len(self.words) else None
            if then and then.reading.get("states") == "clause":
                return "clause"  # "أشار إلى أن"
            if word.kind == "digits" or any(at in marks for marks in told) or stop and stop.reading.get("states"):
                return "fact"
            if word.folded.startswith(("بت", "باس")) or any(one.preposition == "ب" for one in word.readings.values()):
                return "fact"
        return None

    def complements(self, token: int) -> bool:
        """Whether a verb without a subject is one of saying here: it is followed by what is said."""
        if token >= len(self.words):
            return False
        if self.words[token].folded in IT:
            return self.complements(token + 1)  # "قالت فيه إن"
        word = self.words[token]
        stop = self.section(token, "stop")
        opens = (
            word.text in OPENING or word.text == ":" or word.folded in ("في", "ل", "ب") or word.folded.startswith("لل")
        )
        return (
            stop is not None
            or token in self.sentence.at("events")
            or token in self.sentence.at("topics")
            or opens
            or (outlet := self.section(token, "outlet")) is not None
            and outlet.reading.preposition == "ل"
            or any(reading.preposition in ("ب", "ل") for reading in word.readings.values())
        )

    def is_comma(self, token: int) -> bool:
        return token < len(self.words) and self.words[token].text in COMMAS

    def is_number(self, token: int) -> bool:
        return token < len(self.words) and (self.words[token].kind == "digits" or token in self.sentence.at("numbers"))

    def goes_on_with(self, mark: Mark) -> bool:
        """Whether a verb begins a clause, so that it may go on with who spoke before: "وأضاف", "في بيان قالت فيه"."""
        before = self.words[mark.first - 1]
        within = any(word.folded in ("فيه", "فيها") for word in self.words[mark.last + 1 : mark.last + 2])
        begins = (
            within or mark.first <= 1 or mark.reading.conjunction or before.kind == "sign" or before.folded in GOES_ON
        )
        return begins or self.reported  # "حصيلة أفاد بها مسؤول أشارت إلى"

    def hangs(self, before: int, after: int) -> bool:
        """Whether "according to" stands within what is stated: between commas, or before "عن", "إلى", "لمقتل"."""
        if self.words[before].text in COMMAS:
            return self.words[after].text in COMMAS or self.words[after].folded in RELATIVES
        event = self.sentence.at("events").get(after)
        return self.words[after].folded in ("عن", "الي") or event is not None and bool(event.reading.preposition)

    def outside(self, token: int) -> int:
        """The first token of the quotation marks that open at a token."""
        while token and self.words[token - 1].text in OPENING:
            token -= 1
        return token
