"""Parts of a count: "12 قتيلا بينهم 5", "خمسة منهم", "بين القتلى ثلاثة", "9 قتلى: 4 في حلب و5 في إدلب"."""

from dataclasses import replace

from extract.grammar.figures.clauses import Clause
from extract.grammar.figures.complements import MOST
from extract.grammar.figures.counted import OPENERS, counted_noun, harm_of
from extract.grammar.figures.events import CAUSED, REACH
from extract.grammar.figures.following import PEOPLE_PRONOUNS, event_after, follows_subject
from extract.grammar.figures.groups import Group, is_case, of_them
from extract.grammar.figures.making import from_event, inherit, make
from extract.grammar.figures.meaning import measure_of
from extract.lexicon import Mark
from extract.records import Figure, Number, Rejection

LET_GO = {"released": "detained", "returned": "displaced"}  # what those were of whom some are let go, or came back
LET_GO_REACH = 5  # tokens from "سلمت" over its subject to the captives
PEOPLED = [["السكان", "البالغ", "عددهم"], ["سكانها", "البالغ", "عددهم"], ["سكانه", "البالغ", "عددهم"]]
OUT_OF = ("اصل", "مجموع")
ONE = ("واحد", "واحدا", "واحده")
WERE_REACH = 9  # "400 أجنبي أغلبهم من السودانيين والمصريين من بين ضحايا الفيضانات"
HEADING = 5  # words of a heading: "ضحايا العنف الانتقامي في سوريا:"
SINGLE = 14  # tokens from "among them" over one person to the next: "بينهم ناشط في مرصد محلي، و20 طفلا"
NEAR = 8  # tokens from a part to its whole: "ستين من أصل 88", "26 مهاجرا من جنسيات أفريقية، من أصل 75"
AT_LARGE = 4  # tokens between a number and the words that nobody holds its people
FLIGHT = ("فر", "هرب", "فرار", "هروب")
FEW = 10  # so many get away from a fight; those who flee it are more
STAY = ("refugees", "returned")  # what those are still who live in camps
FATAL = ("killed", "bodies", "funerals")
HELD = ("detained", "captured", "abducted")
SPREAD = ("تتوزع", "توزعت", "وتتوزع", "وتوزعت", "تراوح", "تراوحت")  # "تتوزع الوفيات بين 394 بالحوز و271 بتارودانت"
FLED = 9  # "عشرات منهم، بينهم فتاة في السابعة، من الفرار"
LATER = ("بعد", "ثم")
WERE = ("كن", "كانوا", "كان", "كانت", "كانا", "هم", "هما", "هن")


def escaped(clause: Clause, number: Number, group: Group) -> Figure | Rejection | None:
    """Captives who fled, and the convicted whom nobody holds, are no figure: "تمكن 50 منهم من الفرار"."""
    for event in clause.sentence.near("events", number.first - AT_LARGE, group.last + AT_LARGE):
        gap = range(event.last + 1, number.first) if event.first < number.first else range(group.last + 1, event.first)
        apart = any(clause.breaks(token) or token in clause.number_at for token in gap)
        if event.reading.term.section == "at_large" and not apart:
            return Rejection(number, "events.at_large", "nobody holds them")
    events = clause.sentence.near("events", number.first - REACH, group.last + REACH)
    if not any(event.reading.term.lemma in FLIGHT for event in events):
        return None
    told = clause.last()
    others = group.population == "same" or group.mark is None and group.last == number.last
    others = others or 0 < (number.value or 0) <= FEW and group.population in ("people", "combatants")
    if others and told and told.measure in (*FATAL, "injured", "detained") and _gets_away(clause, number, group):
        return Rejection(number, "figures.escaped", "got away")  # "قتل ثلاثة مسلحين. وتمكن اثنان آخران من الفرار"
    held = group.mark.reading.term.section in ("detained", "abducted") if group.mark else False
    if group.population == "same":  # "اعتقل رجل، فيما تمكن آخران من الفرار"
        held = any(event.reading.get("measure") in HELD for event in clause.events.values())
    if group.mark is None and group.last > number.last:  # "خمسون منهم"
        before = clause.last()
        held = bool(before) and before.measure in HELD
    event = held and (event_after(clause, number, group, FLED) or clause.event_before(number, direct=True))
    if event and event.reading.term.lemma in FLIGHT:
        again = next((one for one in events if one.first > event.first and _takes_back(one)), None)
        if again:
            return make(clause, number, group, "detained", "figures.recaptured", again)
        return Rejection(number, "figures.escaped", "escaped from those who held them")
    return None


def _gets_away(clause: Clause, number: Number, group: Group) -> bool:
    """Whether people have got away: "تمكن خمسة من الفرار", "فر اثنان آخران"."""
    event = event_after(clause, number, group, FLED) or clause.event_before(number, direct=True)
    return event is not None and event.reading.term.lemma in FLIGHT


def _takes_back(event: Mark) -> bool:
    """Whether an event holds those who fled again: "هرب الأسرى الستة وأعيد اعتقالهم"."""
    return event.reading.get("measure") == "detained" and event.reading.pronoun in PEOPLE_PRONOUNS


def out_of(clause: Clause, number: Number, group: Group) -> Figure | Rejection | None:
    """The whole behind its part: "الإفراج عن 60 من أصل 88"; of others nothing is said but that some were harmed."""
    start, counted = number.lead, number.counted
    if counted is not None and counted < number.first and counted > 1:
        if clause.words[counted - 1].folded == "من" and counted - 2 in clause.number_at:
            if own := group.of_noun("measure"):
                return make(clause, number, group, own, "figures.out-of")  # "خمسة من الرهائن السبعة أفرج عنهم"
            return Rejection(number, "figures.out-of", "the whole of which some are counted")  # "102 من الركاب الـ105"
    if [word.folded for word in clause.words[max(0, start - 3) : start]] in PEOPLED:
        return Rejection(number, "figures.out-of", "the people of a place")  # "ثلث السكان البالغ عددهم 29 مليونا"
    led = range(max(0, start - 1), start)
    if not any(clause.words[at].folded in OUT_OF and clause.words[at - 1].folded == "من" for at in led):
        return None
    part = clause.figures[-1] if clause.figures else None
    if part is None and clause.words[start - 3].folded in ONE:
        return Rejection(number, "figures.out-of", "a ratio")  # "واحد من أصل خمسة أشخاص"
    if group.of_noun("measure") or part is None or start - clause.ends[-1] > NEAR:
        return None
    fate = event_after(clause, number, group, NEAR)
    if fate and fate.reading.get("measure") in HELD:
        return from_event(clause, number, group, fate, "figures.out-of")  # "أطلقوا 27 تلميذا من أصل 42 خطفوا"
    whole, noun = LET_GO.get(part.measure), clause.nouns.get(part.noun)
    if whole == "detained" and noun and noun.reading.get("measure") == "abducted":
        whole = "abducted"  # "تسليم سبعة رهائن من أصل عشرين"
    if whole is None:
        return Rejection(number, "figures.out-of", "the whole of which some are counted") if group.mark else None
    if group.population is None:
        group = group._replace(population=part.population, unit=part.unit)
    return make(clause, number, group, whole, "figures.out-of")


def part_befallen(clause: Clause, number: Number, group: Group) -> Figure | None:
    """A part of those named before, to whom something of its own was done: "ثمانية منهم أطلق سراحهم"."""
    if group.noun is not None or group.population or group.last == number.last:
        return None
    states = (clause.nouns.get(at) for at in (group.last + 1, group.last + 2))
    state = next((noun for noun in states if noun and noun.reading.get("measure") and not noun.reading.definite), None)
    told = group.last + 1 in clause.events  # "اثنان منهم توفيا متأثرين بجروحهما"
    counted = clause.figures or any(token < number.first for token in clause.number_at)  # "8 أطراف، 4 منهم موقوفون"
    if state and counted and not told and not state.reading.conjunction and state.reading.form == "plural":
        return make(clause, number, group, state.reading.get("measure"), "figures.part-befallen")
    event = event_after(clause, number, group, 4)
    if event and any(clause.words[token].folded in LATER for token in range(group.last + 1, event.first)):
        return None  # "اعتقلت 27 منهم ثم أطلقت سراحهم"
    if event and event.reading.term.section == "in_camps" and clause.figures and clause.figures[-1].measure in STAY:
        return None  # "مليونا لاجئ، 200 ألف منهم في المخيمات"
    whole = clause.figures[-1].population if clause.figures else None
    before = range(number.first - 1, max(-1, number.first - REACH), -1)
    whole = whole or next((clause.nouns[at].reading.get("population") for at in before if at in clause.nouns), None)
    whole = "women" if whole == "people" and clause.words[group.last].folded == "منهن" else whole
    return from_event(clause, number, group._replace(population=whole), event, "figures.part-befallen")


def subset(clause: Clause, number: Number, group: Group) -> Figure | None:
    """A part of what was named before it has its measure: "12 قتيلا بينهم 5", "خمسة منهم", "قتلى بينهم طفلان"."""
    marks, start = clause.sentence.at("subsets"), number.lead
    behind = (of_them(clause.sentence, at) for at in (number.last + 1, group.last, group.last + 1))
    if clause.figures and any(behind):
        gap = range(clause.ends[-1] + 1, number.lead)
        things = any(token in clause.number_at and clause.counts_thing(token) for token in gap)
        return None if things else inherit(clause, number, group, "figures.subset")  # "95 حادثة، 73 منها"
    reached = clause.ends[-1] if clause.figures else -1
    for token in range(start - 1, max(reached, start - SINGLE), -1):
        if token in clause.events or token in clause.event_ends or clause.breaks(token):
            return None  # "نجا منهم 20"
        if token in marks:
            if start - token > 3 and not clause.joined(number):
                return None
            if clause.figures and _counts_others(clause, range(reached + 1, token)):
                return None
            return (
                own_event(clause, number, group)
                or part_of_unnumbered(clause, number, group, token, reached)
                or (inherit(clause, number, group, "figures.subset") if clause.figures else None)
            )
    return None


def _counts_others(clause: Clause, tokens: range) -> bool:
    """Whether the nearest whole is of people to whom nothing came: "توفي 4، أما القارب فيحمل 69، بينهم مصريان"."""
    numbers = [clause.number_at[token] for token in tokens if token in clause.number_at]
    return bool(numbers) and clause.aboard(numbers[-1])


def own_event(clause: Clause, number: Number, group: Group) -> Figure | None:
    """A part to whom something else was done than to its living whole: "خطف 6400، بينهم 3200 تم إنقاذهم"."""
    if not clause.figures or clause.figures[-1].measure in (*FATAL, "casualties"):
        return None
    event = event_after(clause, number, group, 3)
    if event is None or event.reading.get("role") == "state":
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
        whole = clause.figures[-1]
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


def among(clause: Clause, number: Number, group: Group) -> Figure | None:
    """The group that the number is, or is a part of, is named before it: "بين القتلى ثلاثة", "كان القتلى ثلاثة"."""
    start = number.lead
    if any(word.folded in ("بين", "ضمن") for word in clause.words[group.last + 1 : group.last + 2]):
        if behind := were_among(clause, number, group):
            return behind  # "هناك طفلان بين الشهداء و11 بين الجرحى"
    label = labelled(clause, start) if start > 1 else None
    if label:
        return make(clause, number, group, harm_of(label), "figures.among")
    at = start - 2 if clause.words[start - 1].folded in WERE else start - 1
    named = counted_noun(clause, at) or counted_noun(clause, at - 1)  # "المفرج عنهم هم 4"
    named = named if named and named.last == at and named.first not in clause.counted else None
    before = clause.words[named.first - 1].folded if named and named.first else ""
    subject = named and (not before or before in (*OPENERS, "من", "ومن") or named.last == start - 2)
    own = number.counted is None or number.counted == number.first and named and named.last == start - 2
    if subject and named.reading.definite and not named.reading.preposition and own:
        return make(clause, number, group, harm_of(named), "figures.among")
    saved = clause.nouns.get(start - 1)
    if saved and saved.reading.term.section == "survivors" and clause.words[start - 2].folded in ("بين", "ضمن"):
        told = clause.last()
        if told and told.measure == "rescued":  # "أنقذ 64 شخصا. من بين الناجين 29 رجلا"
            return make(clause, number, group, "rescued", "figures.among")
    spread = counted_noun(clause, start - 2) if start > 1 and clause.words[start - 1].folded == "بين" else None
    if spread and spread.reading.definite and any(clause.words[at].folded in SPREAD for at in range(start - 5, start)):
        return make(clause, number, group, spread.reading.get("measure"), "figures.among")
    near = 8 if clause.joined(number) else 4
    for token in range(start - 1, max(-1, start - 8), -1):
        noun, event = clause.nouns.get(token), clause.events.get(token)
        held = event is not None and event.reading.get("role") == "state"  # "بين المحتجزين في قبضته 15"
        case = counted_noun(clause, token - 1) if event and token > 1 else None
        if case and clause.words[token - 2].folded in ("بين", "وبين", "ضمن"):
            return make(clause, number, group, harm_of(case), "figures.among")  # "من بين حالات الانتحار المسجلة 25"
        if event and not held or token in clause.number_at or clause.breaks(token):
            break
        if noun and noun.reading.get("measure") and noun.reading.form == "plural":
            # "بين القتلى 20", "بين قتلى الأمس 20", "بين القتلى معلمة و6 طلاب"
            led = token > 0 and clause.words[token - 1].folded in ("بين", "وبين", "ضمن")
            opened = token < 3 or any(word.kind == "sign" for word in clause.words[token - 3 : token - 1])
            if led and (opened or start - token < near):
                if clause.figures and noun.reading.pronoun and noun.reading.get("soft"):
                    return inherit(clause, number, group, "figures.among")  # "204 حالات اعتقال، من بين ضحاياها 12 طفلا"
                measure = noun.reading.get("measure")
                told = next(clause.before(1), None) if noun.reading.get("soft") else None
                let_go = told and measure == LET_GO.get(told.measure)  # "الإفراج عن 30. ومن بين الأسرى 5 نساء"
                return make(clause, number, group, told.measure if let_go else measure, "figures.among")
    return None


def labelled(clause: Clause, start: int) -> Mark | None:
    """The label of a list's line before a number: "الشهداء: 34", "حالات الوفاة: 6", "القتلى (12)"."""
    if clause.words[start - 1].text == "(" and clause.words[start - 2].text == ":":
        start -= 1  # "القتلى: (12)"
    sign, token = clause.words[start - 1], start - 2
    bracketed = sign.text == "(" and clause.words[start + 1 : start + 2] and clause.words[start + 1].text == ")"
    if sign.text != ":" and not bracketed:
        return None
    named = counted_noun(clause, token) or (counted_noun(clause, token - 1) if token else None)
    if named is None and sign.text == ":":
        return _heading(clause, token)
    if named is None or named.last != token:
        return None
    before = clause.nouns.get(token - 1)
    first = token - 1 if before and is_case(clause.sentence, before) else named.first
    counts = any(mark.reading.term.section == "count" for mark in clause.sentence.near("topics", first - 3, first - 1))
    opened = first <= 0 or clause.words[first - 1].kind in ("sign", "digits")
    return named if counts or opened and not named.reading.preposition else None


def _heading(clause: Clause, last: int) -> Mark | None:
    """The people whom a heading of several words names at its head: "ضحايا العنف الانتقامي: 53 سيدة"."""
    first = last
    while first > max(0, last - HEADING) and clause.words[first - 1].kind == "word":
        first -= 1
    if any(token in clause.events or token in clause.number_at for token in range(first, last + 1)):
        return None
    named = counted_noun(clause, first)
    return named if named and not named.reading.get("case") and not named.reading.preposition else None


def were_among(clause: Clause, number: Number, group: Group) -> Figure | None:
    """The group that the number is a part of is named after it: "ثلاث نساء كن من بين القتلى"."""
    for token in range(group.last + 1, min(group.last + WERE_REACH, len(clause.words) - 1)):
        led = token == group.last + 1 or clause.words[token - 1].folded in (*WERE, "من")  # "24 امرأة ضمن الضحايا"
        if led and clause.words[token].folded in ("بين", "ضمن"):
            noun = counted_noun(clause, token + 1)
            annexed = any(word.folded.startswith("ال") for word in clause.words[token + 2 : token + 3])
            if noun and (annexed or noun.reading.definite):
                return make(clause, number, group, noun.reading.get("measure"), "figures.were-among")
        if clause.breaks(token) or token in clause.number_at or token in clause.events:
            return None
    return None
