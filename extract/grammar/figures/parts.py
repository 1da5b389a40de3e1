"""Parts of those named before them: "12 قتيلا بينهم 5", "خمسة منهم", "ثمانية منهم أطلق سراحهم"."""

from dataclasses import replace

from extract.grammar.figures.agreeing import follows_subject
from extract.grammar.figures.clauses import Clause
from extract.grammar.figures.complements import MOST
from extract.grammar.figures.events import CAUSED, REACH
from extract.grammar.figures.following import HELD, event_after
from extract.grammar.figures.groups import Group, of_them
from extract.grammar.figures.making import MIXED, from_event, inherit, make
from extract.grammar.figures.meaning import measure_of
from extract.grammar.figures.out_of import LET_GO, NEAR
from extract.lexicon import Mark
from extract.records import Figure, Number

LET_GO_REACH = 5  # tokens from "سلمت" over its subject to the captives
SINGLE = 14  # tokens from "among them" over one person to the next: "بينهم ناشط في مرصد محلي، و20 طفلا"
STAY = ("refugees", "returned")  # what those are still who live in camps
SURVIVED, SAFE = frozenset("نجا نجت نجوا ناجون ناجين سالمين سالمون".split()), 4  # and tokens behind a number
FATAL = ("killed", "bodies", "funerals")
BUT = ("ل", "سوي", "الا", "غير")  # between a verb and the part that it is told of
LATER = ("بعد", "ثم")
THAT = ("ان", "بان", "انه", "بانه")
WERE = ("كن", "كانوا", "كان", "كانت", "كانا", "هم", "هما", "هن")


def part_befallen(clause: Clause, number: Number, group: Group) -> Figure | None:
    """A part of those named before, to whom something of its own was done: "ثمانية منهم أطلق سراحهم"."""
    if group.noun is not None or group.population or group.last == number.last:
        return None
    states = (clause.nouns.get(at) for at in (group.last + 1, group.last + 2))
    state = next((noun for noun in states if noun and noun.reading.get("measure") and not noun.reading.definite), None)
    told = group.last + 1 in clause.events  # "اثنان منهم توفيا متأثرين بجروحهما"
    counted = clause.figures or any(token < number.first for token in clause.number_at)  # "8 أطراف، 4 منهم موقوفون"
    counted = counted or next(clause.before(1), None) is not None  # "أبعدت مهاجرين. وعثر على خمسة منهم موتى"
    many = state is not None and state.reading.form == ("dual" if number.value == 2 else "plural")
    many = many or state is not None and state.reading.form == "plural"
    if state and many and counted and not told and not state.reading.conjunction:
        return make(clause, number, group, state.reading.get("measure"), "figures.part-befallen")
    event = event_after(clause, number, group, 4)
    if event and any(clause.words[token].folded in LATER for token in range(group.last + 1, event.first)):
        return None  # "اعتقلت 27 منهم ثم أطلقت سراحهم"
    if event and event.reading.term.section == "in_camps" and clause.figures and clause.figures[-1].measure in STAY:
        return None  # "مليونا لاجئ، 200 ألف منهم في المخيمات"
    helped = event and event.reading.term.section == "affected_befalls"
    if helped and clause.figures and clause.figures[-1].measure == "injured":
        return inherit(clause, number, group, "figures.part-befallen")  # "333 مصابا، 152 منهم بحاجة إلى علاج"
    whole = clause.of_whom(number, group).population if clause.figures else _named_before(clause, number)
    whole = "women" if whole == "people" and clause.words[group.last].folded == "منهن" else whole
    return from_event(clause, number, group._replace(population=whole), event, "figures.part-befallen")


def _named_before(clause: Clause, number: Number) -> str | None:
    """The population of those named before a part; where somebody says "that" before it, of the sentence before."""
    for at in range(number.first - 1, max(-1, number.first - REACH), -1):
        if clause.words[at].folded in THAT and (told := clause.last()):
            return told.population  # "قال ضابط إن أربعة منهم أفرج عنهم"
        if at in clause.nouns:
            return clause.nouns[at].reading.get("population")
    return None


def subset(clause: Clause, number: Number, group: Group) -> Figure | None:
    """A part of what was named before it has its measure: "12 قتيلا بينهم 5", "خمسة منهم", "قتلى بينهم طفلان"."""
    marks, start = clause.sentence.at("subsets"), number.lead
    behind = (of_them(clause.sentence, at) for at in (number.last + 1, group.last, group.last + 1))
    if clause.figures and any(behind):
        gap = range(max(clause.ends[-1] + 1, number.lead - REACH), number.lead)
        things = any(token in clause.number_at and clause.counts_thing(token) for token in gap)
        if things or _did_otherwise(clause, start):
            return None  # "95 حادثة، 73 منها"
        return inherit(clause, number, group, "figures.subset")
    if clause.figures and group.mark and of_all(clause, number):
        return inherit(clause, number, group, "figures.subset")
    reached = clause.ends[-1] if clause.figures else -1
    for token in range(start - 1, max(reached, start - SINGLE), -1):
        if token in clause.events or token in clause.event_ends or clause.breaks(token):
            return None  # "نجا منهم 20"
        if token in marks:
            if start - token > 3 and not clause.joined(number):
                return None
            if clause.figures and _counts_others(clause, range(max(reached + 1, token - REACH), token)):
                return None
            return (
                own_harm(clause, number, group)
                or own_event(clause, number, group)
                or part_of_unnumbered(clause, number, group, token, reached)
                or (inherit(clause, number, group, "figures.subset") if clause.figures else None)
            )
    return None


def _did_otherwise(clause: Clause, start: int) -> bool:
    """Whether a word of no harm right before a part is told of it: "نجا ثلاثة منهم", "لم ينج سوى ثلاثة منهم"."""
    event = clause.event_ends.get(start - 1 - (clause.words[start - 1].folded in BUT))
    return event is not None and event.reading.term.section == "other"


def of_all(clause: Clause, number: Number) -> bool:
    """Whether a number follows those "of" whom it is: "من بين 231 متوفى في الفيضانات ثلاثة مغاربة"."""
    whole = clause.figures[-1]
    before = [word.folded.removeprefix("و") for word in clause.words[max(0, whole.number.lead - 2) : whole.number.lead]]
    gap = range(clause.ends[-1] + 1, number.lead)
    apart = any(clause.words[at].kind == "sign" or at in clause.events or at in clause.things for at in gap)
    return before == ["من", "بين"] and len(gap) <= NEAR and not apart


def own_harm(clause: Clause, number: Number, group: Group) -> Figure | None:
    """Those of another harm than the whole's, by their noun: "13 قتيلا بينهم نساء وأطفال وعشرات المصابين"."""
    own = group.of_noun("measure")
    if own not in MIXED or not clause.figures or clause.figures[-1].measure not in MIXED - {own}:
        return None
    return make(clause, number, group, own, "figures.subset")


def _counts_others(clause: Clause, tokens: range) -> bool:
    """Whether the nearest whole is of people to whom nothing came: "توفي 4، أما القارب فيحمل 69، بينهم مصريان"."""
    numbers = [clause.number_at[token] for token in tokens if token in clause.number_at]
    return bool(numbers) and (clause.aboard(numbers[-1]) or _got_away(clause, numbers[-1]))


def _got_away(clause: Clause, number: Number) -> bool:
    """Whether a number is of those to whom nothing came: "قتل 38 ونجا 29، بينهم طفلان"."""
    near = clause.words[max(0, number.lead - 2) : number.last + SAFE]
    return any(not word.stems.isdisjoint(SURVIVED) for word in near)


def own_event(clause: Clause, number: Number, group: Group) -> Figure | None:
    """A part to whom something else was done than to its living whole: "خطف 6400، بينهم 3200 تم إنقاذهم"."""
    if not clause.figures:
        return None
    event = event_after(clause, number, group, 3)
    unknown = event is not None and event.reading.term.section == "missing_state"  # "منهم عشرة آلاف لم يعرف مصيرهم"
    if not unknown and clause.figures[-1].measure in (*FATAL, "casualties"):
        return None
    if event is None or event.reading.get("role") == "state" and not unknown:
        return None
    if group.population is None:
        group = group._replace(population=clause.figures[-1].population, unit=clause.figures[-1].unit)
    return from_event(clause, number, group, event, "figures.part-befallen")


def parted(clause: Clause, number: Number, group: Group) -> Figure | None:
    """A part to whom something of its own was done, said before: "نزحت 90 عائلة، عادت منها 20"."""
    mark = number.lead - 1
    told = clause.sentence.at("subsets").get(mark)
    event = clause.event_ends.get(mark - 1)
    if told is None or not told.reading.get("behind") or event is None or not clause.figures:
        return None
    if event.first <= clause.ends[-1] or clause.taken(event.first):
        return None
    if group.population is None:
        whole = clause.of_whom(number, group)
        group = group._replace(population=whole.population, unit=whole.unit)
    figure = from_event(clause, number, group, event, "figures.parted")
    if figure and figure.measure == "returned" and clause.figures[-1].measure in HELD:
        return replace(figure, measure="released")  # "خطفوا 37 امرأة، أعيد منهن تسع"
    return figure


def part_of_unnumbered(clause: Clause, number: Number, group: Group, mark: int, reached: int) -> Figure | None:
    """A part of people who are not counted themselves: "سقوط قتلى بينهم طفلان", "مقتل مدنيين بينهم 3 نساء"."""
    for token in range(mark - 1, max(reached, mark - REACH), -1):
        noun, event = clause.nouns.get(token), clause.event_ends.get(token)
        if token in clause.number_at:
            return None  # "غرق قارب يقل 49 مهاجرا بينهم امرأتان"
        if event and event.first and clause.words[event.first - 1].folded in CAUSED:
            continue  # "6 ضحايا بسبب التعذيب، منهم 4 نساء"
        if clause.words[token - 2].folded in MOST or clause.words[token - 1].folded in MOST:
            continue  # "مقتل 25 معظمهم من النازحين، بينهم 14 طفلا"
        if noun and noun.reading.preposition == "ل" and clause.figures:
            continue  # "قتل 16 شخصا في خيام للنازحين، بينهم 12"
        if clause.figures and clause.words[token - 1].folded in ("اما", "او", *WERE):
            continue  # "أعدم 26 جنديا كانوا إما أسرى أو جرحى، بينهم 3"
        if noun and noun.reading.form == "plural" and noun.reading.get("measure"):
            measure = let_go(clause, noun) or noun.reading.get("measure")
            return make(clause, number, group, measure, "figures.subset")
        itemises = clause.words[mark].folded == "بواقع"  # "التوزيع الجغرافي للاعتقالات بواقع 118 من القدس"
        if event and event.reading.get("measure") and (itemises or not follows_subject(clause, event)):
            return from_event(clause, number, group, event, "figures.subset")
        if clause.breaks(token):
            return None
    return None


def let_go(clause: Clause, captives: Mark) -> str | None:
    """What has come to captives who are not counted, by the event before them: "سلمت الحركة رهائن، بينهم أربعة"."""
    if not captives.reading.get("soft"):
        return None
    group = Group(captives.first, captives.last, captives.reading.get("population"), mark=captives)
    for token in range(captives.first - 1, max(-1, captives.first - LET_GO_REACH), -1):
        event = clause.event_ends.get(token)
        if event and event.reading.get("role") != "state":
            measure = measure_of(clause, event, group)
            return measure if measure in LET_GO else None
        if clause.breaks(token) or token in clause.number_at:
            return None
    return None
