"""The figures of an article and what each was found to be a part of, for the rules that look for the next."""

from collections.abc import Iterator, Sequence

from extract.records import Figure, Sentence

LOOK_BACK = 50  # figures; a group named again farther on is another one
SIDES = {
    "combatants",
    "security_forces",
    "civilians",
    "journalists",
    "medics",
    "aid_workers",
}  # "قتل 41 مسلحا. وبين القتلى 3 شرطيين": of others
# "50 جثة. ونقل عشرة من الأحياء إلى المستشفى": of whom none is a part of whom.
LIVING = {"bodies": ("rescued", "evacuated", "injured"), "killed": ("rescued", "evacuated", "injured")}
BODILY = {"people", "bodies"}  # "26 عاملا، انتشل منهم 20 جثة"


class Linking:
    """The figures of an article; `whole[index]` is the place of the figure that one is a part of, where it is known."""

    def __init__(self, sentences: Sequence[Sentence], figures: Sequence[Figure]) -> None:
        self.sentences, self.figures = sentences, figures
        self.whole: list[int | None] = [None] * len(figures)
        self._led: dict[int, tuple[str, ...]] = {}

    def sentence(self, index: int) -> Sentence:
        """The sentence of a figure."""
        return self.sentences[self.figures[index].sentence]

    def together(self, one: int, other: int) -> bool:
        """Whether two figures stand in one sentence."""
        return self.figures[one].sentence == self.figures[other].sentence

    def led(self, index: int) -> tuple[str, ...]:
        """The two words before a figure."""
        if index not in self._led:
            first = start_of(self.figures[index])
            self._led[index] = tuple(word.folded for word in self.sentence(index).words[max(0, first - 2) : first])
        return self._led[index]

    def holds(self, whole: int, part: int) -> bool:
        """Whether a whole has room for a part; what is more than 500 is taken for 500."""
        one, other = self.figures[whole], self.figures[part]
        most = one.number.value_min if one.number.value_max is None else one.number.value_max
        least = other.number.value_min
        alike = one.unit == other.unit or {one.unit, other.unit} <= BODILY
        living = other.measure in LIVING.get(one.measure, ())
        return alike and not living and whole != part and (most is None or least is None or least <= most)

    def opposed(self, one: int, other: int) -> bool:
        """Whether two figures are of different sides: of 13 fighters no three are civilians."""
        sides = {self.figures[one].population, self.figures[other].population}
        return len(sides) == 2 and sides <= SIDES

    def before(self, index: int) -> int | None:
        """The nearest figure before one in its sentence that is no part itself; for a list of parts, their whole.

        One of its own measure comes first, where its noun names it: "9 قتلى و40 جريحا، منهم 6 قتلى في حلب".
        """
        if self.figures[index].rules[-1] == "figures.own-noun" and (alike := self.beside(index)) is not None:
            return alike
        for earlier in range(index - 1, -1, -1):
            if not self.together(earlier, index):
                return None
            whole = self.whole[earlier]
            return earlier if whole is None or not self.together(whole, index) else whole
        return None

    def beside(self, index: int) -> int | None:
        """The nearest figure of one's measure before it in its sentence that is no part and has room for it."""
        alike = self.of_measures(index, self.figures[index].measure)
        return next((at for at in alike if self.together(at, index) and self.holds(at, index)), None)

    def of_measure(self, index: int, measure: str) -> int | None:
        """The nearest earlier figure of a measure that is no part itself, has room, and is not of another side."""
        part = self.figures[index].population
        for at in self.of_measures(index, measure):
            side = self.figures[at].population
            if self.holds(at, index) and (side == part or not {side, part} <= SIDES):
                return at
        return None

    def of_measures(self, index: int, measure: str) -> Iterator[int]:
        """The earlier figures of a measure that are no parts themselves, nearest first."""
        for earlier in range(index - 1, max(-1, index - LOOK_BACK), -1):
            if self.figures[earlier].measure == measure and self.whole[earlier] is None:
                yield earlier

    def around(self, whole: int, index: int) -> int | None:
        """The whole of a figure that goes on with its parts; of women who are a part themselves no men or children are.

        "بينهم 49 سيدة، منهن 2 من الشمال، إضافة إلى 400 طفل": the children are of those of whom the women are.
        """
        outer, population, of = self.whole[whole], self.figures[index].population, self.figures[whole].population
        others = of == "women" and population in ("children", "men")
        others = others or of != population and {of, population} <= SIDES  # "30 مدنيا (9 أطفال)، و40 مقاتلا"
        return outer if others or outer is not None and not self.holds(whole, index) else whole


def start_of(figure: Figure) -> int:
    """The first token of a figure: of its number, or of the hedge before it."""
    return min((figure.number.first, *figure.number.hedged))
