"""Who speaks in one sentence: each statement's speaker, its go-between, and which words they introduce.

A speaker stands after a verb of saying ("قالت الشرطة إن"), before it ("مصادر محلية قالت إن"), after "according to"
("وفق ما أفادت الشرطة"), or before a headline's colon ("الدفاع المدني: 4 قتلى"). A verb or a participle without a
subject goes on with the speaker before ("وأضاف", "مشيرا إلى"), as does a definite noun alone ("وقالت المصادر").
"""

from extract.grammar.speakers.beginnings import TOLD_TO
from extract.grammar.speakers.cited import Cited
from extract.grammar.speakers.conditions import GOES_ON, RELATIVES
from extract.grammar.speakers.documents import IT, OBJECTS
from extract.grammar.speakers.gapped import gapped
from extract.grammar.speakers.holders import CLOSING, COMMAS, OPENING
from extract.grammar.speakers.statement import Statement
from extract.grammar.speakers.subjects import WAS
from extract.lexicon import Mark
from extract.records import Sentence

NOBODY = (None, None)
TOLLED = 6  # tokens from "وهي" over a toll and what it is to who made it
IS_IT = frozenset(("وهي", "وهو"))
THIS = frozenset(("هذه", "هذا"))
RECORDS = ("وثق", "رصد")
COUNTS = ("أحصى", "سجل")  # "المنظمة التي سجلت" says what it is


def read_statements(sentence: Sentence) -> list[Statement]:
    """The statements of a sentence, in order."""
    reader = Reader(sentence)
    found = [statement for mark in reader.marks if (statement := reader.statement(mark))]
    signed = reader.signed()
    labels = reader.labels() or ([signed] if signed else [])
    found += gapped(reader, found)
    return [*labels, *found]


class Reader(Cited):
    """Finds the statements of one sentence, by the names in it."""

    def __init__(self, sentence: Sentence):
        super().__init__(sentence)
        self.marks = [
            mark
            for mark in sentence.at("attribution").values()
            if mark.reading.term.section in ("says", "goes_on", "according", "cites", "receives", "saying")
        ]
        self.heard = False  # whether the sentence has named a speaker

    def statement(self, mark: Mark) -> Statement | None:
        if mark.first <= self.covered:
            return None
        found = self.read(mark)
        if found is not None and found.first is not None:
            self.heard, self.spoke = True, (found.first, found.last)
        return found

    def read(self, mark: Mark) -> Statement | None:
        section = mark.reading.term.section
        if section == "goes_on":
            accusative = self.words[mark.first].folded.endswith(("ا", "ه"))
            if not accusative or mark.reading.definite:
                return None  # "الحصيلة المؤكدة"
            return Statement(mark.first, True, *(self.opening_subject(mark) or NOBODY), rule="attribution.goes-on")
        if section == "according":
            return self.according(mark)
        if section == "receives":
            return self.received(mark)
        if section == "saying":
            return self.saying(mark)
        return self.verb(mark)

    def verb(self, mark: Mark) -> Statement | None:
        """A verb of saying with its subject after it, before it, or in an earlier sentence."""
        if self.is_noun(mark):
            return None
        start = mark.last + 1
        speaker, after = self.name(self.past_adverbs(start))
        if speaker is None and self.is_comma(start):
            speaker, after = self.parted(start + 1)
        told, speaker, after = self.told_first(start) if speaker is None else (None, speaker, after)
        if self.words[mark.first].folded.endswith(("وا", "ون")):
            speaker, after = None, start  # who is many has been named before: "أعلنوا إضرابا"
        if mark.reading.preposition and speaker is None:
            return None  # "ليقول إن"
        if mark.reading.pronoun or start < len(self.words) and self.words[start].folded in ("به", "بها"):
            return self.verb_of_it(mark, speaker, after)
        if mark.reading.get("accuses") and speaker is not None and self.words[speaker[0]].folded.endswith("ين"):
            speaker, after = None, start  # "يطالب فيها المسؤولين"
        if mark.reading.get("accuses") and speaker is not None:
            speaker, start = self.accuser(mark, after)
        if mark.reading.get("claims") and speaker is not None and not self.can_speak(*speaker):
            speaker, after = self.name(after)
        if self.tells_nothing(mark, speaker, after):
            return None
        before = mark.first and self.words[mark.first - 1]
        parted = before and before.text in COMMAS and self.words[0].folded in WAS  # "وكانت الشبكة، وثقت"
        named = before and (before.kind == "word" or before.text in CLOSING - {")"})  # ""الصليب الأحمر" تعلن"
        subject = self.subject_before(mark) if named or parted else None
        subject = subject or self.had_before(mark)
        if subject and (self.is_own(subject[0]) or mark.reading.get("records") and self.is_country(*subject)):
            return None  # "قالت المنظمة إن تقديرات فرقها تشير", "أعلنت المنظمة أن البلاد سجلت"
        if subject and speaker and self.can_speak(*subject) and not self.can_speak(*speaker):
            speaker = None  # "الكويت تعلن إسقاط طائرات"
        if subject and self.is_body(*subject) and self.is_clause(subject[0] - 1):
            speaker = None  # "أن الشبكة وثقت وجود"
        if subject and speaker and mark.reading.get("tells"):
            relay = speaker if self.is_medium(speaker) else None  # "طهران أبلغت الوسطاء بموافقتها"
            return Statement(
                mark.first, True, *subject, relay=relay, clause=True, rule="attribution.verb-after", office=subject
            )
        head = (self.np or speaker)[0] if speaker else subject[0] if subject else None
        raiser = head is not None and (self.is_body(head, head) or head in self.sentence.at("countries"))
        if mark.reading.get("raises") and not raiser:
            return None
        states = self.records_more(mark, start) if head is None else self.may_be_body(head)
        if mark.reading.get("body") and not (states or mark.reading.get("raises")):
            return None
        if mark.reading.term.section == "cites":
            if self.words[mark.first].folded.endswith(OBJECTS):
                return None  # "في بيان نقلته الوكالة": whom the speaker told
            return self.citing(mark, speaker or self.subject_before(mark), after if speaker else start)
        if speaker is None:
            states = subject and self.can_speak(*subject) and self.states_after(start)
            if states and not self.complements(start) and self.words[start].text not in COMMAS:
                return Statement(mark.first, True, *subject, clause=states == "clause", rule="attribution.verb-after")
            return self.told_of(mark, start) or self.verb_without_subject(mark, subject, start)
        office = self.np
        before = self.words[mark.first - 1].folded if mark.first else ""
        if before in RELATIVES and not self.is_body(*speaker) and not self.is_clause(after):
            return None  # "التي تحصي الضحايا" describes the body; but "المعركة التي زعم المتمردون أنهم"
        after = self.past_apposition(max(start, after) if mark.reading.get("accuses") else after)
        relay = told or self.hearer(start, after) or self.told_before(mark)
        self.covered = speaker[1]
        if mark.reading.get("denies") and mark.first > 2 and self.states_after(after) is None:
            return None  # "قتل 5 مدنيين، ونفى الجيش ذلك"
        hangs = mark.first > 2 and (before in ("كما", "هكذا", "،", ",") or before in CLOSING)
        quoted = self.quoted(after) if hangs else None
        states = self.states_after(quoted[1] + 1 if quoted else after)
        after_speech = hangs and before in COMMAS and self.words[mark.first - 2].text in CLOSING - {")"}
        if states == "fact" and after_speech:
            states = None  # '"كنا 86 في الزنزانة"، يروي خالد (45 عاما)'
        if states is None and quoted:  # "كما ذكرت الإذاعة نقلا عن الشرطة"
            self.covered = quoted[1]
            return Statement(mark.first, False, *quoted, relay=speaker, rule="attribution.verb-last", office=self.np)
        if states is None and hangs:
            return Statement(mark.first, False, *speaker, relay=relay, rule="attribution.verb-last", office=office)
        return Statement(
            mark.first,
            True,
            *speaker,
            relay=relay,
            clause=states == "clause",
            weak=states is None or bool(mark.reading.get("opinion")),
            rule="attribution.verb",
            office=office,
        )

    def is_medium(self, speaker: tuple[int, int]) -> bool:
        return self.section(speaker[0], "outlet") is not None

    def parted(self, token: int) -> tuple[tuple[int, int] | None, int]:
        """Who speaks between commas behind his verb: "أعلن، وزير الصحة، أن"."""
        speaker, after = self.name(token)
        closes = speaker and (self.is_comma(after) or self.is_clause(after))
        named = speaker and (self.is_body(*(self.np or speaker)) or self.is_given(speaker[0]))
        return (speaker, after) if closes and named else (None, token)

    def verb_of_it(self, mark: Mark, speaker: tuple[int, int] | None, after: int) -> Statement | None:
        """A verb whose object went before: "حصيلة أوردها المرصد", "حصيلة أفاد بها مسؤول"."""
        published = any(self.section(token, "medium") for token in range(max(0, mark.first - 3), mark.first))
        behind = range(max(0, mark.first - 3), mark.first)
        judged = mark.reading.get("issues") and not any(self.section(token, "document") for token in behind)
        if speaker is None or published or judged or mark.reading.term.section == "cites":
            return None  # "في بيان نشرته الوكالة", "حكم أصدرته المحكمة"
        self.covered, self.reported = speaker[1], True
        relay = self.hearer(mark.last + 1, after)
        which = (
            mark.first > 0 and self.words[mark.first - 1].folded in RELATIVES
        )  # "الحصيلة التي أوردتها الوزارة أفادت"
        these = any(word.folded in THIS for word in self.words[: min(3, mark.first)])
        far = range(max(0, mark.first - TOLLED), mark.first)
        is_it = any(self.words[token].folded in IS_IT for token in far)  # "..., وهي الحصيلة التي أعلنتها الوزارة"
        behind = far if these or is_it else range(max(0, mark.first - 3), mark.first)
        named = any(self.section(token, "document") for token in behind)
        if which and (self.heard or not named):
            return None
        return Statement(
            mark.first,
            which and not is_it,
            *speaker,
            relay=relay,
            vague=True,
            rule="attribution.verb-last",
            office=self.np,
            back=these,  # "وتأتي هذه الأرقام ضمن حصيلة نشرتها الوزارة"
        )

    def verb_without_subject(self, mark: Mark, subject: tuple[int, int] | None, start: int) -> Statement | None:
        """A verb after its subject, or one that goes on with an earlier speaker: "مصادر قالت إن", "وأضاف أن"."""
        start += start < len(self.words) and self.words[start].folded in TOLD_TO  # "وأخبر الصحفيين أن"
        start += mark.first <= 1 and self.is_comma(start) and self.opens_saying(start + 1)  # "وأضاف، أن"
        of_it = start < len(self.words) and self.words[start].folded in IT - {"يوم"}  # "أصدرت بيانا قالت فيه"
        subject = None if of_it else subject or self.subject_before(mark)
        comma = subject and start < len(self.words) and self.words[start].text in COMMAS
        before = self.words[mark.first - 1].folded if mark.first else ""
        counted = subject and self.is_number(start)  # "السلطات أحصت 5 قتلى"; "سجل 5 قتلى" is passive
        if before in RELATIVES or not (comma or counted or self.complements(start)):
            return None
        if subject and self.is_common(subject[0]) and not self.can_speak(*subject):
            return None  # "معارك المدينة توقع مئات الإصابات"
        if subject and not self.is_body(*subject):
            within = self.is_clause(self.outside(subject[0]) - 1)
            if within or self.heard and self.is_definite(subject[0]):
                return None  # "أوضحت الوزارة أن التحقيقات تشير إلى"
        if subject is None and not self.goes_on_with(mark):
            return None  # "أن التقارير من 12 محافظة تشير إلى"
        rule = "attribution.verb-after" if subject else "attribution.elided"
        return Statement(
            mark.first,
            True,
            *(subject or self.opening_subject(mark) or NOBODY),
            relay=self.hearer(start),
            rule=rule,
            clause=self.states_after(start) == "clause",
            weak=bool(mark.reading.get("opinion")),
            office=self.np if subject else None,
        )

    def records_more(self, mark: Mark, start: int) -> bool:
        """Whether who spoke before goes on to record: "كما رصد مقتل 5 أشخاص", "ووثق اعتقال 18"."""
        joined = mark.first <= 1 and (mark.reading.conjunction or mark.first and self.words[0].folded in GOES_ON)
        harm = self.sentence.near("events", start, start + 1)
        return bool(joined and harm) and mark.reading.term.lemma in RECORDS

    def opens_saying(self, token: int) -> bool:
        """Whether what is said begins at a token, by "أن" or by a quotation mark."""
        return self.is_clause(token) or token < len(self.words) and self.words[token].text in OPENING

    def told_of(self, mark: Mark, start: int) -> Statement | None:
        """A verb of which the speaker just named is the subject: "مدير المستشفى الذي أضاف أن", "التحالف الذي اعترف"."""
        which = mark.first > 0 and self.words[mark.first - 1].folded in RELATIVES
        if not which or mark.reading.form != "past" or mark.reading.term.lemma in COUNTS:
            return None
        spoke = self.spoke is not None and self.spoke[1] == mark.first - 2 and not mark.reading.get("body")
        speaker = self.spoke if spoke else self.body_before(mark.first - 1) if self.complements(start) else None
        near = self.states_after(start)
        if speaker is None or not near:
            return None
        return Statement(mark.first, True, *speaker, clause=near == "clause", rule="attribution.verb-after")
