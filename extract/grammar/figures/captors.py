"""Who takes people: gunmen, who abduct them, or an authority, which holds them."""

from extract.grammar.figures.clauses import Clause
from extract.grammar.figures.events import REACH
from extract.lexicon import Mark

ACTOR = 6  # tokens between an act and who does it
GUNMEN = ("داعش", "تنظيم", "التنظيم", "حرام", "قراصنه", "القراصنه", "الخاطفون", "الخاطفين", "خاطفون", "عصابه")
RULERS = ("حوثي", "طالبان")  # who govern hold people, as an authority does


def done_by_gunmen(clause: Clause, event: Mark) -> bool:
    """Whether gunmen do it: "يحتجز القراصنة", "مسلحين يرتدون زيا عسكريا اقتادوا"."""
    after = range(event.last + 1, min(event.last + ACTOR, len(clause.words)))
    before = range(event.first - 1, max(-1, event.first - 1 - REACH), -1)
    agrees = clause.words[event.first].folded.endswith(("وا", "ون"))
    if any(clause.words[token].folded in GUNMEN for token in range(max(0, event.first - ACTOR), event.first)):
        return True  # "تنظيم داعش ما زال يحتجز"
    for token in before if agrees else after:  # a verb that agrees has its subject before it
        if not agrees and (token in clause.number_at or token in clause.hedged):
            return False
        noun = clause.nouns.get(token) if token not in clause.counted else None  # "وقتلوا ثلاثة رجال واقتادوا 12"
        noun = noun if noun and (noun.reading.form == "plural" or not agrees) else None
        if _are_gunmen(clause, token) or noun and not noun.reading.preposition and clause.person(token):
            return noun is None or noun.reading.term.section == "combatants" and noun.reading.term.lemma not in RULERS
    return False


def by_gunmen(clause: Clause, token: int) -> bool:
    """Whether gunmen are said behind people to have done it: "احتجاز 15 سائقا من قبل مجموعة مسلحة"."""
    if clause.kinds.get(token) != "done_by":
        return False
    agents = range(token + 1, min(token + ACTOR, len(clause.words)))
    named = next((clause.nouns[at] for at in agents if at in clause.nouns), None)
    armed = named is not None and named.reading.term.section == "combatants" and named.reading.term.lemma not in RULERS
    return armed or named is None and any(_are_gunmen(clause, at) for at in agents)


def _are_gunmen(clause: Clause, token: int) -> bool:
    """Whether a word names gunmen: "القراصنة", "مجموعة مسلحة"; a movement in arms may be an authority."""
    word = clause.words[token].folded
    return word in GUNMEN or word == "مسلحه" and clause.words[token - 1].folded == "مجموعه"
