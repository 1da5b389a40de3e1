"""Who made a document, and what stands before his name: "بلاغ لوزارة الداخلية", "حصيلة أوردتها، السبت، الوكالة"."""

from extract.grammar.speakers.holders import COMMAS, QUOTES, Holders
from extract.lexicon import Mark
from extract.records import Sentence

IT = frozenset("به بها بهما فيه فيها يوم".split())
OBJECTS = ("ته", "تها", "قله", "قلها")  # on a verb that passes on: "حصيلة نقلتها الوكالة"
OF_WHOM = frozenset("عنه عنها عنهم عنهما".split())
MADE_BY = frozenset(
    "عن ل لـ مصدره مصدرها".split()
    + "اصدرته اصدرتها اصدره اصدرها اعدته اعدتها اعده اعدها تعده تعدها يعده يعدها".split()
    + "جمعته جمعتها جمعها اجرته اجرتها اجراها".split()
)
PUBLISHED = frozenset("نشرته نشرتها نشره نشرها".split())
SENT = ("مندوب", "موفد")  # of a medium, or of a state
ISSUED = frozenset(
    "غير صادر صادره صادرين صدر صدرت منشور مقتضب رسمي جديد يوم كان كانت قد سبق ان ثان ثاني ثالث رابع خامس اخر".split()
    + "سابق سابقه لاحق لاحقه مقدم مقدمه".split()
)


class Documents(Holders):
    """Finds who made a document in one sentence."""

    def __init__(self, sentence: Sentence):
        super().__init__(sentence)
        self._past: dict[
            int, int | None
        ] = {}  # token -> past all the documents from there on; None where one is nobody's

    def is_day(self, token: int) -> bool:
        stop = self.section(token, "stop")
        return stop is not None and stop.reading.term.section == "day"

    def past_documents(self, token: int) -> int:
        """Past what a body made, to the body: "أرقام المفوضية", "بلاغ لوزارة الداخلية", "تقرير نشرته وكالة"."""
        if token and self.section(token, "outlet") and self.section(token - 1, "cites"):
            return token  # "نقل موقع إخباري عن المتحدث": a medium that passes on
        at, walked = token, []
        while at not in self._past:
            walked.append(at)
            after = self._past_document(at)
            if after is None or after == at:
                self._past[at] = after
            else:
                at = after
        end = self._past[at]
        self._past.update(dict.fromkeys(walked, end))
        return token if end is None else end

    def _past_document(self, at: int) -> int | None:
        """Past one document, to who made it; None where nobody did, the same token where no document stands."""
        document = self.section(at, "document") if at + 1 < len(self.words) else None
        if document is None:
            return at
        after = document.last + 1
        if document.reading.term.lemma in SENT and not self.section(after, "outlet"):
            return None  # "مندوب اليمن"
        body = not document.reading.definite and (self.section(after, "institution") or self.section(after, "outlet"))
        if maker := None if body else self.maker(after):
            return maker
        return after if self.owns(after, document) else None  # "تقارير إخبارية": the reports themselves are the source

    def owns(self, token: int, document: Mark) -> bool:
        """Whether a word after a document is who made it: "أرقام المفوضية", but not "الأرقام الرسمية"."""
        if self.is_fused(token):
            return True
        if document.reading.definite:
            return False
        if any(self.section(token, name) for name in ("institution", "document", "outlet")):
            return True
        return self.is_definite(token) and not document.reading.get("never")

    def is_fused(self, token: int) -> bool:
        """Whether "ل" is written on a word: "لوزارة الداخلية", "للأمم المتحدة"."""
        word, known = self.words[token], self.section(token, "known")
        if known and known.reading.preposition == "ل":
            return True
        body = word.readings.get("institutions")
        if body is not None and not body.preposition:
            return False  # "لجان المقاومة" is no "ل" and a name
        return word.folded.startswith("لل") or any(one.preposition == "ل" for one in word.readings.values())

    def maker(self, at: int) -> int | None:
        """The token of who made a document, after its adjectives: "الصادرة عن", "التي أوردتها", "أفاد بها", "نشره"."""
        for token in range(at, min(at + 6, len(self.words) - 1)):
            word = self.words[token]
            verb = self.section(token, "says") or self.section(token, "cites")
            body = any(self.section(token + 1, name) for name in ("institution", "outlet", "office"))
            issued = token > at and self.words[token - 1].folded.removeprefix("ال") in ISSUED
            about = word.folded == "عن" and not (body or issued)
            body = self.section(token + 1, "institution") and not self.section(token + 1, "outlet")
            if word.folded in PUBLISHED and body:
                return token + 1  # "الحصيلة التي نشرتها الوزارة"; a medium only passes on
            if (
                verb and (verb.reading.pronoun or word.folded.endswith(OBJECTS)) or word.folded in MADE_BY and not about
            ):  # "تقارير عن مقتل"
                quoted = token + 2 < len(self.words) and self.words[token + 1].text in QUOTES
                return self.past_adverbs(token + 1 + quoted)
            if body and self.is_made_by(token):
                return token + 1  # "الإحصاء السنوي الذي تجريه اللجنة", "مسح تعده المنظمة"
            if verb and self.words[token + 1].folded in IT:
                return self.past_adverbs(token + 2)
            own = word.folded.startswith("ل") and len(word.folded) > 4 and self.is_definite(token + 1)
            if "nouns" in word.readings and self.is_fused(token) and not self.section(token, "office"):
                continue  # "حصيلة للضحايا أوردتها الشرطة"
            if self.is_fused(token) or own and not word.readings:
                return token  # "الحصيلة الأخيرة لوزارة الصحة"
            if self.section(token, "document") and not self.is_definite(token):
                return None  # "قدم التقرير إحصائية للمدنيين"
            passed_on = word.text in COMMAS and self.words[token + 1].folded.endswith(OBJECTS)
            if passed_on or word.folded == "و" and self.is_definite(token + 1):
                continue  # "إحصائيات رسمية، أصدرتها اللجان", "الموجز و الصادر عن الدائرة"
            described = word.folded.startswith("ال") or word.folded.endswith(("ه", "ي", "يا", "ين"))
            said_of_it = described or word.folded in ISSUED
            if not said_of_it and not self.is_day(token):
                return None
        return None

    def is_made_by(self, token: int) -> bool:
        """Whether a verb of the present says of a document, right behind it or behind "التي", who makes it."""
        before, word = self.words[token - 1].folded, self.words[token].folded
        behind = before in ("الذي", "التي") or self.section(token - 1, "document") is not None
        return behind and len(word) > 4 and word.startswith(("ت", "ي")) and word.endswith(("ه", "ها"))

    def past_adverbs(self, token: int) -> int:
        """Past what stands between a verb and its subject: "أفادت به يوم الأحد الشرطة", "نقلت عنها الوكالة"."""
        start = token
        if token + 1 < len(self.words) and self.words[token].text in COMMAS and self.is_day(token + 1):
            token += 1
        while token + 1 < len(self.words):
            if self.words[token].folded in ("هذا", "هذه") and self.is_day(token + 1):
                token += 1  # "أوردتها هذا السبت مصالح الحماية"
            if self.is_day(token):
                token = self.section(token, "stop").last
            elif self.words[token].folded not in OF_WHOM | IT:
                break
            token += 1
        return token + (token > start and self.words[token].text in COMMAS)
