"""Who is named as another's source: "بحسب الشرطة", "نقلت وكالة عن مسؤول", "تلقى إخطارا من غرفة العمليات"."""

from extract.grammar.speakers.conditions import ITSELF
from extract.grammar.speakers.documents import OBJECTS, OF_WHOM
from extract.grammar.speakers.holders import CLOSING, OPENING
from extract.grammar.speakers.notices import Notices
from extract.grammar.speakers.statement import Statement
from extract.lexicon import Mark, Reading
from extract.text import fold_term

OWN_WORDS = frozenset("قوله قولها قولهم تعبيره تعبيرها وصفه وصفها زعمه زعمها".split())
NOBODYS = frozenset("اختلاف نوع طبيعه حجم حاله الحاله درجه شده".split())  # what something goes by, and nobody says
OF_HIM = frozenset(("عنه", "عنها", "عنهم"))  # of whom was named before: "ونقلت عنه وكالة", "نقلت وكالة عنه أن"
FOUND_IN = frozenset("عليه عليها به بها اليه اليها".split())
NOT_SAID = frozenset("عدم دون بدون في وفي".split())
CITED_WITHIN = 6  # tokens from who passes on to "عن"
PARTED_WITHIN = 9  # the same past commas: "ونقلت الوكالة، أمس (الاثنين)، عن"
NOTICES = ("بلاغ", "إخطار", "إشعار", "إشارة")
CASES = ("قضيه", "قضايا", "تحقيق", "تحقيقات")


class Cited(Notices):
    """Finds the cited sources of one sentence."""

    def according(self, mark: Mark) -> Statement | None:
        """ "بحسب الشرطة", "وفق ما أفادت الشرطة", "نقلا عن مسؤولين"."""
        reading = mark.reading
        token = mark.last + 1
        if reading.get("after") or reading.get("made_by") and not self.is_made(mark.first):
            return None
        if self.section(token, "criterion"):
            return None  # "توزعت الحصيلة بحسب الجهة المسؤولة"
        document = self.section(token, "document") if token < len(self.words) else None
        if reading.get("by_document") and (document is None or document.reading.term.lemma in NOTICES):
            return None  # "بناء على طلب الوزارة", "بناء على البلاغ"
        if reading.get("in_brackets") and not (mark.first and self.words[mark.first - 1].text == "("):
            return None
        if self.words[token : token + 1] and self.words[token].folded.removeprefix("ل") in NOBODYS:
            return None  # "تبعا لاختلاف المصادر", "حسب نوع الإصابة"
        if self.words[token : token + 1] and self.words[token].folded in OWN_WORDS:  # "وفق قوله"
            return Statement(mark.first, False, None, None, rule="attribution.according")
        if reading.get("of_person") and any(word.folded.endswith(CASES) for word in self.words[token : token + 1]):
            return None  # "على ذمة القضية"
        while token < len(self.words) and self.words[token].folded in ("ما", "ل", "الي", "لما", "ب", "علي"):
            token += 1
        if token + 3 < len(self.words) and self.words[token].folded in ("هو", "هي"):  # "حسب ما هو موثق لدى الدائرة"
            token += 3 if self.words[token + 2].folded in ("لدي", "عند") else 0
        if token + 1 < len(self.words) and self.words[token].folded in ("ورد", "جاء", "علم"):
            token = next(
                (
                    at + 1
                    for at in range(token, min(token + 7, len(self.words)))
                    if self.words[at].folded in ("في", "من", "لدي")
                ),
                token,
            )
        verb = self.section(token, "says") or self.section(token, "cites")
        found = None if verb else self.past_finding(token)
        token = found or token
        if reading.get("made"):
            token = self.past_documents(mark.last)
        if reading.get("verb") and not verb or reading.get("made") and token == mark.last:
            return None
        relays, relayed = bool(verb) and verb.reading.term.section == "cites", False
        if verb:
            token = self.past_adverbs(verb.last + 1)
            relayed = relays and token > verb.last + 1 and self.words[verb.last + 1].folded in OF_WHOM
        relays = relays or bool(found) or bool(verb) and verb.reading.term.lemma in ("أورد", "نشر")
        told, speaker, after = self.told_first(token) if verb and not relays else (None, None, token)
        if speaker is None:
            speaker, after = self.name(token, fused=True)
        report = self.documented
        if speaker is None or reading.get("made") and not (self.is_body(*speaker) or self.np != speaker):
            return None  # "في حصيلة أولية للزلزال", but "في حصيلة صادرة عن الوزير فلان"
        if self.rests_on(reading, speaker):
            return None
        self.covered = speaker[1]
        relay = told
        after = self.past_adverbs(after) if relays else after
        of = fold_term(verb.reading.get("with", "عن") if verb else "عن").split()
        if relays and after < len(self.words) and self.words[after].folded in of:
            cited, _ = self.name(after + 1)
            if cited:
                self.covered = cited[1]
                speaker, relay, relays = cited, speaker, False
        quoted = self.quoted(after)
        if quoted:  # "وفق ما أعلن التلفزيون نقلا عن مسؤول"
            self.covered = quoted[1]
            speaker, relay, relays = quoted, speaker, False
        if relayed:  # "وفق ما نقلت عنها الوكالة": who spoke last states it
            return Statement(mark.first, False, None, None, relay=speaker, rule="attribution.according")
        if not relays and relay is None:
            relay = self.hearer(after, after)  # "وفق ما أفاد مسؤول لوكالة"
        if relay is None and mark.first and self.words[mark.first - 1].folded in ITSELF:
            relay = self.spoke  # "أفادت الوكالة أنه وفقا للوزارة"
        hung = mark.first and after < len(self.words) and self.hangs(mark.first - 1, after)
        opens = mark.first <= 1 or self.words[mark.first - 1].folded in ("ان", "انه", "انها", "بان", "بانه")
        opens = opens or self.begins_clause(mark, after) or bool(reading.get("made_by"))
        known = self.can_speak(*speaker) or not self.is_definite(speaker[0])  # "حسب الشكاوى المستلمة"
        vague = self.section(speaker[0], "document") is not None or not known
        return Statement(
            mark.first,
            opens,
            *speaker,
            relay=relay,
            relays=relays,
            hung=bool(hung),
            clause=opens,
            weak=bool(reading.get("made_by")) and self.states_after(after) is None,
            cited=bool(reading.get("cites")) and not (vague and reading.get("cites") == "bodies"),
            vague=vague,
            report=report,
            rule="attribution.according",
            office=self.np,
            back=bool(reading.get("back")) and mark.first <= 1,
        )

    def quoted(self, token: int) -> tuple[int, int] | None:
        """Whom the speaker whose name has ended before a token quotes: "الإذاعة نقلا عن الشرطة"."""
        mark = self.section(token, "according") if token < len(self.words) else None
        return self.name(mark.last + 1)[0] if mark and mark.reading.get("cites") is True else None

    def rests_on(self, reading: Reading, speaker: tuple[int, int]) -> bool:
        """Whether only what figures rest on is named: "بحسب الوكالة استنادا إلى شهادات القرى", "الواردة من الساحل"."""
        basis = reading.get("made_by") or self.heard and reading.get("cites") == "bodies"
        return bool(basis) and not self.can_speak(*speaker)

    def is_made(self, token: int) -> bool:
        """Whether a document or a toll stands right before a token."""
        behind = range(max(0, token - 3), token)
        return any(self.section(at, "document") or at in self.sentence.at("topics") for at in behind)

    def past_finding(self, token: int) -> int | None:
        """Past any verb of a medium that found what was said: "وفق ما ترجمته وكالة", "اطلعت عليه صحيفة"."""
        if not token or token + 2 >= len(self.words) or not self.words[token - 1].folded.endswith("ما"):
            return None
        if self.words[token + 1].folded in FOUND_IN:
            return token + 2
        return token + 1 if self.words[token].folded.endswith(OBJECTS) else None

    def begins_clause(self, mark: Mark, after: int) -> bool:
        """Whether "according to" begins a clause that it covers: "..., وبحسب شهود فإن", but "...، بحسب شهود"."""
        before = mark.first - 1 - (self.words[mark.first - 1].text in OPENING)
        if self.words[before].text == ":" and self.states_after(after):
            return True  # "وأضافت: "وفق السكان، فإن"
        joined = mark.reading.conjunction == "و" and self.words[mark.first - 1].kind == "sign"
        return bool(joined) and self.states_after(after) is not None

    def saying(self, mark: Mark) -> Statement | None:
        """Who is named behind a noun of saying: "بعد إعلان الشرطة مقتل 5", but not "إعلان حالة الطوارئ بعد مقتل 5"."""
        if mark.reading.definite or mark.first and self.words[mark.first - 1].folded in NOT_SAID:
            return None  # "في تصريح صحفي أن"
        speaker, after = self.name(mark.last + 1)
        if speaker is None or not self.can_speak(self.np[0], self.np[0]):
            return None
        after = self.past_adverbs(after)
        told = self.sentence.at("events").get(after) or self.sentence.at("topics").get(after)
        states = None if told and told.reading.form in ("past", "present") else self.states_after(after, within=1)
        if states is None:
            return None  # "منذ إعلان إسرائيل الحرب قتل 5 آلاف"
        self.covered = speaker[1]
        return Statement(mark.first, True, *speaker, clause=states == "clause", rule="attribution.noun", office=self.np)

    def told_of_him(self, mark: Mark, speaker: tuple[int, int], after: int) -> Statement | None:
        """A medium that passes on whoever spoke last: "ونقلت وكالة عنه أن", "ونقلت عنه وكالة أن"."""
        first, last = speaker
        after += after < len(self.words) and self.words[after].text in CLOSING
        around = (mark.last + 1, last, after)
        of_him = next((at for at in around if at < len(self.words) and self.words[at].folded in OF_HIM), None)
        if of_him is None or not self.is_clause(max(last + 1, of_him + 1, after)):
            return None
        relay = first, last - (of_him == last)
        return Statement(mark.first, True, None, None, relay=relay, clause=True, rule="attribution.cites")

    def is_his_saying(self, token: int) -> bool:
        """Whether what somebody said follows: "قوله إن", "أن"."""
        return token < len(self.words) and (self.words[token].folded in OWN_WORDS or self.is_clause(token))

    def citing(self, mark: Mark, speaker: tuple[int, int] | None, after: int) -> Statement | None:
        """ "نقلت وكالة عن مسؤول قوله": the agency relays, the official states."""
        if speaker and (told := self.told_of_him(mark, speaker, after)):
            return told
        parted = self.is_comma(after) or self.is_comma(after + 1)
        within = PARTED_WITHIN if parted else CITED_WITHIN
        for token in range(after, min(after + within, len(self.words))):
            if self.is_clause(token):
                break  # "علم المرصد أن 12 من عناصر القوات قتلوا"
            if self.words[token].folded in fold_term(mark.reading.get("with", "عن")).split():
                cited, end = self.name(token + 1)
                accuses = token + 1 < end and mark.reading.get("with") and not self.is_his_saying(end)
                if accuses and self.words[token].folded == "الي":
                    return None  # "نسبت النيابة إلى المتهمين قتل 4"
                hangs = mark.first > 2 and (self.words[mark.first - 1].folded in ("كما", "،", ","))
                last = hangs and self.states_after(end) is None  # "قتل 5 أشخاص، كما نقلت وكالة عن مسؤول"
                if cited and speaker:
                    self.covered = cited[1]
                    return Statement(
                        mark.first,
                        not last,
                        *cited,
                        relay=speaker,
                        clause=self.states_after(end) == "clause",
                        rule="attribution.cites",
                        office=self.np,
                    )
                if cited and token == after and self.goes_on_with(mark):
                    self.covered = cited[1]
                    through = self.words[mark.first].folded.endswith("ت")  # "نقل عن مسؤول" names no medium
                    return Statement(
                        mark.first,
                        not last,
                        *cited,
                        through=through,
                        clause=self.states_after(end) == "clause",
                        rule="attribution.cites",
                        office=self.np,
                    )
        document = self.section(after, "document")
        if document and speaker and self.is_body(*speaker):
            cited, _ = self.name(after)
            if cited and not self.section(cited[0], "document"):  # "نقلت وكالة بيان وزارة الدفاع"
                self.covered = cited[1]
                return Statement(
                    mark.first, True, *cited, relay=speaker, clause=True, rule="attribution.cites", office=self.np
                )
        if (
            speaker and self.is_body(*speaker) and self.states_after(after) == "clause"
        ):  # "نقلت وكالة أن": who passes it on is all that is named
            return Statement(mark.first, True, *speaker, clause=True, rule="attribution.cites")
        return None
