"""Figures -> which figure each is a part of.

Only where the text says so: by a word ("بينهم 111 مدنيا", "خمسة منهم"), by naming the group of an earlier figure
("بين القتلى ثلاثة"), or by items that plainly add up to the total before them ("40 مفقودا: 17 يمنيا و19 هنديا و...").
"""

from collections.abc import Sequence

from extract.records import Figure, Sentence

LOOK_BACK = 50  # figures; a group named again farther on is another one
OUT_OF = {("من", word) for word in ("اصل", "مجموع", "اجمالي", "جمله", "بين", "ضمن")}
COUNTED = {"عددهم", "عددهن"}
HELD = ("detained", "captured", "abducted")
BODILY = {"people", "bodies"}  # "26 عاملا، انتشل منهم 20 جثة"
LATER = {"ثم", "قبل", "لاحقا", "لاحق", "بعد"}
LARGE = 20  # a total that parts in more than one sentence hardly add up to by chance
NEAR = 2  # sentences back over which "من المعتقلين" are those of a figure
LIST_LENGTH = 12  # figures of one list
LIST_GAP = 9  # tokens between two items of one list


def link_subsets(sentences: Sequence[Sentence], figures: Sequence[Figure]) -> list[tuple[int | None, str | None]]:
    """For each figure, the place in the list of the figure that it is a part of, and the rule that says so."""
    links: list[tuple[int | None, str | None]] = [(None, None)] * len(figures)
    for index, figure in enumerate(figures):
        if figure.rules[-1] == "figures.again":
            continue  # the very people that were counted before
        sentence = sentences[figure.sentence]
        for rule in (out_of, let_go, told, from_among, of_list, by_word, of_group, by_group, by_list, completes):
            whole = rule(sentence, figures, index, links)
            if whole is not None and holds(figures[whole], figure):
                links[index] = (whole, f"subsets.{rule.__name__.replace('_', '-')}")
                break
    for index, whole in itemised(figures, links):
        if links[index][0] is None:
            links[index] = (whole, "subsets.itemised")
    return links


def holds(whole: Figure, part: Figure) -> bool:
    """Whether the whole has room for the part."""
    most, least = whole.number.value_max, part.number.value_min
    alike = whole.unit == part.unit or {whole.unit, part.unit} <= BODILY
    return alike and (most is None or least is None or least <= most) and whole is not part


def out_of(sentence: Sentence, figures: Sequence[Figure], index: int, links: list) -> int | None:
    """The whole stands after its part: "الإفراج عن 7 من أصل 20 رهينة"."""
    whole = index + 1
    if whole >= len(figures) or figures[whole].sentence != figures[index].sentence:
        return None
    first, last = figures[index].number.last + 1, figures[whole].number.first
    words = [word.folded for word in sentence.words[first:last]] if last - first <= LIST_GAP else []
    counted = words == ["من"]  # "اثنان من 23 رهينة"
    counted = counted or "من" in words and not COUNTED.isdisjoint(words)  # "أربعة من النساء البالغ عددهن 11"
    return whole if counted or any(pair in OUT_OF for pair in zip(words, words[1:], strict=False)) else None


def let_go(sentence: Sentence, figures: Sequence[Figure], index: int, links: list) -> int | None:
    """Some of those who were taken are let go again: "اعتقال 43 شخصا ثم إطلاق سراح 38"."""
    if not index or figures[index].measure != "released" or figures[index - 1].sentence != figures[index].sentence:
        return None
    before = figures[index - 1]
    words = sentence.words[before.number.last + 1 : figures[index].number.first]
    later = any(not LATER.isdisjoint(word.stems) for word in words)
    return index - 1 if later and before.measure in HELD and links[index - 1][0] is None else None


def from_among(sentence: Sentence, figures: Sequence[Figure], index: int, links: list) -> int | None:
    """The whole was named first: "من بين 127 ألف نازح، يقيم 74 ألفا في البلدة"."""
    for whole in range(index - 1, max(-1, index - LIST_LENGTH), -1):
        figure = figures[whole]
        if figure.sentence != figures[index].sentence:
            return None
        first = min((figure.number.first, *figure.number.hedged))
        led = tuple(word.folded for word in sentence.words[max(0, first - 2) : first])
        taken = whole > 0 and links[whole - 1][0] == whole  # "7 من أصل 20 رهينة": the twenty have their part
        if led in OUT_OF and links[whole][0] is None and not taken:
            return whole if figure.measure == figures[index].measure or figure.measure in HELD else None
    return None


def of_list(sentence: Sentence, figures: Sequence[Figure], index: int, links: list) -> int | None:
    """An item of a list that a whole opens: "569 مهاجرا (20 تونسيا و549 أجنبيا)"."""
    if figures[index].rules[-1] != "figures.itemised":
        return None
    for whole in range(index - 1, max(-1, index - LOOK_BACK), -1):
        if figures[whole].inherits is None:
            return whole
    return None


def told(sentence: Sentence, figures: Sequence[Figure], index: int, links: list) -> int | None:
    """What the sentence before has counted: "وبينهم ثلاثة أطفال.", the lines of a list."""
    figure = figures[index]
    if figure.rules[-1] not in ("figures.told-part", "figures.listed"):
        return None
    earlier = [at for at in range(max(0, index - LOOK_BACK), index) if figures[at].sentence < figure.sentence]
    return next((at for at in reversed(earlier) if figures[at].inherits is None and links[at][0] is None), None)


def by_word(sentence: Sentence, figures: Sequence[Figure], index: int, links: list) -> int | None:
    """A word for "among them" right before the number, or "of them" right after it."""
    figure = figures[index]
    number = figure.number
    counted = number.first if number.counted is None else number.counted
    start = min((number.first, counted, *number.hedged))
    end = max(number.last, figure.noun or 0)
    told = figure.rules[-1] == "figures.subset"  # "بينهم أحد الأعيان و3 نساء": the grammar has read it as a part
    for mark in sentence.near("subsets", start - (9 if told else 4), end + 2):
        # "بينهم أم وأطفالها الثلاثة": somebody without a number may stand in between
        persons = all(token in sentence.at("nouns") for token in range(mark.last + 1, start))
        led = mark.reading.term.section == "after" and mark.last < start
        before = led and (start - 2 <= mark.last or persons or told)
        behind = end < mark.first <= end + 2 and mark.reading.get("behind")
        behind = behind and not _starts(figures, index + 1, figure.sentence, mark.last)  # "672 إصابة، منها 205 خطيرة"
        if before or behind:
            whole = _whole_before(figures, index, links)
            if whole is None and behind and not any(_is_number(sentence, token) for token in range(start)):
                return _whole_earlier(figures, index, links)  # but "على متنها 110 أشخاص قتل 107 منهم"
            return whole
    return None


def _starts(figures: Sequence[Figure], index: int, sentence: int, token: int) -> bool:
    """Whether the next figure starts right after a token."""
    if index >= len(figures) or figures[index].sentence != sentence:
        return False
    number = figures[index].number
    return min((number.first, *number.hedged)) == token + 1


def of_group(sentence: Sentence, figures: Sequence[Figure], index: int, links: list) -> int | None:
    """The group of an earlier figure is named right after the number: "سبعة من المعتقلين"."""
    figure = figures[index]
    after = figure.number.last + 1
    group = sentence.at("nouns").get(after + 1)
    if figure.noun not in (None, after + 1) or group is None or sentence.words[after].folded != "من":
        return None
    named = group.reading.definite and group.reading.form == "plural" and group.reading.get("measure") == figure.measure
    whole = _of_measure(figures, index, figure.measure, links) if named else None
    return whole if whole is not None and figure.sentence - figures[whole].sentence <= NEAR else None


def by_group(sentence: Sentence, figures: Sequence[Figure], index: int, links: list) -> int | None:
    """The group of an earlier figure is named before the number: "من بين القتلى ثلاثة أطفال"."""
    figure = figures[index]
    if figure.rules[-1] == "figures.were-among":
        return _of_measure(figures, index, figure.measure, links)
    if figure.rules[-1] == "figures.among" and figure.inherits is not None:
        return _whole_before(figures, index, links)
    start = min((figure.number.first, *figure.number.hedged))
    shared = _shared_out(sentence, start)
    if shared:
        return _of_measure(figures, index, shared, links)
    for token in range(max(0, start - 4), start - 1):
        if figure.number.counted == token + 1 and sentence.words[figure.number.first].folded.startswith("ال"):
            continue  # "بين القتلى العشرة": the ten are the group themselves
        group = sentence.at("nouns").get(token + 1)
        among = sentence.words[token].folded in ("بين", "وبين", "ضمن") or (
            sentence.words[token].folded == "من" and group is not None and group.last + 1 == start
        )
        if among and group and group.reading.definite and group.reading.get("measure"):
            return _of_measure(figures, index, group.reading.get("measure"), links)
    return None


def _shared_out(sentence: Sentence, start: int) -> str | None:
    """The measure of a group that is told part by part: "أما الجرحى فمنهم 13", "تتوزع الوفيات بين 394"."""
    mark, group = sentence.at("subsets").get(start - 1), sentence.at("nouns").get(start - 2)
    if group is None or not group.reading.definite or start < 2:
        return None
    verb = sentence.at("subsets").get(start - 3)
    among = sentence.words[start - 1].folded in ("بين", "علي", "الي") and verb and verb.reading.term.lemma == "يتوزعون"
    return group.reading.get("measure") if mark or among else None


def completes(sentence: Sentence, figures: Sequence[Figure], index: int, links: list) -> int | None:
    """What is left of a whole of which a part was told: "6 قتلى، اثنان منهم في المواجهة فيما توفي أربعة متأثرين"."""
    if index == 0 or figures[index - 1].sentence != figures[index].sentence or figures[index].number.value is None:
        return None
    whole = links[index - 1][0]
    if whole is None or figures[whole].measure != figures[index].measure:
        return None
    parts = [figures[at].number.value or 0 for at in range(index) if links[at][0] == whole]
    return whole if sum(parts) + figures[index].number.value == figures[whole].number.value else None


def _of_measure(figures: Sequence[Figure], index: int, measure: str, links: list) -> int | None:
    """The nearest earlier figure of a measure that is no part itself."""
    for earlier in range(index - 1, max(-1, index - LOOK_BACK), -1):
        if figures[earlier].measure == measure and links[earlier][0] is None:
            return earlier
    return None


def by_list(sentence: Sentence, figures: Sequence[Figure], index: int, links: list) -> int | None:
    """A number that goes on with a part is a part of the same whole: "بينهم 3 أطفال وامرأتان"."""
    if index == 0 or links[index - 1][0] is None or figures[index - 1].sentence != figures[index].sentence:
        return None
    figure, before = figures[index], figures[index - 1]
    gap = min((figure.number.first, *figure.number.hedged)) - max(before.number.last, before.noun or 0) - 1
    narrower = figure.rules[-1] == "figures.own-noun" and figure.population != "people"  # "و248 شهيدة"
    goes_on = figure.inherits is not None or figure.rules[-1] == "figures.coordinated" or narrower
    goes_on = goes_on or gap <= 1  # "بينهم ثلاثة رضع وطفلان توفوا"
    return links[index - 1][0] if goes_on and gap <= LIST_GAP and figure.measure == before.measure else None


def itemised(figures: Sequence[Figure], links: list) -> list[tuple[int, int]]:
    """(part, whole) of each run of figures in a whole's sentence, or the next, that adds up to it."""
    found = []
    for whole, figure in enumerate(figures):
        total, rest = figure.number.value, []
        if total is None:
            continue
        summed, reached = 0, figure.sentence
        for index in range(whole + 1, min(len(figures), whole + LIST_LENGTH)):
            part = figures[index]
            near = part.sentence - reached <= 1 and (part.sentence - figure.sentence <= 1 or total >= LARGE)
            reached = part.sentence
            if not near or part.unit != figure.unit or part.number.value is None:
                break
            if part.measure != figure.measure:
                continue
            if links[index][0] is not None:
                continue
            rest.append(index)
            summed += part.number.value
            if summed >= total:
                break
        if summed == total and len(rest) > 1 and _one_list(figures, links, whole, rest):
            found += [(index, whole) for index in rest]
    return found


def _is_number(sentence: Sentence, token: int) -> bool:
    return sentence.words[token].kind == "digits" or token in sentence.at("numbers")


def _whole_earlier(figures: Sequence[Figure], index: int, links: list) -> int | None:
    """The whole in the sentence before, the only one or the only one of the same measure: "أوقفوا 9. وسجن 6 منهم"."""
    part, found = figures[index], []
    for earlier in range(index - 1, -1, -1):
        if part.sentence - figures[earlier].sentence > 1:
            break
        if links[earlier][0] is None and figures[earlier].sentence < part.sentence:
            found.append(earlier)
    alike = [earlier for earlier in found if figures[earlier].measure == part.measure]
    found = alike if len(found) > 1 else found
    exact = len(found) == 1 and part.number.value is not None and figures[found[0]].number.value is not None
    return found[0] if exact else None


def _one_list(figures: Sequence[Figure], links: list, whole: int, parts: list[int]) -> bool:
    """Whether parts stand in their whole's sentence, or behind it with no other of their kind after them."""
    if figures[parts[-1]].sentence == figures[whole].sentence:
        return True
    next_one = parts[-1] + 1
    if next_one == len(figures) or links[next_one][0] is not None:
        return True
    after = figures[next_one]
    return after.sentence != figures[parts[-1]].sentence or after.measure != figures[whole].measure


def _whole_before(figures: Sequence[Figure], index: int, links: list) -> int | None:
    """The nearest figure before this one that is no part itself, in its sentence; for a list of parts, their whole."""
    for earlier in range(index - 1, -1, -1):
        if figures[earlier].sentence != figures[index].sentence:
            return None
        whole = links[earlier][0]
        return earlier if whole is None or figures[whole].sentence != figures[index].sentence else whole
    return None
