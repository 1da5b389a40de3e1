"""Through whom a text has what is said: "قال لوكالة رويترز", "في حديث مع قناة", "أبلغت الوزارة وكالة"."""

from extract.grammar.speakers.documents import OBJECTS
from extract.grammar.speakers.endings import UNNAMED
from extract.grammar.speakers.holders import CLOSING, COMMAS, OPENING, QUOTES
from extract.grammar.speakers.named import Named
from extract.grammar.speakers.names import DASHES, LONGEST_NAME
from extract.lexicon import Mark

BREAKS = frozenset("،,:؛.؟!…")
WHO_IS = frozenset("من وهو وهي الذي التي طالبا طالبه رافضا مفضلا لم".split())
TO = ("ل", "الي")
TOLD_ALL = frozenset("للصحفيين للصحافيين".split())
ON_AIR = ("قناة", "إذاعة", "تلفزيون", "فضائية", "راديو")
NO_MEDIA = ("تنظيم", "حركة", "جماعة", "حزب", "إدارة", "جبهة", "جيش", "قوات", "تيار", "لواء", "كتيبة")
OVER = ("عبر", "علي")
SPREAD = frozenset("به بها معه معها له لها خص خصت اجرته اجراه".split())
SEEN = frozenset("اطلع اطلعت حصل حصلت تلقي تلقت تسلم تسلمت وصل وصلت".split())
COPY = 6  # tokens from a medium to "a copy of it"
LONGEST_ORIGIN = 6  # tokens of where a speaker is from
HEARD_WITHIN = 24  # tokens from a speaker's name to whom he told it, where "في تصريح" or the like stands between


class Hearers(Named):
    """Finds the media that speakers of one sentence told."""

    def past_apposition(self, after: int) -> int:
        """Past a speaker's office between commas: "قال فلان، مدير المستشفى في حلب، لوكالة"."""
        if after < len(self.words) and self.words[after].folded == "من":  # "قال الناشط فلان من مدينة حلب لموقع"
            ahead = range(after + 2, min(after + LONGEST_ORIGIN, len(self.words)))
            after = next((token for token in ahead if self.section(token, "outlet")), after)
        begin = after + 1
        if begin >= len(self.words) or self.words[after].text not in COMMAS:
            return after
        if not self.section(begin, "office") and self.words[begin].folded not in WHO_IS:
            return after
        ends = range(begin, min(begin + LONGEST_NAME, len(self.words)))
        return next((token for token in ends if self.words[token].text in COMMAS | DASHES), after)

    def told_before(self, mark: Mark) -> tuple[int, int] | None:
        """Through whom, said first: "وفي حديث لقناة العربية، قال"."""
        medium = next((self.section(token, "medium") for token in (0, 1) if self.section(token, "medium")), None)
        return self.hearer(medium.last + 1, medium.last + 1) if medium and medium.last < mark.first <= 12 else None

    def told_first(self, start: int) -> tuple[tuple[int, int] | None, tuple[int, int] | None, int]:
        """Whom a speaker told and who he is, where he is named behind: "قال لوكالة رويترز مصدر أمني إن"."""
        if start + 1 >= len(self.words):
            return None, None, start
        if self.words[start].folded in TOLD_ALL:
            medium, token = None, start + 1
        else:
            medium = self.heard_by(start, start, 0)
            if medium is None:
                return None, None, start
            medium = medium[0], self.medium_end(*medium)
            token = medium[1] + 1
        while token < len(self.words) and self.words[token].text in CLOSING:
            token += 1
        speaker, after = self.name(token) if token < len(self.words) else (None, start)
        if speaker is None or not any(self.section(self.np[0], one) for one in ("institution", "generic", "office")):
            return None, None, start
        return medium, speaker, after

    def medium_end(self, first: int, last: int) -> int:
        """The last token of a medium's name, before who told it: "لرويترز | شهود", "لقناة الغد | الناطق باسم"."""
        begin = self.whole(first) + 1
        who = (at for at in range(begin, last + 1) if self.section(at, "office") or self.section(at, "generic"))
        return next((at - 1 for at in who), last)

    def hearer(self, start: int, after: int | None = None) -> tuple[int, int] | None:
        """Through whom the outlet has it: "قال لوكالة", "في تصريح لـ", "في حديث مع"."""
        begin = start if after is None else after
        near = begin + 5  # beyond it only "في تصريح لـ" and the like names a medium
        told = 0  # the token of what he spoke in, once it was named: "في تصريح صحفي خص به قناة"
        for token in range(begin, min(begin + HEARD_WITHIN, len(self.words))):
            word = self.words[token]
            stop = self.section(token, "stop")
            before = self.words[token - 1].folded
            named = (before in TO or before in SPREAD or before.endswith(OBJECTS)) and self.closes_soon(token)
            spoken = word.text in OPENING and not named
            if word.text in BREAKS - COMMAS or spoken or stop and stop.reading.get("states") == "clause":
                return None
            told = token if self.section(token, "medium") else told
            ends = stop and stop.reading.get("states") or token > near and token in self.sentence.at("events")
            if ends and token > begin and not told:
                return None
            if word.folded.removeprefix("ال") in ("تابع", "تابعه") and not told:
                near = begin - 1  # "المنظمة التابعة للأمم المتحدة": whose body it is, not whom it told
            if not told and token > near:
                continue
            outlet = self.section(token, "outlet")
            if outlet and outlet.reading.conjunction:
                return None  # "قال سكان ووكالة أنباء"
            name = self.heard_by(token, begin, told)
            if name:
                return name
        return None

    def heard_by(self, token: int, begin: int, told: int) -> tuple[int, int] | None:
        """The medium that "ل", "مع" or a verb's object names at a token: "لوكالة رويترز", "أبلغت الوزارة وكالة"."""
        word = self.words[token]
        fused = self.is_fused(token) or word.folded.startswith("ل") and len(word.folded) > 4 and not word.known
        close = told and token - told <= 3
        if word.folded in TO and token + 1 < len(self.words):
            name, _ = self.name(token + 1)
        elif fused or word.folded == "مع" or self.is_object(token, begin):
            name, _ = self.name(token + (word.folded == "مع"), fused=True)
        elif told and word.folded in OVER and self.is_channel(token + 1):
            name, _ = self.name(token + 1)  # "في اتصال هاتفي عبر قناة الغد"
        else:
            return None
        if name is None or self.words[name[0]].folded in UNNAMED:
            return None
        first, last = name
        if self.section(first, "outlet") and self.words[first].folded.endswith(("مراسل", "مراسله")) and last > first:
            return first + 1, last
        site = self.section(token, "outlet")
        if site and site.reading.term.lemma == "موقع" and first == token + 1:
            first, name = token, (token, last)  # "لموقع الضحى" is no document of "الضحى"
        straight = token == begin and self.clause_at(last + 1)  # "قال لشفق إن"
        unknown = fused and not self.words[first].readings and (close or straight)
        return name if unknown or self.is_outlet(first, last) else None

    def is_channel(self, token: int) -> bool:
        """Whether a channel is named, over which somebody speaks; "على موقع فيسبوك" is where he writes."""
        outlet = self.section(token, "outlet") if token < len(self.words) else None
        return outlet is not None and outlet.reading.term.lemma in ON_AIR

    def clause_at(self, token: int) -> bool:
        """Whether "أن" stands at a token, or behind the comma there."""
        token += token < len(self.words) and self.words[token].text in COMMAS
        stop = self.section(token, "stop") if token < len(self.words) else None
        return stop is not None and stop.reading.get("states") == "clause"

    def is_object(self, token: int, begin: int) -> bool:
        """Whether a medium is told something, or spread it: "أبلغت الوزارة وكالة", "بيان نشرته وكالة"."""
        outlet = self.section(token, "outlet")
        if outlet is None or outlet.reading.preposition:
            return outlet is not None and outlet.reading.preposition == "ل"
        place = token - 1 - (self.words[token - 1].text in QUOTES)  # "بيان نقلته "الأناضول""
        before = self.words[place]
        verb = next((mark for one in ("says", "cites", "receives") if (mark := self.section(place, one))), None)
        if place and self.words[place - 1].folded == "ما":
            return False  # "نفى متحدث ما أوردته إذاعة"
        return (
            token == begin
            or before.folded in SPREAD
            or self.has_copy(token, place)
            or verb is not None
            and (bool(verb.reading.pronoun) or before.folded.endswith(OBJECTS))
        )

    def has_copy(self, token: int, before: int) -> bool:
        """Whether a medium has seen what was said: "بيان اطلعت عليه وكالة", "بيان تلقت وكالة نسخة منه"."""
        if self.words[before].folded in ("عليه", "عليها"):
            return self.words[before - 1].folded in SEEN
        behind = self.words[token + 1 : token + COPY]
        return self.words[before].folded in SEEN and any(word.folded in ("نسخه", "بنسخه") for word in behind)

    def is_outlet(self, first: int, last: int) -> bool:
        """Whether a name is of a medium: known as one, in quotation marks, in Latin letters, or a body that listens."""
        words = self.words[first : last + 1]
        body = self.section(first, "institution")
        if body is not None and body.reading.term.lemma in NO_MEDIA:
            return False  # "انتماؤهم لتنظيم "الشباب"", "لحركة "النهضة""
        return (
            any(self.section(token, "outlet") for token in range(first, last + 1))
            or (known := self.section(first, "known")) is not None
            and known.reading.term.section == "media"
            or any(word.kind == "latin" for word in words)
            or any(self.words[token].text in QUOTES for token in range(first, last + 1))
            or first > 0
            and last + 1 < len(self.words)
            and self.words[first - 1].text in QUOTES
            and self.words[last + 1].text in QUOTES
            or body is not None
            and bool(body.reading.get("listens"))
            or words[0].folded in ("المرصد", "للمرصد")
        )
