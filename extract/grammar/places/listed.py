"""Where a name ends that no catalogue knows: of several words, in quotation marks, or with those listed behind it."""

from extract.grammar.places.names import CLOSING, GOVERNORS, OPENING, NameWords
from extract.grammar.places.persons import PERSONAL

LISTED = 6  # names behind one generic word in the plural
FOREIGN = 2  # more words of a foreign name than its first
QUOTED = 4  # words of a name in quotation marks


class ListedNames(NameWords):
    """Reads where the names of one sentence end."""

    def _with_listed(self, last: int, form: str, known: bool) -> int:
        """The last token of names behind one that a catalogue knows or not, which none does: "قريتي البويب والصفا".

        A word in the dual has two of them, whatever else the second means: "منطقتي الزهراء والسبيل".
        """
        if form == "dual" and self._is_second(last + 1):
            return self._foreign_end(last + 1)
        for _ in range(1 if form == "dual" else LISTED):
            following = last + 1
            if not self.is_named(following) or self.words[following].readings or known and self.known(following):
                break
            if not self.folded[following].startswith("و") or len(self.folded[following]) < 4:
                break
            last = following
        return last

    def _is_second(self, i: int) -> bool:
        """Whether a token is the second name behind a word in the dual; one of a catalogue is read by itself."""
        if not self.is_named(i) or not self.folded[i].startswith("و") or len(self.folded[i]) < 4:
            return False
        return self.section(i) not in GOVERNORS and (i in self.homonyms or not self.known(i))

    def _foreign_end(self, last: int) -> int:
        """The last token of a foreign name of several words that nobody knows: "قرية ازايا كورا في"."""
        end = last
        while end < last + FOREIGN and self._is_foreign(end + 1):
            end += 1
        following = end + 1
        closed = following >= len(self.words) or self.words[following].kind == "sign" or self.words[following].readings
        return end if closed and not self.folded[last].startswith("ال") else last

    def _is_foreign(self, i: int) -> bool:
        """Whether a token is a word that no vocabulary knows and that begins like no verb and with no clitic."""
        if not self.is_named(i) or self.words[i].readings.keys() - PERSONAL and self.section(i) != "head":
            return False
        return not self.folded[i].startswith(("ال", "و", "ف", "ب", "ل", "ي", "ت", "س"))

    def _quoted_end(self, i: int) -> int | None:
        """The last token of the words in quotation marks that begin at a token."""
        if self.words[i - 1].text not in OPENING:
            return None
        return next(
            (k - 1 for k in range(i + 1, min(i + QUOTED, len(self.words))) if self.words[k].text in CLOSING), None
        )
