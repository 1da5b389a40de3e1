"""Whether a noun phrase is complete, so that the next word begins another: "ناشدت الرابطة | المبعوث", "الجيش | تسليم".

A phrase is complete with a definite word or a proper name. A definite word goes on with it only as an adjective
("الأجهزة الأمنية"), as a title of the same person ("رئيس اللجنة المحامي"), or as his surname.
"""

import re

from extract.grammar.speakers.documents import Documents
from extract.grammar.speakers.holders import NO_NAME, OPENS_COMPLEMENT, RANK_PARTS
from extract.grammar.speakers.wording import KUNYAS

# Adjectives that no ending betrays.
ADJECTIVES = frozenset(
    (
        "العام الاعلي الاحمر الابيض الاسود الازرق الاخضر الاوسط الاقصي الادني الاكبر الاعظم الحر الحاكم "
        "الوطني المسلح المستقل الموحد المشترك الخاص الدائم المؤقت الموقت الاول الثاني الثالث الرابع الخامس "
        "السادس السابع الثامن التاسع العاشر الجديد السابق الراحل المنحل المنتخب المعارض المختص المعني المكلف "
        "المساعد المتقاعد المناوب المتحد المتقدم الكبير القديم السريع الموالي المدعوم المقرب الجاري الحالي "
        "المخلوع المعزول الاعلا العليا الكبري الصغري الاولي البيضاء الحمراء السوداء الخضراء الزرقاء الاخري "
        "الوسطي القصوي الشقيق المركزي المستعجل البديل الاجير الصادر التابع المذكور الروس العرب الاتراك "
        "الاكراد الافغان الالمان الانجليز الاجانب"
    ).split()
)
# Definite nouns that end like adjectives.
NOUNS = frozenset(
    (
        "الدوله الحصيله المسووليه الحقيقه الحادثه الجريمه العمليه الحمله القضيه الازمه الخطوه المدينه المنطقه "
        "القريه البلده المواجهه المجزره الكارثه الواقعه الحرب العداله المساعده الحمايه السياده الشرعيه "
        "الهجمات الضربات الغارات الاعتداءات الانتهاكات الاتهامات الاشتباكات المساعدات الخسائر المدنيين "
        "المسلحين النازحين الضحايا"
    ).split()
)
ADJECTIVAL = ("ي", "يه", "ه", "يين", "يون", "ين", "ون", "يات", "ات", "يا")
VERBAL_NOUN = re.compile(r"ت..ي[^نو]|ت.[^و]?يه|ا.ت.ا.|ان[^ا].ا.|است..ا.|ا[^ا].ا[^ن]|م.ا..ه|ت.ا[^ا]ي?[^ا]|عدم|تحقيق")
PRESENT = re.compile(r"ي....?|تست..?")
HEADS = ("institution", "outlet", "generic", "document", "known")
SAME = frozenset("ذاته ذاتها ذاتهم نفسه نفسها نفسهم عينه كافه كله كلها".split())
SHORT = frozenset("غير شبه عشر عشره بلا ذو ذات".split())  # "القناة الثانية عشرة", "المنظمات غير الحكومية"
MEDIA = ("وسائل إعلام", "وكالات أنباء")  # "وسائل إعلام الكيان"
LONGEST_KNOWN = 8  # tokens of a known name
ADVERB = ("اً", "ًا")


class Phrases(Documents):
    """Finds where the noun phrases of one sentence are complete."""

    def closes(self, token: int, first: int) -> bool:
        """Whether the noun phrase that began at `first` is complete before a token, which begins another."""
        word = self.words[token]
        if token == first or word.kind != "word":
            return False
        if word.text.endswith(ADVERB):
            return not self.words[token - 1].text.endswith(ADVERB)  # "يقدر لبنان راهنًا", but "مصدراً طبياً"
        if self.is_given(token):
            return False
        if token > first + 1 and self.is_definite(token) and self.unnamed(token - 1, first):
            return not self.section(token, "office")  # "وسائل إعلام محلية الجمعة"
        holds = self.names_holder(token - 1, first) and not self.section(token, "office")
        if self.is_definite(token) and holds and self.section(token, "institution"):
            return True  # "حث المفوض فولكر تورك السلطات"
        if not self.complete(token - 1):
            return False
        person = self.holds_office(first, token - 1)
        if self.is_definite(token):
            return not self.goes_with(token, person or self.names_person(first))
        return self.is_other_noun(token, first, person)

    def complete(self, token: int) -> bool:
        """Whether a noun phrase can end with a token: a definite word, or a name of one word."""
        if self.is_definite(token):
            return True
        if token and any(
            mark.last == token and mark.first < token and mark.reading.term.lemma not in MEDIA
            for name in ("outlets", "sources")
            for mark in self.sentence.near(name, max(0, token - LONGEST_KNOWN), token)
        ):
            return True  # "وكالة فرانس برس"
        body = self.section(token, "institution")
        return token in self.sentence.at("countries") or body is not None and bool(body.reading.get("proper"))

    def unnamed(self, token: int, first: int) -> bool:
        """Whether an indefinite adjective completes an indefinite phrase: "مصادر محلية", "شبكة حقوقية"."""
        folded = self.words[token].folded
        if self.is_definite(first) or self.is_definite(token) or self.section(token, "institution"):
            return False
        if self.is_given(token):
            return False  # "مدير المستشفى سامي العلي"
        agrees = "يه" if self.words[first].folded.endswith("ه") else ("يه", "ي")  # "لجنة تقصي" wants the next word
        adjective = len(folded) > 3 and folded.endswith(agrees) and self.words[token].kind == "word"
        return adjective and bool(self.section(first, "generic") or self.section(first, "institution"))

    def names_holder(self, token: int, first: int) -> bool:
        """Whether a word is of the name of who holds an office, not of the office."""
        word = self.words[token]
        name = word.kind == "word" and not (word.known or word.folded in OPENS_COMPLEMENT or self.is_definite(token))
        return name and token > first and self.section(first, "office") is not None

    def holds_office(self, first: int, last: int) -> bool:
        return any(
            (office := self.section(token, "office")) and office.reading.form != "dual"
            for token in range(first, last + 1)
        )  # "طالبان" are no students

    def names_person(self, first: int) -> bool:
        """Whether a phrase begins with a name, not with a head of a body's name."""
        return not any(self.section(first, name) for name in HEADS) and not self.is_definite(first)

    def goes_with(self, token: int, person: bool) -> bool:
        """Whether a definite word describes the phrase before it."""
        word = self.words[token]
        folded = word.folded.removeprefix("و") if word.folded.startswith("وال") else word.folded
        office = self.section(token, "office")
        if folded in ADJECTIVES or not word.folded.startswith("ال") or office and person:
            return True
        if folded.startswith("المت") and not office:
            return True  # "اليمين المتطرف"
        known = any(
            (mark := self.sentence.at(name).get(token)) and not mark.reading.preposition
            for name in ("institutions", "events", "things", "forces")
        )
        if folded in NOUNS or known and not folded.endswith(("ي", "يه")):
            return False
        return person or folded.endswith(ADJECTIVAL)

    def is_other_noun(self, token: int, first: int, person: bool) -> bool:
        """Whether an indefinite word behind a complete phrase is a noun of its own: "الحركة مسؤوليتها"."""
        word = self.words[token]
        if word.folded in OPENS_COMPLEMENT | NO_NAME | KUNYAS | RANK_PARTS | SAME | SHORT or self.is_ali(token):
            return False
        attached = any(one.preposition or one.conjunction for one in word.readings.values())
        if attached or word.folded.startswith(("ل", "و", "ب")) or self.names_person(first) or person:
            return False
        if any(self.section(token, name) for name in ("office", "outlet", "known")):
            return False
        if VERBAL_NOUN.fullmatch(word.folded) or word.text.endswith(("تها", "ته", "تهم")):
            return True
        if PRESENT.fullmatch(word.folded) and not word.known:
            return True  # "تعداد لوكالة فرانس برس يستند إلى"
        return self.is_definite(token - 1) and any(self.section(first, name) for name in HEADS)
