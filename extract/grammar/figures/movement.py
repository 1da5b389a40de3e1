"""Whence and whither people move: abroad or within their country, home, out of a camp, from captivity."""

from extract.grammar.figures.clauses import Clause
from extract.grammar.figures.events import REACH, TOWARD, goal_at
from extract.grammar.figures.groups import Group
from extract.lexicon import Mark
from extract.text import fold_term

DWELLERS = ("people", "families", "refugees", "civilians", "women", "children")
RETURN = ("العوده", "الطوعيه")
CALM = frozenset(("taken_to_hospital", "left", "returned_noun", "returned_befalls", "arrived", "other", "came_out"))
INSIDE = 6  # tokens behind an event and its people in which "داخل" stands
CAPTIVITY_REACH = 13  # tokens from an event to the captivity that people come from
CAPTIVITY = ("الاسر", "اسر", "السجن", "السجون", "سجون", "المعتقلات", "معتقلات")
SWAPS = ("تبادل", "التبادل")
HOMEWARD = ("عايدين", "عايدون", "عايدا")
HOMELAND = 4  # letters that a country and its nationals share
CAMP_REACH = 14  # tokens from a leave-taking over who goes to the camp


def leaves_country(clause: Clause, group: Group) -> bool:
    """Whether the country that people leave stands right behind them: "غادر 8 ملايين شخص أوكرانيا"."""
    country = clause.sentence.at("countries").get(group.last + 1)
    return country is not None and not country.reading.preposition and group.mark is not None


def comes_home(clause: Clause, event: Mark, group: Group) -> bool:
    """Whether people go to the country whose nationals they are, or come home: "437 ألف سوري عبروا إلى سوريا"."""
    if any(word.folded in HOMEWARD for word in clause.words[event.last + 1 : event.last + REACH]):
        return True  # "عبر 107 آلاف الحدود من سوريا عائدين"
    if group.mark is None or group.mark.reading.term.section != "nationals":
        return False
    own = fold_term(group.mark.reading.term.lemma)[:HOMELAND]
    countries = clause.sentence.near("countries", event.last + 2, event.last + REACH)
    goals = (one.first for one in countries if clause.words[goal_at(clause.sentence, one)].folded in TOWARD)
    return any(clause.words[at].folded.removeprefix("ال").startswith(own) for at in goals)


def comes_back(clause: Clause, event: Mark, group: Group) -> bool:
    """Whether who arrives comes from a camp, or by an agreed return: "وصول 181 أسرة من مخيم الهول"."""
    if "fighting" in clause.sentence.sections("tally") or not clause.event_sections <= CALM:
        return False
    dwelt = group.of_noun("population") in DWELLERS
    for token in range(event.last + 1, min(event.last + REACH, len(clause.words))):
        before, word = clause.words[token - 1].folded, clause.words[token].folded
        camp = word in ("مخيم", "مخيمات") and before in ("من", "نازحي", "قاطني")
        if camp and dwelt or (before, word) == RETURN:
            return True
        if clause.breaks(token):
            return False
    return False


def inside(clause: Clause, event: Mark, group: Group) -> bool:
    """Whether people have fled within their country: "نزح مليون شخص داخل السودان، ولجأ آخرون إلى البلدان المجاورة"."""
    for token in range(event.last + 1, min(max(event.last, group.last) + INSIDE, len(clause.words))):
        if clause.words[token].folded in ("داخل", "داخليا"):
            return True
        if clause.words[token].kind == "sign" and token > group.last:
            return False
    return False


def from_captivity(clause: Clause, event: Mark) -> bool:
    """Whether those come back from prison: "عاد 20 جنديا من الأسر", but not "عادت عشرات من الأسر"."""
    for token in range(event.last + 2, min(event.last + CAPTIVITY_REACH, len(clause.words))):
        if clause.words[token].folded in SWAPS:
            return True  # "عاد 20 جنديا في صفقة تبادل"
        if clause.words[token].folded in CAPTIVITY and clause.words[token - 1].folded == "من":
            return token - 2 not in clause.number_at
        if clause.breaks(token):
            return False
    return False


def leaves_camp(clause: Clause, event: Mark) -> bool:
    """Whether people leave a camp, with no word of a flight."""
    for token in range(event.last + 1, min(event.last + CAMP_REACH, len(clause.words))):
        if clause.words[token].folded in ("مخيم", "المخيم", "مخيمات"):
            toward = clause.words[token - 1].folded in ("الي", "نحو", "باتجاه", "في", "من", "عن")
            fought = "fighting" in clause.sentence.sections("tally")  # "غادرت 300 أسرة المخيم بسبب المعارك"
            return not toward and not fought and clause.event_sections <= CALM
    return False
