"""The name of who speaks, from its first token on: what belongs to it, and which part of it is printed."""

from extract.grammar.speakers.beginnings import Beginnings
from extract.grammar.speakers.endings import MEDIA_HEADS
from extract.grammar.speakers.holders import CLOSING, OPENING, QUOTES

LONGEST_PLACE = 7  # tokens after "في" that belong to a body
LONGEST_NAME = 14  # tokens of an office with its body and its holder's name
DASHES = frozenset("-–—")
LONGEST_QUOTED = 8  # tokens of a body's name in quotation marks
LONGEST_SHORT = 2  # words of a body's short name
SHORTEST_LONG = 4  # words of a name that is not printed where its short one stands beside it
TEAMS = frozenset("فرق فريق عناصر طواقم".split())
UNNAMED_MEDIA = frozenset(("وسائل إعلام", "صحف", "وكالات أنباء", "مراسل", "مراسلة"))
CHANNELS = frozenset("24 21 48 360".split())


class Names(Beginnings):
    """Finds the names of one sentence. `np` is the last name found, with the office that it holds."""

    np: tuple[int, int] | None = None
    documented = False  # whether the last name stood behind what its body made: "حصيلة لوزارة الصحة"

    def name(self, start: int, fused: bool = False) -> tuple[tuple[int, int] | None, int]:
        """The speaker's name that begins at a token, and the token after it; `fused`: "ل" may be written on it."""
        first = start
        while first < len(self.words) and self.words[first].text in QUOTES | DASHES:
            first += 1
        if first > start and self.words[first - 1].text in OPENING and self.opens_speech(first):
            return None, start
        past = self.past_documents(first)
        self.documented = past > first
        fused, first = fused or past > first, past
        if first >= len(self.words) or not self.can_begin(first, fused):
            return None, start
        token, quoted = self.whole(first), first > start and self.words[first - 1].text in QUOTES
        quoted = quoted and any(word.text in CLOSING for word in self.words[first : first + LONGEST_QUOTED])
        token += token > first
        in_place = 0
        while token < len(self.words) and token - first < LONGEST_NAME:
            word = self.words[token]
            if word.text in CLOSING or word.text in OPENING:
                news = self.words[token - 1].folded.removeprefix("ال") == "انباء"  # "وكالة أنباء (الغد)"
                if word.text == "(" and token > first and not (news or self.section(token - 1, "outlet")):
                    break
                if quoted and word.text in CLOSING:
                    if not self.goes_on(token + 1, first):
                        break
                    quoted = False
                    token += 1
                    continue
                quoted = word.text in OPENING or token > first and self.closes_soon(token)  # "تلفزيون ”النهار”"
                if word.text in OPENING and token > first and not self.closes_soon(token):
                    break
                token += 1
                continue
            outlet = self.section(token - 1, "outlet")  # "القناة 12", "لكوردستان 24"
            channel = outlet and outlet.reading.term.lemma == "قناة" or (outlet or fused) and word.folded in CHANNELS
            counts = word.kind == "digits" or token > first and token in self.sentence.at("numbers")
            whole = (
                self.is_dated_name(token, first)
                or quoted
                and token + 1 < len(self.words)
                and self.words[token + 1].text in CLOSING
            )  # "موقع "0404""
            if counts and not (channel or whole) or token > first and self.counts_at(token):
                break
            if token > first and self.words[token - 1].kind == "digits" and word.folded.startswith("ب"):
                break  # "مراسل فرانس 24 بتونس"
            if word.kind == "sign" and word.text not in ".+'’" or not quoted and self.ends_name(token, first):
                break
            if word.text == "." and not (token > first and len(self.words[token - 1].folded) == 1):
                break
            if word.folded in ("في", "ب"):
                again = in_place and not self.section(first, "generic")  # "مسؤول في هيئة الصحة في هرات"
                if again or token == first or not self.place_follows(token + 1):
                    break
                in_place = token
            if in_place and self.section(token, "office"):
                in_place = token  # "القيادي في غرفة العمليات المقدم فلان"
            if in_place and token - in_place > LONGEST_PLACE:
                break
            token = self.whole(token) + 1
        closed = token < len(self.words) and self.words[token].text in CLOSING and self.quotes(first, token)
        span = (first, token) if closed else self.trim(first, token - 1)
        if span[0] is None:
            return None, first
        place = in_place and span[0] is not None and self.is_somewhere(in_place, first)
        span = self.medium_alone(first, in_place - 1) if place else self.medium_alone(*span)
        self.np = span
        after = self.past_bracket(token + closed)
        short = self.short_name(first, token + closed, after) or closed and self.quoted_name(first, token)
        if short:
            return short, after
        named = after > token + closed and self.section(first, "office") and self.apposed(after)
        if named:  # "الناطق باسم الصندوق (يونيسف) فلان الفلاني"
            return named, named[1] + 1
        return self.holder(*span, after), after

    def is_dated_name(self, token: int, first: int) -> bool:
        """Whether a day at a token is the name of a movement: "حركة 23 مارس"."""
        named = self.sentence.at("dates").get(token - 1) if token > first else None
        month = self.sentence.at("calendar").get(token + 1)
        dated = month is not None and month.reading.term.section == "month"
        return dated and named is not None and bool(named.reading.get("day"))

    def medium_alone(self, first: int, last: int) -> tuple[int, int]:
        """A medium without what only describes it: "وكالة الغد الرسمية" is "وكالة الغد", "وكالة أنباء الغد" "الغد"."""
        head = self.section(first, "outlet")
        if head is None or last < first + 1 or head.reading.term.lemma in UNNAMED_MEDIA:
            return first, last
        for token in range(first + (head.reading.term.lemma in MEDIA_HEADS), last + 1):
            own = self.section(token, "outlet")
            if own is None or own.reading.term.lemma in MEDIA_HEADS:
                continue
            described = own.last < last and all(self.is_definite(at) for at in range(own.last + 1, last + 1))
            called = own.last == last and token > first + 1 and self.is_definite(token - 1)
            if described or called:  # "وكالة الأنباء رويترز"
                return (token if token > first + 1 else first), own.last
        return first, last

    def past_bracket(self, token: int) -> int:
        """Past a short name or a gloss in brackets: "صندوق الأمم المتحدة (يونيسف)", "حاكم المنطقة (وسط)"."""
        if token + 2 >= len(self.words) or self.words[token].text != "(":
            return token
        first = token + 1 + (self.words[token + 1].text == "(")  # "وكالة أنباء ((شينخوا))"
        close = next(
            (at for at in range(first + 1, min(first + 4, len(self.words))) if self.words[at].text == ")"), None
        )
        return token if close is None else close + 1

    def short_name(self, first: int, opening: int, after: int) -> tuple[int, int] | None:
        """The short name of a body in brackets, which is enough: "منظمة الأمم المتحدة للطفولة (يونيسف)"."""
        begin, end = opening + 1, after - 2
        if after <= opening or end < begin or self.section(first, "office") or self.is_short(first, opening):
            return None
        known = any(self.section(begin, name) for name in ("institution", "outlet", "known"))
        return (begin, end) if known and self.whole(begin) >= end else None

    def quoted_name(self, first: int, closing: int) -> tuple[int, int] | None:
        """The short name in quotation marks at the end of a long one: "منظمة الأمم المتحدة للطفولة "يونيسف"."""
        inside = range(max(first + 1, closing - LONGEST_SHORT - 1), closing - 1)
        opening = next((token for token in inside if self.words[token].text in OPENING), None)
        if opening is None or self.section(first, "office") or self.is_short(first, opening):
            return None
        described = self.words[closing - 1].folded.endswith(("ي", "يه")) and self.is_definite(opening + 1)
        return (opening + 1, closing - 1) if self.is_definite(opening - 1) and not described else None

    def is_short(self, first: int, after: int) -> bool:
        """Whether a full name is short enough to print: "قوات سوريا (قسد)", but "المنظمة الإنسانية (قسد)"."""
        if self.section(first, "outlet"):
            return False  # "وكالة الأنباء الألمانية (د.ب.أ)"
        words = [word for word in self.words[first:after] if word.folded not in TEAMS]
        return len(words) < SHORTEST_LONG and not (self.is_definite(first) and self.section(first, "generic"))

    def counts_at(self, token: int) -> bool:
        """Whether a word of counting stands at a token, not a name that is spelled like one: "فيصل", "بلغ"."""
        return token in self.sentence.at("topics") and not self.is_given(token)

    def quotes(self, first: int, last: int) -> bool:
        """Whether a quotation mark within first..last closes at `last`: "موقع "والا"" keeps its marks."""
        return first < last and any(self.words[token].text in OPENING for token in range(first + 1, last))

    def goes_on(self, token: int, first: int) -> bool:
        """Whether a name goes on after its closing quotation mark: an adjective, or who holds the office."""
        if token >= len(self.words) or self.words[token].kind != "word":
            return False
        army = self.section(first, "institution") and token == first + 2 and self.is_definite(token)  # ""جيش" الاحتلال"
        return army or bool(self.section(first, "office")) and (self.is_definite(token) or self.is_name_word(token))

    def closes_soon(self, token: int) -> bool:
        """Whether a quotation mark opens a name and not what is said."""
        head = self.section(token - 1, "institution") or self.section(token - 1, "outlet")
        body = head and not head.reading.definite or self.words[token - 1].folded in ("باسم", "من", "لدي")
        for at in range(token + 1, min(token + (LONGEST_QUOTED if body else 5), len(self.words))):
            if self.words[at].text in CLOSING:
                return True
            if at in self.sentence.at("numbers") or at in self.sentence.at("events") and not body:
                return False  # but "منظمة "أنقذوا الأطفال""
        return False

    def trim(self, first: int, last: int) -> tuple[int, int] | tuple[None, None]:
        """The span without signs at its ends, and without connectors at its end."""
        while first <= last and self.words[first].kind == "sign":
            first += 1
        while last >= first and (
            self.words[last].kind == "sign" or self.words[last].folded in ("في", "ب", "و", "من", "قد")
        ):
            last -= 1
        return (first, last) if first <= last else (None, None)
