"""Who speaks in one sentence: each statement's speaker, its go-between, and which words they introduce.

A speaker stands after a verb of saying ("قالت الشرطة إن"), before it ("مصادر محلية قالت إن"), after "according to"
("وفق ما أفادت الشرطة"), or before a headline's colon ("الدفاع المدني: 4 قتلى"). A verb or a participle without a
subject goes on with the speaker before ("وأضاف", "مشيرا إلى"), as does a definite noun alone ("وقالت المصادر").
"""

from typing import NamedTuple

from extract.grammar.speakers.documents import IT, OF_WHOM
from extract.grammar.speakers.holders import CLOSING, COMMAS, OPENING, QUOTES
from extract.grammar.speakers.subjects import Subjects
from extract.lexicon import Mark
from extract.records import Sentence

ALERTS = frozenset("عاجل بالفيديو فيديو بالصور صور تحديث خاص هام خبر".split())
SHARED_WITHIN = 30  # tokens of the line above a post: "Page name · Shared with Public"
LONGEST_LABEL = 9  # tokens before the colon of a headline that can be a source
PREPOSITIONS = frozenset("عدم اثر بعد عقب في قبل الي علي عن من مع خلال بسبب حول جراء نتيجه رغم وسط دون ضد لدي".split())
RELATIVES = frozenset(("الذي", "التي", "الذين"))
CLAUSE_WITHIN = 6  # tokens from the speaker of "بين" to its "أن"
DAMMA = "\u064f"
NOBODY = (None, None)
# "أنه يوثق مقتل": whose pronoun it is has said so already.
ITSELF = frozenset("انه انها انهم بانه بانها بانهم".split())
GOES_ON = frozenset("كما ثم حيث فيما بينما اذ وقد قد وكان وكانت كان كانت".split())
NEGATIONS = frozenset("لم ولم لن ولن لا ولا او ما".split())


class Statement(NamedTuple):
    """One attribution: `token` is its verb or introducing word; `first`..`last` the speaker's tokens, None if elided.

    `before`: the speaker states what follows; else ("according to") what goes before, up to the last statement.
    """

    token: int
    before: bool
    first: int | None
    last: int | None
    relay: tuple[int, int] | None = None
    relays: bool = False  # the speaker only passes on: "وفق ما نقلت وكالة"
    cited: bool = False  # whom somebody named before it cites: "أفادت وكالة نقلا عن مسؤول"
    hung: bool = False  # hangs between commas, and may speak of what follows: "ومن بين القتلى، وفق المرصد، 15"
    clause: bool = False  # states a whole clause ("أن", a quotation), and so all that is joined to it
    weak: bool = False  # what follows the speaker is not what is stated
    vague: bool = False  # what states it is only a document
    rule: str = ""
    office: tuple[int, int] | None = None  # the tokens of the speaker with his office
    back: bool = False  # states the sentence before: "جاء ذلك في بيان للشرطة"


def read_statements(sentence: Sentence) -> list[Statement]:
    """The statements of a sentence, in order."""
    reader = Reader(sentence)
    found = [statement for mark in reader.marks if (statement := reader.statement(mark))]
    label = reader.label()
    return [label, *found] if label else found


class Reader(Subjects):
    """Finds the statements of one sentence, by the names in it."""

    def __init__(self, sentence: Sentence):
        super().__init__(sentence)
        self.marks = [
            mark
            for mark in sentence.marks.get("attribution", ())
            if mark.reading.term.section in ("says", "goes_on", "according", "cites")
        ]
        self.covered = -1
        self.heard = False  # whether the sentence has named a speaker
        self.reported = False  # whether it has named who made a report, whose own verb is still to come

    def label(self) -> Statement | None:
        """A headline's source: "الدفاع المدني: 4 قتلى في غارة", "عاجل | الدفاع المدني: 4 قتلى"."""
        start = self.label_start()
        ahead = range(start + 1, min(len(self.words), start + LONGEST_LABEL))
        colon = next((at for at in ahead if self.words[at].text == ":"), None)
        if colon is None or self.marks and self.marks[0].first < colon:
            return None
        inside = self.words[start:colon]
        if any(word.text in COMMAS or word.kind == "digits" or word.folded == "وكالات" for word in inside):
            return None
        speaker, after = self.name(start)
        told = speaker and after < colon and self.words[after].folded.startswith("ل")  # but "مصادر وكالة الغد:"
        relay = self.hearer(after, after) if told else None
        if relay is None:
            speaker = self.trim(start, colon - 1)
        if speaker is None or speaker[0] is None or self.is_place_or_topic(*speaker):
            return None
        document = self.section(speaker[0], "document")
        if document and document.reading.definite:
            return None  # "التقرير اليومي:" is a heading
        return Statement(colon, True, *speaker, relay=relay, clause=True, rule="attribution.label")

    def label_start(self) -> int:
        """The token after what draws attention at the head of a line: "عاجل |", "🔴"."""
        shared = next((at + 1 for at, word in enumerate(self.words[:SHARED_WITHIN]) if word.text == "Public"), 0)
        for token, word in enumerate(self.words[shared : shared + LONGEST_LABEL], shared):
            if word.folded not in ALERTS and word.kind != "sign":
                return token
        return 0

    def is_place_or_topic(self, first: int, last: int) -> bool:
        """Whether a headline's label is where it happened or what it is about, not who says so."""
        marks = self.sentence.marks
        inside = [
            mark
            for vocabulary in ("events", "nouns", "things", "numbers", "causes", "topics")
            for mark in marks.get(vocabulary, ())
            if first <= mark.first <= last and not mark.reading.get("ambiguous")
        ]
        body = self.section(first, "office") or any(
            self.section(token, "institution") for token in range(first, last + 1)
        )
        return not body and (bool(inside) or last == first and not self.section(first, "outlet"))

    def statement(self, mark: Mark) -> Statement | None:
        if mark.first <= self.covered:
            return None
        found = self.read(mark)
        self.heard = self.heard or found is not None and found.first is not None
        return found

    def read(self, mark: Mark) -> Statement | None:
        section = mark.reading.term.section
        if section == "goes_on":
            accusative = self.words[mark.first].folded.endswith(("ا", "ه"))
            if not accusative:
                return None
            return Statement(mark.first, True, *(self.opening_subject(mark) or NOBODY), rule="attribution.goes-on")
        if section == "according":
            return self.according(mark)
        return self.verb(mark)

    def according(self, mark: Mark) -> Statement | None:
        """ "بحسب الشرطة", "وفق ما أفادت الشرطة", "نقلا عن مسؤولين"."""
        reading = mark.reading
        token = mark.last + 1
        if reading.get("after"):
            return None
        while token < len(self.words) and self.words[token].folded in ("ما", "ل", "الي", "لما", "ب", "علي"):
            token += 1
        if token + 1 < len(self.words) and self.words[token].folded in ("ورد", "جاء", "علم"):
            token = next(
                (
                    at + 1
                    for at in range(token, min(token + 7, len(self.words)))
                    if self.words[at].folded in ("في", "من")
                ),
                token,
            )
        verb = self.section(token, "says") or self.section(token, "cites")
        if reading.get("verb") and not verb:
            return None
        relays, relayed = bool(verb) and verb.reading.term.section == "cites", False
        if verb:
            token = self.past_adverbs(verb.last + 1)
            relayed = relays and token > verb.last + 1 and self.words[verb.last + 1].folded in OF_WHOM
        relays = relays or bool(verb) and verb.reading.term.lemma in ("أورد", "نشر")
        speaker, after = self.name(token, fused=True)
        if speaker is None:
            return None
        self.covered = speaker[1]
        relay = None
        if relays and after < len(self.words) and self.words[after].folded == "عن":
            cited, _ = self.name(after + 1)
            if cited:
                self.covered = cited[1]
                speaker, relay, relays = cited, speaker, False
        if relayed:  # "وفق ما نقلت عنها الوكالة": who spoke last states it
            return Statement(mark.first, False, None, None, relay=speaker, rule="attribution.according")
        if not relays and relay is None:
            relay = self.hearer(after, after)  # "وفق ما أفاد مسؤول لوكالة"
        hung = mark.first and after < len(self.words) and self.hangs(mark.first - 1, after)
        opens = mark.first <= 1 or self.words[mark.first - 1].folded in ("ان", "انه", "انها", "بان", "بانه")
        vague = self.section(speaker[0], "document") is not None
        return Statement(
            mark.first,
            opens,
            *speaker,
            relay=relay,
            relays=relays,
            hung=bool(hung),
            clause=opens,
            cited=bool(reading.get("cites")) and not (vague and reading.get("cites") == "bodies"),
            vague=vague,
            rule="attribution.according",
            office=self.np,
            back=bool(reading.get("back")) and mark.first <= 1,
        )

    def hangs(self, before: int, after: int) -> bool:
        """Whether "according to" stands within what is stated: between commas, or before "عن", "إلى", "لمقتل"."""
        if self.words[before].text in COMMAS:
            return self.words[after].text in COMMAS or self.words[after].folded in RELATIVES
        event = self.sentence.at("events").get(after)
        return self.words[after].folded in ("عن", "الي") or event is not None and bool(event.reading.preposition)

    def verb(self, mark: Mark) -> Statement | None:
        """A verb of saying with its subject after it, before it, or in an earlier sentence."""
        if self.is_noun(mark):
            return None
        start = mark.last + 1
        speaker, after = self.name(self.past_adverbs(start))
        if mark.reading.pronoun or start < len(self.words) and self.words[start].folded in ("به", "بها"):
            return self.verb_of_it(mark, speaker, after)
        if self.tells_nothing(mark, speaker, after):
            return None
        subject = self.subject_before(mark) if self.words[mark.first - 1].kind == "word" else None
        if subject and self.is_body(*subject) and self.is_clause(subject[0] - 1):
            speaker = None  # "أن الشبكة وثقت وجود"
        head = (self.np or speaker)[0] if speaker else subject[0] if subject else None
        if mark.reading.get("body") and (head is None or not self.may_be_body(head)):
            return None
        if mark.reading.term.section == "cites":
            return self.citing(mark, speaker or self.subject_before(mark), after if speaker else start)
        if speaker is None:
            return self.verb_without_subject(mark, subject)
        office = self.np
        before = self.words[mark.first - 1].folded if mark.first else ""
        if before in RELATIVES and not self.is_body(*speaker):
            return None  # "التي تحصي الضحايا" describes the body
        after = self.past_apposition(after)
        relay = self.hearer(start, after) or self.told_before(mark)
        self.covered = speaker[1]
        states = self.states_after(after)
        if states is None and mark.first > 2 and (before in ("كما", "،", ",") or before in CLOSING):
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

    def is_noun(self, mark: Mark) -> bool:
        """Whether what is spelled like a verb of saying is none: "إثر كشف", "لم يعلن", "إنه يوثق", "منصة "أفاد""."""
        word, before = self.words[mark.first], self.words[mark.first - 1].folded if mark.first else ""
        then = self.words[mark.last + 1].text if mark.last + 1 < len(self.words) else ""
        passive = mark.reading.form == "past" and DAMMA in word.text[:3]
        name = before in QUOTES and then in QUOTES
        joined = mark.reading.preposition in ("ب", "ل") or mark.reading.definite
        governed = before in PREPOSITIONS | NEGATIONS | ITSELF or before[:1] == "و" and before[1:] in PREPOSITIONS
        return name or passive or joined or governed

    def tells_nothing(self, mark: Mark, speaker: tuple[int, int] | None, after: int) -> bool:
        """Whether a verb's own condition fails: "بين" without "أن", "أصدر" without a document."""
        wants = mark.reading.get
        if wants("clause") and not self.opens_clause(after):
            return True
        if wants("arrives") and after < len(self.words) and self.words[after].folded in ("الي", "ل"):
            return True  # "ورد بلاغ إلى غرفة العمليات"
        if wants("sees") and speaker is not None and self.section(self.np[0], "document") is not None:
            return True  # "شاهد تقرير القناة"
        if wants("issues") and not self.issues(after):
            return True
        return bool(wants("documents")) and not self.section(mark.last + 1, "document")

    def opens_clause(self, after: int) -> bool:
        """Whether "أن" follows soon, in the same breath."""
        for token in range(after, min(after + CLAUSE_WITHIN, len(self.words))):
            if self.is_clause(token):
                return True
            if self.words[token].text in COMMAS or self.words[token].folded == "حين":
                return False
        return False

    def verb_of_it(self, mark: Mark, speaker: tuple[int, int] | None, after: int) -> Statement | None:
        """A verb whose object went before: "حصيلة أوردها المرصد", "حصيلة أفاد بها مسؤول"."""
        published = any(self.section(token, "medium") for token in range(max(0, mark.first - 3), mark.first))
        if speaker is None or published or mark.reading.term.section == "cites":
            return None  # "في بيان نشرته الوكالة"
        self.covered, self.reported = speaker[1], True
        relay = self.hearer(mark.last + 1, after)
        return Statement(
            mark.first, False, *speaker, relay=relay, vague=True, rule="attribution.verb-last", office=self.np
        )

    def verb_without_subject(self, mark: Mark, subject: tuple[int, int] | None) -> Statement | None:
        """A verb after its subject, or one that goes on with an earlier speaker: "مصادر قالت إن", "وأضاف أن"."""
        start = mark.last + 1
        of_it = start < len(self.words) and self.words[start].folded in IT  # "أصدرت بيانا قالت فيه"
        subject = None if of_it else subject or self.subject_before(mark)
        comma = subject and start < len(self.words) and self.words[start].text in COMMAS
        before = self.words[mark.first - 1].folded if mark.first else ""
        if before in RELATIVES or not comma and not self.complements(start):
            return None
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

    def goes_on_with(self, mark: Mark) -> bool:
        """Whether a verb begins a clause, so that it may go on with who spoke before: "وأضاف", "، قالت فيه"."""
        before = self.words[mark.first - 1]
        begins = mark.first <= 1 or mark.reading.conjunction or before.kind == "sign" or before.folded in GOES_ON
        return begins or self.reported  # "حصيلة أفاد بها مسؤول أشارت إلى"

    def outside(self, token: int) -> int:
        """The first token of the quotation marks that open at a token."""
        while token and self.words[token - 1].text in OPENING:
            token -= 1
        return token

    def states_after(self, token: int) -> str | None:
        """What follows a speaker's name, past the day and the medium: a `clause`, a `fact`, or nothing stated."""
        for at in range(token, min(token + 14, len(self.words))):
            word = self.words[at]
            stop = self.section(at, "stop")
            if word.text in OPENING or word.text == ":" or stop and stop.reading.get("states") == "clause":
                return "clause"
            then = self.section(at + 1, "stop") if at + 1 < len(self.words) else None
            if stop and then and then.reading.get("states") == "clause":
                return "clause"  # "أشار إلى أن"
            fact = any(one.preposition == "ب" for one in word.readings.values()) or word.folded.startswith(
                ("بت", "باس")
            )
            counted = word.kind == "digits" or at in self.sentence.at("numbers") or at in self.sentence.at("topics")
            if fact or counted or at in self.sentence.at("events") or stop and stop.reading.get("states"):
                return "fact"
        return None

    def issues(self, token: int) -> bool:
        """Whether a document is what was issued: "أصدرت الوزارة حصيلة", but not "أصدرت المحكمة حكما"."""
        ahead = range(token, min(token + 4, len(self.words)))
        return any(self.section(at, "document") or self.section(at, "medium") for at in ahead)

    def citing(self, mark: Mark, speaker: tuple[int, int] | None, after: int) -> Statement | None:
        """ "نقلت وكالة عن مسؤول قوله": the agency relays, the official states."""
        for token in range(after, min(after + 6, len(self.words))):
            if self.words[token].folded == mark.reading.get("with", "عن"):
                cited, _ = self.name(token + 1)
                if cited and speaker:
                    self.covered = cited[1]
                    return Statement(mark.first, True, *cited, relay=speaker, rule="attribution.cites", office=self.np)
        document = self.section(after, "document")
        if document and speaker and self.is_body(*speaker):
            cited, _ = self.name(after)
            if cited and not self.section(cited[0], "document"):  # "نقلت وكالة بيان وزارة الدفاع"
                self.covered = cited[1]
                return Statement(
                    mark.first, True, *cited, relay=speaker, clause=True, rule="attribution.cites", office=self.np
                )
        if (
            speaker and self.is_body(*speaker) and self.states_after(after) == "clause"
        ):  # "نقلت وكالة أن": who passes it on is all that is named
            return Statement(mark.first, True, *speaker, clause=True, rule="attribution.cites")
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
            or any(reading.preposition in ("ب", "ل") for reading in word.readings.values())
        )
