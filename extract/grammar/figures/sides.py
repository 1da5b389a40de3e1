"""Whose dead and wounded a number counts where its own noun does not say: of which side, of which group.

It is said by whom the next number shares ("12 قتيلا و30 جريحا من الجيش"), by the ranks in which they fell ("مقتل 12 بين
صفوف الشرطة"), by whose the dead are ("بلغ عدد قتلى الجيش 12 قتيلا") or by who has lost them ("خسر الجيش 12 قتيلا").
"""

from collections.abc import Iterator

from extract.grammar.figures.clauses import Clause
from extract.grammar.figures.complements import QUOTES_AND_BRACKETS, RANKS, ranks_of, several
from extract.grammar.figures.groups import Group
from extract.lexicon import Mark
from extract.records import Number

VICTIMS = ("killed", "victims", "dead", "injured", "missing", "bodies")  # sections of nouns that name no group
REACH = 16  # tokens between those who are named and the number
SHARED = 6  # tokens from one number over what was done to the other: "مقتل 12 شخصا وإصابة أكثر من 30"
NEXT = 3  # tokens from a verb of losing over its subject's first words
OF_ALL = ("people", "same", "families", "officials", None)

Side = tuple[str, str]  # a population, and the rule that says so


def side_of(clause: Clause, number: Number, group: Group) -> Side | None:
    """Whom a number counts by those named beside it, and the rule; None where nobody is, or its own noun says."""
    if group.of_noun("group"):  # members of a body that is not named
        beside = beside_officer(clause, number, group)
        return beside and (beside, "sides.beside-officer")
    victims = group.mark is not None and group.mark.reading.term.section in VICTIMS
    others = group.population == "same" and group.noun is not None
    if not (victims or others or group.noun is None and group.rule is None and group.last == number.last):
        return None
    for rule in RULES:
        if (victims or rule is not lost) and (side := rule(clause, number, group)):
            return side, f"sides.{rule.__name__.replace('_', '-')}"
    return None


def shared(clause: Clause, number: Number, group: Group) -> str | None:
    """Those behind the next number are of this one as well: "12 قتيلا و30 جريحا من الجيش", "مقتل 12 وإصابة 30 منه"."""
    end = group.last + 1
    following = next((at for at in range(end, min(end + SHARED, len(clause.words))) if at in clause.number_at), None)
    if following is None or group.population == "same":
        return None
    other = clause.number_at[following]
    between = range(end, following)
    plain = all(at in clause.events or at in clause.hedged or clause.words[at].folded == "و" for at in between)
    if not (plain and clause.joined(other) or any(_joins(clause, at) for at in between) and plain):
        return None
    at = other.last + 1
    noun = clause.nouns.get(at)
    if noun is None and group.mark and not any(token in clause.events for token in between):
        return None  # "12 جريحا و30 من الكوادر الطبية"
    at = noun.last + 1 if noun and noun.reading.term.section in VICTIMS and not noun.reading.definite else at
    if at + 1 >= len(clause.words):
        return None
    word = clause.words[at].folded
    mark = _named(clause, at + 1) if word == "من" else None
    if mark is None and word in ("في", "بين"):
        mark = ranks_of(clause.sentence, at)
    if mark is None or several(clause.sentence, mark):
        return None
    return _population(mark)


def _joins(clause: Clause, at: int) -> bool:
    event = clause.events.get(at)
    return event is not None and event.reading.conjunction == "و"


def ranks(clause: Clause, number: Number, group: Group) -> str | None:
    """The ranks in which they fell, after the number or before it: "مقتل 12 بين صفوف الجيش", "القتلى في صفوفه 12"."""
    if clause.sentence.forms.isdisjoint(RANKS):
        return None
    for at in range(group.last + 1, min(group.last + 1 + NEXT, len(clause.words) - 1)):
        if clause.words[at].folded in RANKS:
            return _population(ranks_of(clause.sentence, at))
    others = group.population == "same"  # "سقوط قتلى في صفوف الجيش وأسر 12 آخرين"
    before = (at for at in _back(clause, number, over_events=others) if clause.words[at].folded in RANKS)
    return next((_population(_named(clause, at + 1)) for at in before), None)


def toll(clause: Clause, number: Number, group: Group) -> str | None:
    """Whose the dead are: "بلغ عدد قتلى الجيش 12 قتيلا", "عدد القتلى بين قوات الأمن بلغ 12"."""
    for at in _back(clause, number) if clause.first_plural < number.lead else ():
        noun = clause.nouns.get(at)
        if noun is None or noun.reading.term.section not in VICTIMS or noun.reading.form != "plural":
            continue
        if noun.reading.get("measure") not in (group.of_noun("measure"), None) and group.mark:
            return None
        after = noun.last + 1
        if noun.reading.definite:
            after += clause.words[after].folded in ("من", "بين")
            return _population(_named(clause, after)) if after > noun.last + 1 else None
        return _population(_named(clause, after))
    return None


def lost(clause: Clause, number: Number, group: Group) -> str | None:
    """Who has lost them: "تكبدت المليشيات خلال المواجهات عشرات القتلى", "كبدت القوات المسلحين 20 قتيلا"."""
    for at in _back(clause, number) if "loses" in clause.sentence.sections("clauses") else ():
        if clause.kinds.get(at) != "loses":
            continue
        verb = clause.sentence.at("clauses")[at]
        if verb.reading.get("to_others"):  # "كبدت القوات المسلحين 20 قتيلا"
            between = range(number.lead - 1, verb.last, -1)
            return next((found for token in between if (found := _population(_named(clause, token)))), None)
        behind = range(verb.last + 1, min(verb.last + 1 + NEXT, number.lead))
        before = range(at - 1, max(-1, at - 1 - NEXT), -1)
        return next((found for token in (*behind, *before) if (found := _population(_named(clause, token)))), None)
    return None


def goes_on(clause: Clause, number: Number, group: Group) -> str | None:
    """The side of the number before, which this one goes on with: "خسر الجيش 12 قتيلا و30 جريحا"."""
    if not clause.figures or not clause.joined(number) or number.lead - clause.ends[-1] > NEXT:
        return None
    before = clause.figures[-1]
    return before.population if any(rule.startswith("sides.") for rule in before.rules) else None


def beside_officer(clause: Clause, number: Number, group: Group) -> str | None:
    """What members are that no body is named for, beside one of a force: "مقتل ضابط برتبة نقيب و3 عناصر"."""
    if group.last > group.noun or not clause.joined(number):
        return None
    for at in range(number.lead - 1, max(-1, number.lead - 1 - SHARED), -1):
        noun = clause.nouns.get(at)
        if noun and noun.reading.get("population") == "security_forces":
            return "security_forces" if noun.reading.form == "singular" else None
        if noun or at in clause.number_at or at in clause.events or clause.words[at].kind == "sign":
            return None
    return None


RULES = (goes_on, shared, ranks, toll, lost)


def _back(clause: Clause, number: Number, over_events: bool = False) -> Iterator[int]:
    """The tokens before a number, nearest first, up to another number, clause or event."""
    for at in range(number.lead - 1, max(-1, number.lead - 1 - REACH), -1):
        if at in clause.number_at or clause.breaks(at) or clause.words[at].text in ".؛":
            return
        yield at
        event = clause.events.get(at)
        if event and not over_events and event.first not in clause.nouns and event.reading.term.section != "lost":
            return


def _named(clause: Clause, at: int) -> Mark | None:
    """The body, or the group in the plural, that is named at a token."""
    at += at < len(clause.words) and clause.words[at].text in QUOTES_AND_BRACKETS
    body, noun = clause.sentence.at("forces").get(at), clause.nouns.get(at)
    plural = noun is not None and noun.reading.form == "plural" and not noun.reading.conjunction
    return body or (noun if plural and not noun.reading.get("measure") else None)


def _population(mark: Mark | None) -> str | None:
    population = mark.reading.get("population") if mark else None
    return population if population not in OF_ALL else None
