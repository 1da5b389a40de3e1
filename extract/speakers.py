"""Who speaks in one sentence: each statement's speaker, its go-between, and which words they introduce.

A speaker stands after a verb of saying ("قالت الشرطة إن"), before it ("مصادر محلية قالت إن"), after "according to"
("وفق ما أفادت الشرطة"), or before a headline's colon ("الدفاع المدني: 4 قتلى"). A verb or a participle without a
subject goes on with the speaker before ("وأضاف", "مشيرا إلى"), as does a definite noun alone ("وقالت المصادر").
"""

from typing import NamedTuple

from extract.lexicon import Mark
from extract.records import Sentence

LONGEST_NAME = 14  # tokens of an office with its body and its holder's name
LONGEST_LABEL = 9  # tokens before the colon of a headline that can be a source
OPENING = frozenset('"“«([\'')
CLOSING = frozenset('"”»)]\'')
BREAKS = frozenset("،:؛.؟!…")
DASHES = frozenset("-–—")


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
    rule: str = ""


def read_statements(sentence: Sentence) -> list[Statement]:
    """The statements of a sentence, in order."""
    reader = Reader(sentence)
    found = [statement for mark in reader.marks if (statement := reader.statement(mark))]
    label = reader.label()
    return [label, *found] if label else found


class Reader:
    def __init__(self, sentence: Sentence):
        self.sentence, self.words = sentence, sentence.words
        self.marks = [
            mark
            for mark in sentence.marks.get("attribution", ())
            if mark.reading.term.section in ("says", "goes_on", "according", "cites")
        ]
        self.at: dict[str, dict[int, Mark]] = {}
        for mark in sentence.marks.get("attribution", ()):
            self.at.setdefault(mark.reading.term.section, {})[mark.first] = mark
        self.covered = -1

    def section(self, token: int, section: str) -> Mark | None:
        return self.at.get(section, {}).get(token)

    # The kinds of statement.

    def label(self) -> Statement | None:
        """A headline's source: "الدفاع المدني: 4 قتلى في غارة"."""
        for token in range(1, min(len(self.words) - 1, LONGEST_LABEL)):
            if self.words[token].text == ":":
                first, last = self.trim(0, token - 1)
                if first is None or self.marks and self.marks[0].first < token:
                    return None
                return None if self.is_place_or_topic(first, last) else Statement(
                    token, True, first, last, rule="attribution.label"
                )
            if self.words[token].kind == "digits" and token < 2:
                return None
        return None

    def is_place_or_topic(self, first: int, last: int) -> bool:
        """Whether a headline's label is where it happened or what it is about, not who says so."""
        marks = self.sentence.marks
        inside = [
            mark
            for vocabulary in ("events", "nouns", "things", "numbers", "causes", "topics")
            for mark in marks.get(vocabulary, ())
            if first <= mark.first <= last and not mark.reading.get("ambiguous")
        ]
        institution = any(self.section(token, "institution") for token in range(first, last + 1))
        return not institution and (bool(inside) or last == first and not self.section(first, "outlet"))

    def statement(self, mark: Mark) -> Statement | None:
        section = mark.reading.term.section
        if mark.first <= self.covered:
            return None
        if section == "goes_on":
            accusative = self.words[mark.first].folded.endswith(("ا", "ه"))
            return Statement(mark.first, True, None, None, rule="attribution.goes-on") if accusative else None
        if section == "according":
            return self.according(mark)
        return self.verb(mark)

    def according(self, mark: Mark) -> Statement | None:
        """"بحسب الشرطة", "وفق ما أفادت الشرطة", "نقلا عن مسؤولين"."""
        reading = mark.reading
        token = mark.last + 1
        if reading.get("after"):
            return None
        while token < len(self.words) and self.words[token].folded in ("ما", "ل", "الي", "لما", "ماا", "ب", "علي"):
            token += 1
        verb = self.section(token, "says") or self.section(token, "cites")
        if reading.get("verb") and not verb:
            return None
        relays = bool(verb) and verb.reading.term.section == "cites"
        if verb:
            token = verb.last + 1
        relays = relays or bool(verb) and verb.reading.term.lemma in ("أورد", "نشر")
        speaker, after = self.name(token)
        if speaker is None:
            return None
        self.covered = speaker[1]
        relay = None
        if relays and after < len(self.words) and self.words[after].folded == "عن":
            cited, _ = self.name(after + 1)
            if cited:
                self.covered = cited[1]
                speaker, relay, relays = cited, speaker, False
        opens = mark.first <= 1
        return Statement(mark.first, opens, *speaker, relay=relay, relays=relays, rule="attribution.according")

    def verb(self, mark: Mark) -> Statement | None:
        """A verb of saying with its subject after it, before it, or in an earlier sentence."""
        start = mark.last + 1
        speaker, after = self.name(start)
        if mark.reading.term.section == "cites":
            return self.citing(mark, speaker, after)
        inn = after < len(self.words) and (self.section(after, "stop") is not None or self.words[after].text in BREAKS | OPENING)
        if speaker is None:
            if not self.complements(start):
                return None
            subject = self.subject_before(mark)
            rule = "attribution.verb-after" if subject else "attribution.elided"
            return Statement(mark.first, True, *(subject or (None, None)), relay=self.hearer(start), rule=rule)
        relay = self.hearer(start, after)
        self.covered = speaker[1]
        return Statement(mark.first, True, *speaker, relay=relay, rule="attribution.verb-before" if inn else "attribution.verb")

    def citing(self, mark: Mark, speaker: tuple[int, int] | None, after: int) -> Statement | None:
        """"نقلت وكالة عن مسؤول قوله": the agency relays, the official states."""
        for token in range(after, min(after + 6, len(self.words))):
            if self.words[token].folded == "عن":
                cited, _ = self.name(token + 1)
                if cited and speaker:
                    self.covered = cited[1]
                    return Statement(mark.first, True, *cited, relay=speaker, rule="attribution.cites")
        return None

    # Names.

    def complements(self, token: int) -> bool:
        """Whether a verb without a subject is one of saying here: it is followed by what is said."""
        if token >= len(self.words):
            return False
        word = self.words[token]
        stop = self.section(token, "stop")
        return stop is not None or word.text in OPENING or word.text == ":" or word.folded in ("في", "ل", "ب", "من") or any(
            reading.preposition in ("ب", "ل") for reading in word.readings.values()
        )

    def subject_before(self, mark: Mark) -> tuple[int, int] | None:
        """The subject that stands before its verb: "مصادر محلية قالت إن"."""
        if mark.reading.conjunction or mark.first == 0:
            return None
        start = 0
        for token in range(mark.first - 1, max(-1, mark.first - LONGEST_NAME), -1):
            if self.words[token].text in "؛:.…" or self.section(token, "stop") and token != mark.first - 1:
                start = token + 1
                break
            if token in self.sentence.at("events"):
                return None
        if self.words[mark.first - 1].folded in ("التي", "الذي", "الذين", "قد", "كان", "كانت", "ان", "كما", "ما", "حيث", "فيما"):
            return None
        speaker, after = self.name(start)
        return speaker if speaker and after >= mark.first - 1 else None

    def hearer(self, start: int, after: int | None = None) -> tuple[int, int] | None:
        """Through whom the outlet has it: "قال لوكالة", "في تصريح لـ", "في حديث مع"."""
        begin = start if after is None else after
        for token in range(begin, min(begin + 5, len(self.words))):
            word = self.words[token]
            if self.section(token, "stop") and word.folded not in ("خلال", "عبر") and token > begin:
                return None
            fused = word.folded.startswith("ل") and (
                any(reading.preposition == "ل" for reading in word.readings.values()) or word.folded.startswith("لل")
            )
            name = None
            if word.folded in ("ل", "لـ", "الي") and token + 1 < len(self.words):
                name, _ = self.name(token + 1)
            elif fused or (word.folded in ("مع",) and token > begin):
                name, _ = self.name(token + (word.folded == "مع"))
            if name:
                first, last = name
                if self.section(first, "outlet") and self.words[first].folded.endswith("مراسل") and last > first:
                    first += 1
                return (first, last) if self.is_outlet(first, last) else None
            if word.text in BREAKS - {"،"}:
                return None
        return None

    def is_outlet(self, first: int, last: int) -> bool:
        """Whether a name is of a medium: known as one, in quotation marks, in Latin letters, or a body that listens."""
        words = self.words[first : last + 1]
        return (
            any(self.section(token, "outlet") for token in range(first, last + 1))
            or any(word.kind == "latin" for word in words)
            or any(self.words[token].text in OPENING for token in (first - 1, first) if token >= 0)
            or any(self.section(token, "institution") for token in range(first, last + 1))
            or words[0].folded in ("المرصد", "للمرصد")
        )

    def name(self, start: int) -> tuple[tuple[int, int] | None, int]:
        """The speaker's name that begins at a token, and the token after it."""
        first = start
        while first < len(self.words) and self.words[first].text in OPENING | DASHES:
            first += 1
        first = self.past_documents(first)
        token, quoted = first, first > start and self.words[first - 1].text in OPENING
        in_place = 0
        while token < len(self.words) and token - first < LONGEST_NAME:
            word = self.words[token]
            if word.text in CLOSING or word.text in OPENING:
                if word.text == "(" and token > first:
                    break
                if quoted and word.text in CLOSING and token + 1 < len(self.words) and not self.goes_on(token + 1):
                    break
                quoted = word.text in OPENING
                if word.text in OPENING and token > first and not self.closes_soon(token):
                    break
                token += 1
                continue
            if word.kind == "digits" and token == first:
                break
            if word.kind == "sign" and word.text not in ".+'’" or self.ends_name(token, first):
                break
            if word.text == "." and not (token > first and len(self.words[token - 1].folded) == 1):
                break
            if word.folded in ("في", "ب"):
                if in_place or token == first or not self.place_follows(token + 1):
                    break
                in_place = token
            if in_place and token - in_place > 2:
                break
            token += 1
        last = token - 1
        span = self.trim(first, last)
        if span[0] is None:
            return None, first
        return self.holder(*span, token), token

    def past_documents(self, token: int) -> int:
        """Past what a body made, to the body: "أرقام المفوضية", "بلاغ لوزارة الداخلية", "آخر الأرقام الصادرة عن"."""
        at = token
        while at + 1 < len(self.words) and (mark := self.section(at, "document")):
            at = mark.last + 1
            if self.words[at].folded in ("عن", "ل"):
                at += 1
                continue
            word = self.words[at]
            fused = any(reading.preposition == "ل" for reading in word.readings.values())
            owner = fused or word.folded.startswith("ال") or self.section(at, "institution") or self.section(at, "document")
            if not owner or word.folded.endswith(("يه", "ي")) and not fused and not self.section(at, "institution"):
                return token  # "تقارير إخبارية": the reports themselves are the source
        return at

    def ends_name(self, token: int, first: int) -> bool:
        word = self.words[token]
        if token in self.sentence.at("events") and not (word.folded.startswith("ال") and token > first):
            reading = self.sentence.at("events")[token].reading
            if reading.preposition == "ب" or reading.form in ("past", "present") or reading.get("role") == "noun":
                return True
        if self.section(token, "stop"):
            return True
        if token > first and self.section(token, "medium") and self.words[token - 1].folded in ("في", "خلال", "عبر"):
            return True
        verb = self.section(token, "says") or self.section(token, "cites")
        if verb and not (token == first and verb.reading.conjunction):
            return verb.reading.form in ("past", "present") and not word.folded.startswith("ال")
        if token > first and any(reading.preposition == "ل" for reading in word.readings.values()):
            return bool(self.section(token, "outlet")) or word.folded.startswith("لل") and self.words[token - 1].kind != "word"
        return token > first and word.folded in ("ل", "لـ", "قد", "لم", "لن", "لا", "ما", "كان", "كانت", "من", "مع", "هو", "هي")

    def place_follows(self, token: int) -> bool:
        """Whether "في" belongs to the speaker's name: "وزارة الصحة في غزة", but not "في بيان"."""
        if token >= len(self.words):
            return False
        return not (
            self.section(token, "medium")
            or self.section(token, "stop")
            or self.words[token].folded in ("وقت", "تقرير", "اخر", "هذا", "تصريح")
        )

    def goes_on(self, token: int) -> bool:
        """Whether a name goes on after its closing quotation mark: an adjective of it."""
        return self.words[token].kind == "word" and self.words[token].folded.startswith("ال")

    def closes_soon(self, token: int) -> bool:
        """Whether a quotation mark opens a name and not what is said."""
        return any(self.words[at].text in CLOSING for at in range(token + 1, min(token + 5, len(self.words))))

    def trim(self, first: int, last: int) -> tuple[int, int] | tuple[None, None]:
        """The span without signs at its ends, and without connectors at its end."""
        while first <= last and self.words[first].kind == "sign":
            first += 1
        while last >= first and (self.words[last].kind == "sign" or self.words[last].folded in ("في", "ب", "و", "من", "قد")):
            last -= 1
        return (first, last) if first <= last else (None, None)

    def holder(self, first: int, last: int, after: int) -> tuple[int, int]:
        """The name of who holds an office, where one is printed with it; else the office."""
        offices = [token for token in range(first, last + 1) if self.section(token, "office")]
        if not offices:
            cut = next((token for token in range(first + 2, last + 1) if self.section(token, "office")), None)
            return (first, cut - 1) if cut else (first, last)
        if offices[0] > first + 1 and not self.words[first].folded.startswith("ال"):
            return first, offices[0] - 1  # the name came first: "فلان المسؤول بوزارة"
        name = self.person(offices[-1], last)
        if name:
            return name
        if after < len(self.words) and self.words[after].text == "،":
            apposed = self.apposed(after + 1)
            if apposed:
                return apposed
        return first, last

    def person(self, office: int, last: int) -> tuple[int, int] | None:
        """The name after an office: the first word that is neither definite nor known, once the office is complete."""
        complete = self.words[office].folded.startswith("ال")
        for token in range(office + 1, last + 1):
            word = self.words[token]
            if self.words[token - 1].folded == "باسم":
                complete = False
                continue
            if word.folded.startswith(("ال", "لل")):
                complete = True
                continue
            if word.folded in ("في", "باسم", "عن") or word.kind == "sign":
                continue
            if complete and self.is_name_word(token):
                return token, last
        return None

    def is_name_word(self, token: int) -> bool:
        word = self.words[token]
        known = any(vocabulary in word.readings for vocabulary in ("nouns", "things", "forces", "topics", "clauses"))
        return word.kind == "word" and not known and not self.section(token, "institution")

    def apposed(self, start: int) -> tuple[int, int] | None:
        """A name between commas after its office: "المتحدث باسم الحكومة، فلان الفلاني، إن"."""
        for token in range(start, min(start + 6, len(self.words))):
            word = self.words[token]
            if word.text in "،-" or self.section(token, "stop"):
                fits = start < token <= start + 5 and self.is_name_word(start) and not self.words[start].folded.startswith("ال")
                return (start, token - 1) if fits else None
            if word.kind not in ("word", "sign") or self.section(token, "says"):
                return None
        return None
