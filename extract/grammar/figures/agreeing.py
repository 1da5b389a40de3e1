"""Whether an event behind people is said of them: its verb agrees, or a pronoun takes them up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.grammar.figures.events import CAUSED, NOT_BEFORE_OBJECT
from extract.grammar.figures.groups import Group
from extract.lexicon import Mark
from extract.records import Number
from extract.text import fold, fold_term

if TYPE_CHECKING:
    from extract.grammar.figures.clauses import Clause

CAPTIVES = ("رهينة", "أسير", "سبية")
# A verb after its subject agrees with it: "ستة قتلوا", "عائلة نزحت", "شخصان أصيبا".
SUBJECT_ENDINGS = ("وا", "ون", "ان", "تا", "ن", "ت", "ا", "و")
ALL_OF_THEM = frozenset(("جميعهم", "كلهم", "جميعهن", "كلهن"))
RESUMED = frozenset("عنهم عليهم عنهما عليهما عنهن عليهن سراحهم سبيلهم".split())
# A verb in the singular agrees with a noun in the singular, so long as nothing is its own subject: "34 شخصا قتل في".
AFTER_VERB = NOT_BEFORE_OBJECT | CAUSED | {"فيما", "داخل", "بين", "بينهم", "بينهن"}
MANAGED, MANAGED_REACH = ("نجح", "تمكن", "استطاع", "يحاول", "حاول"), 7
UNWILLING = ("يرفضون", "يخشون", "يخافون", "ينتظرون", "يستطيعون", "يعارضون", "يتجنبون")
PREPARED = ("يستعد", "تستعد", "يتاهب", "تتاهب", "يتهيا", "تتهيا", "يتجهز", "تتجهز")
ONLY_SPOKEN_OF = frozenset("بشان حول بخصوص ضد عدم لعدم نامل يامل ياملون تامل محاوله محاولات يائسه".split())
BEGIN = frozenset("بدا بدات بداوا شرع شرعت شرعوا باشر باشرت باشروا".split())
KEEP = frozenset("واصل واصلت يواصل تواصل استانف استانفت يستانف تستانف استطاع استطاعت يستطيع".split())
NAMED = 3  # words of those who begin something: "آلاف النازحين اللبنانيين العودة"
HELP = ("searched_for", "rescued_noun")
MOVES = ("displaced", "refugees", "returned")
PEOPLE_PRONOUNS = ("هم", "هما", "هن", "ها")


def follows_subject(clause: Clause, event: Mark, number: Number | None = None, group: Group | None = None) -> bool:
    reading, word = event.reading, clause.words[event.first]
    if event.first and clause.words[event.first - 1].folded == "لمن":
        return False  # "470 من الشهود وأقارب لمن قتلوا"
    if event.first and reading.get("role") == "noun" and clause.words[event.first - 1].folded in ONLY_SPOKEN_OF:
        return False  # "أضرب 100 سجين بشأن تسليمهم", "داهم 20 مهاجرا المعبر في محاولة يائسة للدخول"
    if event.last + 1 < len(clause.words) and clause.words[event.last + 1].folded in ALL_OF_THEM:
        return True  # "طائرة على متنها 176 راكبا، ولقي جميعهم حتفهم"
    role = "noun" if reading.definite else reading.get("role")  # "تعرضوا للخطف": no verb has the article
    if role == "state" or role in ("noun", "acts") and _resumed(clause, event):
        return True
    resumed = event.last > event.first or role == "noun"
    if resumed and clause.words[event.last].folded.endswith(("هم", "هما", "هن")):
        return True  # "لقوا مصرعهم", "أطلق سراحهم"
    if role == "noun":
        if _takes_others(clause, event):
            return False  # "40 محاميا للإفراج عن الصحفي"
        if reading.pronoun in PEOPLE_PRONOUNS:
            return reading.pronoun != "ها" or _agrees(clause, "ت", number, group)  # "تقل 116 راكبا عند غرقها"
        many = group and group.mark and group.mark.reading.form == "singular"  # "لقي 36 شخصا مصرعه"
        if number and (number.value == 1 or many) and reading.pronoun == "ه":  # "لقي رجل واحد حتفه"
            return True
        before = clause.words[event.first - 1].folded if event.first else ""
        if reading.preposition == "ل" and before.endswith(("ون", "وا")) and reading.get("measure") in MOVES:
            return True  # "3 آلاف شخص يستعدون لمغادرة البلدة"
        moves = reading.get("measure") in MOVES or reading.get("abroad") in MOVES
        by_own = before == "من" and moves  # "تمكنوا من الفرار", "من الوصول إلى أوروبا", but "نجوا من الموت"
        if before in ("من", "في") and moves and _managed(clause, event):
            return True  # "نجح 40 مهاجرا في دخول المدينة"
        if number and reading.preposition == "ل" and moves and _prepared(clause, number):
            return True  # "يستعد أكثر من 800 شخص لمغادرة المخيم"
        if number and moves and reading.definite and not reading.preposition and begins_before(clause, number, event):
            return True  # "بدأ آلاف النازحين اللبنانيين العودة"
        if before in BEGIN and reading.definite and (moves or reading.term.section == "came_out"):
            return True  # "المئات من المقاتلين بدأوا الخروج من الحي"
        if before.startswith("ي") and before.endswith("ون") and before not in UNWILLING and moves and reading.definite:
            return True  # "مليون نازح يعتزمون العودة"
        begun = reading.preposition == "ب" and reading.get("measure") in MOVES and _begins(clause, number, event)
        named = before.startswith("ال")  # "أحيا الآلاف الذكرى العاشرة للمجزرة"
        goal = reading.preposition == "ل" and reading.term.section not in HELP  # "14 غطاسا للبحث عن الغريق"
        goal = goal and not named
        return reading.definite and (by_own or before in ("الي", "علي") or goal or begun)
    if event.last + 1 in clause.number_at and clause.owned_at(event.last + 1):
        return False  # "قتلوا 12 شخصا غداة قتلهم لثلاثة": others have come to harm by them
    if reading.pronoun == "هما" and number and number.value != 2:
        return False  # "1250 شخصا من القريتين اللتين تحاصرهما الفصائل"
    if reading.pronoun in PEOPLE_PRONOUNS:  # "الذين قتلهم الجيش", "التي هجرتها القوات", but not "من أسرهم"
        return role == "acts" and not (event.first and clause.words[event.first - 1].folded in NOT_BEFORE_OBJECT)
    if reading.conjunction:
        return False
    if number and group and _agrees_in_singular(clause, event, number, group):
        return True
    singular = word.folded == fold_term(reading.term.lemma)  # "7 مشتبه بهم في عملية طعن": "ن" is of the word itself
    if singular or not _agrees(clause, word.folded, number, group):
        return False
    return role != "acts" or not has_object(clause, event)


def _takes_others(clause: Clause, event: Mark) -> bool:
    """Whether others than the people before it stand behind an event's own preposition: "للإفراج عن", not "عنهم"."""
    own = map(fold, event.reading.get("with", "").split())
    return event.last + 1 < len(clause.words) and clause.words[event.last + 1].folded in own


def _begins(clause: Clause, number: Number | None, event: Mark) -> bool:
    """Whether people begin what an event says: "بدأت 17 عائلة بالعودة", "17 عائلة بدأت بالعودة"."""
    before = (number.lead - 1, event.first - 1) if number else (event.first - 1,)
    return any(clause.words[at].folded in BEGIN for at in before)


def begins_before(clause: Clause, number: Number, event: Mark) -> bool:
    """Whether a verb of beginning or going on stands before people and what they do right behind them."""
    verb = clause.words[number.lead - 1].folded.removeprefix("و") if number.lead else ""
    between = clause.words[number.last + 1 : event.first]
    return verb in BEGIN | KEEP and len(between) <= NAMED and all(word.folded.startswith("ال") for word in between[1:])


def _managed(clause: Clause, event: Mark) -> bool:
    """Whether people managed to do what an event says: "نجح 40 مهاجرا في دخول المدينة"."""
    before = [word.folded.removeprefix("و") for word in clause.words[max(0, event.first - MANAGED_REACH) : event.first]]
    return any(word.startswith(MANAGED) or word in BEGIN for word in before)


def _prepared(clause: Clause, number: Number) -> bool:
    """Whether a verb of getting ready stands before people: "يستعد أكثر من 800 شخص لمغادرة المخيم"."""
    return number.lead > 0 and clause.words[number.lead - 1].folded.removeprefix("و") in PREPARED


def _resumed(clause: Clause, event: Mark) -> bool:
    """Whether an event takes up its people by its preposition: "تم القبض عليهم", "أفرجت عنهم السلطات"."""
    return event.last + 1 < len(clause.words) and clause.words[event.last + 1].folded in RESUMED


def _agrees(clause: Clause, verb: str, number: Number | None, group: Group | None) -> bool:
    """Whether a verb agrees with people before it: dual with two, feminine with families, bodies and women."""
    if not verb.endswith(SUBJECT_ENDINGS):
        return False
    if number is None or group is None:
        return True
    if verb.endswith("ت"):
        noun = clause.words[group.noun].folded if group.noun is not None else ""
        return group.population in ("families", "women", None) or noun.endswith(("ه", "ات", "جثث", "اسر"))
    return number.value == 2 or not verb.endswith(("ا", "ان", "تا")) or verb.endswith("وا")


def _agrees_in_singular(clause: Clause, event: Mark, number: Number, group: Group) -> bool:
    """Whether a verb in the singular agrees with the noun, right behind it: "34 شخصا قتل في", "مليون شخص يحتاج إلى"."""
    gap, noun = clause.words[group.last + 1 : event.first], group.mark
    one = number.value == 1 and group.noun is not None and group.noun < number.first  # "إن جنديا واحدا أصيب"
    if any(word.folded != "قد" for word in gap) or noun is None or number.value in (1, 2) and not one:
        return False
    word = clause.words[event.first].folded
    kin = group.population == "families" and event.reading.form == "present" and word.startswith("ت")
    if noun.reading.form != "singular" and not kin:
        return False  # but "مئات الأسر تغادر"
    if word.endswith(SUBJECT_ENDINGS) and not word.endswith("ن") or event.reading.form not in ("past", "present"):
        return False
    after = clause.words[event.last + 1 : event.last + 2]
    if not after or after[0].kind == "sign":
        return True
    at = event.last + 1
    led = after[0].folded in AFTER_VERB | {"متاثرا"} or any(one.preposition for one in after[0].readings.values())
    if event.reading.term.section == "left" and at not in clause.number_at:
        return True  # "8700 أسرة تغادر المدينة"
    if at in clause.number_at or at in clause.hedged or not led and (at in clause.nouns or at in clause.things):
        return False
    if at + 1 in clause.number_at and after[0].folded in map(fold, event.reading.get("with", "").split()):
        return False  # "من أصل 30 مختطفا أفرج عن 12"
    manner = after[0].folded.endswith("ا") and not after[0].readings  # "15 طفلا مات جوعا"
    timed = at in clause.sentence.at("calendar")
    return led or manner or timed or after[0].folded.startswith(("بال", "لل"))


def has_object(clause: Clause, event: Mark) -> bool:
    """Whether an active verb has its object next to it: "قتلوا أكثر من 5", "اعتقلوا مدنيين"."""
    at = event.last + 1
    if at < len(clause.words) and clause.words[at].folded.startswith("و") and clause.has_and(at):
        return False  # "قتلوا وتجاوز عدد الجرحى 520"
    while at in clause.hedged:
        at += 1
    while at < len(clause.words) and clause.light(at) and at < event.last + 5:
        if clause.words[at].folded in ("في", "علي", "من", "عن", "الي"):
            own = clause.words[at].folded in map(fold, event.reading.get("with", "").split())
            return own and at + 1 in clause.number_at  # "يفرجوا عن 4"
        at += 1
    held = clause.nouns.get(at)  # "34 جنديا احتجزوا رهائن"
    as_captives = held is not None and held.reading.term.lemma in CAPTIVES and not held.reading.definite
    return at in clause.number_at or held is not None and not as_captives
