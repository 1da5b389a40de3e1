"""Where the name of who speaks ends: at a verb, an event, another phrase, or whom he told."""

import re

from extract.grammar.speakers.belonging import Belonging
from extract.grammar.speakers.holders import NO_NAME, OPENS_COMPLEMENT, RANK_PARTS
from extract.grammar.speakers.phrases import VERBAL_NOUN
from extract.grammar.speakers.wording import COMMON, KUNYAS, SUPERLATIVES

# Told without a name of their own: nobody through whom a text has what is said.
UNNAMED = frozenset(
    "وسايل لوسايل الوسايل للصحفيين للصحافيين الصحفيين الصحافيين للصحافه".split()
    + "لموقعنا لمراسلنا لوكالتنا لصحيفتنا لقناتنا".split()
)
# Towns and countries that begin like a verbal noun: "بتونس", but "بتسجيل".
TOWNS = frozenset(
    "تونس تركيا تعز تكريت تدمر تشاد تبسه تطاوين تازه تطوان تيزي تيارت تلمسان تبوك اسيوط اسوان اسطنبول اسبانيا".split()
    + "استراليا انقره انطاكيا انغولا اعزاز انتاليا".split()
)
TO_DO = re.compile(f"(?:{VERBAL_NOUN.pattern}|ت[^اوي]{{3}})(?:ه|ها|هم)?")  # "بتنفيذها", "بتورطه"
ONE_OF = ("احد", "احدي", "بعض", "عدد", "وعدد", "وبعض")  # "أحد سكان المنطقة", "عدد من المصادر"
INFORMS = frozenset("ابلغ ابلغت وابلغ وابلغت اخبر اخبرت واخبر واخبرت".split())  # verbs whose object is whom they told
MEDIA_HEADS = frozenset("وكالة صحيفة قناة إذاعة تلفزيون راديو موقع شبكة جريدة مجلة فضائية يومية".split())
PEOPLE = frozenset("مصدر مسؤول متحدث ناطق شاهد ضابط ناشط".split())


class Endings(Belonging):
    """Finds the ends of names in one sentence."""

    def ends_name(self, token: int, first: int) -> bool:
        word = self.words[token]
        if token > first and self.is_given(token):
            return False
        medium = self.section(token - 1, "outlet") if token > first else None
        if (
            medium
            and medium.reading.term.lemma in MEDIA_HEADS
            and not medium.reading.definite
            and self.is_definite(token)
        ):
            return False  # "صحيفة النهار"
        event = self.sentence.at("events").get(token)
        crew = token > first and self.is_common(token - 1) and not self.is_definite(token - 1)
        if event and event.reading.term.section == "rescued_noun" and crew:
            return False  # "جماعات إغاثة", "فرق إنقاذ", but "أعلنت البحرية إنقاذ بحارة"
        if event and event.reading.term.lemma in ("تحقيق", "تحرير") and token > first and self.is_head(token - 1):
            return False  # "لجنة تحقيق", "جيش تحرير السودان"
        named = event and event.reading.definite and token > first and event.reading.preposition != "ب"
        made = token == first and self.section(token, "document")  # "وفقا للتحقيق"
        if event and not (named or made or self.section(token, "institution")):
            if event.reading.preposition == "ب" or event.reading.form != "fixed":
                return True
        if self.is_ali(token) and token > first:
            return False
        if word.folded == "وفي":
            return True
        if token > first and self.joins_speaker(token, first):
            return True
        if token > first and word.folded in UNNAMED and not self.is_wanted(token):
            return True  # "قال مدير المستشفى للصحفيين", but "نقابة الصحفيين"
        if self.goes_to(token, first) or self.works_at(token, first) or self.defends(token, first):
            return False
        if token == first + 1 and self.is_definite(first) and self.is_done(token):
            return True  # "أشارت النقابة لتوثيق"
        if token > first and self.is_definite(token - 1) and self.is_his(token):
            return True  # "جدد رئيس الوزراء رفضه"
        bare = self.is_name_word(first) and not self.section(first, "office")
        if token > first and not bare and self.is_definite(token - 1) and self.begins_phrase(token):
            return True  # "الجمعية جهاز الأمن", "جمعية الرحمة تقريرها", "رصدت المنظمة نزوحا"
        if token > first and word.folded in SUPERLATIVES and not self.section(token - 1, "office"):
            return True  # "سجلت المصالح أثقل حصيلة", but "مدير أكبر مستشفى"
        these = word.folded in ("هذا", "هذه") and token > first
        full = these and (self.is_definite(token - 1) or token - 1 in self.sentence.at("countries"))
        full = full or these and self.words[token - 1].folded.endswith(("ي", "يه")) and not self.is_head(token - 1)
        these = these and (full or self.words[token - 1].folded == "و")  # "تنفي الشرطة هذه الأرقام", "ناطق عسكري هذه"
        if these or self.closes(token, first):
            return True
        if token > first and self.section(token, "according"):
            return True  # "حصيلة لوكالة الغد استنادا إلى"
        if self.section(token, "goes_on"):
            described = word.folded.endswith("ه") and token > first and self.is_definite(token - 1)
            if word.folded.endswith("ا") or described:
                return True  # "تبنى التنظيم الهجوم زاعما", "الوزارة مضيفة"
        back = token == first + 1 and self.is_definite(first) and self.section(first, "generic")  # "المفوضية التابعة"
        short = token - first <= 2 and not back  # "وكالة الهجرة التابعة للأمم المتحدة": short of it, nobody knows which
        stop = self.section(token, "stop")
        if stop and not stop.reading.definite or word.folded in ("التابع", "التابعه") and not short:
            return True  # "على", but "سامي العلي"
        if token > first and self.section(token, "medium") and self.words[token - 1].folded in ("في", "خلال", "عبر"):
            return True
        if token > first and self.is_done_by(token):
            return True  # "أفاد النادي بتسجيل"
        verb = self.section(token, "says") or self.section(token, "cites")
        if verb and (token == first or self.words[token - 1].folded == "في") and self.section(token, "institution"):
            return False  # "شاهد" saw, or is a witness; "مكتب التوثيق في تجمع"
        head = self.section(token - 1, "institution") if token > first else None
        head = None if self.section(token - 1, "office") else head  # "مسؤول أبلغ رويترز"
        if verb and token == first + 1 and head and not head.reading.definite and head.reading.form == "singular":
            return False  # "شبكة رصد سوريا"
        if verb and not (token == first and verb.reading.conjunction):
            return verb.reading.form in ("past", "present") and not word.folded.startswith("ال")
        if token > first and self.is_told(token, first):
            return True
        if any(reading.preposition == "ل" for reading in word.readings.values()):
            return False
        pointer = self.section(first, "generic")
        medium = self.section(first, "outlet")  # "علمت قناة الغد من مصادر"
        if word.folded == "من" and token > first and pointer and not (pointer.reading.definite or medium):
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

    def is_done(self, token: int) -> bool:
        """Whether "ل" is written on an indefinite verbal noun: "لتوثيق", "لارتفاع"; "للهجرة" is of a body's name."""
        folded = self.words[token].folded
        return folded.startswith("ل") and not folded.startswith("لل") and bool(VERBAL_NOUN.fullmatch(folded[1:]))

    def is_done_by(self, token: int) -> bool:
        """Whether "ب" is written on a verbal noun: "بتسجيل", "باستهداف"; "بانش" and "باسم" are names."""
        folded = self.words[token].folded
        made = folded.startswith(("بت", "با")) and not folded.startswith("باسم") and folded[1:] not in TOWNS
        return made and bool(TO_DO.fullmatch(folded[1:]))

    def is_told(self, token: int, first: int) -> bool:
        """Whether whom the speaker told begins here: "قال مصدر أمني للجريدة", "أبلغت الوزارة وكالة رويترز"."""
        word, outlet, body = self.words[token], self.section(token, "outlet"), self.section(token, "institution")
        speaker = self.section(first, "institution")
        if self.words[token - 1].folded in ("التابع", "التابعه", "باسم", "من", "لدي"):
            return False  # "الفريق التابع لشبكة", "المتحدث باسم وكالة", "مسؤولون من وكالة": whose it is
        informed = first > 0 and self.words[first - 1].folded in INFORMS
        if outlet and informed and not outlet.reading.conjunction and token > first:
            return True  # "أبلغ مسعف وكالة رويترز"
        head = self.is_head(token - 1) and not self.section(token - 1, "institution").reading.get("proper")
        if head and outlet and not outlet.reading.preposition:
            return False  # "مركز الخليج", but "أفادت حركة طالبان وكالة"
        if outlet and not outlet.reading.conjunction:
            person = self.section(first, "office") and self.is_name_word(token - 1)  # "أبلغ المسؤول فلان وكالة"
            listens = person or self.is_definite(token - 1)
            if outlet.reading.preposition == "ل" or listens and not self.section(first, "outlet"):
                return True
        news = self.words[token - 1].folded.removeprefix("ال") == "انباء"  # "وكالة أنباء الغد"
        medium = self.section(token - 1, "outlet")
        complete = (
            token - first > 1 and self.complete(token - 1) or medium and medium.reading.term.lemma not in MEDIA_HEADS
        )
        complete = complete and not news and (speaker or self.section(first, "outlet"))
        if outlet and complete and not outlet.reading.conjunction:
            return True  # "أفادت حركة طالبان وكالة فرانس برس"
        pointer = self.section(first, "generic")
        listens = body is not None and body.reading.preposition == "ل" and body.reading.get("listens")
        to_all = word.folded.startswith("لل") and not (speaker and speaker.reading.get("listens"))
        person = pointer is not None and pointer.reading.term.lemma in PEOPLE
        whole = token > first + 1 or not self.section(first, "office") or self.words[first].folded.endswith("ون")
        told = outlet and not outlet.reading.conjunction and whole
        named = to_all and person or listens or told  # but "مدير الوكالة", "منسق الأمم المتحدة للشؤون الإنسانية"
        if pointer and not pointer.reading.definite and not self.section(first, "outlet") and named:
            return True
        unknown = word.folded.startswith("ل") and len(word.folded) > 4 and not word.known
        if person and unknown and not self.is_definite(token):
            return True  # "وقال المصدر لشفق نيوز"
        return word.folded.startswith("لل") and self.words[token - 1].kind != "word"

    def joins_speaker(self, token: int, first: int) -> bool:
        """Whether a second speaker is named beside an unnamed first: "مصادر رسمية ومنظمات دولية", "مسؤول ومصدر"."""
        another = self.section(token, "generic")
        if another and another.reading.conjunction and not another.reading.definite and self.is_definite(token - 1):
            return another.reading.term.lemma in PEOPLE  # "الشرطة ومصدر في مستشفى"
        if not self.section(first, "generic") or self.is_definite(first):
            return False
        marks = (self.section(token, name) for name in ("generic", "outlet", "office"))
        return any(mark and mark.reading.conjunction and not mark.reading.definite for mark in marks)

    def is_wanted(self, token: int) -> bool:
        """Whether the word before wants this one: "نقابة الصحفيين", "بعض وسائل الإعلام"."""
        bare = not self.words[token].folded.startswith("ل")
        return bare and (self.is_head(token - 1) or self.words[token - 1].folded in ONE_OF)

    def is_head(self, token: int) -> bool:
        """Whether an indefinite head of a body's name stands at a token, which wants the next word."""
        head = self.section(token, "institution")
        full = self.words[token].folded.endswith("ون") and head is not None and head.reading.form == "plural"
        return head is not None and not head.reading.definite and not full  # "ناشطون" want none

    def begins_phrase(self, token: int) -> bool:
        """Whether an indefinite common noun begins a phrase of its own."""
        word = self.words[token]
        joined = any(reading.conjunction or reading.preposition for reading in word.readings.values())
        negated = word.folded == "غير" and token + 1 < len(self.words) and self.is_definite(token + 1)
        if joined or negated or word.folded in OPENS_COMPLEMENT | NO_NAME or self.is_definite(token):
            return False  # "المنظمات غير الحكومية"
        if self.section(token, "office") or self.section(token, "outlet"):
            return False
        if self.section(token, "medium"):
            return True
        if word.folded in KUNYAS | RANK_PARTS or self.is_ali(token) or self.is_given(token):
            return False
        if self.words[token - 1].folded == "الله" or token > 1 and self.words[token - 2].folded == "عبد":
            return False  # "ذبيح الله مجاهد", "عبد المالك سلال"
        bare = self.sentence.lexicon.word(word.folded[:-1]) if word.folded.endswith("ا") else word
        accusative = any(vocabulary in bare.readings for vocabulary in COMMON)
        return word.kind == "word" and (accusative or self.is_common(token))
