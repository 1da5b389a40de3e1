"""Who holds the floor where a figure's own sentence names nobody.

A speaker takes the floor by a statement, and another takes it from him by the next. In between he keeps it over every
sentence that is tied to his words (`ties.py`), and between two statements of his in one paragraph. Else the next
sentence is the outlet's own.
"""

from extract.grammar.speakers.antecedents import LOOK_BACK
from extract.grammar.speakers.pointing import may_point_back, points_back, printed
from extract.grammar.speakers.statement import Statement
from extract.grammar.speakers.ties import Ties
from extract.records import Attribution, Sentence, Span

BEHIND_WITHIN = 2  # sentences to the next statement of who goes on


class Floor(Ties):
    """Who holds the floor in each sentence of an article."""

    def carried(self, sentence: Sentence) -> Attribution:
        """The speaker of an earlier sentence with which this one goes on, or of the next one that refers back."""
        if sentence.index + 1 < len(self.sentences):
            back = next(iter(self.statements(sentence.index + 1)), None)
            if back and (back.back or self._only_names(self.sentences[sentence.index + 1], back)):
                return self.made(self.sentences[sentence.index + 1], back)
        if self._goes_on(sentence):
            source, passed = self.last_speaker(sentence, 0, goes_on=True)
            return Attribution(source=source, relay=passed, rules=("attribution.carried",))
        held = self._between(sentence) or self._in_document(sentence)
        return Attribution(source=held, rules=("attribution.carried",)) if held else Attribution()

    def _only_names(self, sentence: Sentence, statement: Statement) -> bool:
        """Whether a sentence is cut off and only says who stated the one before: "على ما أفاد سكان القرية."."""
        left = [word for word in sentence.words[(statement.last or 0) + 1 :] if word.kind != "sign"]
        return statement.rule == "attribution.according" and not (statement.token or left)

    def _goes_on(self, sentence: Sentence) -> bool:
        """Whether whoever spoke last goes on in a sentence, over those between that are tied as well."""
        there, names = sentence, any(one.rule != "attribution.goes-on" for one in self.statements(sentence.index))
        while not names and self.is_tied(there) and sentence.index - there.index < LOOK_BACK:
            there = self.sentences[there.index - 1]
            names = bool(self.statements(there.index))
        tied = there is not sentence and bool(self.statements(there.index))
        if tied or self.breaks_down(there):
            return True
        if names:
            return False  # somebody is named, and states another thing
        return self.in_quotation(there) or self.in_list(there) or self.in_post(there) or self.in_report(there)

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
        if statement.first in there.at("outlets"):
            return None  # "قال موقع مؤيد للحركة إن": a medium is no report
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
        behind = list(self.sentences[sentence.index + 1 : sentence.index + 1 + BEHIND_WITHIN])
        while behind and not may_point_back(behind[-1]):
            behind.pop()
        for there in behind:
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
