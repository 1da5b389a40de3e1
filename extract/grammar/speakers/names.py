"""The name of who speaks: where it begins and ends."""

from extract.grammar.speakers.documents import Documents
from extract.grammar.speakers.holders import (
    CLOSING,
    COMMON,
    KUNYAS,
    NO_NAME,
    OPENING,
    OPENS_COMPLEMENT,
    QUOTES,
    RANK_PARTS,
    SUPERLATIVES,
)
from extract.text import fold

LONGEST_PLACE = 7  # tokens after "في" that belong to a body
LONGEST_NAME = 14  # tokens of an office with its body and its holder's name
NO_NAMES = frozenset(
    "عن علم فيه فيها لدي ذلك هذا هذه هولاء انه كل بعض احد ما من لا لم لن هو هي هم هما ايضا في علي مع".split()
    + "به بها له لها عنه عنها اما يبدو يقال لنا لي كذلك".split()
)
# Told without a name of their own: nobody through whom a text has what is said.
UNNAMED = frozenset("وسايل لوسايل الوسايل للصحفيين للصحافيين الصحفيين الصحافيين للصحافه".split())
DASHES = frozenset("-–—")
ONE_OF = ("احد", "احدي")  # "أحد سكان المنطقة"
# Towns and countries that begin like a verbal noun: "بتونس", but "بتسجيل".
TOWNS = frozenset(
    "تونس تركيا تعز تكريت تدمر تشاد تبسه تطاوين تازه تطوان تيزي تيارت تلمسان تبوك اسيوط اسوان اسطنبول اسبانيا".split()
    + "استراليا انقره انطاكيا انغولا اعزاز انتاليا".split()
)
# Says that the word before is no place: "في متفرقات أخرى", "في بلاغ لها".
OF_NO_PLACE = frozenset(
    "اخري اخر سابق سابقه لاحق لاحقه له لها متصل منفصل مقتضب صحفي صحفيه رسمي رسميه جديد جديده".split()
)
LONGEST_QUOTED = 8  # tokens of a body's name in quotation marks
PEOPLE = frozenset("مصدر مسؤول متحدث ناطق شاهد ضابط ناشط".split())
CHANNELS = frozenset("24 21 48 360".split())


class Names(Documents):
    """Finds the names of one sentence. `np` is the last name found, with the office that it holds."""

    np: tuple[int, int] | None = None

    def name(self, start: int, fused: bool = False) -> tuple[tuple[int, int] | None, int]:
        """The speaker's name that begins at a token, and the token after it; `fused`: "ل" may be written on it."""
        first = start
        while first < len(self.words) and self.words[first].text in QUOTES | DASHES:
            first += 1
        past = self.past_documents(first)
        fused, first = fused or past > first, past
        if first >= len(self.words) or not self.can_begin(first, fused):
            return None, start
        token, quoted = first, first > start and self.words[first - 1].text in QUOTES
        in_place = 0
        while token < len(self.words) and token - first < LONGEST_NAME:
            word = self.words[token]
            if word.text in CLOSING or word.text in OPENING:
                if word.text == "(" and token > first and not self.section(token - 1, "outlet"):
                    break
                if quoted and word.text in CLOSING:
                    if not self.goes_on(token + 1, first):
                        break
                    quoted = False
                    token += 1
                    continue
                quoted = word.text in OPENING
                if word.text in OPENING and token > first and not self.closes_soon(token):
                    break
                token += 1
                continue
            channel = self.section(token - 1, "outlet") or fused and word.folded in CHANNELS  # "لكوردستان 24"
            if word.kind == "digits" and not channel or token > first and token in self.sentence.at("topics"):
                break
            if token > first and self.words[token - 1].kind == "digits" and word.folded.startswith("ب"):
                break  # "مراسل فرانس 24 بتونس"
            if word.kind == "sign" and word.text not in ".+'’" or not quoted and self.ends_name(token, first):
                break
            if word.text == "." and not (token > first and len(self.words[token - 1].folded) == 1):
                break
            if word.folded in ("في", "ب"):
                again = in_place and not self.section(first, "generic")  # "مسؤول في هيئة الصحة في هرات"
                if again or token == first or not self.place_follows(token + 1):
                    break
                in_place = token
            if in_place and self.section(token, "office"):
                in_place = token  # "القيادي في غرفة العمليات المقدم فلان"
            if in_place and token - in_place > LONGEST_PLACE:
                break
            token += 1
        closed = token < len(self.words) and self.words[token].text in CLOSING and self.quotes(first, token)
        span = (first, token) if closed else self.trim(first, token - 1)
        if span[0] is None:
            return None, first
        self.np = span
        short, token = self.bracketed(token + closed)
        return short or self.holder(*span, token), token

    def bracketed(self, token: int) -> tuple[tuple[int, int] | None, int]:
        """The short name in brackets after a long one, and the token after them: "صندوق الأمم المتحدة (يونيسف)".

        A gloss is no name: "الإدارة الذاتية (الكردية)", "حاكم المنطقة (وسط)".
        """
        if token + 2 >= len(self.words) or self.words[token].text != "(":
            return None, token
        first = token + 1 + (self.words[token + 1].text == "(")  # "وكالة أنباء ((شينخوا))"
        for close in range(first + 1, min(first + 4, len(self.words))):
            if self.words[close].text == ")":
                word = self.words[first]
                adjective = self.is_definite(first) and word.folded.endswith(("يه", "ي"))
                gloss = adjective or {"places", "nouns", "things"} & word.readings.keys()
                known = first in self.sentence.at("institutions") or first in self.sentence.at("outlets")
                return None if gloss and not known else (first, close - 1), close + 1
            if self.words[close].kind not in ("word", "latin"):
                break
        return None, token

    def can_begin(self, token: int, fused: bool) -> bool:
        """Whether a name can begin at a token."""
        word = self.words[token]
        if word.folded in ONE_OF and token + 1 < len(self.words):
            return any(self.section(token + 1, name) for name in ("institution", "generic", "office"))
        joined = word.folded.startswith("و") and word.folded[1:] in NO_NAMES  # "وفي مدينة الساحل، قال"
        if joined or word.folded in NO_NAMES or word.folded in SUPERLATIVES or self.section(token, "stop"):
            return False
        topic = self.sentence.at("topics").get(token)
        if topic and topic.reading.term.section == "count":
            return False  # "حيث قدر العدد بثمانين"
        if token in self.sentence.at("numbers"):
            return self.are_speakers(self.sentence.at("numbers")[token].last + 1)
        if self.section(token, "goes_on"):
            return False
        if word.kind not in ("word", "latin"):
            return False
        document = self.section(token, "document")
        if document and document.reading.get("never") or word.folded.startswith("لل") and not fused:
            return False
        if document and document.reading.form == "plural" and document.reading.definite:
            return token + 1 < len(self.words) and self.is_definite(token + 1)  # "التقديرات", not "الأرقام الرسمية"
        return fused or not any(
            reading.preposition in ("ب", "ل") and vocabulary != "homonyms"  # "لبنان" is no "ل" and "بنان"
            for vocabulary, reading in word.readings.items()
        )

    def is_told(self, token: int, first: int) -> bool:
        """Whether whom the speaker told begins here: "قال مصدر أمني للجريدة", "أبلغت الوزارة وكالة رويترز"."""
        word, outlet, body = self.words[token], self.section(token, "outlet"), self.section(token, "institution")
        if outlet and not outlet.reading.conjunction:
            if outlet.reading.preposition == "ل" or self.is_definite(token - 1) and not self.section(first, "outlet"):
                return True
        pointer = self.section(first, "generic")
        listens = body is not None and body.reading.preposition == "ل" and body.reading.get("listens")
        speaker = self.section(first, "institution")
        to_all = word.folded.startswith("لل") and not (speaker and speaker.reading.get("listens"))
        named = to_all or listens or outlet and not outlet.reading.conjunction
        if pointer and not pointer.reading.definite and not self.section(first, "outlet") and named:
            return True
        unknown = word.folded.startswith("ل") and len(word.folded) > 4 and not word.known
        person = pointer is not None and pointer.reading.term.lemma in PEOPLE
        if person and unknown and not self.is_definite(token):
            return True  # "وقال المصدر لشفق نيوز"
        return word.folded.startswith("لل") and self.words[token - 1].kind != "word"

    def are_speakers(self, token: int) -> bool:
        """Whether who is counted speaks: "ثلاثة مسؤولين", "اثنان من شهود العيان"."""
        token += token < len(self.words) and self.words[token].folded == "من"
        people = (self.section(token, name) for name in ("generic", "office"))
        return any(mark is not None and mark.reading.form == "plural" for mark in people)

    def ends_name(self, token: int, first: int) -> bool:
        word = self.words[token]
        if token > first and self.is_given(token):
            return False
        event = self.sentence.at("events").get(token)
        if event and event.reading.term.section == "rescued_noun" and token > first:
            return False  # "جماعات إغاثة", "فرق إنقاذ"
        if event and not (event.reading.definite and token > first) and not self.section(token, "institution"):
            if event.reading.preposition == "ب" or event.reading.form != "fixed":
                return True
        if self.is_ali(token) and token > first:
            return False
        if token > first and word.folded in UNNAMED:
            return True  # "قال مدير المستشفى للصحفيين"
        bare = self.is_name_word(first) and not self.section(first, "office")
        if token > first and not bare and self.is_definite(token - 1) and self.begins_phrase(token):
            return True  # "الجمعية جهاز الأمن", "جمعية الرحمة تقريرها", "رصدت المنظمة نزوحا"
        if token > first and word.folded in SUPERLATIVES and not self.section(token - 1, "office"):
            return True  # "سجلت المصالح أثقل حصيلة", but "مدير أكبر مستشفى"
        if self.goes_to(token, first):
            return False
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
                len(previous.folded) > 3
                and previous.folded.endswith(("يه", "ي"))
                and not previous.folded.startswith("ال")
                and previous.kind == "word"
                and not self.section(token - 1, "institution")
                and not self.section(token, "office")
            ):
                return bool(self.section(first, "generic") or self.section(first, "institution"))
        if token > first and self.section(token, "medium") and self.words[token - 1].folded in ("في", "خلال", "عبر"):
            return True
        if (
            token > first
            and not word.folded.startswith("باسم")
            and word.folded.startswith(("بت", "باس", "بان", "باع", "باح"))
            and word.folded[1:] not in TOWNS
        ):
            return True  # "أفاد النادي بتسجيل"
        verb = self.section(token, "says") or self.section(token, "cites")
        if verb and token == first and self.section(token, "institution"):
            return False  # "شاهد" saw, or is a witness
        head = self.section(token - 1, "institution") if token > first else None
        if verb and token == first + 1 and head and not head.reading.definite and head.reading.form == "singular":
            return False  # "شبكة رصد سوريا"
        if verb and not (token == first and verb.reading.conjunction):
            return verb.reading.form in ("past", "present") and not word.folded.startswith("ال")
        if token > first and self.is_told(token, first):
            return True
        if any(reading.preposition == "ل" for reading in word.readings.values()):
            return False
        pointer = self.section(first, "generic")
        if word.folded == "من" and token > first and pointer and not pointer.reading.definite:
            return False  # "مصدر من داخل المطار"
        if word.folded == "من" and first in self.sentence.at("numbers"):
            return False  # "اثنان من شهود العيان"
        if word.folded == "من" and token == first + 1 and not self.is_definite(first):
            return token + 1 >= len(self.words) or not self.is_definite(token + 1)  # "مسن من السكان"
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

    def goes_to(self, token: int, first: int) -> bool:
        """Whether an office is held to somebody or for somebody: "المبعوث الأممي إلى سوريا", "النائب عن حلب"."""
        held = next((mark for at in (first, first + 1) if (mark := self.section(at, "office"))), None)
        return held is not None and token > first and self.words[token].folded == fold(held.reading.get("of", ""))

    def begins_phrase(self, token: int) -> bool:
        """Whether an indefinite common noun begins a phrase of its own."""
        word = self.words[token]
        joined = any(reading.conjunction or reading.preposition for reading in word.readings.values())
        if joined or word.folded in OPENS_COMPLEMENT | NO_NAME or self.is_definite(token):
            return False
        if self.section(token, "office") or self.section(token, "outlet"):
            return False
        if self.section(token, "medium"):
            return True
        if word.folded in KUNYAS | RANK_PARTS or self.is_ali(token) or self.is_given(token):
            return False
        if self.words[token - 1].folded == "الله":
            return False  # "ذبيح الله مجاهد"
        bare = self.sentence.lexicon.word(word.folded[:-1]) if word.folded.endswith("ا") else word
        accusative = any(vocabulary in bare.readings for vocabulary in COMMON)
        return word.kind == "word" and (accusative or self.is_common(token))

    def place_follows(self, token: int) -> bool:
        """Whether "في" belongs to the speaker's name: "وزارة الصحة في غزة", but not "في بيان"."""
        if token >= len(self.words):
            return False
        then = self.words[token + 1].folded if token + 1 < len(self.words) else ""
        return not (
            self.section(token, "medium")
            or self.section(token, "document")
            or self.section(token, "stop")
            or then in OF_NO_PLACE
            and not self.is_definite(token)
            or self.words[token].folded in ("وقت", "تقرير", "اخر", "هذا", "تصريح", "المكان", "الموقع")
        )

    def quotes(self, first: int, last: int) -> bool:
        """Whether a quotation mark within first..last closes at `last`: "موقع "والا"" keeps its marks."""
        return first < last and any(self.words[token].text in OPENING for token in range(first + 1, last))

    def goes_on(self, token: int, first: int) -> bool:
        """Whether a name goes on after its closing quotation mark: an adjective, or who holds the office."""
        if token >= len(self.words) or self.words[token].kind != "word":
            return False
        return bool(self.section(first, "office")) and (self.is_definite(token) or self.is_name_word(token))

    def closes_soon(self, token: int) -> bool:
        """Whether a quotation mark opens a name and not what is said."""
        body = self.section(token - 1, "institution") or self.section(token - 1, "outlet")
        for at in range(token + 1, min(token + (LONGEST_QUOTED if body else 5), len(self.words))):
            if self.words[at].text in CLOSING:
                return True
            if at in self.sentence.at("numbers") or at in self.sentence.at("events") and not body:
                return False  # but "منظمة "أنقذوا الأطفال""
        return False

    def trim(self, first: int, last: int) -> tuple[int, int] | tuple[None, None]:
        """The span without signs at its ends, and without connectors at its end."""
        while first <= last and self.words[first].kind == "sign":
            first += 1
        while last >= first and (
            self.words[last].kind == "sign" or self.words[last].folded in ("في", "ب", "و", "من", "قد")
        ):
            last -= 1
        return (first, last) if first <= last else (None, None)
