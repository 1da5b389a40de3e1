"""Wholes that a word points at: "بينهم 111 مدنيا", "خمسة منهم", "7 من أصل 20", "اعتقال 43 ثم إطلاق سراح 38"."""

from extract.grammar.wholes.linking import Linking, start_of
from extract.records import Sentence

OUT_OF = {("من", word) for word in ("اصل", "مجموع", "اجمالي", "جمله", "بين", "ضمن")}
COUNTED = {"عددهم", "عددهن"}
HELD = ("detained", "captured", "abducted")
ARE = ("هم", "وهم")  # "والقتلى هم 30 رجلا"
LATER = {"ثم", "قبل", "لاحقا", "لاحق", "بعد"}
LIST_LENGTH = 12  # figures between a whole and a part behind it
GAP = 9  # tokens between a part and its whole
FAMILY = 6  # tokens from such a word over a family to the number of its members
LED = 14  # tokens from a word for "among them" to its number, over others who are named: "بينهم أحد الأعيان و3 نساء"


def out_of(linking: Linking, index: int) -> int | None:
    """The whole stands after its part: "الإفراج عن 7 من أصل 20 رهينة"."""
    whole, figures = index + 1, linking.figures
    if whole >= len(figures) or not linking.together(whole, index):
        return None
    first, last = figures[index].number.last + 1, figures[whole].number.first
    words = [word.folded for word in linking.sentence(index).words[first:last]] if last - first <= GAP else []
    counted = words == ["من"]  # "اثنان من 23 رهينة"
    counted = counted or "من" in words and not COUNTED.isdisjoint(words)  # "أربعة من النساء البالغ عددهن 11"
    return whole if counted or any(pair in OUT_OF for pair in zip(words, words[1:], strict=False)) else None


def let_go(linking: Linking, index: int) -> int | None:
    """Some of those who were taken are let go again: "اعتقال 43 شخصا ثم إطلاق سراح 38"."""
    figure = linking.figures[index]
    if not index or figure.measure != "released" or not linking.together(index - 1, index):
        return None
    before = linking.figures[index - 1]
    words = linking.sentence(index).words[before.number.last + 1 : figure.number.first]
    later = any(not LATER.isdisjoint(word.stems) for word in words)
    return index - 1 if later and before.measure in HELD and linking.whole[index - 1] is None else None


def from_among(linking: Linking, index: int) -> int | None:
    """The whole was named first: "من بين 127 ألف نازح، يقيم 74 ألفا في البلدة"."""
    if "من" not in linking.sentence(index).forms:
        return None
    for whole in range(index - 1, max(-1, index - LIST_LENGTH), -1):
        if not linking.together(whole, index):
            return None
        taken = whole > 0 and linking.whole[whole - 1] == whole  # "7 من أصل 20 رهينة": the twenty have their part
        if linking.led(whole) in OUT_OF and linking.whole[whole] is None and not taken:
            measure = linking.figures[whole].measure
            return whole if measure == linking.figures[index].measure or measure in HELD else None
    return None


def by_word(linking: Linking, index: int) -> int | None:
    """A word for "among them" right before the number, or "of them" right after it."""
    figure, sentence = linking.figures[index], linking.sentence(index)
    number = figure.number
    start = min(start_of(figure), number.first if number.counted is None else number.counted)
    if figure.rules[-1] == "figures.construct" and figure.cue is not None:
        start = min(start, figure.cue)  # "16 جثة بينها جثث 7 أطفال"
    end = max(number.last, figure.noun or 0)
    told = figure.rules[-1] == "figures.subset"  # the grammar has read it as a part
    family = figure.rules[-1] == "figures.of-family"  # "بينهم عائلة كاملة مؤلفة من سبعة أشخاص"
    for mark in reversed(sentence.near("subsets", start - (LED if told else FAMILY if family else 4), end + 2)):
        # "بينهم أم وأطفالها الثلاثة": somebody without a number may stand in between
        persons = all(token in sentence.at("nouns") for token in range(mark.last + 1, start))
        led = mark.reading.term.section == "after" and mark.last < start
        named = family and mark.last + 1 in sentence.at("nouns")
        before = led and (start - 2 <= mark.last or persons or told or named)
        behind = end < mark.first <= end + 2 and mark.reading.get("behind")
        behind = behind and not _starts(linking, index + 1, figure.sentence, mark.last)  # "672 إصابة، منها 205 خطيرة"
        if before or behind:
            of_women = sentence.words[mark.last].folded.endswith("هن")
            whole = _women_before(linking, index) if of_women else None
            whole = _right_before(linking, index, mark.first) if before and whole is None else whole
            whole = linking.before(index) if whole is None else whole
            if whole is not None and _of_others(linking, index, whole):
                return linking.of_measure(index, figure.measure)
            opens = (
                before and mark.first <= 1 and mark.reading.term.lemma not in ARE
            )  # "ومن بين هؤلاء 12 شخصا لا يزال مصيرهم مجهولا"
            if whole is None and behind and _named_here(sentence, start):
                return None
            if whole is None and (behind or opens) and not any(_is_number(sentence, token) for token in range(start)):
                return _whole_earlier(linking, index)  # but "على متنها 110 أشخاص قتل 107 منهم"
            return whole if whole is None or linking.holds(whole, index) else linking.whole[whole]
    return None


def _named_here(sentence: Sentence, start: int) -> bool:
    """Whether "of them" points at people of its own sentence, not counted: "قفز نزلاء من النوافذ، وتوفي اثنان منهم"."""
    before = (mark for at, mark in sentence.at("nouns").items() if at < start)
    return any(
        one.reading.form == "plural" and not (one.reading.get("measure") or one.reading.definite) for one in before
    )


def _of_others(linking: Linking, index: int, whole: int) -> bool:
    """Whether a part is of people named without a number: "لا يزال 80 جريحا هناك، وعرف جميع القتلى، ومن ضمنهم 21"."""
    part, before = linking.figures[index], linking.figures[whole]
    named = part.rules[-1] == "figures.subset" and part.inherits is None and part.cue is None
    return named and {part.measure, before.measure} == {"killed", "injured"}


def _women_before(linking: Linking, index: int) -> int | None:
    """The women right before, be they a part themselves: "20 قتيلا بينهم 8 نساء، منهن 3 حوامل"."""
    before = index - 1
    if before < 0 or not linking.together(before, index) or linking.figures[before].population != "women":
        return None
    return before if linking.holds(before, index) else None


def _right_before(linking: Linking, index: int, token: int) -> int | None:
    """The part that a word for "among them" stands right behind: "583 قتيلا، هم 13 مسلحا و570 مدنيا بينهم 152 طفلا"."""
    before = index - 1
    if before < 0 or not linking.together(before, index) or linking.whole[before] is None:
        return None
    figure = linking.figures[before]
    behind = max(figure.number.last, figure.noun or 0) + 1 == token
    return before if behind and linking.holds(before, index) else None


def _starts(linking: Linking, index: int, sentence: int, token: int) -> bool:
    """Whether the next figure starts right after a token."""
    if index >= len(linking.figures) or linking.figures[index].sentence != sentence:
        return False
    return start_of(linking.figures[index]) == token + 1


def _is_number(sentence: Sentence, token: int) -> bool:
    return sentence.words[token].kind == "digits" or token in sentence.at("numbers")


def _whole_earlier(linking: Linking, index: int) -> int | None:
    """The whole in the sentence before, the only one or the only one of the same measure: "أوقفوا 9. وسجن 6 منهم"."""
    figures, part, found = linking.figures, linking.figures[index], []
    for earlier in range(index - 1, -1, -1):
        if part.sentence - figures[earlier].sentence > 1:
            break
        if linking.whole[earlier] is None and figures[earlier].sentence < part.sentence:
            found.append(earlier)
    alike = [earlier for earlier in found if figures[earlier].measure == part.measure]
    found = alike if len(found) > 1 else found
    exact = len(found) == 1 and part.number.value is not None and figures[found[0]].number.value is not None
    return found[0] if exact else None
