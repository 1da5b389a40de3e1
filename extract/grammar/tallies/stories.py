"""What a text has told by a sentence: of one event, of what lasts, of protests."""

from collections.abc import Sequence

from extract.grammar.dates.told import Told
from extract.grammar.tolls import names_place
from extract.lexicon import Mark
from extract.records import Figure, Sentence

LEAD, LINKED = 3, 3  # sentences at the head of a text, and before a figure, that say what it is about


class Stories:
    """What a text has told by a sentence: of one event ("تحطم طائرة"), of a war, or of neither."""

    def __init__(self, sentences: Sequence[Sentence]):
        self.sentences = sentences
        self._kinds: dict[int, frozenset[str]] = {}
        self._told: dict[int, Told] = {}

    def told(self, index: int) -> Told:
        """What a sentence tells."""
        if index not in self._told:
            self._told[index] = Told(self.sentences[index])
        return self._told[index]

    def of_one_event(self, figure: Figure, disaster: bool) -> bool:
        """Whether the head of the text, or what stands before a figure, tells of one event, not of a war."""
        told = frozenset(kind for index in self._before(figure) for kind in self._tells(index))
        kinds = {"disaster"} if disaster else {"disaster", "event", "occurs"}
        return "lasting" not in told and not told.isdisjoint(kinds)

    def of_what_lasts(self, figure: Figure) -> bool:
        """Whether the head of the text, or what stands before a figure, tells of what lasts: a war, protests."""
        return any("lasting" in self._tells(index) for index in self._before(figure))

    def of_protests(self, figure: Figure) -> bool:
        """Whether the head of the text, or what stands before a figure, tells of protests."""
        return any("protest" in self._tells(index) for index in self._before(figure))

    def _before(self, figure: Figure) -> set[int]:
        """The sentences at the head of the text, and those up to a figure's."""
        at = figure.sentence
        return {*range(min(LEAD, at)), *range(max(0, at - LINKED), at + 1)}

    def _tells(self, index: int) -> frozenset[str]:
        if index not in self._kinds:
            sentence = self.sentences[index]
            marks = sentence.at("tally").values()
            kinds = {
                mark.reading.term.section
                for mark in marks
                if (mark.reading.form != "plural" or not _single(mark)) and not names_place(sentence, mark)
            }
            occurs = (mark for mark in sentence.at("dates").values() if mark.reading.term.section == "occurs")
            if any(not mark.reading.get("begins") for mark in occurs):
                kinds.add("occurs")
            if any(mark.reading.get("protest") for mark in marks):
                kinds.add("protest")
            self._kinds[index] = frozenset(kinds)
        return self._kinds[index]


def _single(mark: Mark) -> bool:
    return mark.reading.term.section == "event"
