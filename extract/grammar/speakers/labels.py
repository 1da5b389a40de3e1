"""Who speaks before a headline's colon: "الدفاع المدني: 4 قتلى", "عاجل | الدفاع المدني: 4 قتلى"."""

from extract.grammar.speakers.conditions import Conditions
from extract.grammar.speakers.holders import COMMAS
from extract.grammar.speakers.statement import Statement
from extract.lexicon import Mark

ALERTS = frozenset("عاجل بالفيديو فيديو بالصور صور تحديث خاص هام خبر".split())
SHARED_WITHIN = 30  # tokens of the line above a post: "Page name · Shared with Public"
LONGEST_LABEL = 9  # tokens before the colon of a headline that can be a source


class Labels(Conditions):
    """Finds the label of one sentence."""

    marks: list[Mark]  # of the attributions

    def label(self) -> Statement | None:
        """A headline's source: "الدفاع المدني: 4 قتلى في غارة", "عاجل | الدفاع المدني: 4 قتلى"."""
        start = self.label_start()
        ahead = range(start + 1, min(len(self.words), start + LONGEST_LABEL))
        colon = next((at for at in ahead if self.words[at].text == ":"), None)
        if colon is None or any(mark.first < colon and not self.is_noun(mark) for mark in self.marks[:3]):
            return None
        inside = self.words[start:colon]
        if any(word.text in COMMAS or word.kind == "digits" or word.folded == "وكالات" for word in inside):
            return None
        speaker, after = self.name(start)
        told = speaker and after < colon and self.words[after].folded.startswith("ل")  # but "مصادر وكالة الغد:"
        relay = self.hearer(after, after) if told else None
        if relay is None:
            speaker = self.trim(start, colon - 1)
        if speaker is None or speaker[0] is None or self.is_place_or_topic(*speaker):
            return None
        document = self.section(speaker[0], "document")
        if document and document.reading.definite:
            return None  # "التقرير اليومي:" is a heading
        return Statement(colon, True, *speaker, relay=relay, clause=True, rule="attribution.label")

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
        body = any(self.section(first, name) for name in ("office", "outlet", "known")) or any(
            self.section(token, "institution") for token in range(first, last + 1)
        )
        return not body and (bool(inside) or last == first and not self.section(first, "outlet"))
