"""Wholes of lists: items behind a colon, parts that go on ("بينهم 3 أطفال وامرأتان"), items that add up."""

from extract.grammar.wholes.linking import LOOK_BACK, Linking, start_of
from extract.records import Sentence

LARGE = 12  # a total that parts in more than one sentence hardly add up to by chance
LENGTH = 12  # figures of one list
GAP = 9  # tokens between two items of one list
REACH, FAR, REACH_OF_TOTAL = 1, 2, 3  # sentences between two items: of a small total, a large one, one said to be it
SAID = 8  # tokens between a word for "total" and its number
SHARES = ("figures.distributed", "figures.bracketed")
TOTAL = frozenset(("اجمالي", "اجماليه", "مجموع", "مجمل"))
OPENING = ((":",), ("(",))
AND = frozenset(("،", "و"))
COMPARED = frozenset("مقابل مقارنه بالمقارنه قياسا".split())  # before a number of another time


def of_list(linking: Linking, index: int) -> int | None:
    """An item of a list that a whole opens: "569 مهاجرا (20 تونسيا و549 أجنبيا)"."""
    rule, before = linking.figures[index].rules[-1], linking.led(index)[-1:]
    if rule not in ("figures.itemised", "figures.apposed") and not (rule == "figures.item" and before in OPENING):
        return None
    if bracket := _bracketed(linking, index):
        return bracket
    earlier = range(index - 1, max(-1, index - LOOK_BACK), -1)
    return next((whole for whole in earlier if linking.figures[whole].inherits is None), None)


def _bracketed(linking: Linking, index: int) -> int | None:
    """The part right behind which a bracket opens: "90 قتيلا، بينهم 30 مدنيا (9 أطفال و5 نساء)"."""
    before, sentence = index - 1, linking.sentence(index)
    if before < 0 or not linking.together(before, index) or linking.whole[before] is None:
        return None
    figure = linking.figures[before]
    opens = sentence.words[max(figure.number.last, figure.noun or 0) + 1].text == "("
    return before if opens and linking.holds(before, index) else None


def told(linking: Linking, index: int) -> int | None:
    """What the sentence before has counted: "وبينهم ثلاثة أطفال.", the lines of a list."""
    figures = linking.figures
    if figures[index].rules[-1] not in ("figures.told-part", "figures.listed"):
        return None
    earlier = [at for at in range(max(0, index - LOOK_BACK), index) if not linking.together(at, index)]
    if figures[index].rules[-1] == "figures.listed":  # a heading may open a list without a number of its own
        earlier = [at for at in earlier if linking.sentence(at).quote.endswith(":")]
    return next((at for at in reversed(earlier) if figures[at].inherits is None and linking.whole[at] is None), None)


def spread(linking: Linking, index: int) -> int | None:
    """A share of those whom the sentence before has counted: "اعتقل 22. وتوزعت الاعتقالات على حلب (9) وحماة (6)"."""
    figure = linking.figures[index]
    if figure.rules[-1] not in SHARES or figure.sentence == 0:
        return None
    earlier = range(index - 1, max(-1, index - LOOK_BACK), -1)
    alike = [
        at
        for at in earlier
        if linking.figures[at].sentence == figure.sentence - 1
        and linking.figures[at].measure == figure.measure
        and linking.whole[at] is None
    ]
    return alike[0] if len(alike) == 1 else None


def by_list(linking: Linking, index: int) -> int | None:
    """A number that goes on with a part is a part of the same whole, or of the next one that has room for it.

    "بينهم 3 أطفال وامرأتان", "بينهم 49 سيدة، منهن 2 من الشمال، إضافة إلى 400 طفل". Of two tolls at once each has its
    own: "9 قتلى و40 جريحا، منهم 6 قتلى و30 جريحا".
    """
    if index == 0 or linking.whole[index - 1] is None or not linking.together(index - 1, index):
        return None
    figure, before = linking.figures[index], linking.figures[index - 1]
    between = range(max(before.number.last, before.noun or 0) + 1, start_of(figure))
    measures = (before.measure, linking.figures[linking.whole[index - 1]].measure)  # "نزح 300، بينهم 20 جريحا و40 طفلا"
    sentence = linking.sentence(index)
    if figure.measure not in measures:
        own = figure.rules[-1] == before.rules[-1] == "figures.own-noun"
        alike = own and linking.figures[linking.whole[index - 1]].measure == before.measure
        return linking.beside(index) if alike and all(sentence.words[at].text in AND for at in between) else None
    if len(between) > GAP:
        return None
    if any(sentence.words[at].folded in COMPARED for at in between):
        return None  # "507 قتلى، بينهم 81 طفلا، مقابل 155 في العام السابق"
    of_their_own = figure.population not in ("people", before.population)
    joined = of_their_own and (_besides(sentence, between) or all(sentence.words[at].text in AND for at in between))
    goes_on = figure.inherits is not None or figure.rules[-1] == "figures.coordinated" or joined
    goes_on = goes_on or figure.rules[-1] == "figures.own-noun" and figure.population != "people"  # "و248 شهيدة"
    goes_on = goes_on or len(between) <= 1  # "بينهم ثلاثة رضع وطفلان توفوا"
    return linking.around(linking.whole[index - 1], index) if goes_on else None


def _besides(sentence: Sentence, tokens: range) -> bool:
    """Whether "إضافة إلى" or the like stands in between."""
    clauses = sentence.at("clauses")
    joins = (clauses[token] for token in tokens if token in clauses)
    return any(mark.reading.term.section == "join" and mark.last > mark.first for mark in joins)  # not "و"


def completes(linking: Linking, index: int) -> int | None:
    """What is left of a whole of which a part was told: "6 قتلى، اثنان منهم في المواجهة فيما توفي أربعة متأثرين"."""
    figures = linking.figures
    if index == 0 or not linking.together(index - 1, index) or figures[index].number.value is None:
        return None
    whole = linking.whole[index - 1]
    if whole is None or figures[whole].measure != figures[index].measure:
        return None
    earlier = range(max(0, index - LOOK_BACK), index)
    parts = [figures[at].number.value or 0 for at in earlier if linking.whole[at] == whole]
    return whole if sum(parts) + figures[index].number.value == figures[whole].number.value else None


def itemised(linking: Linking) -> list[tuple[int, int]]:
    """(part, whole) of each run of figures in a whole's sentence, or the next, that adds up to it."""
    figures, found = linking.figures, []
    for whole, figure in enumerate(figures):
        total, rest = figure.number.value, []
        if total is None or figure.rules[-1] in SHARES:
            continue
        summed, reached, said = 0, figure.sentence, None
        for index in range(whole + 1, min(len(figures), whole + LENGTH)):
            part = figures[index]
            gap = part.sentence - reached
            if gap > FAR or total < LARGE and part.sentence - figure.sentence > REACH:
                said = _said_total(linking, whole) if said is None else said
                if not said or gap > REACH_OF_TOTAL:
                    break
            reached = part.sentence
            if part.unit != figure.unit or part.number.value is None or linking.opposed(whole, index):
                break
            if part.measure != figure.measure or linking.whole[index] is not None:
                continue
            rest.append(index)
            summed += part.number.value
            if summed >= total:
                break
        if summed == total and len(rest) > 1 and _one_list(linking, whole, rest):
            found += [(index, whole) for index in rest]
    return found


def _said_total(linking: Linking, whole: int) -> bool:
    """Whether a figure is said to be a total: "بلغ إجمالي الوفيات 8"."""
    first = linking.figures[whole].number.first
    return any(not TOTAL.isdisjoint(word.stems) for word in linking.sentence(whole).words[max(0, first - SAID) : first])


def _one_list(linking: Linking, whole: int, parts: list[int]) -> bool:
    """Whether parts stand in their whole's sentence, or behind it with no other of their kind after them."""
    figures, next_one = linking.figures, parts[-1] + 1
    if linking.together(parts[-1], whole) or next_one == len(figures) or linking.whole[next_one] is not None:
        return True
    return not linking.together(next_one, parts[-1]) or figures[next_one].measure != figures[whole].measure
