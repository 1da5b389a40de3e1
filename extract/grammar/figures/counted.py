"""Whom a count is said to count: the topic of "عدد القتلى", what befell it, and whom it names."""

from extract.grammar.figures.clauses import Clause
from extract.grammar.figures.complements import complement
from extract.grammar.figures.countable import is_case
from extract.grammar.figures.events import NOT_BEFORE_OBJECT, REACH
from extract.grammar.figures.groups import Group
from extract.grammar.figures.making import MIXED, make
from extract.grammar.figures.meaning import measure_of
from extract.lexicon import Mark
from extract.records import Figure, Number

# Before the subject of a sentence without a verb, or of one that "كان" opens.
OPENERS = ("ان", "بان", "كان", "كانت", "و", "،", ".", ":", "بينما", "فيما")
THAT = ("ان", "بان")
UNHARMED = frozenset("المحررين المحررات المحررون الناجين الناجيات".split())  # victims who are free, or live
MINES = ("الالغام", "الغام")
COME_TO = ("returned", "released", "killed", "evacuated", "rescued")  # what comes to refugees, captives, the missing


def counted_noun(clause: Clause, token: int) -> Mark | None:
    """A plural noun of harm at a token, or what its cases are of ("حالات الوفاة"), as the topic of a count."""
    noun, before = clause.nouns.get(token), clause.nouns.get(token - 1)
    case = is_case(clause.sentence, noun) if noun else None
    if case and noun.reading.form == "plural":
        return case
    if noun is None or not noun.reading.get("measure"):
        return None
    described = before is not None and before.reading.form == "plural" and noun.reading.get("gender") == "feminine"
    return noun if noun.reading.form == "plural" or described else None


def harm_of(named: Mark) -> str | None:
    """The measure of a counted noun, or of what its cases are of."""
    return named.reading.get("cases") or named.reading.get("measure")


def closer_than(clause: Clause, named: Mark) -> Mark:
    """The group that a topic names more closely than by what befell it: "عدد القتلى المدنيين", "حصيلة قتلى الجيش"."""
    if named.reading.get("population") != "people":
        return named
    after = clause.words[named.last + 1 : named.last + 2]
    among = clause.nouns.get(named.last + 2) if after and after[0].folded == "بين" else None  # "القتلى بين المدنيين"
    closer = among or complement(clause.sentence, named, general=True)
    return closer if closer and closer.reading.get("population") not in ("people", "families", "same") else named


def named_people(clause: Clause, named: Mark) -> Mark | None:
    """The people that stand before what befell them: "عدد العمال القتلى", "عدد الجنود الروس الذين قتلوا"."""
    found = None
    topics = clause.sentence.at("topics")
    for token in range(named.first - 1, max(-1, named.first - 5), -1):
        if clause.words[token].folded in NOT_BEFORE_OBJECT or token in clause.number_at or clause.breaks(token):
            break
        counted = token in topics and topics[token].reading.term.section == "count"
        if counted or clause.words[token].folded in THAT:
            break  # "قال الجنود إن عدد القتلى بلغ 30", "قال الأطباء إن القتلى بلغوا 30"
        noun = clause.nouns.get(token)
        if noun and (found is None or found.reading.term.section == "nationals"):
            found = noun
        elif found is None and token < named.first - 2:
            break
    return found


def owners(clause: Clause, named: Mark) -> Mark | None:
    """The body whose dead a topic counts: "أعلن الجيش أن عدد قتلاه بلغ 573"."""
    if named.reading.term.vocabulary != "nouns" or not named.reading.pronoun:
        return None
    bodies = clause.sentence.near("forces", named.first - REACH, named.first - 1)
    return bodies[-1] if bodies else None


def _come_to(clause: Clause, named: Mark) -> Mark:
    """What has come to the people of a soft noun behind it: "عدد اللاجئين السوريين العائدين", "عدد الأسرى القتلى"."""
    if named.reading.term.vocabulary != "nouns" or not named.reading.get("soft"):
        return named
    for token in range(named.last + 1, min(named.last + 4, len(clause.words))):
        noun = clause.nouns.get(token)
        told = clause.events.get(token)
        if told and clause.words[token - 1].folded in ("الذين", "ممن") and told.reading.get("measure") in COME_TO:
            return told  # "عدد اللاجئين الذين عادوا"
        if clause.words[token].kind != "word" or token in clause.number_at or token in clause.events:
            break
        if noun and (noun.reading.conjunction or noun.reading.preposition or not noun.reading.definite):
            break
        if noun and noun.reading.get("measure") in (named.reading.get("keeps") or ()):
            continue  # "عدد اللاجئين الفارين"
        if noun and noun.reading.get("measure") and noun.reading.form == "plural":
            return noun
    return named


def from_topic(clause: Clause, number: Number, group: Group, named: Mark, rule: str = "figures.topic") -> Figure | None:
    """The figure of a topic; its people are those of the number's own noun, else those that the topic names."""
    named = _come_to(clause, named)
    event = named if named.reading.term.vocabulary == "events" else None
    beside = clause.nouns.get(named.last + 1)
    before = clause.nouns.get(named.first - 1)  # "عدد المهاجرين الوافدين"
    whom = Group(None, named.last, mark=(beside or before if event else None) or group.mark)
    case = clause.nouns.get(named.first - 1)
    of_cases = (
        event.reading.get("cases") if event and case and case.reading.get("case") else None
    )  # "حالات الانتشال: 804"
    measure = of_cases or (measure_of(clause, event, whom) if event else named.reading.get("measure"))
    measure = measure or (None if event else named.reading.get("abroad"))  # "عدد المهاجرين إلى أوروبا"
    if measure in (None, "none"):
        return None
    mines = clause.words[named.last + 1 : named.last + 2]
    if named.reading.term.section == "victims" and any(word.folded in UNHARMED for word in mines):
        return None  # "رفع المجلس عدد الضحايا المحررين إلى 94"
    if named.reading.term.section == "victims" and any(word.folded in MINES for word in mines):
        measure = "casualties"  # "عدد ضحايا الألغام"
    if any(word.folded == "او" for word in clause.words[named.last + 1 : named.last + 2]):
        beside = clause.nouns.get(named.last + 2)  # "عدد القتلى أو المفقودين"
    either = beside is not None and beside.first == named.last + 2 and not case
    if beside and (either or beside.reading.conjunction == "و") and {measure, beside.reading.get("measure")} <= MIXED:
        measure = "casualties" if measure != beside.reading.get("measure") else measure  # "عدد القتلى والجرحى"
    if group.mark is None or group.of_noun("group"):
        people = named_people(clause, named) or owners(clause, named) or closer_than(clause, named)
        population = people.reading.get("population") or group.population
        group = group._replace(population=population, unit=named.reading.get("unit", "people"))
    if measure in (group.of_noun("keeps") or ()):
        measure = group.of_noun("measure")
    return make(clause, number, group, measure, rule, event)
