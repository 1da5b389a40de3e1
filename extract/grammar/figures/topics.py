"""Counts whose people were named before the number: "عدد القتلى ارتفع إلى 20", "بلغت الإصابات 300"."""

from extract.grammar.figures.clauses import Clause
from extract.grammar.figures.counted import counted_noun, from_topic
from extract.grammar.figures.events import CAUSED, REACH, comes, goes_abroad, has_needs
from extract.grammar.figures.following import RELATIVE
from extract.grammar.figures.going_on import CARRIED, pointed, recorded
from extract.grammar.figures.groups import Group
from extract.grammar.figures.links import REACHED, begun, enclosed, linked, named_before, numbered
from extract.grammar.figures.making import BY_AGE_AND_SEX, inherit, make
from extract.grammar.figures.topic_nouns import TOLD, headed, of_headline, told_after, told_before
from extract.lexicon import Mark
from extract.records import Figure, Number, Rejection
from extract.text import fold_term

AS_FOR = ("اما", "واما")
AND_THAT = ("وان", "وانه", "وانها", "وانهم")
EXCEPT = ("سوي", "الا")  # "لم ينج من سكانها البالغ عددهم ألفا سوى واحد"
OWNED = 6  # tokens from what is done to somebody's people to their count
AHEAD = 8  # tokens from "عدد" to what has come to those who are counted
FAR = 44  # tokens from a count over all that is said of it to "reached"
BEFORE = ("stranded", "detained", "abducted", "captured")  # what those were who are let go or taken out
DONE = 16  # tokens from "تسلمت" over its subject to the captives


def second_topic(clause: Clause, number: Number, group: Group) -> Figure | None:
    """A second group that a count goes on with: "بلغ عدد القتلى 20 والجرحى 90"."""
    at = number.lead - 1
    noun = clause.nouns.get(at - 1 if at in clause.links or clause.words[at].folded == "الي" else at)
    if noun is None and at in clause.events:  # "بلغ عدد الشهداء 238، والجثامين التي جرى انتشالها 510"
        related = (back for back in range(at - 1, max(-1, at - 4), -1) if clause.words[back].folded in RELATIVE)
        noun = next((clause.nouns.get(back - 1) for back in related), None)
    if noun is None or noun.reading.conjunction != "و" or not (noun.reading.definite and clause.figures):
        return None
    counted = clause.figures[-1].rules[-1] in ("figures.topic", "figures.second-topic", "figures.among")
    if not counted or not noun.reading.get("measure"):
        return None
    return from_topic(clause, number, group, noun, "figures.second-topic")


def topic(clause: Clause, number: Number, group: Group) -> Figure | Rejection | None:
    """What is being counted was named before: "عدد القتلى ارتفع إلى 20", "النازحون الذين يقدرون بنحو 300"."""
    if figure := headed(clause, number, group):
        return figure
    if counts_things(clause, number) or clause.aboard(number) or clause.words[number.lead - 1].folded in EXCEPT:
        return None
    for count in counts_before(clause, number):
        if count.reading.get("subject") and count.reading.preposition:
            continue
        before = clause.sentence.at("topics").get(count.first - 1)
        if count.reading.definite and before and before.reading.get("points") and before.reading.definite:
            continue  # "العدد الإجمالي"
        back = count.reading.get("back")
        beside = back and count.last + 1 == number.lead  # "النزلاء وعددهم 120"
        linked_before = any(at in clause.links for at in (count.first - 1, count.first - 2))
        linked_before = linked_before and not numbered(clause, count, number)  # "البالغ عددهم 239 ... دمر 130"
        concerned = clause.sentence.at("thread").get(count.last + 1)
        if concerned and concerned.reading.term.section == "concerned" and not clause.figures:
            return pointed(clause, number, group, CARRIED)  # "عفا الملك عن سجناء. وعدد المستفيدين 1300"
        described = clause.words[count.last + 1].folded.startswith("ال")  # "أن يتجاوز العدد الإجمالي 50 ألفا"
        pointed_at = count.reading.get("points") and count.reading.definite
        pointed_at = pointed_at and number.lead - count.last - 1 <= described
        told = not back and told_before(clause, number, count)
        befallen = clause.event_before(number, direct=False)
        other = befallen and (befallen.reading.conjunction or befallen.reading.term.section == "other")
        if other and befallen.first > count.last and not linked(clause, number):
            continue  # "عدد الضحايا أكبر من ذلك، وأصيب جراء الزلزال 800 ألف"
        within = number.lead < count.first  # "لا يقل عدد القتلى عن 40"
        within = within or group.mark is None and recorded(clause, number.lead)  # "... سجلت في المدينة 138"
        tied = beside or linked_before or told or within or pointed_at or linked(clause, number)
        if not (tied or enclosed(clause, count, number)):
            continue
        if count.reading.get("points") and count.reading.definite and said_before(clause, count):
            continue  # "ارتفع عدد المختطفين هذا العام ليصل العدد إلى 119"
        between = range(count.last, number.first)
        other = any(clause.breaks(at) or clause.words[at].folded in AND_THAT for at in between)
        if other and numbered(clause, count, number):
            continue  # "بلغ عدد القتلى 600، فيما وصلت الإصابات إلى 900"
        if back and among_whole(clause, count, number):
            return Rejection(number, "figures.out-of", "the whole of which some are counted")
        if group.of_noun("measure") and clause.joined(number) and numbered(clause, count, number):
            continue  # "بلغ إجمالي الضحايا 485 قتيلا و2807 معتقلين"
        if back and owned_people(clause, count) and not clause.has_event(count.first - OWNED, count.first):
            return Rejection(number, "figures.out-of", "all of somebody's people")
        ahead = range(count.first, min(count.last + AHEAD, number.first))
        if told and told.first >= ahead.stop:
            return from_topic(clause, number, group, told)
        described = None  # what only describes the people: "أفرجت عن صيادين كانت احتجزتهم وعددهم 12"
        for token in range(count.first - 1, max(-1, count.first - REACH), -1) if back else ahead:
            if back and token and (counted_noun(clause, token - 1) or clause.words[token - 1].folded in CAUSED):
                continue  # "ضحايا التعذيب ... وعددهم 20" were killed
            event = clause.events.get(token)
            if back and event and event.reading.pronoun and event.reading.get("role") == "acts":
                described = described or event
                continue
            if event and not has_needs(clause.sentence, event):
                event = None  # "حصيلة التفجير الذي وقع قرب المسجد إلى 61"
            told_of = event and _befalls(clause, event)
            named = counted_noun(clause, token) or (event if told_of or token not in clause.nouns else None)
            named = named or on_the_move(clause, token)
            abroad = named and named.reading.get("abroad") and _crosses(clause, named)
            if named and (named.reading.get("measure") or abroad or told_of):
                before = named.reading.get("soft") or named.reading.get("measure") in BEFORE
                done = _done_to(clause, named) if back and before else None
                return from_topic(clause, number, group, done or named)  # "إخلاء النازحين وعددهم 20"
        if described:
            return from_topic(clause, number, group, described)
        if back and any(word.folded in AS_FOR for word in clause.words[:2]):
            return None  # "أما الأشبال فيقدر عددهم بألفي طفل": others than those before
        if back and clause.figures:
            return inherit(clause, number, group, "figures.topic")  # "تسجيل 500 لاجئ ليبلغ مجموعهم 9 آلاف"
        if back and clause.first_plural >= count.first:
            return pointed(clause, number, group)  # "خطف مسلحون تلاميذ مدرسة. وقالت الشرطة إن عددهم 121"
        if share := _share(clause, number, group, count):
            return share
        own = group.of_noun("measure") and not group.of_noun("soft")
        if count.reading.get("points") and count.reading.definite and not own:
            if dead := _dead_before_bodies(clause, number):
                return make(clause, number, group._replace(population=dead.population), "killed", "figures.topic")
            if clause.figures:
                return inherit(clause, number, group, "figures.topic")
            if pointed_at := pointed(clause, number, group):  # "قتل 30 شخصا. وقد يصل العدد إلى 50"
                return pointed_at
        if count.reading.get("alone") and not group.of_noun("measure"):
            return make(clause, number, group, count.reading.get("alone"), "figures.topic")
        return None
    figure = told_after(clause, number, group)
    if figure:
        return figure
    if named := of_headline(clause, number, group):
        return from_topic(clause, number, group, named)
    link = linked(clause, number) or begun(clause, number)
    for token in named_before(clause, link) if link else ():
        named = counted_noun(clause, token)
        if named and not named.reading.preposition:
            return from_topic(clause, number, group, named)
    return None


def _dead_before_bodies(clause: Clause, number: Number) -> Figure | None:
    """The dead to whom bodies found later add up: "توفي 19، ثم عثر على جثتين، ما يرفع العدد إلى 21"."""
    if not clause.figures or clause.figures[-1].measure != "bodies" or number.value_min is None:
        return None
    return next(
        (one for one in clause.figures if one.measure == "killed" and (one.number.value_min or 0) < number.value_min),
        None,
    )


def owned_people(clause: Clause, count: Mark) -> bool:
    """Whether somebody's people stand right before their count, of whom nothing was said: "جنودها البالغ عددهم 550"."""
    named = next((clause.nouns[at] for at in (count.first - 1, count.first - 2) if at in clause.nouns), None)
    return named is not None and bool(named.reading.pronoun) and not named.reading.get("measure")


def counts_before(clause: Clause, number: Number) -> list[Mark]:
    """The words of counting before a number, the nearest first; behind "reached" they may stand farther off."""
    link = linked(clause, number)
    far = link is not None and link.reading.term.lemma in REACHED and not link.reading.preposition
    near = clause.sentence.near("topics", number.first - (FAR if far else REACH), number.first - 1)
    counts = [mark for mark in reversed(near) if mark.reading.term.section == "count"]
    apart = (mark for mark in counts if mark.first < number.first - REACH)
    beyond = {mark.first for mark in apart if any(map(clause.breaks, range(mark.last, number.lead)))}
    return [mark for mark in counts if mark.first not in beyond]


def on_the_move(clause: Clause, token: int) -> Mark | None:
    """Those who are named by where they go, in the plural: "عدد المهاجرين إلى أوروبا"."""
    noun = clause.nouns.get(token)
    return noun if noun and noun.reading.get("abroad") and noun.reading.form == "plural" else None


def counts_things(clause: Clause, number: Number) -> bool:
    """Whether the count has gone on to things: "ارتفع عدد القتلى إلى 18 ألفا والمباني المنهارة إلى 6444"."""
    for token in range(number.lead - 1, max(-1, number.lead - TOLD), -1):
        thing = clause.things.get(token)
        if token in clause.number_at or token in clause.nouns:
            return False
        gone_on = thing and thing.reading.definite and thing.reading.conjunction == "و"
        if gone_on and thing.reading.form == "plural" and thing.reading.term.section != "events":
            return True  # but "حصيلة قتلى الفيضانات والانهيارات إلى 442"
    return False


def said_before(clause: Clause, count: Mark) -> bool:
    """Whether what a count points at was named in its sentence, and has had no number yet."""
    marks = clause.sentence.near("topics", count.first - REACH, count.first - 1)
    counts = [mark for mark in marks if mark.reading.term.section == "count"]
    return bool(counts) and not any(at in clause.number_at for at in range(counts[-1].last, count.first))


def among_whole(clause: Clause, count: Mark, number: Number) -> bool:
    """Whether a count is of those "of" whom a figure is: "سبعة من المتهمين وعددهم 40", "من بين الركاب وعددهم 32"."""
    if not clause.figures or clause.figures[-1].measure in CARRIED:
        return False  # "إطلاق أربع من النساء البالغ عددهن 11"
    part = clause.figures[-1].number
    of = clause.words[part.last + 1].folded == "من" and part.last < count.first <= clause.ends[-1] + 3
    gap = clause.words[clause.ends[-1] + 1 : count.first]
    other = any(one.folded == "من" and two.folded == "بين" for one, two in zip(gap, gap[1:], strict=False))
    return (of or other) and (part.value or 0) < (number.value or 0)


def _crosses(clause: Clause, event: Mark) -> bool:
    """Whether an event leads into another country: "عدد الذين فروا إلى تشاد", "عدد الذين عبروا الحدود"."""
    borders = event.reading.get("becomes") or {}
    return goes_abroad(clause.sentence, event) or comes(clause.sentence, event, set(map(fold_term, borders)))


def _befalls(clause: Clause, event: Mark) -> bool:
    """Whether an event says something of the people named right before it: "المهاجرين الوافدين"."""
    people, by = clause.nouns.get(event.first - 1), event.reading.get("by")
    return bool(people and by) and people.reading.term.section in by


def _share(clause: Clause, number: Number, group: Group, count: Mark) -> Figure | None:
    """A share of those who were counted, by who they are: "بلغ عدد العائدين 48 ألفا، فيما بلغ عدد الإناث 22 ألفا"."""
    people = clause.nouns.get(count.last + 1)
    if people is None or not clause.figures or not people.reading.definite or group.mark:
        return None
    most = clause.whole().number.value_max
    fits = most is not None and number.value is not None and number.value <= most
    if not fits or people.reading.get("population") not in BY_AGE_AND_SEX:
        return None
    return inherit(clause, number, group._replace(population=people.reading.get("population")), "figures.topic")


def _done_to(clause: Clause, people: Mark) -> Mark | None:
    """What was done to the people of a soft noun: "إخلاء النازحين وعددهم 20", "تسلم الدفعة الثانية من الأسرى"."""
    for token in range(people.first - 1, max(-1, people.first - DONE), -1):
        event = clause.events.get(token)
        if event and (token == people.first - 1 or event.reading.term.section == "let_go"):
            return event
        if event and event.reading.get("measure") in CARRIED and event.reading.get("role") in ("noun", "acts"):
            return event  # "إخراج الدفعة الأولى من العائلات المحتجزة في المدينة، وعددهم 1500"
        if clause.words[token].kind == "sign" or token in clause.number_at or clause.breaks(token):
            return None
    return None
