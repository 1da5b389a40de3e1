"""Wholes that are named again by their group: "بين القتلى ثلاثة أطفال", "سبعة من المعتقلين", "أما الجرحى فمنهم 13"."""

from extract.grammar.wholes.linking import LOOK_BACK, Linking, start_of
from extract.lexicon import Mark
from extract.records import Sentence

NEAR = 2  # sentences back over which "من المعتقلين" are those of a figure
TOTAL = {"اجمالي", "مجموع", "بين", "ضمن", "اصل", "جمله"}
ARE = {"هم", "هن"}
AMONG = ("بين", "وبين", "ضمن")


def of_group(linking: Linking, index: int) -> int | None:
    """The group of an earlier figure is named after the number: "سبعة من المعتقلين", "40 معتقلا من إجمالي الأسرى"."""
    figure, sentence = linking.figures[index], linking.sentence(index)
    words, after = sentence.words, figure.number.last + 1
    if figure.noun is not None and figure.noun >= after:
        total = figure.noun + 2 < len(words) and words[figure.noun + 2].folded in TOTAL
        after = figure.noun + 1 if total else after
    if after + 1 >= len(words) or words[after].folded != "من":
        return None
    at = after + 1 + (words[after + 1].folded in TOTAL)
    group = sentence.at("nouns").get(at)
    if group is None or at == after + 1 and figure.noun not in (None, at):
        return None
    named = group.reading.definite and group.reading.form == "plural" and group.reading.get("measure") == figure.measure
    whole = linking.of_measure(index, figure.measure) if named else None
    if whole is None or figure.sentence - linking.figures[whole].sentence > NEAR:
        return None
    same = figure.number.value == linking.figures[whole].number.value  # "البحث عن 10 من المفقودين", who are ten
    return None if same else whole


def by_group(linking: Linking, index: int) -> int | None:
    """The group of an earlier figure is named before the number: "من بين القتلى ثلاثة أطفال"."""
    figure, sentence = linking.figures[index], linking.sentence(index)
    if figure.rules[-1] == "figures.were-among":
        return linking.of_measure(index, figure.measure)
    if figure.rules[-1] == "figures.among" and figure.inherits is not None:
        return linking.before(index)
    start = start_of(figure)
    if measure := _shared_out(sentence, start):
        return linking.of_measure(index, measure)
    if figure.rules[-1] == "figures.among" and sentence.words[start - 1].folded in ARE:
        return _who_they_are(linking, index)
    for token in range(max(0, start - 4), start - 1):
        if figure.number.counted == token + 1 and sentence.words[figure.number.first].folded.startswith("ال"):
            continue  # "بين القتلى العشرة": the ten are the group themselves
        group = sentence.at("nouns").get(token + 1)
        among = sentence.words[token].folded in AMONG or (
            sentence.words[token].folded == "من" and group is not None and group.last + 1 == start
        )
        if among and group and group.reading.definite and group.reading.get("measure"):
            measure = group.reading.get("measure")
            return _of_kind(linking, index, group, measure) or linking.of_measure(index, measure)
    return None


def _of_kind(linking: Linking, index: int, group: Mark, measure: str) -> int | None:
    """The group's figure is of those whom an adjective names, be they a part: "بين القتلى المدنيين 207 أطفال"."""
    kind = linking.sentence(index).at("nouns").get(group.last + 1)
    population = kind.reading.get("population") if kind and kind.reading.definite else None
    if population in (None, "people", "same"):
        return None
    earlier = range(index - 1, max(-1, index - LOOK_BACK), -1)
    figures = linking.figures
    alike = (at for at in earlier if (figures[at].measure, figures[at].population) == (measure, population))
    return next((at for at in alike if linking.holds(at, index)), None)


def _who_they_are(linking: Linking, index: int) -> int | None:
    """Those who are told one kind after another, of more that were counted before: "والقتلى هم 3 رجال وامرأتان"."""
    whole, value = linking.of_measure(index, linking.figures[index].measure), linking.figures[index].number.value
    if whole is None or value is None or linking.figures[whole].number.value in (None, value):
        return None
    return whole if linking.figures[index].sentence - linking.figures[whole].sentence <= NEAR else None


def _shared_out(sentence: Sentence, start: int) -> str | None:
    """The measure of a group that is told part by part: "أما الجرحى فمنهم 13", "تتوزع الوفيات بين 394"."""
    mark, group = sentence.at("subsets").get(start - 1), sentence.at("nouns").get(start - 2)
    if group is None or not group.reading.definite or start < 2:
        return None
    verb = sentence.at("subsets").get(start - 3)
    among = sentence.words[start - 1].folded in ("بين", "علي", "الي") and verb and verb.reading.term.lemma == "يتوزعون"
    return group.reading.get("measure") if mark or among else None
