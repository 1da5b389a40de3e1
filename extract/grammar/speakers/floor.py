"""Who holds the floor where a figure's own sentence names nobody.

A speaker keeps it within his quotation, his list and his report, in a sentence that spells out the one before, and
between two statements of his in one paragraph. Else the next sentence is the outlet's own.
"""

from extract.grammar.speakers.antecedents import LOOK_BACK, Antecedents, points_back, printed
from extract.grammar.speakers.statement import Statement
from extract.records import Attribution, Sentence, Span

SPELLS_OUT = frozenset("ففي حيث اذ فقد".split())
# A sentence that only goes on with the one before, cut off by a full stop.
CUT_OFF = frozenset("بالاضافه اضافه فضلا علاوه مما فيما بينما".split())
PASSED = frozenset("تم جري وتم وجري".split())
RESULTS = frozenset(("أسفر", "أدى", "خلف", "أوقع", "تسبب"))
BULLETS = ("-", "–", "•", "*", "·", "●", "▪", "■", "✅", "🔴", "➖")
BEHIND_WITHIN = 2  # sentences to the next statement of who goes on
LONGEST_QUOTATION = 3000  # characters


class Floor(Antecedents):
    """Who holds the floor in each sentence of an article."""

    def carried(self, sentence: Sentence) -> Attribution:
        """The speaker of an earlier sentence whose quotation or list goes on, or of the next one that refers back."""
        whole = self._cut_off_from(sentence)
        if whole is not None and not self.statements(whole.index):
            return self.carried(whole)
        if sentence.index + 1 < len(self.sentences):
            back = next((one for one in self.statements(sentence.index + 1)[:1] if one.back), None)
            if back:
                return self.made(self.sentences[sentence.index + 1], back)
        goes_on = whole or self._in_quotation(sentence) or self._in_list(sentence) or self._goes_on(sentence)
        if goes_on or self._in_post(sentence) or self._breaks_down(sentence) or self._in_report(sentence):
            source, passed = self.last_speaker(sentence, 0, goes_on=True)
            return Attribution(source=source, relay=passed, rules=("attribution.carried",))
        held = self._between(sentence) or self._in_document(sentence)
        return Attribution(source=held, rules=("attribution.carried",)) if held else Attribution()

    def _cut_off_from(self, sentence: Sentence) -> Sentence | None:
        """The sentence that goes on in one without a subject: "تدخلت الفرق في 20 حادثا. أسفرت عن مقتل 3"."""
        there = sentence
        while sentence.index - there.index < LOOK_BACK and there.index and self._is_cut_off(there):
            there = self.sentences[there.index - 1]
        return there if there is not sentence and not self._is_cut_off(there) else None

    def _is_cut_off(self, sentence: Sentence) -> bool:
        """Whether a sentence has neither a subject nor a conjunction of its own at its head."""
        before = self.sentences[sentence.index - 1]
        if not sentence.index or before.paragraph != sentence.paragraph or len(sentence.words) < 2:
            return False
        first, then = sentence.words[:2]
        result = first.readings.get("name_ends")
        results = result is not None and not result.conjunction and result.term.lemma in RESULTS
        if results:
            return then.folded in ("عن", "الي", "في") or "events" in then.readings or then.folded.startswith("ب")
        fused = any(one.preposition in ("ب", "ل") for one in first.readings.values() if not one.conjunction)
        passed = first.folded in PASSED and then.folded in ("خلالها", "خلاله", "خلالهم")
        beside = first.folded == "الي" and then.folded == "جانب"
        return first.folded in CUT_OFF or passed or beside or fused and "events" in first.readings

    def _between(self, sentence: Sentence) -> Span | None:
        """Who speaks before and, by a pronoun or a noun that points back, right behind a sentence of his paragraph."""
        before = self._last_in_paragraph(sentence)
        if before is None:
            return None
        for there in self.sentences[sentence.index + 1 : sentence.index + 1 + BEHIND_WITHIN]:
            if self.statements(there.index):
                after = self.statements(there.index)[0]
                if not after.before or after.first is not None and points_back(there, after) is None:
                    return None
                speaker, again = self.speaker(*before)[0], self.speaker(there, after)[0]
                return speaker if speaker and again and speaker.text == again.text else None
        return None

    def _in_document(self, sentence: Sentence) -> Span | None:
        """The report that speaks in a paragraph, by its own name: "تقرير حقوقي"."""
        before = self._last_in_paragraph(sentence)
        if before is None or before[1].first is None:
            return None
        there, statement = before
        mark = there.at("documents").get(statement.first)
        return self.speaker(there, statement)[0] if mark and mark.reading.form == "singular" else None

    def _last_in_paragraph(self, sentence: Sentence) -> tuple[Sentence, Statement] | None:
        """The last statement before a sentence in its paragraph."""
        for there in reversed(self.sentences[max(0, sentence.index - LOOK_BACK) : sentence.index]):
            if there.paragraph != sentence.paragraph:
                return None
            if self.statements(there.index):
                return there, self.statements(there.index)[-1]
        return None

    def _in_quotation(self, sentence: Sentence) -> bool:
        """Whether a sentence begins within a quotation that an earlier one of its line opened."""
        first = sentence.index
        while (
            first > sentence.index - LOOK_BACK and first and self.sentences[first - 1].paragraph == sentence.paragraph
        ):
            first -= 1
        before = sentence.text[max(self.sentences[first].start, sentence.start - LONGEST_QUOTATION) : sentence.start]
        straight = before.count('"') % 2 == 1
        return straight or any(before.rfind(opening) > before.rfind(closing) for opening, closing in ("“”", "«»"))

    def _in_post(self, sentence: Sentence) -> bool:
        """Whether whoever is named before the colon at the head of a paragraph still speaks in it."""
        for index in range(sentence.index - 1, max(-1, sentence.index - LOOK_BACK), -1):
            if self.sentences[index].paragraph != sentence.paragraph:
                return False
            if self.statements(index):
                return [one.rule for one in self.statements(index)] == ["attribution.label"]
        return False

    def _breaks_down(self, sentence: Sentence) -> bool:
        """Whether a sentence only says who was among those of the one before: "ومن بين القتلى 5 أطفال"."""
        opening = [word.folded.removeprefix("و") for word in sentence.words[:3]]
        return opening[:1] in (["بينهم"], ["منهم"]) or (
            opening[:1] == ["من"] and opening[1:2] in (["بين"], ["بينهم"]) and opening[2:] != ["الذين"]
        )

    def _in_report(self, sentence: Sentence) -> bool:
        """Whether the last who spoke did so by a report or a toll, which goes on."""
        for index in range(sentence.index - 1, max(-1, sentence.index - LOOK_BACK), -1):
            if self.statements(index):
                return [one.report for one in self.statements(index)] == [True]
        return False

    def _in_list(self, sentence: Sentence) -> bool:
        """Whether a sentence is an item under a line that ends with a colon."""
        index = sentence.index
        while index > sentence.index - LOOK_BACK and index and self.sentences[index].quote.startswith(BULLETS):
            index -= 1
        return index < sentence.index and self.sentences[index].quote.endswith((":", "：", "التالي", "التالية"))

    def _goes_on(self, sentence: Sentence) -> bool:
        """Whether a sentence spells out the one before: after its colon or comma, or by "ففي", "حيث", "إذ"."""
        if sentence.index == 0:
            return False
        before = self.sentences[sentence.index - 1]
        if before.quote.endswith((":", "：")):
            return any(one.before for one in self.statements(before.index))
        if before.quote.endswith(("،", ",")):
            return any(one.first is not None for one in self.statements(before.index))
        same = before.paragraph == sentence.paragraph and sentence.words[0].folded in SPELLS_OUT
        return same and any(one.before and one.first is not None for one in self.statements(before.index))

    def made(self, sentence: Sentence, statement: Statement, relay: Statement | None = None) -> Attribution:
        source, passed = self.speaker(sentence, statement)
        if statement.relay:
            passed = printed(sentence, *statement.relay, heard=True)
        if relay is not None and relay.first is not None:
            passed = printed(sentence, relay.first, relay.last, heard=True)
        elif relay is not None and relay.relay:  # "قال الناطق ...، وفق ما نقلت عنه وكالة"
            passed = printed(sentence, *relay.relay, heard=True)
        if source is not None and passed is None and statement.first is not None:
            passed = self._told_next(sentence, source)
        return Attribution(source=source, relay=passed, rules=(statement.rule,))

    def _told_next(self, sentence: Sentence, source: Span) -> Span | None:
        """The medium that the same speaker is said to have told, or that passes him on, as he goes on."""
        for there in self.sentences[sentence.index + 1 : sentence.index + 1 + BEHIND_WITHIN]:
            statements = self.statements(there.index)
            if not statements:
                continue
            first, *others = statements
            again = first.first is not None and points_back(there, first) and self.speaker(there, first)[0]
            if not again or again.text != source.text:
                return None
            passing = [one for one in others if not one.before and self.passes_on(there, one)]
            told = self.medium(there, first)
            return told or (printed(there, passing[0].first, passing[0].last, heard=True) if passing else None)
        return None

    def passes_on(self, sentence: Sentence, statement: Statement) -> bool:
        """Whether a speaker is an agency or a medium: beside a body that states, it only passes on."""
        if statement.first is None:
            return False
        outlets = sentence.at("outlets")
        return any(token in outlets for token in range(statement.first, statement.last + 1))
