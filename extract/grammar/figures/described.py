"""Rules by what is said of the counted people: a word of harm describes them, or a state they are in."""

from extract.grammar.figures.clauses import Clause
from extract.grammar.figures.events import REACH
from extract.grammar.figures.following import HELD, event_after
from extract.grammar.figures.groups import Group
from extract.grammar.figures.making import HARMED, inherit, make
from extract.grammar.figures.meaning import found_again, measure_of
from extract.lexicon import Mark
from extract.records import Figure, Number

WERE = ("كانوا", "كن", "كانا", "كانت")
QUOTES = ('"', "«", "“", "”", "»")
STAYING, STAY = ("زال", "ظل", "بقي"), 8  # tokens from "ما زالوا" to "المستشفى"
HOSPITALS = frozenset(("مستشفي", "مستشفيات", "مشفي", "مشافي"))
WORKING = ("medics", "security_forces", "combatants", "prisoners")
VERBS = ("befalls", "acts")
MOVED = ("displaced", "refugees")
SAVED = ("evacuated", "returned", "rescued")
CONFINED = ("detained", "stranded", "missing", "abducted")
NEXT = 9  # tokens from people to what befell them then
NONE_OF = ("لا", "ولا", "بلا")
PREPOSITIONS = {"دون", "بدون", "من", "في", "الي", "علي", "عن", "بعد", "قبل", "بين", "مع", "خلال", "منذ"}


def befell_before(clause: Clause, number: Number) -> bool:
    """Whether an event before the number tells what has come to those who "were" held: "حرر الجيش 17 كانوا محتجزين"."""
    event = clause.event_before(number, direct=False)
    return event is not None and event.reading.get("measure") not in (None, "none")


def travels(clause: Clause, number: Number) -> bool:
    """Whether those who "were" held are on their way, or got back: "وصل 350 مقاتلا كانوا محتجزين", "استعاد الجيش 9"."""
    event = clause.event_before(number, direct=True) or clause.event_before(number, direct=False)
    return event is not None and event.reading.term.section in ("arrived", "on_their_way", "let_go", "recovered")


def described(clause: Clause, number: Number, group: Group) -> Figure | None:
    """The counted people are described by a noun of harm: "مئات الجنود المفقودين", "500 متنزه ما زالوا عالقين"."""
    own = group.of_noun("measure")
    if group.noun is None or own and not group.of_noun("keeps"):
        return None
    if exchanged(clause, number):
        return inherit(clause, number, group, "figures.coordinated")
    for token in range(group.last + 1, min(group.last + 5, len(clause.words))):
        noun, word = clause.nouns.get(token), clause.words[token]
        if word.text == "،" and token == group.last + 1 or word.text in QUOTES or token in clause.hedged:
            continue  # "قال إن 4000 شخص، عالقون", "111 طالبة "مفقودات""
        if word.kind == "sign" or token in clause.events or token in clause.number_at or word.folded in PREPOSITIONS:
            return None
        if token in clause.sentence.at("subsets"):
            return None  # "ألفا شخص، بينهم جرحى، سيخرجون"
        if noun and clause.words[token - 1].folded in NONE_OF:
            return None  # "4 حالات تحت الملاحظة ولا وفيات"
        if noun and noun.reading.get("unit") in ("bodies", "funerals"):
            return None  # "شيع آلاف السكان جثامين الضحايا"
        bare = noun is not None and noun.reading.preposition in ("", "ك")  # "سجلت مليون سوري كلاجئين"
        if bare and noun.reading.get("measure") and not noun.reading.conjunction:
            state = clause.words[token - 1].folded in (*WERE, "اما")  # "كانوا أسرى", "إما أسرى أو جرحى"
            if on_their_way(clause, token - 1, noun):
                return None
            if noun.reading.get("soft") and state and befell_before(clause, number):
                return None
            if state and noun.reading.get("measure") == "missing" and found_again(clause, noun):
                return None
            if state and noun.reading.get("measure") in HELD and travels(clause, number):
                return make(clause, number, group, "released", "figures.described")
            if goes_on_with_freed(clause, number, noun):
                return None
            if noun.reading.definite and not group.mark.reading.definite:
                return None
            between = clause.words[group.last + 1 : token]
            if noun.reading.definite and not all(word.folded.startswith("ال") for word in between):
                return None  # "قال الجاني الثاني إن أحد الضحايا"
            alone = noun.reading.form == "singular" and noun.reading.get("gender") != "feminine"
            if group.mark.reading.form == "plural" and alone and noun.reading.definite:
                return None  # "شيع آلاف المواطنين القتيل"; but "آلاف العائلات العالقة"
            if noun.reading.term.section in MOVED and goes_on_with_dead(clause, number):
                return None  # "قتل 6 رجال و4 نساء نازحات"
            moved = clause.event_before(number, direct=False) if noun.reading.term.section in MOVED else None
            if moved and measure_of(clause, moved, group) in SAVED:
                return None  # "أجلت القوات أمس 300 عائلة نازحة"
            event = event_after(clause, number, group._replace(last=token), NEXT) if noun.reading.get("soft") else None
            befell = measure_of(clause, event, group) if event and event.reading.get("role") in VERBS else None
            needy = befell == "affected" and noun.reading.term.section in MOVED
            if befell not in (None, "none", "affected", *(noun.reading.get("keeps") or ())) or needy:
                return None  # "12 سوريا نازحا عادوا إلى بيوتهم", "3 آلاف أسرة نازحة تضررت"
            if own and noun.reading.get("measure") not in (*CONFINED, "returned"):
                return None  # "3800 لاجئ ومهاجر محتجزين", "472 لاجئا عائدين"
            return make(clause, number, group, noun.reading.get("measure"), "figures.described")
    return None


def goes_on_with_dead(clause: Clause, number: Number) -> bool:
    """Whether a number goes on, right behind it, with a figure of people who were killed or injured."""
    near = bool(clause.figures) and number.lead - clause.ends[-1] <= 3 and clause.joined(number)
    return near and clause.figures[-1].measure in HARMED and clause.figures[-1].noun is not None


def goes_on_with_freed(clause: Clause, number: Number, state: Mark) -> bool:
    """Whether a number goes on with the freed who were held: "إطلاق سراح ثلاثة هنود ومصري واحد كانوا محتجزين"."""
    freed = bool(clause.figures) and clause.joined(number) and clause.figures[-1].measure == "released"
    return freed and state.reading.get("measure") in ("abducted", "detained")


def exchanged(clause: Clause, number: Number) -> bool:
    """Whether captives are let go for others: "إطلاق ستة رهائن مقابل 602 فلسطيني محتجزين"."""
    start = number.lead
    led = any(word.folded == "مقابل" for word in clause.words[max(0, start - 2) : start])
    return led and bool(clause.figures) and clause.figures[-1].measure == "released"


def became(clause: Clause, number: Number, group: Group) -> Figure | None:
    """The counted people have come into a state: "400 ألف شخص قتلوا و5 ملايين باتوا من اللاجئين"."""
    at = group.last + 1
    at += at < len(clause.words) and clause.words[at].folded in ("ما", "لا", "قد")
    if clause.kinds.get(at) != "copula":
        return None
    noun = clause.nouns.get(at + 1)  # "إن هناك 13 ما زالوا مفقودين"
    if noun and goes_on_with_freed(clause, number, noun):
        return None
    if group.last == number.last and noun and noun.reading.get("measure") and not noun.reading.conjunction:
        return make(clause, number, group, noun.reading.get("measure"), "figures.became")
    return state_late(clause, number, group)


def state_late(clause: Clause, number: Number, group: Group) -> Figure | None:
    """The counted people are in a state that a verb of being names later: "500 سائح في المدينة ما زالوا عالقين"."""
    if group.of_noun("measure") or group.thing:
        return None
    for token in range(group.last + 1, min(group.last + REACH, len(clause.words) - 1)):
        if clause.breaks(token) or token in clause.number_at:
            return None
        if clause.kinds.get(token) == "copula" and in_hospital(clause, token, group):
            return make(clause, number, group, "injured", "figures.state-late")
        if clause.kinds.get(token) == "copula":
            if clause.words[token].folded in WERE and befell_before(clause, number):
                return None
            for at in range(token + 1, min(token + 5, len(clause.words))):
                if at in clause.number_at:
                    return None  # "ظهر منهم 103 وما زال 101 مختفين"
                noun = clause.nouns.get(at)
                if noun and noun.reading.get("measure") == "missing" and found_again(clause, noun):
                    return None
                if noun and on_their_way(clause, token, noun):
                    return None
                if noun and noun.reading.get("measure") and not noun.reading.conjunction:
                    return make(clause, number, group, noun.reading.get("measure"), "figures.state-late")
    return None


def on_their_way(clause: Clause, copula: int, noun: Mark) -> bool:
    """Whether people were on their way back from somewhere, as something else befell them: "كانوا عائدين من تظاهرة"."""
    return clause.words[copula].folded in WERE and noun.reading.get("measure") == "returned"


def in_hospital(clause: Clause, copula: int, group: Group) -> bool:
    """Whether people are still in hospital, by a verb of staying: "باستثناء 10 ما زالوا في المستشفى"."""
    if clause.sentence.at("clauses")[copula].reading.term.lemma not in STAYING or group.population in WORKING:
        return False
    behind = range(copula + 1, min(copula + STAY, len(clause.words)))
    told = any(at in clause.number_at or at in clause.events for at in behind)
    return not told and any(not clause.words[at].stems.isdisjoint(HOSPITALS) for at in behind)
