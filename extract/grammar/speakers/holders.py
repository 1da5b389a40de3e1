"""Who holds an office: the person in "المتحدث باسم الجيش العقيد فلان الفلاني", before it or between commas after it.

An office has a complement: definite words, "باسم" or "في" with a body, or nouns that each want the next ("مدير صحة
حلب"). Where the complement is complete, the first word that is neither definite nor a common noun begins a name.
"""

from extract.grammar.speakers.wording import KUNYAS, Wording

OPENING = frozenset("\"“«(['‘")
CLOSING = frozenset("\"”»)]'’")
QUOTES = OPENING | CLOSING
COMMAS = frozenset("،,")
OPENS_COMPLEMENT = frozenset("باسم في ل لـ لدي الي عن".split())
RANK_PARTS = frozenset("اركان حرب ركن اول ثان ثاني حقوقي طيار متقاعد".split())
NO_NAME = frozenset("عن من مع و او قد هو هي لم لا لن ليس التابع التابعه".split())
CALLED = frozenset("يدعي تدعي اسمه اسمها".split())
TENURE = frozenset("المكلف المكلفه السابق السابقه الاسبق المعين المنتخب الحالي الموقت المعزول المقال".split())
FAR = frozenset("من التابع التابعه".split()) | CALLED
LONGEST_BELONGING = 8  # tokens from "التابعة" to the comma before a name
LONGEST_APPOSED = 5  # tokens of a name between commas


NAMES_TOO = ("امين", "مختار")  # offices that are names as well: "محمد أمين فاطمي", but "محمد أمين عام الحزب"
OF_OFFICE = ("عام", "سر")


class Holders(Wording):
    """Finds who holds an office in one sentence."""

    def holder(self, first: int, last: int, after: int) -> tuple[int, int]:
        """The name of who holds an office in first..last, or in the apposition after it; else first..last itself."""
        offices = [token for token in range(first, last + 1) if self.section(token, "office")]
        if after < len(self.words) and self.words[after].folded in CALLED:
            return self.far_name(after) or (first, last)  # "شاهد عيان يدعى فلان الفلاني"
        body = offices and offices[0] > first and self.section(first, "institution")  # "مكتب رئيس الوزراء"
        if not offices or body or first in self.sentence.at("numbers"):
            return first, last
        people = [name for office in reversed(offices) if (name := self.person(office, last))]
        given = next((name for name in people if self.is_given(name[0])), None)
        alone = offices[0] == first + 1 and self.is_definite(offices[0])  # "زوجة الشيخ"
        leads = offices[0] > first and not alone and self.is_name_word(first) and not self.is_definite(first)
        ranked = self.is_definite(first) and offices[0] > first + 1 and self.is_given(first + 1)
        if ranked and not self.section(first, "institution"):
            return self.trimmed(first + 1, offices[0] - 1)  # "القومندان فلان الفلاني المتحدث باسم"
        if leads and (self.is_given(first) or given is None):
            return self.trimmed(first, offices[0] - 1)  # the name came first: "فلان الفلاني مدير المستشفى"
        if people:
            return given or people[0]
        far = self.far_name(after)
        if far:
            return far
        if after < len(self.words) and self.words[after].folded.startswith("التابع"):
            ahead = range(after, min(after + LONGEST_BELONGING, len(self.words)))
            after = next((token for token in ahead if self.words[token].text in COMMAS), after)
        if after + 1 < len(self.words) and self.words[after].text in COMMAS:
            side = self.sentence.at("places").get(after + 1)
            if side and side.reading.term.section == "side":  # "رئيس البلدية، وسط البلاد، فلان الفلاني"
                ahead = range(after + 2, min(after + 2 + LONGEST_APPOSED, len(self.words)))
                after = next((token for token in ahead if self.words[token].text in COMMAS), after)
            return self.apposed(after + 1) or (first, last)
        return first, last

    def far_name(self, after: int) -> tuple[int, int] | None:
        """A name behind what parts it from its office: "الناشطة من أصول سعودية نورا فلان", "المدير التابع للهيئة"."""
        if after >= len(self.words) or self.words[after].folded not in FAR:
            return None
        for token in range(after + 1, min(after + LONGEST_BELONGING, len(self.words) - 1)):
            if self.section(token, "stop") or self.words[token].kind == "sign":
                return None
            if self.is_given(token):
                end = token
                while end + 1 < len(self.words) and end - token < LONGEST_APPOSED and self.is_surname(end + 1):
                    end += 1
                return token, end
        return None

    def is_surname(self, token: int) -> bool:
        known = self.section(token, "stop") or self.section(token, "medium") or self.section(token, "says")
        if known or self.words[token].folded in NO_NAME | OPENS_COMPLEMENT:
            return False
        named = self.is_given(token) or self.words[token].folded in KUNYAS
        return named or self.words[token].kind == "word" and not self.is_common(token)

    def person(self, office: int, last: int) -> tuple[int, int] | None:
        """The name after an office and its complement, up to the next office."""
        begin = self.complement_end(office, last)
        if (
            begin > last
            or not self.is_name_word(begin)
            or self.words[begin].folded in NO_NAME | TENURE
            or self.is_his(begin)
        ):
            return None
        end = begin
        while end < last and self.words[end + 1].folded not in NO_NAME | OPENS_COMPLEMENT:
            named = end + 2 <= last and self.is_given(end + 2) and not self.is_definite(end + 1)  # "إسماعيل مختار عمر"
            called = self.words[end + 1].folded in NAMES_TOO and self.is_given(end) and end + 2 <= last
            named = named or called and not (self.is_definite(end + 2) or self.words[end + 2].folded in OF_OFFICE)
            if self.section(end + 1, "office") and end + 1 < last and not named:
                break
            surname = self.is_definite(end + 1) or self.is_name_word(end + 1) or end + 1 == last < begin + 3
            if not surname and end > begin:
                break  # "فلان الفلاني رجال الشرطة", but "ذبيح الله مجاهد"
            end += 1
        name = self.trimmed(begin, end)
        alone = name[0] == name[1] and begin > office + 1
        if alone and (self.words[begin].folded.startswith(("ب", "و")) or not self.is_definite(begin - 1)):
            return None  # "مدير المستشفى بغزة"
        return name

    def is_his(self, token: int) -> bool:
        """Whether a pronoun is written on a known word: "جدد رئيس الوزراء رفضه"."""
        text = self.words[token].text
        ending = next((one for one in ("هما", "هم", "ها", "ه") if text.endswith(one)), "")
        bare = text.removesuffix(ending)
        return bool(ending) and not self.is_given(token) and len(bare) > 2 and self.sentence.lexicon.word(bare).known

    def complement_end(self, office: int, last: int) -> int:
        """The token after an office's complement."""
        complete = self.is_definite(office)
        for token in range(office + 1, last + 1):
            word = self.words[token]
            if word.kind == "sign" or word.folded in RANK_PARTS:
                continue
            if self.is_given(token) and (complete or not self.is_common(token - 1)):
                return token
            side = self.sentence.at("places").get(token)
            if side and side.reading.term.section == "side" and not self.is_definite(token):
                complete = False  # "والي شمال كردفان"
                continue
            body = self.section(token, "institution")
            proper = body is not None and bool(body.reading.get("proper"))  # "حركة حماس سامي"
            town = proper or (
                not complete and "homonyms" in word.readings and not self.section(token, "institution")
            )  # "بلديات صور"
            if complete and word.folded in TENURE and self.begins_name(token + 1, last):
                return token + 1  # "والي شمال دارفور المكلف الحافظ بخيت"
            if town or self.is_definite(token) or word.folded in ("باسمه", "باسمها", "باسمهم"):
                complete = True
            elif complete and (word.folded in KUNYAS or self.is_ali(token)):
                return token
            elif word.folded in OPENS_COMPLEMENT or self.is_common(token) or self.is_joined(token):
                complete = False
            elif complete and not self.is_seat(token, last):
                return token
            else:
                complete = True
        return last + 1

    def begins_name(self, token: int, last: int) -> bool:
        """Whether a name begins right behind what is said of how an office is held."""
        if token > last or self.words[token].kind != "word" or self.section(token, "office"):
            return False
        joined = self.words[token].folded.startswith(("ب", "ل")) and not self.is_given(token)
        return not joined and self.words[token].folded not in NO_NAME | OPENS_COMPLEMENT | TENURE

    def is_seat(self, token: int, last: int) -> bool:
        """Whether "ب" or "ل" goes on with a body: "محكمة الساحل بتونس سمير", "القطب لمكافحة الإرهاب"."""
        word = self.words[token]
        if not word.folded.startswith(("ب", "ل")) or token >= last:
            return False
        joined = word.folded.startswith("ل") or bool(word.readings)  # "لمكافحة", "بولاية", but "بلحسن الوسلاتي"
        return self.is_given(token + 1) or joined and self.is_definite(token + 1)

    def apposed(self, start: int) -> tuple[int, int] | None:
        """A name between commas after its office: "المتحدث باسم الحكومة، فلان الفلاني، إن"."""
        begin = start
        while start < len(self.words) and (self.section(start, "office") or self.words[start].text in OPENING):
            start += 1
        if start >= len(self.words) or self.words[start].kind != "word":
            return None
        if self.is_definite(start) and (start == begin or self.is_common(start)):
            return None  # but "العقيد الصوارمي خالد سعد"
        if any(self.section(start, name) for name in ("stop", "says", "according", "medium")):
            return None
        if self.words[start].folded in NO_NAME | OPENS_COMPLEMENT:
            return None
        for token in range(start + 1, min(start + LONGEST_APPOSED + 1, len(self.words))):
            word = self.words[token]
            spoken = word.folded in ("ل", "بان", "قوله") or any(
                one.preposition == "ل" for one in word.readings.values()
            )
            ends = self.section(token, "stop") or word.folded in OPENS_COMPLEMENT
            if word.text in "،,-.:" or spoken or ends:
                single = token == start + 1
                return None if single and self.is_common(start) else self.trimmed(start, token - 1)
            if word.kind not in ("word", "sign") or self.section(token, "says"):
                return None
        return None
