"""Whether the name of who speaks can begin at a token, or something else does: a verb, a count, what is said."""

from extract.grammar.speakers.endings import ONE_OF, Endings
from extract.grammar.speakers.holders import CLOSING
from extract.grammar.speakers.phrases import ADVERB
from extract.grammar.speakers.wording import SUPERLATIVES

NO_NAMES = frozenset(
    "عن علم فيه فيها لدي ذلك هذا هذه انه كل بعض احد ما من لا لم لن هو هي هم هما ايضا في علي مع".split()
    + "مره مرتين مرات اخري ثانيه به بها له لها عنه عنها اما يبدو يقال لنا لي كذلك بنفسه بنفسها".split()
    + "مسووليته مسووليتها مسووليتهم كلا كلتا الاخير الاخيره حاله حالات يلي وحدها وحدهم صور الصور مقاطع لقطات".split()
    + "صوره صورها صورهم صورهن".split()
)
TOLD_TO = frozenset(("الصحفيين", "الصحافيين"))  # never the subject of a verb
LONGEST_QUOTED_NAME = 5  # tokens of one that no head announces
OF_NAMES = ("homonyms", "given_names")


class Beginnings(Endings):
    """Finds the beginnings of names in one sentence."""

    def can_begin(self, token: int, fused: bool) -> bool:
        """Whether a name can begin at a token."""
        word = self.words[token]
        if word.folded in ONE_OF and token + 2 < len(self.words):
            of = token + 1 + (self.words[token + 1].folded in ("من", "هذه", "هولاء"))
            counted = word.folded.endswith("عدد") and of == token + 1  # "عدد الصحفيين"
            people = self.words[of].folded.startswith("ال") and "nouns" in self.words[of].readings  # "أحد الموقوفين"
            return not counted and (
                people or any(self.section(of, name) for name in ("institution", "generic", "office", "outlet"))
            )
        if self.is_ali(token) and token + 1 < len(self.words) and self.is_name_word(token + 1):
            return self.is_given(token + 1) or self.is_definite(token + 1)  # "قال علي البياتي", but "علي هامش"
        joined = word.folded.startswith("و") and word.folded[1:] in NO_NAMES | SUPERLATIVES  # "وفي", "وأثقل حصيلة"
        if joined or word.folded in NO_NAMES or word.folded in SUPERLATIVES or self.section(token, "stop"):
            return False
        topic = self.sentence.at("topics").get(token)
        if topic and topic.reading.term.section == "count":
            return False  # "حيث قدر العدد بثمانين"
        if token in self.sentence.at("numbers"):
            return self.are_speakers(self.sentence.at("numbers")[token].last + 1)
        listed = word.folded == "اسماء" and token + 1 < len(self.words)  # "وثقت أسماء 40 مفقودا"
        if listed and (self.words[token + 1].kind == "digits" or token + 1 in self.sentence.at("numbers")):
            return False
        if not word.readings and self.is_done_by(token):
            return False  # "اعترف بتورطه"
        says = self.section(token, "says")
        if says and says.reading.conjunction and says.reading.form in ("past", "present"):
            return False  # "نشرته اليوم، وأوضحت فيه"
        if self.section(token, "goes_on") or word.folded in TOLD_TO or word.folded in ("ل", "لـ"):
            return False
        adverb = word.text.endswith(ADVERB) and not self.is_given(token)
        accusative = adverb and any(self.section(token, one) for one in ("generic", "office"))  # "لكن مصدراً طبياً قال"
        if word.kind not in ("word", "latin") or adverb and not accusative:
            return False
        document = self.section(token, "document")
        if document and document.reading.form == "singular" and word.text.endswith(("ا", "اً", "ًا")):
            return False  # "بثت خبرا"
        relief = (body := self.section(token, "institution")) is not None and body.last > token  # "وكالات غوث"
        if document and document.reading.get("never") and not relief or word.folded.startswith("لل") and not fused:
            return False
        if document and document.reading.form == "plural" and document.reading.definite:
            return token + 1 < len(self.words) and self.is_definite(token + 1)  # "التقديرات", not "الأرقام الرسمية"
        body = self.section(token, "institution")
        given = self.section(token, "given")
        if document is None and body and not body.reading.preposition or given and given.last > token:
            return True  # "لجان" is no "ل" and a name
        return (
            fused
            or not any(  # "لبنان" is no "ل" and "بنان", "بابو" no "ب" and "أبو"
                reading.preposition in ("ب", "ل") and vocabulary not in OF_NAMES and word.folded[1:] != "ابو"
                for vocabulary, reading in word.readings.items()
            )
        )

    def opens_speech(self, token: int) -> bool:
        """Whether a quotation mark before a token opens what is said, not a name: "وتابع "حجم الخطوة غير مسبوق"."""
        if any(self.section(token, name) for name in ("institution", "outlet", "known", "office")):
            return False
        ahead = range(token, min(token + LONGEST_QUOTED_NAME, len(self.words)))
        close = next((at for at in ahead if self.words[at].text in CLOSING), None)
        return close is None or close + 1 < len(self.words) and self.words[close + 1].text in ".!؟"
