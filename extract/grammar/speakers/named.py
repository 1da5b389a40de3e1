"""The names of one sentence, each read once: several verbs ask for the one at the same token."""

from extract.grammar.speakers.names import Names
from extract.records import Sentence

Found = tuple[tuple[int, int] | None, int]


class Named(Names):
    """Keeps the names of one sentence, each with what its reading says of it beside the answer."""

    def __init__(self, sentence: Sentence):
        super().__init__(sentence)
        self._found: dict[tuple[int, bool], tuple[Found, tuple[int, int] | None, bool]] = {}

    def name(self, start: int, fused: bool = False) -> Found:
        key, last = (start, fused), self.np
        if key not in self._found:
            self.np, self.documented = None, False
            self._found[key] = super().name(start, fused), self.np, self.documented
        found, np, self.documented = self._found[key]
        self.np = np or last
        return found
