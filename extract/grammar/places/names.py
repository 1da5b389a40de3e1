"""The names of places in a sentence that stand by themselves: of the catalogue, or told by the article before."""

from bisect import bisect
from collections.abc import Iterator
from functools import cached_property

from extract.catalog.places import Name, Place, Places, stems
from extract.grammar.places.placename import PlaceName
from extract.lexicon import Mark, Reading
from extract.records import Sentence
from extract.text import fold_term

# The names that an article has told by a generic word: first folded word -> what follows it in each.
LocalNames = dict[str, set[tuple[str, ...]]]

OPENING = frozenset("\"“«'(‘[#")
CLOSING = frozenset("\"”»')’]")
SPEECH_MARKS = ('"', "“", "«")
QUOTING = 8  # tokens from a verb of speech, over who speaks and where, to what is quoted
NOW = frozenset({"اليوم", "امس"})  # between where somebody spoke and what is quoted
SAYING = 25  # tokens from a verb of speech, over who speaks and where, to what is said
NOWHERE = frozenset({"world", "jails"})  # kinds of what is no place
TELLING = NOWHERE | frozenset({"generic", "site", "route", "edge", "head"})  # words that tell a name, or are one
GOVERNORS = frozenset({"inside", "side", "near", "origin", "goal", "through", "includes", "target", "event"})
GOVERNING = frozenset({"inside", "target", "event"})  # words behind which a name that nobody knows may stand
NAMELESS = frozenset({"homonyms"})  # the vocabularies that such a name may be in
ATTACHED = ("ب", "وب")  # prepositions that a name which nobody knows may have on it
SPELLED = "إب"  # a town whose name folds into everyday words
NO_ENDING = (None, "")
PLURAL = ("وا", "ها", "هما", "بينما", "فيما")  # endings in "ا" that are no accusative: "مظاهرات تشهدها كينيا"
HAMZA = "أ"
HYPHEN = 3  # tokens at the head of a sentence whose hyphens part who writes from what he writes
MOST_HEADS = 4  # words like "أبو" and "تل" that one name begins with


class NameWords:
    """The words of one sentence as the vocabularies and the catalogue of places know them."""

    def __init__(self, sentence: Sentence, places: Places, local: LocalNames) -> None:
        self.sentence, self.words, self.places, self.local = sentence, sentence.words, places, local
        self.folded = [word.folded for word in self.words]
        begun = enumerate(map(places.beginning.__getitem__, self.folded))
        named = ((i, places.names(self.folded, i)) for i, known in begun if known)
        spelled = ((i, [name for name in names if self._is_spelled(i, name)]) for i, names in named)
        self.named = {i: names for i, names in spelled if names}
        self.at = {i: mark for i, mark in sentence.at("places").items() if self._is_meant(mark)}
        self.sections = {i: mark.reading.term.section for i, mark in self.at.items()}
        self.ending = {mark.last: mark for mark in self.at.values()}
        self.endings = {mark.last: (mark.reading, self.sections[i]) for i, mark in self.at.items()}
        self.told = frozenset(self.sections.values())  # what words about places the sentence has
        self.homonyms = sentence.at("homonyms")

    def beginnings(self) -> Iterator[int]:
        """The tokens at which a name may begin, by what its word is or what stands beside it.

        What the article has told is asked for anew at each, as the names of this sentence are told on the way.
        """
        words, local = self.words, self.local
        begins = {*self.named, *(i for i, section in self.sections.items() if section in TELLING)}
        begins.update(i - 1 for i, section in self.sections.items() if section == "tail")
        nameless = [last + 1 for last, (_, section) in self.endings.items() if section in GOVERNING]
        nameless += [i for i, folded in enumerate(self.folded) if folded.startswith(ATTACHED)]
        nameless += [i for i, folded in enumerate(self.folded) if folded.startswith("وال") and self.ends_name(i - 1)]
        begins.update(i for i in nameless if i < len(words) and words[i].begins <= NAMELESS)
        for i, word in enumerate(words):
            if (i in begins or local and not local.keys().isdisjoint(word.stems)) and word.kind == "word":
                yield i

    def _is_spelled(self, i: int, name: Name) -> bool:
        """Whether a word is not another one, with a hamza that the place has not: "فأس" is not "فاس", nor "أب" "إب"."""
        text = self.words[i].text
        if name.length == 1 and name.places[0].ar == SPELLED:
            return text.endswith(SPELLED)
        if name.length > 1 or HAMZA not in text[2:] or self.sentence.near("homonyms", i - 2, i):
            return True
        stem = text[len(name.conjunction + name.preposition) :].removeprefix("ال")
        return HAMZA not in stem[1:] or any(HAMZA in place.ar[1:] for place in name.places)

    def _is_meant(self, mark: Mark) -> bool:
        """Whether a mark's word is the term, not one that folds alike: "وأدى" is no valley, "طريقه" his way."""
        first, last, reading = mark
        if reading.pronoun and reading.term.section != "target":
            return False
        text = self.words[first].text
        return not text.endswith("ى") or first < last or "أ" not in text or reading.term.lemma.endswith("ى")

    @cached_property
    def opening(self) -> list[int]:
        """The tokens at which what is said begins; not "وأن" that goes on with it: "قال إن ... في حلب وأن ..."."""
        opening: list[int] = []
        for i in (i for i, section in self.sections.items() if section == "opens"):
            reading = self.at[i].reading
            if reading.conjunction == "" or reading.conjunction == "و" and not opening:
                opening += [] if reading.preposition else [i]
        return opening

    def ending_at(self, i: int) -> tuple[Reading | None, str]:
        """The term of the vocabulary of places that ends at a token, and its section."""
        return self.endings.get(i, NO_ENDING)

    def homonym(self, name: PlaceName) -> Mark | None:
        """The everyday word or person that a name is spelled like, as it stands or without its clitics."""
        mark = self.homonyms.get(name.first) if not self.words[name.first].text.endswith(SPELLED) else None
        if mark is None or mark.last != name.last or mark.reading.term.section == "body":
            return None
        whole, spelled = self.folded[name.first], fold_term(mark.reading.term.lemma).split()[0]
        attached = len(name.conjunction + name.preposition) if name.lead == name.first else 0
        own = {whole, whole[attached:], "ا" + whole[attached:]}  # "للتضامن"
        return mark if spelled in own else None

    def names_place(self, i: int) -> bool:
        """Whether a word that begins names tells a place without a generic word: "تل رفعت", "عين تيموشنت"."""
        head, after = self.at[i].reading, self.words[i + 1]
        foreign = not after.readings and not after.phrases and not after.folded.startswith(("ال", "لل"))
        return bool(head.get("alone")) or bool(head.get("named")) and foreign

    def in_longer_name(self, i: int) -> bool:
        """Whether a token lies in the name of a party, an outlet or an office."""
        return i in self._bodies

    @cached_property
    def _bodies(self) -> set[int]:
        bodies = (mark for mark in self.homonyms.values() if mark.reading.term.section == "body")
        bodies = (mark for mark in bodies if not (self.folded[mark.last] == "اليوم" and self._is_governed(mark.first)))
        outlets = self.sentence.at("outlets")
        named = {i for i in outlets if i - 1 in outlets}  # "مراسل الجزيرة"
        return named | {i for mark in bodies for i in range(mark.first, mark.last + 1)}

    def _is_governed(self, i: int) -> bool:
        """Whether a word before a token says that it names a place: "في حلب اليوم", but "قناة حلب اليوم"."""
        return self.section(i - 1) in GOVERNORS | {"generic"}

    @cached_property
    def quotes(self) -> list[int]:
        """The tokens that are quotation marks of which none tells whether it opens or closes."""
        return [i for i, word in enumerate(self.words) if word.text == '"']

    def is_said_at(self, first: int, last: int) -> bool:
        """Whether the tokens first..last stand between a verb of speech, or nothing, and what is said: "قال ... أن"."""
        behind = bisect(self.opening, last)
        opened = self.opening[behind] if behind < len(self.opening) else None
        if opened is None or opened >= last + SAYING:
            return self._quotes_at(first, last)
        if opened <= last + 4:  # unless another begins to speak behind it: "في حلب، وقال مسؤول إن"
            return not any(
                self.sections.get(k) == "speech" and self.at[k].reading.conjunction for k in range(last + 1, opened)
            )
        events = self.sentence.at("events")
        for k in range(opened - 1, max(-1, opened - SAYING), -1):
            section = self.sections.get(k)
            if k in events or k in self.opening:
                return False
            if section == "speech":
                return k < first
        return False

    def _quotes_at(self, first: int, last: int) -> bool:
        """Whether what somebody says in quotation marks comes right after a token: "وقال طبيب في أعزاز «...»"."""
        last += last + 1 < len(self.words) and self.folded[last + 1] in NOW  # "في جنيف اليوم "..."
        if not self.follows(last, *SPEECH_MARKS) or bisect(self.quotes, last) % 2:  # it closes what was quoted
            return False
        return any(self.sections.get(k) == "speech" for k in range(max(0, first - QUOTING + 1), first))

    def follows(self, last: int, *texts: str) -> bool:
        """Whether one of these signs comes right after a token."""
        return last + 1 < len(self.words) and self.words[last + 1].text in texts

    def section(self, i: int) -> str:
        """The section of the vocabulary of places whose term begins at a token."""
        return self.sections.get(i, "")

    def _read_name(self, i: int) -> PlaceName | None:
        """The name at a token that a catalogue knows, or that the article has told."""
        return (self._catalogued(i) or self._local(i)) if i < len(self.words) else None

    def _catalogued(self, i: int) -> PlaceName | None:
        for name in self.known(i):
            if name.length > 1 or (name.preposition or not self._is_accusative(i)) and not self._begins_name(i):
                last = self._hyphened(self._with_tail(i + name.length - 1, name.places))
                attached = name.conjunction + name.preposition
                return PlaceName(i, i, last, attached, name.conjunction, name.preposition, name.places, "catalogue")
        return None

    def _local(self, i: int) -> PlaceName | None:
        """A name that no catalogue knows and that the article has told before: "قرية البويب ... في البويب"."""
        for conjunction, preposition, stem in stems(self.folded[i]) if self.local else ():
            for rest in self.local.get(stem, ()):
                if tuple(self.folded[i + 1 : i + 1 + len(rest)]) == rest:
                    attached = conjunction + preposition
                    return PlaceName(i, i, i + len(rest), attached, conjunction, preposition, (), "local")
        return None

    def _is_accusative(self, i: int) -> bool:
        """Whether a word is a noun or an adjective in the accusative: "لاجئا سوريا", "13 إيطاليا" name no country."""
        text, before = self.words[i].text, self.words[i - 1] if i else None
        if not text.endswith("يا") or before is None:
            return text.endswith(("ً", "ًا"))
        counted = before.kind == "digits" or before.folded.endswith("ا") and not before.folded.endswith(PLURAL)
        return counted if not text.startswith("و") else before.folded.endswith("يا") and not self.known(i - 1)

    def _is_twin(self, i: int) -> bool:
        """Whether a word that nobody knows is one of two villages told apart: "زوطر الشرقية"."""
        tail = self.at[i + 1].reading if self.section(i + 1) == "tail" else None
        if (
            not tail
            or not tail.get("twin")
            or self.words[i].readings
            or self.folded[i].startswith(("ال", "لل", "و", "ب"))
        ):
            return False
        return not self.words[i].text.endswith(("ه", "ها", "هم", "نا", "ات", "ين", "تي", "تا"))

    def _compound_end(self, i: int) -> int:
        """The last token of a name that words like "أبو" begin: "تل رفعت", "خان بني سعد"."""
        most = i + MOST_HEADS
        while i < most and self.section(i) == "head" and not self.at[i].reading.definite and self.is_named(i + 1):
            i += 1
        return i

    def _begins_name(self, i: int) -> bool:
        """Whether a word that is a place's name too begins a longer one here: "عين بعال" is not العين."""
        return self._compound_end(i) > i and (i in self.homonyms or not self.words[i + 1].readings)

    def known(self, i: int) -> list[Name]:
        """The names of the catalogue that begin at a token."""
        return self.named.get(i, [])

    def ends_name(self, i: int) -> bool:
        """Whether a name of the catalogue ends at a token."""
        return any(k + name.length - 1 == i for k in (i, i - 1) for name in self.known(k))

    def _bare_names(self, i: int) -> list[Name]:
        return [name for name in self.known(i) if not name.conjunction and not name.preposition]

    def is_named(self, i: int) -> bool:
        """Whether a token can begin a name."""
        return i < len(self.words) and self.words[i].kind in ("word", "latin")

    def _hyphened(self, last: int) -> int:
        """The last token of a name that goes on behind a hyphen with no space: "بعلبك-الهرمل"."""
        if last < HYPHEN or not self.follows(last, "-") or not self.is_named(last + 2) or self.words[last + 2].readings:
            return last
        starts, ends = self.sentence.starts, self.sentence.ends
        return last + 2 if starts[last + 1] == ends[last] and starts[last + 2] == ends[last + 1] else last

    def _with_tail(self, last: int, places: tuple[Place, ...]) -> int:
        """The last token with the adjectives that belong to a name no catalogue knows whole: "سجن حماة المركزي"."""
        end = last
        while not places and self.section(end + 1) == "tail":
            end += 1
        sides = [self.at[i].reading.get("twin") for i in range(last + 1, end + 1)]
        return last if len(sides) > 1 and all(sides) else end  # "مقاطعة سيرناك الجنوبية الشرقية"
