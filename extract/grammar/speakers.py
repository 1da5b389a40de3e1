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
OPENING = frozenset("\"“«(['")
CLOSING = frozenset("\"”»)]'")
NO_NAMES = frozenset(
    "عن علم فيه فيها لدي ذلك هذا هذه هولاء انه كل بعض احد ما من لا لم لن هو هي هم هما ايضا في علي مع".split()
    + "به بها له لها عنه عنها".split()
)
PREPOSITIONS = frozenset("عدم اثر بعد عقب في قبل الي علي عن من مع خلال بسبب حول".split())
NOT_BEFORE_VERB = frozenset("التي الذي الذين قد ان كما ما حيث فيما اثر بعد عقب في قبل وقد لم لا".split())
OPENS_CLAUSE = frozenset("وكان وكانت كان كانت بينما فيما حيث كما لكن ولكن غير".split())
BREAKS = frozenset("،:؛.؟!…")
DASHES = frozenset("-–—")
VOCABULARIES = {
    "office": "offices",
    "institution": "institutions",
    "document": "documents",
    "outlet": "outlets",
    "medium": "mediums",
    "generic": "pointers",
    "stop": "name_ends",
}


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
        self.covered = -1

    def section(self, token: int, name: str) -> Mark | None:
        """The mark of a vocabulary of names, or of a section of the attributions, that begins at a token."""
        if name in VOCABULARIES:
            return self.sentence.at(VOCABULARIES[name]).get(token)
        mark = self.sentence.at("attribution").get(token)
        return mark if mark and mark.reading.term.section == name else None

    # The kinds of statement.

    def label(self) -> Statement | None:
        """A headline's source: "الدفاع المدني: 4 قتلى في غارة"."""
        colon = next(
            (at for at in range(1, min(len(self.words) - 1, LONGEST_LABEL)) if self.words[at].text == ":"), None
        )
        if colon is None or self.marks and self.marks[0].first < colon:
            return None
        if any(word.text == "،" or word.kind == "digits" or word.folded == "وكالات" for word in self.words[:colon]):
            return None
        speaker, after = self.name(0)
        relay = self.hearer(after, after) if speaker and after < colon else None
        if relay is None:
            speaker = self.trim(0, colon - 1)
        if speaker is None or speaker[0] is None or self.is_place_or_topic(*speaker):
            return None
        return Statement(colon, True, *speaker, relay=relay, clause=True, rule="attribution.label")

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
                    for at in range(token, min(token + 5, len(self.words)))
                    if self.words[at].folded in ("في", "من")
                ),
                token,
            )
        verb = self.section(token, "says") or self.section(token, "cites")
        if reading.get("verb") and not verb:
            return None
        relays = bool(verb) and verb.reading.term.section == "cites"
        if verb:
            token = verb.last + 1
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
        hung = (
            mark.first
            and self.words[mark.first - 1].text == "،"
            and after < len(self.words)
            and self.words[after].text == "،"
        )
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
            cited=bool(reading.get("cites")),
            vague=vague,
            rule="attribution.according",
            office=self.np,
        )

    def verb(self, mark: Mark) -> Statement | None:
        """A verb of saying with its subject after it, before it, or in an earlier sentence."""
        start = mark.last + 1
        before = self.words[mark.first - 1].folded if mark.first else ""
        if (
            before in PREPOSITIONS
            or mark.reading.preposition in ("ب", "ل")
            or mark.reading.definite
            or mark.reading.pronoun
        ):
            return None  # a noun of the same spelling: "إثر كشف"
        speaker, after = self.name(start)
        if mark.reading.get("documents") and not self.section(start, "document"):
            return None
        if mark.reading.term.section == "cites":
            return self.citing(mark, speaker, after)
        if speaker is None:
            subject = self.subject_before(mark)
            comma = subject and start < len(self.words) and self.words[start].text == "،"
            if not comma and not self.complements(start):
                return None
            rule = "attribution.verb-after" if subject else "attribution.elided"
            return Statement(
                mark.first,
                True,
                *(subject or (None, None)),
                relay=self.hearer(start),
                rule=rule,
                clause=self.states_after(start) == "clause",
                office=self.np if subject else None,
            )
        office = self.np
        if before in ("التي", "الذي", "الذين") and not self.is_body(*speaker):
            return None  # "التي تحصي الضحايا" describes the body
        relay = self.hearer(start, after) or self.told_before(mark)
        self.covered = speaker[1]
        states = self.states_after(after)
        if states is None and mark.first > 2 and (before in ("كما", "،") or before in CLOSING):
            return Statement(mark.first, False, *speaker, relay=relay, rule="attribution.verb-last", office=office)
        return Statement(
            mark.first,
            True,
            *speaker,
            relay=relay,
            clause=states == "clause",
            weak=states is None,
            rule="attribution.verb",
            office=office,
        )

    def is_body(self, first: int, last: int) -> bool:
        return any(
            self.section(token, name)
            for token in range(first, last + 1)
            for name in ("institution", "outlet", "generic", "office")
        )

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

    def citing(self, mark: Mark, speaker: tuple[int, int] | None, after: int) -> Statement | None:
        """ "نقلت وكالة عن مسؤول قوله": the agency relays, the official states."""
        for token in range(after, min(after + 6, len(self.words))):
            if self.words[token].folded == mark.reading.get("with", "عن"):
                cited, _ = self.name(token + 1)
                if cited and speaker:
                    self.covered = cited[1]
                    return Statement(mark.first, True, *cited, relay=speaker, rule="attribution.cites", office=self.np)
        return None

    # Names.

    def complements(self, token: int) -> bool:
        """Whether a verb without a subject is one of saying here: it is followed by what is said."""
        if token >= len(self.words):
            return False
        word = self.words[token]
        stop = self.section(token, "stop")
        opens = (
            word.text in OPENING or word.text == ":" or word.folded in ("في", "ل", "ب") or word.folded.startswith("لل")
        )
        return (
            stop is not None
            or token in self.sentence.at("events")
            or opens
            or any(reading.preposition in ("ب", "ل") for reading in word.readings.values())
        )

    def subject_before(self, mark: Mark) -> tuple[int, int] | None:
        """The subject that stands before its verb: "مصادر محلية قالت إن", "وكانت السلطات أحصت"."""
        end = mark.first - (mark.first > 1 and self.words[mark.first - 1].folded in ("قد", "وقد"))
        if mark.reading.conjunction or end == 0 or self.words[end - 1].folded in NOT_BEFORE_VERB:
            return None
        start = 0
        for token in range(end - 1, max(-1, mark.first - LONGEST_NAME), -1):
            word = self.words[token]
            if word.folded in OPENS_CLAUSE or word.text in "؛:.…" or self.section(token, "stop"):
                start = token + 1
                break
            if token in self.sentence.at("events"):
                return None
        speaker, after = self.name(start)
        if speaker and after < mark.first and self.words[after].text == "،":
            after = mark.first  # "القيادي فلان، وهو من ...، قال"
        return speaker if speaker and after >= end - 1 else None

    def told_before(self, mark: Mark) -> tuple[int, int] | None:
        """Through whom, said first: "وفي حديث لقناة العربية، قال"."""
        medium = next((self.section(token, "medium") for token in (0, 1) if self.section(token, "medium")), None)
        return self.hearer(medium.last + 1, medium.last + 1) if medium and medium.last < mark.first <= 12 else None

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
            elif fused or (word.folded == "مع" and token > begin) or token == begin and self.section(token, "outlet"):
                name, _ = self.name(token + (word.folded == "مع"), fused=True)
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

    def name(self, start: int, fused: bool = False) -> tuple[tuple[int, int] | None, int]:
        """The speaker's name that begins at a token, and the token after it; `fused`: "ل" may be written on it."""
        first = start
        while first < len(self.words) and self.words[first].text in OPENING | DASHES:
            first += 1
        past = self.past_documents(first)
        fused, first = fused or past > first, past
        if first >= len(self.words) or not self.can_begin(first, fused):
            return None, start
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
            if word.kind == "digits" and not self.section(token - 1, "outlet") or token in self.sentence.at("topics"):
                break
            if word.kind == "sign" and word.text not in ".+'’" or self.ends_name(token, first):
                break
            if word.text == "." and not (token > first and len(self.words[token - 1].folded) == 1):
                break
            if word.folded in ("في", "ب"):
                if in_place or token == first or not self.place_follows(token + 1):
                    break
                in_place = token
            if in_place and token - in_place > 2 and not self.section(first, "office"):
                break
            token += 1
        span = self.trim(first, token - 1)
        if span[0] is None:
            return None, first
        self.np = span
        short = self.bracketed(token)
        if short:
            return short, short[1] + 2
        return self.holder(*span, token), token

    def bracketed(self, token: int) -> tuple[int, int] | None:
        """The short name in brackets after a long one: "منظمة الأمم المتحدة للطفولة (يونيسف)"."""
        if token + 2 < len(self.words) and self.words[token].text == "(":
            for close in range(token + 2, min(token + 5, len(self.words))):
                if self.words[close].text == ")":
                    return token + 1, close - 1
                if self.words[close].kind not in ("word", "latin"):
                    return None
        return None

    def can_begin(self, token: int, fused: bool) -> bool:
        """Whether a name can begin at a token."""
        word = self.words[token]
        if word.folded in NO_NAMES or self.section(token, "stop") or token in self.sentence.at("numbers"):
            return False
        if word.kind not in ("word", "latin"):
            return False
        document = self.section(token, "document")
        if document and document.reading.get("never") or word.folded.startswith("لل") and not fused:
            return False
        return fused or not any(reading.preposition in ("ب", "ل", "ك") for reading in word.readings.values())

    def past_documents(self, token: int) -> int:
        """Past what a body made, to the body: "أرقام المفوضية", "بلاغ لوزارة الداخلية", "تقرير نشرته وكالة"."""
        at = token
        while at + 1 < len(self.words) and (mark := self.section(at, "document")):
            at = mark.last + 1
            maker = self.maker(at)
            if maker:
                at = maker
                continue
            word = self.words[at]
            fused = any(reading.preposition == "ل" for reading in word.readings.values()) or word.folded.startswith(
                "لل"
            )
            institution, another = self.section(at, "institution"), self.section(at, "document")
            adjective = word.folded.endswith(("يه", "ي")) and not fused and not institution
            owner = fused or institution or another or word.folded.startswith("ال") and not mark.reading.get("never")
            if not owner or adjective:
                return token  # "تقارير إخبارية": the reports themselves are the source
        return at

    def maker(self, at: int) -> int | None:
        """The token of who made a document, after its adjectives: "الصادرة عن", "التي أوردتها", "نشره"."""
        end = min(at + 4, len(self.words) - 1)
        while at < end:
            word = self.words[at]
            verb = self.section(at, "says") or self.section(at, "cites")
            if verb and verb.reading.pronoun or word.folded in ("عن", "ل", "اصدرته", "اصدرتها", "اعدته", "اصدره"):
                return at + 1
            if not (word.folded.startswith("ال") or word.folded.endswith("ه")):
                return None
            at += 1
        return None

    def ends_name(self, token: int, first: int) -> bool:
        word = self.words[token]
        event = self.sentence.at("events").get(token)
        if event and event.reading.term.section == "rescued_noun" and token > first:
            return False  # "جماعات إغاثة", "فرق إنقاذ"
        if event and not (event.reading.definite and token > first) and not self.section(token, "institution"):
            if event.reading.preposition == "ب" or event.reading.form != "fixed":
                return True
        if word.folded == "علي" and word.text.endswith("ي") and token > first:
            return False  # the name, not the preposition
        if self.section(token, "stop") or word.folded in ("التابع", "التابعه"):
            return True
        previous = self.words[token - 1] if token > first else None
        if (
            previous
            and token > first + 1
            and word.folded.startswith("ال")
            and not self.words[first].folded.startswith("ال")
        ):
            if (
                previous.folded.endswith(("يه", "ي"))
                and not previous.folded.startswith("ال")
                and previous.kind == "word"
            ):
                return bool(self.section(first, "generic") or self.section(first, "institution"))
        if token > first and self.section(token, "medium") and self.words[token - 1].folded in ("في", "خلال", "عبر"):
            return True
        if token > first and word.folded != "باسم" and word.folded.startswith(("بت", "باس", "بان", "باع", "باح")):
            return True  # "أفاد النادي بتسجيل"
        verb = self.section(token, "says") or self.section(token, "cites")
        if verb and not (token == first and verb.reading.conjunction):
            return verb.reading.form in ("past", "present") and not word.folded.startswith("ال")
        if token > first and any(reading.preposition == "ل" for reading in word.readings.values()):
            return (
                bool(self.section(token, "outlet"))
                or word.folded.startswith("لل")
                and self.words[token - 1].kind != "word"
            )
        pointer = self.section(first, "generic")
        told = word.folded.startswith("لل") or self.section(token, "outlet")
        if token > first and pointer and not pointer.reading.definite and told and not self.section(first, "outlet"):
            return True  # "قال مصدر أمني للجريدة"
        if word.folded == "من" and token > first and pointer and not pointer.reading.definite:
            return False  # "مصدر من داخل المطار"
        return token > first and word.folded in (
            "ل",
            "لـ",
            "قد",
            "لم",
            "لن",
            "لا",
            "ما",
            "كان",
            "كانت",
            "من",
            "مع",
            "هو",
            "هي",
        )

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
        while last >= first and (
            self.words[last].kind == "sign" or self.words[last].folded in ("في", "ب", "و", "من", "قد")
        ):
            last -= 1
        return (first, last) if first <= last else (None, None)

    def holder(self, first: int, last: int, after: int) -> tuple[int, int]:
        """The name of who holds an office, where one is printed with it; else the office; of "X التابع لـ Y", Y."""
        offices = [token for token in range(first, last + 1) if self.section(token, "office")]
        if not offices:
            return first, last
        if offices[0] > first and self.is_name_word(first) and not self.words[first].folded.startswith("ال"):
            if not self.person(offices[-1], last):
                return first, offices[0] - 1  # the name came first: "فلان المسؤول بوزارة"
        for office in reversed(offices):
            name = self.person(office, last)
            if name:
                return name
        if after < len(self.words) and self.words[after].text == "،":
            return self.apposed(after + 1) or (first, last)
        return first, last

    def person(self, office: int, last: int) -> tuple[int, int] | None:
        """The name after an office: the first word that is neither definite nor known, once the office is complete."""
        complete = self.words[office].folded.startswith("ال")
        for token in range(office + 1, last + 1):
            word, before = self.words[token], self.words[token - 1]
            if word.folded.startswith(("ال", "لل")) or word.folded.startswith("باسم") and word.folded != "باسم":
                complete = True
                continue
            if word.folded == "عن":
                return None
            if word.folded == "في" or before.folded == "في":
                complete = True  # "مدير المكتب في درعا فلان"
                continue
            if before.folded == "باسم" or word.folded == "باسم" or word.kind == "sign":
                continue
            alone = token == last and (word.folded.startswith(("و", "ب")) or not before.folded.startswith("ال"))
            if complete and self.is_name_word(token) and not (alone and token > office + 1):
                return token, last
        trailing = last
        while (
            trailing > office + 1
            and self.is_name_word(trailing - 1)
            and not self.words[trailing - 1].folded.startswith("ال")
        ):
            trailing -= 1
        return (last - 1, last) if last - trailing >= 2 and self.is_name_word(last) else None

    def is_name_word(self, token: int) -> bool:
        word = self.words[token]
        if word.folded == "علي":
            return word.text.endswith("ي")
        common = ("nouns", "things", "forces", "topics", "clauses", "events", "institutions", "documents")
        known = any(vocabulary in word.readings for vocabulary in common)
        return word.kind == "word" and not known and not self.section(token, "institution")

    def apposed(self, start: int) -> tuple[int, int] | None:
        """A name between commas after its office: "المتحدث باسم الحكومة، فلان الفلاني، إن"."""
        for token in range(start, min(start + 6, len(self.words))):
            word = self.words[token]
            ended = word.folded in ("ل", "بان", "قوله") or any(one.preposition == "ل" for one in word.readings.values())
            if word.text in "،-." or ended or self.section(token, "stop"):
                fits = (
                    start < token <= start + 5
                    and self.is_name_word(start)
                    and not self.words[start].folded.startswith("ال")
                )
                return (start, token - 1) if fits else None
            if word.kind not in ("word", "sign") or self.section(token, "says"):
                return None
        return None
