"""What the words of one sentence are to a name: heads and offices, given names, definite words, common nouns."""

from extract.lexicon import Mark
from extract.records import Sentence

# "سجلت أثقل حصيلة" says what was recorded, not by whom.
SUPERLATIVES = frozenset("اثقل اكبر اعلي اقل ادني اكثر اسوا اول احدث".split())
KUNYAS = frozenset("ابو ابا ابي ام بن ابن بنت عبد".split())
NOT_DEFINITE = frozenset("الي التي الذي الذين الان والي والد والده والدي والدته والا والله".split())
PARTICLES = ("إلى", "على", "عن")
VOCABULARIES = {
    "office": "offices",
    "institution": "institutions",
    "document": "documents",
    "outlet": "outlets",
    "medium": "mediums",
    "generic": "pointers",
    "stop": "name_ends",
    "given": "given_names",
    "known": "sources",
}
DOUBTFUL = ("office", "outlet", "stop")  # of which a word beside it may make another thing
WHOLE = ("known", "outlet", "institution", "given", "office")
COMMON = frozenset((
    "nouns", "things", "forces", "topics", "clauses", "events", "institutions", "documents", "places", "outlets",
))  # fmt: skip


class Wording:
    """The words of one sentence, as parts of names."""

    def __init__(self, sentence: Sentence):
        self.sentence, self.words, self.at = sentence, sentence.words, sentence.at

    def section(self, token: int, name: str) -> Mark | None:
        """The mark of a vocabulary of names, or of a section of the attributions, that begins at a token."""
        vocabulary = VOCABULARIES.get(name)
        if vocabulary is None:
            mark = self.at("attribution").get(token)
            return mark if mark and mark.reading.term.section == name else None
        mark = self.at(vocabulary).get(token)
        if mark is None or name not in DOUBTFUL:
            return mark
        if name == "office":
            beside = [word.folded for word in self.words[max(0, token - 1) : token + 2]]
            called = "عبد" in beside[:-1] or beside[-1:] == ["الله"]  # "عبد الكبير", "أمين الله"
            team = mark.reading.term.lemma == "فريق" and not mark.reading.definite  # "فريق الرصد" is no "الفريق"
            return None if called or team else mark
        if name == "outlet":
            daily = mark.reading.term.lemma == "يومية" and mark.reading.definite  # "النشرة اليومية"
            return None if daily else mark
        if self.is_ali(token) or token in self.sentence.at("offices") or mark.reading.preposition == "ك":
            return None  # "والي" is no "و" and "إلى", "كان" no "ك" and "أن"
        given = self.section(token, "given")
        if given and (given.last > mark.last or mark.reading.conjunction == "ف" and not given.reading.conjunction):
            return None  # "بان كي مون" is no "بأن", "فيصل" no "ف" and "يصل"
        particle = mark.reading.term.lemma in PARTICLES or mark.reading.form == "past"
        return None if particle and mark.reading.preposition else mark  # "بادي", "بالي"

    def whole(self, token: int) -> int:
        """The last token of the longest name of several words that is known to begin at a token; else the token."""
        if not self.words[token].phrases:
            return token
        return max((mark.last for name in WHOLE if (mark := self.section(token, name))), default=token)

    def is_ali(self, token: int) -> bool:
        """Whether a word is the name, not the preposition of the same letters."""
        if token >= len(self.words) or self.words[token].folded != "علي":
            return False
        called = token and token + 1 < len(self.words) and self.sentence.at("offices").get(token - 1)
        # Egypt writes "على" for both: "المهندس على عبد الستار".
        named = called and (self.is_given(token + 1) or not self.words[token + 1].known)
        return self.words[token].text.endswith("ي") or bool(named)

    def is_definite(self, token: int) -> bool:
        folded = self.words[token].folded
        name = self.words[token].text.startswith(("أ", "إ", "آ"))  # "ألينا"
        after = self.words[token + 1].folded if token + 1 < len(self.words) else ""
        if folded == "للجان" and after.startswith("ال"):
            return (
                False  # of "لجان": the committees themselves would be "للجان" too, but hardly with a noun behind them
            )
        return not name and folded.startswith(("ال", "لل", "بال", "وال", "ولل")) and folded not in NOT_DEFINITE

    def is_given(self, token: int) -> bool:
        """Whether a word is somebody's given name."""
        mark = self.section(token, "given")
        if self.words[token].folded == "السامي":
            return False  # "المفوض السامي"
        if mark is None or mark.reading.conjunction or mark.reading.preposition:
            return False
        stop = self.section(token, "stop")
        if stop and stop.last > token:
            return False  # "ضابط فضل عدم نشر اسمه"
        return not (stop and stop.reading.term.section == "day" and self.is_definite(token))  # "الخميس"

    def is_joined(self, token: int) -> bool:
        """Whether "و" joins a word to the complement: "الشرق الأوسط وشمال أفريقيا"."""
        return any(reading.conjunction for reading in self.words[token].readings.values())

    def is_common(self, token: int) -> bool:
        """Whether a word is a known noun, which wants its owner: "صحة حلب", "حركة طالبان"."""
        if self.is_given(token):
            return False
        word = self.words[token]
        readings = (reading for vocabulary, reading in word.readings.items() if vocabulary in COMMON)
        known = any(reading.term.section != "nationals" for reading in readings)
        return known or word.folded in SUPERLATIVES or bool(self.section(token, "institution"))

    def is_name_word(self, token: int) -> bool:
        word = self.words[token]
        if self.is_ali(token) or word.folded in KUNYAS:
            return True
        return word.kind == "word" and word.folded != "علي" and not self.is_common(token)

    def trimmed(self, first: int, last: int) -> tuple[int, int]:
        while last > first and self.words[last].kind == "sign":
            last -= 1
        return first, last
