"""The event behind a number and its people, whose subject or resumed object they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.grammar.figures.events import CAUSED, NOT_BEFORE_OBJECT
from extract.grammar.figures.groups import Group
from extract.lexicon import Mark
from extract.records import Number
from extract.text import fold

if TYPE_CHECKING:
    from extract.grammar.figures.clauses import Clause

COUNTED = ("عددهم", "عددها", "تعدادهم")
PART = 4  # tokens of a part, or of others with whom people share an event, by which its reach is longer
CAPTIVES = ("رهينة", "أسير", "سبية")
BRACKETED = 12  # tokens of a bracket that is passed over
# A verb after its subject agrees with it: "ستة قتلوا", "عائلة نزحت", "شخصان أصيبا".
SUBJECT_ENDINGS = ("وا", "ون", "ان", "تا", "ن", "ت", "ا", "و")
BEFORE_VERBS = ("ما", "لا", "قد")
RESUMED = frozenset("عنهم عليهم عنهما عليهما عنهن عليهن سراحهم سبيلهم".split())
SOME = ("بعضهم", "بعضهن", "نصفهم", "نصفهن", "ثلثهم", "ربعهم")
# A verb in the singular agrees with a noun in the singular, so long as nothing is its own subject: "34 شخصا قتل في".
AFTER_VERB = NOT_BEFORE_OBJECT | CAUSED | {"فيما", "داخل", "بين", "بينهم", "بينهن"}
MANAGED, MANAGED_REACH = ("نجح", "تمكن", "استطاع", "يحاول", "حاول"), 7
UNWILLING = ("يرفضون", "يخشون", "يخافون", "ينتظرون", "يستطيعون", "يعارضون", "يتجنبون")
PREPARED = ("يستعد", "تستعد", "يتاهب", "تتاهب", "يتهيا", "تتهيا", "يتجهز", "تتجهز")
ONLY_SPOKEN_OF = frozenset("بشان حول بخصوص ضد عدم لعدم نامل يامل ياملون تامل محاوله محاولات يائسه".split())
QUOTES = frozenset('"«»“”')
BEGIN = frozenset("بدا بدات بداوا شرع شرعت شرعوا باشر باشرت باشروا".split())
HELD = ("detained", "captured", "abducted")
RELATIVE = ("الذين", "الذي", "التي", "اللواتي", "اللاتي", "اللذين", "ممن")
SINCE = 24  # tokens from how people were held to what has come to them
HELP = ("searched_for", "rescued_noun")
MOVES = ("displaced", "refugees", "returned")
PEOPLE_PRONOUNS = ("هم", "هما", "هن", "ها")


def event_after(clause: Clause, number: Number, group: Group, reach: int) -> Mark | None:
    """The nearest event after the number's group whose subject, or resumed object, the group is."""
    subsets = clause.sentence.at("subsets")
    passing, first = False, group.last + 1
    held: Mark | None = None
    while first in clause.hedged:
        first += 1  # "11 ألفا على الأقل لقوا حتفهم"
    if any(word.text == ")" for word in clause.words[first : first + 1]) and clause.words[first - 2].text == "(":
        first += 1  # "5000 (مهاجر) قد انقذوا"
    while first < len(clause.words) and clause.words[first].text in QUOTES:
        first += 1  # 'أن "أكثر من 9000 شخص" ما زالوا في عداد المفقودين'
    at = first
    while clause.kinds.get(at) == "copula" or at < len(clause.words) and clause.words[at].folded in BEFORE_VERBS:
        reach, at = reach + 1, at + 1  # "150 ألفا قد يصبحون بلا مأوى"
    some = None  # where it is said of some of them alone
    for count, token in enumerate(_past_brackets(clause, first, reach + SINCE)):
        if count >= reach and held is None:
            return None
        if clause.words[token].folded in SOME:
            some = token
        elif clause.words[token].kind == "sign":
            some = None  # "80 صحفيا، نصفهم سوريون، قتلوا"
        event = None if token in clause.hedged else clause.events.get(token)  # "ما يصل إلى 12"
        if event and held is None and was_held(clause, event):
            held = event  # what has come to them since may follow
            continue
        if held and event and event.reading.get("measure") in (None, "none", *HELD):
            continue
        said = event is not None and event.reading.get("weak") and event.reading.get("role") == "state"
        if said and group.of_noun("measure"):
            continue  # "ألفا أسير في السجون ... لإطلاق سراحهم"
        if event and event.reading.definite and clause.words[token - 1].folded in CAUSED:
            continue  # "4 أشخاص جراء التعذيب، قتلوا"
        if event and some is not None:
            return held  # "153 شخصا، بعضهم جرى الإفراج عنهم"
        if event and _says_again(clause, event, group):
            continue
        if event and event.reading.get("bare") and not follows_subject(clause, event, number, group):
            continue  # "سجينين في أكبر سجن في البلد توفيا"
        if event and event.reading.get("role") != "place":
            return event if follows_subject(clause, event, number, group) else held
        if clause.words[token].text == ")":
            return held  # "378 شخصا (بينهم 113 امرأة و193 طفلا) غادروا"
        if token in subsets or clause.kinds.get(token) in ("made_of", "restated"):
            reach += PART if not passing else 0  # "115 عائلة تضم 487 فردا غادرت"
            passing = True  # "44 شخصا بينهم ثلاثة رضع توفوا": the part does not take the event away
        if token in clause.number_at and not (passing or clause.counts_thing(token)):
            whole = group.noun is not None and clause.number_at[token].counted == group.noun
            of = clause.words[clause.number_at[token].lead - 1].folded in ("من", "ضمن")
            if of and families(clause, token):
                reach += PART
                continue  # "714 شخصا من 191 عائلة غادروا"
            if clause.words[clause.number_at[token].lead - 1].folded in COUNTED:
                reach += PART
                continue  # "14 مليونا من السكان البالغ عددهم 26 مليون نسمة يحتاجون"
            if not whole and not clause.joined(clause.number_at[token]):
                return held  # but "102 من الركاب الـ105 لقوا مصرعهم"
            reach += PART  # "685 عاملا و107 من أصل 132 أجنبيا أطلق سراحهم"
        if clause.words[token].folded == "وان":
            return held  # "ينتمون إلى 22 عائلة، وأن إحدى العائلات فقدت 23"
        if clause.breaks(token) or clause.words[token].text in "؛:" or clause.words[token].folded == "قبل":
            return held  # "اعتقلت الشرطة 27 شخصا قبل أن تطلق سراحهم"
    return held


def families(clause: Clause, token: int) -> bool:
    """Whether the number at a token counts families."""
    noun = clause.nouns.get(clause.number_at[token].last + 1)
    return noun is not None and noun.reading.get("population") == "families"


def was_held(clause: Clause, event: Mark) -> bool:
    """Whether a clause says how people were held before: "كانت تحتجزهم الحركة", "الذين اعتقلتهم القوات"."""
    before, word = clause.words[event.first - 1].folded, clause.words[event.first].folded
    if event.reading.get("measure") not in HELD:
        return False
    passive = before in ("الذين", "ممن") and event.reading.get("role") == "acts" and word.endswith("وا")
    passive = passive and not has_object(clause, event)  # "العمال الأربعة الذين خطفوا في آذار أطلق سراحهم"
    return passive or before in (*RELATIVE, "كان", "كانت") and event.reading.pronoun in PEOPLE_PRONOUNS


def _says_again(clause: Clause, event: Mark, group: Group) -> bool:
    """Whether a relative clause only says again of captives that they were taken: "60 رهينة اختطفتهم ... قتلوا"."""
    if group.of_noun("measure") not in HELD or event.reading.get("measure") not in HELD:
        return False
    return any(word.folded in RELATIVE for word in clause.words[max(0, event.first - 2) : event.first])


def _past_brackets(clause: Clause, first: int, reach: int) -> Iterator[int]:
    """The next tokens, without those in brackets: "107 آلاف شخص (24 ألف أسرة) نزحوا"."""
    token = first
    while token < min(len(clause.words), first + reach):
        closed = token
        while clause.words[token].text == "(" and closed < min(len(clause.words), token + BRACKETED):
            if clause.words[closed].text == ")":
                reach += closed - token + 1
                token = closed
                break
            closed += 1
        else:
            yield token
        token += 1


def follows_subject(clause: Clause, event: Mark, number: Number | None = None, group: Group | None = None) -> bool:
    reading, word = event.reading, clause.words[event.first]
    if event.first and clause.words[event.first - 1].folded == "لمن":
        return False  # "470 من الشهود وأقارب لمن قتلوا"
    if event.first and reading.get("role") == "noun" and clause.words[event.first - 1].folded in ONLY_SPOKEN_OF:
        return False  # "أضرب 100 سجين بشأن تسليمهم", "داهم 20 مهاجرا المعبر في محاولة يائسة للدخول"
    role = "noun" if reading.definite else reading.get("role")  # "تعرضوا للخطف": no verb has the article
    if role == "state" or role in ("noun", "acts") and _resumed(clause, event):
        return True
    resumed = event.last > event.first or role == "noun"
    if resumed and clause.words[event.last].folded.endswith(("هم", "هما", "هن")):
        return True  # "لقوا مصرعهم", "أطلق سراحهم"
    if role == "noun":
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
        if before in BEGIN and reading.definite and (moves or reading.term.section == "came_out"):
            return True  # "المئات من المقاتلين بدأوا الخروج من الحي"
        if before.startswith("ي") and before.endswith("ون") and before not in UNWILLING and moves and reading.definite:
            return True  # "مليون نازح يعتزمون العودة"
        begun = reading.preposition == "ب" and reading.get("measure") in MOVES and _begins(clause, number, event)
        goal = reading.preposition == "ل" and reading.term.section not in HELP  # "14 غطاسا للبحث عن الغريق"
        return reading.definite and (by_own or before in ("الي", "علي") or goal or begun)
    if event.last + 1 in clause.number_at and clause.owned_at(event.last + 1):
        return False  # "قتلوا 12 شخصا غداة قتلهم لثلاثة": others have come to harm by them
    if reading.pronoun in PEOPLE_PRONOUNS:  # "الذين قتلهم الجيش", "التي هجرتها القوات", but not "من أسرهم"
        return role == "acts" and not (event.first and clause.words[event.first - 1].folded in NOT_BEFORE_OBJECT)
    if reading.conjunction:
        return False
    if number and group and _agrees_in_singular(clause, event, number, group):
        return True
    if not _agrees(clause, word.folded, number, group):
        return False
    return role != "acts" or not has_object(clause, event)


def _begins(clause: Clause, number: Number | None, event: Mark) -> bool:
    """Whether people begin what an event says: "بدأت 17 عائلة بالعودة", "17 عائلة بدأت بالعودة"."""
    before = (number.lead - 1, event.first - 1) if number else (event.first - 1,)
    return any(clause.words[at].folded in BEGIN for at in before)


def _managed(clause: Clause, event: Mark) -> bool:
    """Whether people managed to do what an event says: "نجح 40 مهاجرا في دخول المدينة"."""
    before = clause.words[max(0, event.first - MANAGED_REACH) : event.first]
    return any(word.folded.removeprefix("و").startswith(MANAGED) for word in before)


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
    if any(word.folded != "قد" for word in gap) or noun is None or number.value in (1, 2):
        return False
    if noun.reading.form != "singular":
        return False
    word = clause.words[event.first].folded
    if word.endswith(SUBJECT_ENDINGS) and not word.endswith("ن") or event.reading.form not in ("past", "present"):
        return False
    after = clause.words[event.last + 1 : event.last + 2]
    if not after or after[0].kind == "sign":
        return True
    at = event.last + 1
    if at in clause.nouns or at in clause.things or at in clause.number_at or at in clause.hedged:
        return False
    led = after[0].folded in AFTER_VERB or any(one.preposition for one in after[0].readings.values())
    manner = after[0].folded.endswith("ا") and not after[0].readings  # "15 طفلا مات جوعا"
    timed = at in clause.sentence.at("calendar")
    return led or manner or timed or after[0].folded.startswith(("بال", "لل"))


def has_object(clause: Clause, event: Mark) -> bool:
    """Whether an active verb has its object next to it: "قتلوا 5", "اعتقلوا مدنيين"."""
    at = event.last + 1
    while at < len(clause.words) and clause.light(at) and at < event.last + 5:
        if clause.words[at].folded in ("في", "علي", "من", "عن", "الي"):
            own = clause.words[at].folded in map(fold, event.reading.get("with", "").split())
            return own and at + 1 in clause.number_at  # "يفرجوا عن 4"
        at += 1
    held = clause.nouns.get(at)  # "34 جنديا احتجزوا رهائن"
    as_captives = held is not None and held.reading.term.lemma in CAPTIVES and not held.reading.definite
    return at in clause.number_at or held is not None and not as_captives
