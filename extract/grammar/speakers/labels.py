"""Who speaks before a headline's colon: "الدفاع المدني: 4 قتلى", "عاجل | الدفاع المدني: 4 قتلى"."""

from extract.grammar.speakers.conditions import REGIONS, Conditions
from extract.grammar.speakers.holders import COMMAS
from extract.grammar.speakers.names import DASHES
from extract.grammar.speakers.statement import Statement
from extract.lexicon import Mark

NOBODY = ("وكالات", "مراسلنا", "الساعه")
PUBLIC = frozenset(("للراي", "للشعب", "للاعلام", "للنشر", "عاجل", "صحفي", "صحافي"))  # to whom a statement is made
CLAIMS = ("ادعاء", "زعم", "خبر", "رواية", "نبأ")
ALERTS = frozenset("عاجل بالفيديو فيديو بالصور صور تحديث خاص هام خبر".split())
OF_NEWS = frozenset("الاخباري الاخباريه".split())
LEADING = ("في", "من")  # in the heading of a column; a body has them only behind what it is
HEADINGS = frozenset("حصاد تسلسل تحليل نشره هل حقائق ذاكره موجز جوله ملخص".split())  # of columns and lists
SHARED_WITHIN = 30  # tokens of the line above a post: "Page name · Shared with Public"
LONGEST_HEADLINE = 24  # tokens of a headline that ends with who says so
LONGEST_LABEL = 9  # tokens before the colon of a headline that can be a source


class Labels(Conditions):
    """Finds the label of one sentence."""

    marks: list[Mark]  # of the attributions

    def labels(self) -> list[Statement]:
        """A headline's sources: "الدفاع المدني: 4 قتلى في غارة", "عاجل | الدفاع المدني: 4 قتلى"."""
        sentence = self.sentence
        if ":" not in sentence.text[sentence.start : sentence.end]:
            return []
        texts = [word.text for word in self.words[:LONGEST_HEADLINE]]
        ends = [at + 1 for at, text in enumerate(texts) if text == "…" or text == "." and texts[at - 1 : at] == ["."]]
        starts = (self.label_start(), *ends)
        return [found for start in starts if (found := self.label_at(start))]

    def label_at(self, start: int) -> Statement | None:
        """The same from a token on: behind what another headline said, "انفجار في حلب.. الدفاع المدني: 4 قتلى"."""
        times = [word.text for word in self.words[start : start + 3]]
        if len(times) == 3 and times[1] == ":" and times[0].isdigit() and times[2].isdigit():
            start += 4  # "09:40 - الدفاع المدني: 4 قتلى"
        heads = range(start, min(len(self.words), start + LONGEST_LABEL))
        start = max((at + 1 for at in heads if self.words[at].text == "|"), default=start)  # "بلاغ | الشرطة: ..."
        ahead = range(start + 1, min(len(self.words), start + LONGEST_LABEL))
        colon = next((at for at in ahead if self.words[at].text == ":"), None)
        if passed := colon and self.passed_on(start, colon):
            return passed
        if colon is None or any(mark.first < colon and not self.is_noun(mark) for mark in self.marks[:3]):
            return None
        dash = next((at for at in range(colon - 1, start, -1) if self.words[at].text in DASHES), None)
        if dash is not None and self.section(dash + 1, "institution"):
            start = dash + 1  # "محافظة الساحل – المرصد: 5 قتلى"
        inside = range(start, colon)
        parted = any(self.words[at].text in COMMAS | DASHES | {"/"} or self.words[at].folded in NOBODY for at in inside)
        if parted or any(self.words[at].kind == "digits" and not self.is_channel(at - 1) for at in inside):
            return None  # but "القناة 12: 3 قتلى"
        speaker, after = self.name(start)
        told = speaker and after < colon and self.words[after].folded.startswith("ل")  # but "مصادر وكالة الغد:"
        relay = self.hearer(after, after) if told else None
        person = speaker and after == colon and self.np and speaker != self.np and self.section(self.np[0], "office")
        if relay is None and not person:
            speaker = self.trim(start, colon - 1)
        if speaker is None or speaker[0] is None or not (person or relay) and self.is_place_or_topic(*speaker):
            return None
        document = self.section(speaker[0], "document")
        if document and (document.reading.definite or document.reading.term.lemma in CLAIMS):
            return None  # "التقرير اليومي:" is a heading
        if document and any(self.words[at].folded in PUBLIC for at in range(speaker[0], colon)):
            return None  # "بيان للرأي العام: نعلن مقتل 5"
        return Statement(colon, True, *speaker, relay=relay, clause=True, rule="attribution.label")

    def passed_on(self, start: int, colon: int) -> Statement | None:
        """Whom a medium cites before the colon: "رويترز عن مسؤول بالجيش: 20 قتيلا"."""
        of = next((at for at in range(start + 1, colon - 1) if self.words[at].folded == "عن"), None)
        medium = self.name(start)[0] if of else None
        if medium is None or not any(self.section(medium[0], one) for one in ("outlet", "known")):
            return None
        speaker, after = self.name(of + 1)
        if speaker is None:
            return None
        speaker = speaker if after == colon else self.trim(of + 1, colon - 1)  # "مسؤول بالجيش"
        return Statement(colon, True, *speaker, relay=medium, clause=True, rule="attribution.label", office=self.np)

    def signed(self) -> Statement | None:
        """Who is named behind the dash at the end of a headline: "مقتل 5 في هجوم - مصدر أمني"."""
        ahead = range(len(self.words) - 2, max(1, len(self.words) - LONGEST_LABEL), -1)
        dash = next((at for at in ahead if self.words[at].text in DASHES), None)
        if dash is None or len(self.words) > LONGEST_HEADLINE or any(mark.first < dash for mark in self.marks[:1]):
            return None
        speaker, after = self.name(dash + 1)
        if speaker is None or after < len(self.words) or self.is_place_or_topic(*speaker):
            return None
        spokesman = any(self.section(speaker[0], one) for one in ("office", "generic", "institution"))
        medium = self.section(speaker[0], "outlet")
        return None if medium or not spokesman else Statement(dash, False, *speaker, rule="attribution.label")

    def label_start(self) -> int:
        """The token after what draws attention at the head of a line: "عاجل |", "🔴"."""
        shared = next((at + 1 for at, word in enumerate(self.words[:SHARED_WITHIN]) if word.text == "Public"), 0)
        for token, word in enumerate(self.words[shared : shared + LONGEST_LABEL], shared):
            if word.folded not in ALERTS and word.kind != "sign":
                return token
        return 0

    def is_place_or_topic(self, first: int, last: int) -> bool:
        """Whether a headline's label is where it happened or what it is about, not who says so."""
        inside = [
            mark
            for vocabulary in ("events", "nouns", "things", "numbers", "causes", "topics")
            for mark in self.sentence.at(vocabulary).values()
            if first <= mark.first <= last and not mark.reading.get("ambiguous")
        ]
        bodies = [self.section(first, name) for name in ("office", "outlet", "known", "institution")]
        bodies.append(self.section(first + 1, "institution"))
        bodies = [mark for mark in bodies if mark and not mark.reading.get("quoted")]
        body = any(mark is not None and not mark.reading.preposition for mark in bodies)
        done = self.words[first].folded.endswith("وا") and not body  # but "الأونروا: ..."
        if done or self.section(first, "noun") or self.section(first, "stop") or self.words[first].folded in HEADINGS:
            return True  # "شاهد أيضا: تبادل 300 أسير", "خلال يوم: 5 قتلى", "تناولوا طعاما: نقل 5"
        if any(word.folded.removeprefix("و") in LEADING for word in self.words[first : last + 1]) and not bodies:
            return True  # "العراق في أسبوع: مقتل 5", "من الأرشيف: مقتل 5"
        if first in self.sentence.at("causes") and not self.section(first, "institution"):
            return True  # "قصف مدرسة الساحل: 40 قتيلا"
        side = self.sentence.at("places").get(first)
        if side and side.reading.term.section == "side" and not self.section(first + 1, "institution"):
            return True  # "جنوب البلاد: 11 شهيدا"
        country = self.sentence.at("countries").get(first)
        if country and country.last == last:
            return True  # "بوركينا فاسو: مقتل 40 جنديا"
        listed = [word for word in self.words[last + 2 : last + 4] if word.text != "("][:1]
        region = bool(bodies) and bodies[0].reading.term.lemma in REGIONS
        if region and (not listed or listed[0].kind == "digits"):
            return True  # "محافظة الساحل: 15 قتيلا"
        named = any(self.is_given(token) for token in range(first, last + 1))
        if not (body or named) and (listed and listed[0].kind == "digits" or self.words[last].folded in OF_NEWS):
            return True  # "القدس المحتلة: 158 إصابة", "المسار الإخباري: بيروت"
        return not body and (bool(inside) or last == first and not (named or self.section(first, "outlet")))
