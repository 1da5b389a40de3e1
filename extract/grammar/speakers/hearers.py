"""Through whom a text has what is said: "قال لوكالة رويترز", "في حديث مع قناة", "أبلغت الوزارة وكالة"."""

from extract.grammar.speakers.holders import COMMAS, QUOTES
from extract.grammar.speakers.names import LONGEST_NAME, Names
from extract.lexicon import Mark

BREAKS = frozenset("،,:؛.؟!…")
WHO_IS = frozenset("وهو وهي الذي التي طالبا طالبه رافضا مفضلا لم".split())


class Hearers(Names):
    """Finds the media that speakers of one sentence told."""

    def past_apposition(self, after: int) -> int:
        """Past a speaker's office between commas: "قال فلان، مدير المستشفى في حلب، لوكالة"."""
        begin = after + 1
        if begin >= len(self.words) or self.words[after].text not in COMMAS:
            return after
        if not self.section(begin, "office") and self.words[begin].folded not in WHO_IS:
            return after
        ends = range(begin, min(begin + LONGEST_NAME, len(self.words)))
        return next((token for token in ends if self.words[token].text in COMMAS), after)

    def told_before(self, mark: Mark) -> tuple[int, int] | None:
        """Through whom, said first: "وفي حديث لقناة العربية، قال"."""
        medium = next((self.section(token, "medium") for token in (0, 1) if self.section(token, "medium")), None)
        return self.hearer(medium.last + 1, medium.last + 1) if medium and medium.last < mark.first <= 12 else None

    def hearer(self, start: int, after: int | None = None) -> tuple[int, int] | None:
        """Through whom the outlet has it: "قال لوكالة", "في تصريح لـ", "في حديث مع"."""
        begin = start if after is None else after
        for token in range(begin, min(begin + 5, len(self.words))):
            word = self.words[token]
            if word.folded in ("التابع", "التابعه"):
                return None  # "المنظمة التابعة للأمم المتحدة": whose body it is, not whom it told
            if self.section(token, "stop") and word.folded not in ("خلال", "عبر") and token > begin:
                return None
            fused = word.folded.startswith("ل") and (
                any(reading.preposition == "ل" for reading in word.readings.values()) or word.folded.startswith("لل")
            )
            name = None
            if word.folded in ("ل", "لـ", "الي") and token + 1 < len(self.words):
                name, _ = self.name(token + 1)
            elif word.readings.get("outlets") and word.readings["outlets"].conjunction:
                return None  # "قال سكان ووكالة أنباء"
            elif fused or (word.folded == "مع" and token > begin) or token == begin and self.section(token, "outlet"):
                name, _ = self.name(token + (word.folded == "مع"), fused=True)
            if name:
                first, last = name
                if self.section(first, "outlet") and self.words[first].folded.endswith("مراسل") and last > first:
                    return first + 1, last
                return name if self.is_outlet(first, last) else None
            if word.text in BREAKS - COMMAS:
                return None
        return None

    def is_outlet(self, first: int, last: int) -> bool:
        """Whether a name is of a medium: known as one, in quotation marks, in Latin letters, or a body that listens."""
        words = self.words[first : last + 1]
        return (
            any(self.section(token, "outlet") for token in range(first, last + 1))
            or any(word.kind == "latin" for word in words)
            or any(self.words[token].text in QUOTES for token in range(max(0, first - 1), last + 1))
            or (body := self.section(first, "institution")) is not None
            and bool(body.reading.get("listens"))
            or words[0].folded in ("المرصد", "للمرصد")
        )
