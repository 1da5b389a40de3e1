"""What belongs to a name behind its preposition: "المبعوث إلى سوريا", "مركز الدفاع عن الحريات", "الصحة في غزة"."""

from extract.grammar.speakers.phrases import Phrases
from extract.text import fold_term

# Says that the word before is no place: "في متفرقات أخرى", "في بلاغ لها".
OF_NO_PLACE = frozenset(
    "اخري اخر سابق سابقه لاحق لاحقه له لها متصل منفصل مقتضب صحفي صحفيه رسمي رسميه جديد جديده".split()
)
NO_PLACES = frozenset(
    "وقت تقرير اخر هذا هذه تصريح المكان الموقع معرض اطار سياق ضوء حين احدي اول ثاني ظل اشاره موتمر بث".split()
    + "بدايه مطلع ختام مستهل غضون ذلك تلك البدايه النهايه المرحله المجمل المقابل الواقع الاصل الاثناء الاجمال".split()
)
HIS = ("ته", "تها", "تهم", "يته", "يتها", "انه", "انها", "ائه", "ائها")  # of what is somebody's, which is no place
DEFENDERS = ("مركز", "منظمة", "جمعية", "هيئة", "لجنة", "رابطة", "مؤسسة", "شبكة", "وكالة", "إدارة", "مكتب")
DEFENCE = {"عن": ("الدفاع",), "من": ("التخفيف", "الحد", "الوقايه", "الحمايه", "التحقق")}
AGAINST = (*DEFENDERS, "تحالف", "حملة", "ائتلاف")


class Belonging(Phrases):
    """Tells which prepositions go on with a name of one sentence."""

    def goes_to(self, token: int, first: int) -> bool:
        """Whether an office is held to somebody or for somebody: "المبعوث الأممي إلى سوريا", "النائب عن حلب"."""
        held = next((mark for at in (first, first + 1) if (mark := self.section(at, "office"))), None)
        of = fold_term(held.reading.get("of", "")).split() if held is not None and token > first else ()
        return self.words[token].folded in of

    def works_at(self, token: int, first: int) -> bool:
        """Whether an unnamed speaker is of the body behind "لدى": "عامل لدى اللجنة"."""
        if self.words[token].folded != "لدي" or token != first + 1 or self.is_definite(first):
            return False
        who = self.section(first, "office") or self.section(first, "generic")
        begins = token + 1 < len(self.words)
        body = begins and (self.section(token + 1, "institution") or self.section(token + 1, "outlet"))
        return bool(who and body)

    def defends(self, token: int, first: int) -> bool:
        """Whether a body's name says what it is for: "مركز الدفاع عن الحريات", but "وزارة الدفاع عن مقتل"."""
        if self.words[token].folded == "ضد" and token > first + 1:
            against = self.section(first, "institution")  # "التحالف الدولي ضد داعش"
            return against is not None and against.reading.term.lemma in AGAINST
        defence = token > first + 1 and self.words[token - 1].folded in DEFENCE.get(self.words[token].folded, ())
        head = self.section(token - 2, "institution") if defence else None
        return head is not None and head.reading.term.lemma in DEFENDERS

    def place_follows(self, token: int) -> bool:
        """Whether "في" belongs to the speaker's name: "وزارة الصحة في غزة", but not "في بيان"."""
        if token >= len(self.words):
            return False
        then = self.words[token + 1].folded if token + 1 < len(self.words) else ""
        if self.words[token].text.endswith(HIS):
            return False  # "في رسالته"
        return not (
            self.section(token, "medium")
            or self.section(token, "document")
            or self.section(token, "stop")
            or self.is_month(token)
            or then in OF_NO_PLACE
            and not self.is_definite(token)
            or self.words[token].folded in NO_PLACES
            or self.is_means(token)
        )

    def is_month(self, token: int) -> bool:
        mark = self.sentence.at("calendar").get(token)
        return mark is not None and mark.reading.term.section == "month"

    def is_somewhere(self, token: int, first: int) -> bool:
        """Whether only where a speaker is follows: "شهود عيان في", "السلطات المحلية في", "مراسل الجزيرة في"."""
        if self.section(first, "outlet"):
            return True
        pointer = self.section(first, "generic")
        named = pointer is not None and token > first + 1 and pointer.reading.form == "plural"
        return named and pointer.reading.term.lemma in ("شاهد", "سلطة")

    def is_means(self, token: int) -> bool:
        """Whether an indefinite noun with its adjective is how somebody speaks: "في بريد إلكتروني"."""
        if token + 1 >= len(self.words) or self.is_definite(token) or self.words[token].known:
            return False
        return self.words[token + 1].folded.endswith(("ي", "يه")) and not self.words[token + 1].known

    def are_speakers(self, token: int) -> bool:
        """Whether who is counted speaks: "ثلاثة مسؤولين", "اثنان من شهود العيان"."""
        token += token < len(self.words) and self.words[token].folded == "من"
        people = (self.section(token, name) for name in ("generic", "office"))
        return any(mark is not None and mark.reading.form == "plural" for mark in people)
