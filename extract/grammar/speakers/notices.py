"""Who told it by a notice or a statement of his: "تلقى مدير الأمن إخطارا من غرفة العمليات", "صدر عن الوزارة بيان"."""

from extract.grammar.speakers.conditions import ITSELF
from extract.grammar.speakers.labels import Labels
from extract.grammar.speakers.statement import Statement
from extract.lexicon import Mark

RECEIVED_WITHIN = 14  # tokens from a verb of receiving to what was received


class Notices(Labels):
    """Finds who is behind the notices and statements of one sentence."""

    covered = -1  # the last token that a statement has taken

    def received(self, mark: Mark) -> Statement | None:
        """Who told it to whom the sentence names: "تلقى مدير الأمن إخطارا من غرفة العمليات يفيد"."""
        if mark.reading.get("issued"):
            return self.issued(mark)
        ahead = range(mark.last + 1, min(mark.last + RECEIVED_WITHIN, len(self.words) - 1))
        told = ((token, self.section(token, "document")) for token in ahead)
        notice = next((token for token, mark in told if mark and not mark.reading.get("never")), None)
        if notice is None:
            return None
        behind = range(notice + 1, min(notice + 4, ahead.stop))
        of = next((token for token in behind if self.words[token].folded == "من"), 0)
        speaker, after = self.name(of + 1) if of else (None, 0)
        if speaker is None or not self.states_after(after):
            return None
        self.covered = speaker[1]
        itself = mark.first > 0 and self.words[mark.first - 1].folded in ITSELF
        return Statement(
            mark.first,
            True,
            *speaker,
            relay=self.spoke if itself else None,
            clause=True,
            rule="attribution.cites",
            office=self.np,
        )

    def issued(self, mark: Mark) -> Statement | None:
        """Who issued what goes on to state it: "صدر عن الوزارة بيان، وفيه أن", "صدر عن القيادة - المديرية: "."""
        of = mark.last + 1
        if of + 1 >= len(self.words) or self.words[of].folded != "عن":
            return None
        speaker, after = self.name(of + 1)
        ahead = range(after, min(after + RECEIVED_WITHIN, len(self.words)))
        told = (at for at in ahead if self.section(at, "document") or self.words[at].text == ":")
        made = next(told, None) if speaker else None
        if not made or not self.can_speak(*speaker) or not self.states_after(made + 1):
            return None
        self.covered = speaker[1]
        return Statement(mark.first, True, *speaker, clause=True, rule="attribution.cites", office=self.np, report=True)
