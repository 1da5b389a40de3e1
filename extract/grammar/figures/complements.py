"""Who a counted noun's people are, by what stands behind it: a complement, the ranks they fell in, all of them."""

from extract.lexicon import Mark
from extract.records import Sentence

QUOTES_AND_BRACKETS = frozenset("()«»\"“”'[]/ـ")
# Of those whom these words count, the group as a whole is not: "60 شخصا معظمهم من النساء".
MOST = frozenset("معظمهم اغلبهم اغلبيتهم غالبيتهم جلهم اكثرهم نصفهم جميعهم كلهم بعضهم".split())
ALL = frozenset("جميعهم جميعهن كلهم كلهن كانوا كن".split())  # behind them who a whole group is
ALL |= {f"و{word}" for word in ALL}
ALL_REACH = 9
RANKS = ("صفوف", "اوساط")
FATES = ("killed", "injured", "missing", "bodies", "casualties")
RANKS_REACH = 8
BY = frozenset("علي بيد بايدي بنيران برصاص بقصف".split())  # behind a group, by whom: "من المدنيين على يد الجيش"
NO_GROUP = ("اجل", "قبل", "خلال", "طرف", "جراء", "دون", "غير", "اثر", "جديد")  # behind "من"
PEOPLE_OF = ("بين", "ضمن", "كبار", "قيادات", "مراتب")  # before a body or group, behind "من"
ONE = ("واحد", "واحدا", "واحده")
MEMBERS = ("موظف", "عنصر", "فرد", "عضو", "عامل", "متطوع")
BODIES = ("منظمه", "جمعيه", "هييه")  # between "في" and the name of a body
COMPLEMENT_REACH = 4  # tokens after the noun in which "من" + a body or group still belongs to it


def complement(sentence: Sentence, noun: Mark, general: bool) -> Mark | None:
    """The noun or body that names a counted noun's group: in apposition or genitive next to it, or after "من"."""
    words, nouns, forces = sentence.words, sentence.at("nouns"), sentence.at("forces")
    at = noun.last + 1
    if at in nouns and nouns[at].reading.get("population") == "same":  # "عنصرين آخرين من الشرطة"
        at += 1
    if at < len(words) and words[at].text in QUOTES_AND_BRACKETS and words[at].text not in "([":
        at += 1
    led = ("", "ل") if noun.reading.term.lemma in MEMBERS else ("",)  # "17 موظفا للشرطة"
    if noun.reading.term.lemma in MEMBERS and at + 1 < len(words) and words[at].folded in ("في", "مع", "لدي"):
        inner = forces.get(at + 1 + (words[at + 1].folded in BODIES))
        if inner:
            return inner  # "عنصران في الجيش", "عاملون في منظمة أطباء بلا حدود"
    if at in forces and forces[at].reading.preposition in led and not forces[at].reading.conjunction:
        return forces[at]
    if not general:
        return None
    construct = noun.reading.form == "dual" and words[noun.first].folded.endswith(("ي", "تا"))
    if at in nouns and nouns[at].reading.get("adjectival"):
        return None  # "1300 سجين سياسي"
    owned = noun.reading.get("owned") or noun.reading.get("kin")
    if owned and at in nouns and nouns[at].reading.definite and not noun.reading.definite:
        return None  # "خمسة من قتلة الصحافي", "ثلاثة من أبناء النائب"
    if at in nouns and not nouns[at].reading.conjunction and nouns[at].reading.preposition != "ك":
        construct = construct or nouns[at].reading.preposition == "ل"  # "جثتي مواطنين", "جثتان لشابين"
        if construct or nouns[at].reading.form != "dual":
            return nouns[at]
    for step in range(at, min(at + COMPLEMENT_REACH, len(words))):
        if words[step].folded in ("تعود", "يعود"):  # "400 جثة تعود لعسكريين", "تعود إلى مهاجرين"
            return nouns.get(step + 1) or nouns.get(step + 2)
        apart = words[step].folded in MOST or words[step].kind in ("sign", "digits")
        number = sentence.at("numbers").get(step)  # "21 راكبا وأربعة من حرس الحدود", but "صحفيين اثنين من الشبكة"
        apart = apart or number is not None and (step > at or number.reading.conjunction == "و")
        if apart or step in sentence.at("events") or step in sentence.at("subsets"):
            return None
        clause = sentence.at("clauses").get(step)
        if clause and clause.reading.term.section == "copula":
            return None  # "5 ملايين شخص باتوا من اللاجئين"
        if words[step].folded == "من":
            if step + 1 == len(words) or words[step + 1].folded in NO_GROUP:
                return None  # "18 شخصا مطلوبين من أجل التنظيم"
            return _named_after(sentence, step + 1)
    return None


def _named_after(sentence: Sentence, at: int) -> Mark | None:
    """The group or body that "من" introduces, past a general word for its members: "من عناصر فرق الدفاع المدني"."""
    nouns, forces, thing = sentence.at("nouns"), sentence.at("forces"), sentence.at("things").get(at)
    found = nouns.get(at)
    events = sentence.at("events")
    ranks = thing is not None and thing.reading.term.section == "bodies_of_people"
    named = at in nouns or at in forces or ranks or sentence.words[at].text in QUOTES_AND_BRACKETS
    if not named and sentence.words[at].folded not in PEOPLE_OF:
        return None  # "فر 50 شخصا من هجمات الجيش", "من انعدام الأمن"
    for token in range(at, min(at + 4, len(sentence.words))):
        mark = forces.get(token) or nouns.get(token)
        if token in events or token > at and (sentence.words[token].folded in BY or mark and mark.reading.conjunction):
            break
        if token in forces:
            return forces[token]
        if sentence.words[token].kind == "sign" and sentence.words[token].text not in QUOTES_AND_BRACKETS:
            break
    return found if found and found.reading.form != "dual" else None


def ranks_of(sentence: Sentence, at: int) -> Mark | None:
    """The body in whose ranks people fell, said after them: "أصيب 9 في صفوف الفصيل", "ضحايا في أوساط المدنيين"."""
    among = (
        sentence.at("nouns").get(at + 1) if at < len(sentence.words) and sentence.words[at].folded == "بين" else None
    )
    if among and among.reading.definite and among.reading.get("measure") not in FATES:
        return among  # "63 شهيدا بين الأسرى"
    if sentence.forms.isdisjoint(RANKS):
        return None
    for token in range(at, min(at + RANKS_REACH, len(sentence.words))):
        if sentence.words[token].folded in RANKS:
            return sentence.at("forces").get(token + 1) or sentence.at("nouns").get(token + 1)
        if sentence.words[token].text in ".؛:":
            return None
    return None


def all_of(sentence: Sentence, last: int) -> Mark | None:
    """Who a whole group is said to be behind it: "43 شخصا جميعهم من المدنيين", "8 من الضحايا كانوا مدنيين"."""
    if sentence.forms.isdisjoint(ALL):
        return None
    words, nouns = sentence.words, sentence.at("nouns")
    for at in range(last + 1, min(last + ALL_REACH, len(words) - 1)):
        if words[at].kind == "digits" or at in sentence.at("numbers") or at in sentence.at("subsets"):
            return None
        if words[at].folded in ALL:
            at += 1 + (words[at + 1].folded == "من")
            named = nouns.get(at) or sentence.at("forces").get(at)
            population = named.reading.get("population") if named and not named.reading.get("measure") else "people"
            plural = named is not None and (named.reading.term.vocabulary == "forces" or named.reading.form == "plural")
            return named if plural and population not in ("people", "same", "families", None) else None
    return None


def several(sentence: Sentence, mark: Mark) -> bool:
    """Whether a group that is named is of several kinds: "من المدنيين والشرطة", "من المقاتلين وعائلاتهم"."""
    nouns, forces, own = sentence.at("nouns"), sentence.at("forces"), mark.reading.get("population")
    if mark.reading.term.vocabulary == "nouns" and mark.reading.form != "plural":
        return False
    beside = sentence.words[mark.last + 1 : mark.last + 2]
    for at in range(mark.last + 1, mark.last + 2 + bool(beside and beside[0].kind == "word")):  # over an adjective
        other = forces.get(at) or nouns.get(at)
        patients = other is not None and other.reading.get("kind") == "patient"  # "من العاملين الصحيين والمرضى"
        if other and other.reading.conjunction == "و" and (patients or not other.reading.get("measure")):
            plural = other.reading.term.vocabulary == "forces" or other.reading.form == "plural"
            counted = other.last + 1 in sentence.at("numbers")  # "من الجنود ومدنيين اثنين"
            named = {own, other.reading.get("population")}
            armed = named == {"combatants", "security_forces"}  # an army and its militias: the first one named
            if patients:
                return plural and own not in ("same", "people", None)
            return plural and not (counted or armed or len(named) == 1 or named & {"same", "people", None})
    return False


def paired(sentence: Sentence, noun: Mark) -> bool:
    """Whether one number counts two groups at once: "57 امرأة وطفلا"."""
    other = sentence.at("nouns").get(noun.last + 1)
    if other and any(word.folded in ONE for word in sentence.words[other.last + 1 : other.last + 2]):
        return False  # "42 مدنيا ودركي واحد"
    return (
        other is not None
        and other.reading.conjunction == "و"
        and not other.reading.pronoun
        and not other.reading.get("measure")
        and noun.reading.form == other.reading.form == "singular"
        and noun.reading.get("population") != other.reading.get("population")
    )
