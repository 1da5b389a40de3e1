"""The subject of a verb of saying where it does not follow it: before it, or at the head of the sentence."""

from extract.grammar.speakers.hearers import Hearers
from extract.grammar.speakers.holders import COMMAS, QUOTES
from extract.grammar.speakers.names import LONGEST_NAME
from extract.lexicon import Mark

NOT_BEFORE_VERB = frozenset(
    "التي الذي الذين قد ان كما ما حيث فيما اثر بعد عقب في قبل وقد لم لا بما مما اذ".split()
    + "عندما حينما كلما لكنه لكنها لكنهم ولكنه ولكنها ولكنهم لانه لانها".split()
)
ASIDE = frozenset("وهو وهي الذي التي الذين ومقره ومقرها مقره مقرها".split())
AS_FOR = ("اما", "واما")
WAS = frozenset("كان كانت وكان وكانت".split())
NEWS = frozenset("الانباء الاخبار الشائعات الاشاعات الروايات المزاعم".split())  # "نفى صحة الأنباء التي تحدثت عن"
LONGEST_BODY = 6  # tokens of a body before "التي" and its verb
DESCRIBED = ASIDE | {"التابع", "التابعه"}
FOR_HIS, PART = ("من", "ومن"), ("جانبه", "جانبها", "جهته", "جهتها")
HAD = ("سبق", "وسبق")
OPENS_CLAUSE = frozenset("اما واما وكان وكانت كان كانت بينما فيما حيث كما لكن ولكن".split())


class Subjects(Hearers):
    """Finds the subjects of verbs of saying in one sentence."""

    heard = False  # whether the sentence has named a speaker
    spoke: tuple[int, int] | None = None  # whom it named last

    def subject_before(self, mark: Mark) -> tuple[int, int] | None:
        """The subject that stands before its verb: "مصادر محلية قالت إن", "وكانت السلطات أحصت"."""
        end = mark.first - (mark.first > 1 and self.words[mark.first - 1].folded in ("قد", "وقد", "فقد"))
        end -= end > 1 and self.words[end - 1].folded in WAS  # "المرصد كان قد أشار إلى أن"
        so = mark.reading.conjunction == "ف" and self.is_as_for(mark.first)  # "أما الشرطة فقالت"
        joined = mark.reading.conjunction and not so
        if joined or end == 0 or self.words[end - 1].folded in NOT_BEFORE_VERB:
            return None
        fronted, start = self.fronted(), 0
        if fronted:
            return fronted
        for token in range(end - 1, max(-1, mark.first - LONGEST_NAME), -1):
            word = self.words[token]
            stop = self.section(token, "stop")
            aside = word.folded in ASIDE and token and self.words[token - 1].text in COMMAS
            if aside and any(self.words[at].text in COMMAS for at in range(token + 1, end)):
                continue  # "وكانت الشبكة، وهي منظمة حقوقية، قد أصدرت"
            if stop and stop.reading.get("states") == "fact" and not stop.reading.get("goes_on"):
                return None  # "رفض الكشف عن اسمه أن ..."
            says = self.section(token, "says")  # "استعرضت الوزارة حصيلة تفيد"
            named = says and says.reading.form == "present" and self.section(token, "institution")  # "تجمع أحرار"
            told = says and not (named or self.is_head(token - 1))
            if token and self.works_at(token, token - 1):
                continue  # "وكان عامل لدى اللجنة قد أعلن"
            if word.folded in OPENS_CLAUSE or word.text in "؛:.…|" or stop or told:
                start = max(token, stop.last if stop else token) + 1
                break
            quoted = token + 2 < mark.first and self.words[token + 1].folded == "و" and self.quoted_after(token + 1)
            if word.text in COMMAS and (quoted or self.is_joined(token + 1) and self.is_body(token + 1, token + 1)):
                start = token + 1 + quoted  # "أعلنت الوزارة مقتل 5، والجيش تحدث عن 9"
                break
            if token in self.sentence.at("events") and not self.names_body(token):
                return None
        speaker, after = self.name(start)
        if speaker and after < mark.first and self.words[after].text in COMMAS:
            after = mark.first  # "القيادي فلان، وهو من ...، قال"
        return speaker if speaker and after >= end - 1 else None

    def body_before(self, end: int) -> tuple[int, int] | None:
        """The body whose name ends before a token: "تقديرات وزارة الصحة التي تحدثت عن"."""
        for start in range(max(0, end - LONGEST_BODY), end):
            body = self.section(start, "institution") or self.section(start, "outlet")
            if body and not body.reading.get("quoted"):
                speaker, after = self.name(start)
                news = self.words[end - 1].folded in NEWS
                if speaker and after == end and self.is_definite(end - 1) and not news:
                    return speaker
        return None

    def is_as_for(self, token: int) -> bool:
        """Whether "as for" somebody opens the clause of a verb."""
        return any(word.folded in AS_FOR for word in self.words[max(0, token - LONGEST_NAME) : token])

    def fronted(self) -> tuple[int, int] | None:
        """The subject at the head of the sentence, of which more is said before its verb comes.

        "وكانت القناة التي تبث من ... ذكرت", "من جانبها الوزارة، وفي تقرير لها، أعلنت"
        """
        was = self.words[0].folded in WAS
        start = 1 if was else 2 * (self.words[0].folded in FOR_HIS and self.words[1].folded in PART)
        if self.heard:
            return None
        speaker, after = self.name(start)
        if speaker is None or not self.can_speak(*speaker):
            return None
        while after < len(self.words) and (self.is_adjective(after) or self.words[after].text in COMMAS):
            after += 1  # "وكانت قناة "العربية" الفضائية"
        if after + 1 >= len(self.words):
            return None
        spoken = self.words[after].folded in ("في", "وفي") and self.makes(after + 1)
        described = self.words[after].folded in DESCRIBED
        return speaker if spoken or was and described else None

    def is_adjective(self, token: int) -> bool:
        return self.is_definite(token) and self.words[token].folded not in DESCRIBED

    def makes(self, token: int) -> bool:
        """Whether a token is of what somebody speaks in: "في تصريح", "في تقرير"."""
        return bool(self.section(token, "medium") or self.section(token, "document"))

    def had_before(self, mark: Mark) -> tuple[int, int] | None:
        """The subject of "had already said": "سبق لمسؤولين أن أعلنوا"."""
        end = mark.first - 1
        if end < 2 or self.words[end].folded != "ان":
            return None
        behind = range(end - 1, max(-1, end - LONGEST_NAME), -1)
        already = next((token for token in behind if self.words[token].folded in HAD), end)
        speaker, after = self.name(already + 1, fused=True) if already < end else (None, 0)
        apposed = after == end - 1 and self.is_definite(after)  # "سبق لمنظمة الطفولة اليونيسف أن"
        return speaker if after == end or apposed else None

    def names_body(self, token: int) -> bool:
        """Whether a word of harm is part of a body's name: "منظمة الهجرة", "فرق الإنقاذ", "المنظمة الدولية للهجرة"."""
        event = self.sentence.at("events")[token].reading
        rescue = event.term.section == "rescued_noun"
        return (
            rescue
            or event.definite
            and token > 0
            and any(self.section(at, "institution") for at in range(max(0, token - 2), token))
        )

    def is_own(self, token: int) -> bool:
        """Whether what is named is of who speaks already: "قالت المنظمة إن تقديرات فرقها تشير إلى"."""
        named = (self.section(token, name) for name in ("institution", "generic")) if self.heard else ()
        return any(mark is not None and bool(mark.reading.pronoun) for mark in named)

    def accuser(self, mark: Mark, after: int) -> tuple[tuple[int, int] | None, int]:
        """Who accuses, of the names up to a token, and the token after him: "اتهمت الوزارة الجيش بقتل".

        One body alone before "ب" is accused: "واتهم الجيش بقتل"; it demands where the verb agrees with it.
        """
        first, last = self.np
        for token in range(first + 1, last + 1):
            body = self.section(token, "institution") or self.section(token, "known")
            fighters = self.sentence.at("nouns").get(token)
            fighters = fighters if fighters and fighters.reading.term.section == "combatants" else None
            body = body or self.sentence.at("countries").get(token) or fighters
            before = self.words[token - 1]
            complete = self.is_definite(token - 1) or before.folded.endswith("ون")
            complete = complete or token > first + 1 and not before.known and self.is_definite(token)  # "فلان الحوثيين"
            if body and complete and body.reading.preposition != "ل":  # "الأمين العام للأمم المتحدة"
                self.np = first, token - 1
                return self.holder(first, token - 1, token), token
        accused = after < len(self.words) and self.words[after].folded.startswith("ب")
        verb, head = self.words[mark.first].folded.lstrip("و"), self.words[first].folded
        agrees = verb.startswith("ت") or verb.endswith("ت") if head.endswith("ه") else not verb.startswith("ت")
        if mark.reading.get("demands") and agrees:
            accused = False
        return (None, after) if accused else (self.holder(first, last, after), after)

    def opening_subject(self, mark: Mark) -> tuple[int, int] | None:
        """Who opens the sentence by a verb of another kind: "أصدرت الشبكة تقريرا قالت فيه", "شكر الوزير ... موضحا"."""
        if self.heard or mark.first < 3 or self.words[0].kind != "word" or 0 in self.sentence.at("name_ends"):
            return None
        speaker, after = self.name(1 + (self.words[0].folded in ("قد", "وقد")))
        fits = speaker is not None and after < mark.first and self.is_body(speaker[0], speaker[0])
        return speaker if fits or speaker and self.np and self.is_body(self.np[0], self.np[0]) else None

    def is_clause(self, token: int) -> bool:
        stop = self.section(token, "stop") if 0 <= token < len(self.words) else None
        return stop is not None and stop.reading.get("states") == "clause"

    def may_be_body(self, token: int) -> bool:
        """Whether a body is named, or somebody whom no vocabulary knows: "وثقت الشبكة", "وثقت بتسيلم"."""
        word = self.words[token]
        two = word.folded.endswith("ين")  # "تحمل رغيفين"
        return self.is_body(token, token) or not (word.known or two or self.is_definite(token))

    def is_body(self, first: int, last: int) -> bool:
        heads = (
            (token, self.section(token, name))
            for token in range(first, last + 1)
            for name in ("institution", "outlet", "generic", "office")
        )
        # "حملة "بلادنا بخير"", but "حملة اعتقالات"
        return any(mark and not (mark.reading.get("quoted") and not self.quoted_after(token)) for token, mark in heads)

    def quoted_after(self, token: int) -> bool:
        return token + 1 < len(self.words) and self.words[token + 1].text in QUOTES
