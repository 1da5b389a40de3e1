"""The counted group: the noun that a number counts, its complement, and whom the two together mean.

"150 شخصا من الاعتصام" counts protesters, "12 عنصرا من الشرطة" police, "خمسة منهم" some of those named before, and
"سبع قرى" nobody.
"""

from typing import NamedTuple

from extract.grammar.figures.complements import (
    MEMBERS,
    NO_GROUP,
    QUOTES_AND_BRACKETS,
    RANKS,
    all_of,
    complement,
    paired,
    ranks_of,
    several,
)
from extract.grammar.figures.countable import is_case, is_compound, is_counted, looks_human
from extract.lexicon import Mark
from extract.records import Number, Sentence

ORIGINS = ("دولة", "بلد", "جنسية", "ولاية", "محافظة")  # "49 من دول أخرى"
MOVED, MOVED_REACH = ("displaced", "refugees", "evacuated", "returned"), 4
BANDS = ("خلية", "عصابة", "شبكة", "زمرة", "تشكيل")
OF_FORCES = ("عنصر", "فرد", "عضو", "مقاتل", "جندي", "رجل")  # "إن ستة من عناصره", "خسر الجيش سبعة من رجاله"
FORCE_REACH = 12  # tokens between a body and "of its ranks"


class Group(NamedTuple):
    """What a number counts. `noun` and `last` are tokens; without a noun both stand on the number's end."""

    noun: int | None
    last: int
    population: str | None = None  # None: no noun says; "same": the rest of the group named before
    unit: str = "people"
    mark: Mark | None = None
    thing: Mark | None = None
    rule: str | None = None

    def of_noun(self, name: str):
        """What the noun's vocabulary line says of `name`."""
        return self.mark.reading.get(name) if self.mark else None


def read_group(sentence: Sentence, number: Number) -> Group:
    """The group that a number of this sentence counts."""
    words, nouns = sentence.words, sentence.at("nouns")
    if number.counted is not None and number.counted in nouns:
        return _with_complement(sentence, nouns[number.counted], max(number.last, number.counted))
    at = number.last + 1
    while at in number.hedged or at < len(words) and words[at].folded == "فقط":  # "8 على الأقل من أفراد الأمن"
        at += 1
    at = _skip_signs(sentence, at)
    if at < len(words) and words[at - 1].text == "/" and words[at].folded.startswith("ال"):
        return Group(None, number.last)  # "الوفيات: 6 / الإصابات: 45"
    partitive = at < len(words) and words[at].folded == "من"
    if partitive:
        at += 1
        at += at < len(words) and words[at].folded in ("بين", "اصل", "ضمن", "تلك", "هذه", "هذا")
        at += at + 1 in nouns and words[at].folded in ("هولاء", "اولئك")  # "28 من هؤلاء المخطوفين"
        counted = at < len(words) and (words[at].kind == "digits" or at in sentence.at("numbers"))
        at += counted and at + 1 in nouns  # "68 من 90 راكبا", "ثلاثة من أصل خمسة عمال"
        if counted and at + 1 < len(words) and words[at + 1].folded == "من":
            at += 2 * (at + 2 in nouns or at + 2 in sentence.at("forces"))  # "عشرة من بين 46 من العمال"
    at = _skip_signs(sentence, at) if partitive else at
    if at >= len(words) or partitive and words[at].folded in NO_GROUP:  # "30 من قبل الجيش"
        return Group(None, number.last)
    own = of_them(sentence, at)
    if own:
        return _part(sentence, own)
    if words[at].folded == "ممن" and number.value != 1:
        return Group(None, at, "people", rule="groups.of-those-who")  # "126 ممن يشتبه بأنهم متشددون قتلوا"
    noun, thing, force = nouns.get(at), sentence.at("things").get(at), sentence.at("forces").get(at)
    if noun and not partitive and noun.reading.get("unit") == "bodies" and words[number.last].text.startswith("ال"):
        noun = None  # "شيع الآلاف جثامين الشهداء": the thousands mourn
    ranks = noun is None and thing is None and sentence.at("forces").get(at + 1)  # "ثلاثة من قيادات الجيش"
    if partitive and noun and noun.reading.term.section == "nationals" and not noun.reading.definite:
        noun = noun if noun.reading.form == "plural" else None  # "2 من كينيا" names a country
    members = noun and noun.reading.pronoun and noun.reading.term.lemma in OF_FORCES
    if partitive and (words[at].folded.startswith(RANKS) or members):
        ranks = ranks or _force_before(sentence, number.first)  # "فقد الجيش 11 من صفوفه", "إن ستة من عناصره"
    if partitive and (force or ranks):
        force = force or ranks._replace(last=max(ranks.last, at))
        if several(sentence, force):
            return Group(None, force.last, "people", rule=force.reading.term.rule)
        return Group(None, force.last, force.reading.get("population"), rule=force.reading.term.rule)
    if noun and partitive and noun.reading.form == "singular" and noun.reading.get("population") == "families":
        return Group(None, noun.last, "people", rule="groups.members")  # "خمسة من عائلة واحدة"
    if (
        noun
        and (is_counted(noun, partitive, words[at].folded) or is_compound(noun, words[at].folded, number))
        and (not (thing and (noun.reading.get("ambiguous") or thing.last > noun.last)) or is_case(sentence, noun))
    ):
        return _with_complement(sentence, noun, noun.last)
    if thing and words[at].folded == "احياء" and _brought_to_light(sentence, number.first):
        return Group(None, at, "people", rule="groups.alive")  # "انتشال خمسة أحياء"
    if thing and partitive and thing.reading.term.section == "bodies_of_people":
        return Group(None, thing.last, "people", rule="groups.members")
    named = thing and (thing.reading.form == "singular" or thing.reading.term.lemma in ORIGINS)
    left = partitive and thing and _left(sentence, number.first, thing)
    origin = partitive and named or left  # "نزح 150 ألفا من ولاية", not "20 من المنازل"
    if thing and not origin and is_counted(thing, partitive, words[at].folded):
        return Group(None, number.last, thing=thing, rule=thing.reading.term.rule)
    if partitive and words[at].folded.startswith("ال") and words[at].folded.endswith(("ين", "ون")) and not thing:
        return Group(None, at, "people", rule="groups.looks-human")  # "500 من الهوغونوتيين"
    if number.qualifier == "magnitude" and number.rules[0] == "numbers.magnitude" and _is_definite(sentence, number):
        return Group(None, number.last, "same", rule="groups.many")  # "العشرات ما زالوا تحت الأنقاض"
    unlisted = words[at].kind == "word" and at not in sentence.at("countries")
    if unlisted and not partitive and looks_human(words[at].folded, number):
        return Group(None, at, "people", rule="groups.looks-human")
    return Group(None, number.last)


def _brought_to_light(sentence: Sentence, token: int) -> bool:
    """Whether people are pulled out before a token, or some of them told of, so that "أحياء" are no quarters."""
    if token - 1 in sentence.at("subsets"):
        return True  # "48 أسيرا، منهم 20 أحياء"
    events = sentence.near("events", token - FORCE_REACH, token - 1)
    return any(event.reading.term.section in ("pulled_out", "brought_out", "rescued_noun") for event in events)


def _left(sentence: Sentence, token: int, thing: Mark) -> bool:
    """Whether people before a token leave what stands behind it: "فر الآلاف من منازلهم", "من مناطق المعارك"."""
    moved = (event.reading for event in sentence.near("events", token - MOVED_REACH, token - 1))
    roles = {reading.get("role") for reading in moved if reading.get("measure") in MOVED}
    if thing.reading.pronoun in ("هم", "هن"):
        return bool(roles)  # "أجلت السلطات المئات من منازلهم"
    return "befalls" in roles and not thing.reading.definite


def of_them(sentence: Sentence, at: int) -> Mark | None:
    """The word at a token that makes the number before it a part: "خمسة منهم"; but "20، منهم خمسة" is a whole."""
    own = sentence.at("subsets").get(at)
    if own is None or not own.reading.get("behind"):
        return None
    before = sentence.at("numbers").get(own.first - 1)
    if before and before.reading.term.section == "two":
        return own  # "اثنان منهم متوفيان"
    after = own.last + 1
    after += after < len(sentence.words) and sentence.words[after].text == ":"  # "6400، منهم: 3500 امرأة"
    counted = after < len(sentence.words) and (
        sentence.words[after].kind == "digits"
        or after in sentence.at("numbers")
        or sentence.at("hedges").get(after, own).reading.get("qualifier")
        or after in sentence.at("nouns")
        and sentence.at("nouns")[after].reading.form == "dual"
    )
    return None if counted else own


def _part(sentence: Sentence, own: Mark) -> Group:
    """A part of those named before, with what it is said to be: "تسعة منهم عسكريون"."""
    at = own.last + 1
    at += at < len(sentence.words) and sentence.words[at].folded == "من"  # "25 منهم من أفراد الجيش"
    noun = sentence.at("nouns").get(at)
    named = noun and noun.reading.form == "plural" and not (noun.reading.conjunction or noun.reading.get("measure"))
    if named and noun.reading.get("population") not in ("people", "same", "families"):
        closer = complement(sentence, noun, general=bool(noun.reading.get("group"))) or noun
        population = closer.reading.get("population")
        return Group(None, own.last, population, rule=closer.reading.term.rule)
    if named or at in sentence.at("forces"):
        force = sentence.at("forces").get(at) or complement(sentence, noun, general=False)
        if force:
            return Group(None, own.last, force.reading.get("population"), rule=force.reading.term.rule)
    return Group(None, own.last)


def _force_before(sentence: Sentence, token: int) -> Mark | None:
    """The body named last before a token, unless a band is named behind it: "داهم الجيش خلية واعتقل 5 من عناصرها"."""
    forces, things = sentence.at("forces"), sentence.at("things")
    for at in range(token - 1, max(-1, token - FORCE_REACH), -1):
        if at in forces:
            return forces[at]
        if at in things and things[at].reading.term.lemma in BANDS:
            return None
    return None


def _is_definite(sentence: Sentence, number: Number) -> bool:
    mark = sentence.at("numbers").get(number.first)
    return mark is not None and mark.reading.definite and number.first == number.last


def _skip_signs(sentence: Sentence, at: int) -> int:
    words = sentence.words
    while at < len(words) and words[at].text in QUOTES_AND_BRACKETS:
        at += 1
    return at


def _with_complement(sentence: Sentence, noun: Mark, last: int) -> Group:
    """The group of a noun, its population taken from a complement where that names the group more closely."""
    reading = noun.reading
    population, unit = reading.get("population"), reading.get("unit", "people")
    rule = reading.term.rule
    if paired(sentence, noun):
        population = "people"
    elif reading.get("gender") == "feminine" and population == "people":
        population = "women"
    if population in ("same", "families"):
        return Group(noun.first, last, population, unit, noun, rule=rule)
    closer = complement(sentence, noun, general=population == "people" or bool(reading.get("group")))
    if closer and closer.reading.get("group") and closer.reading.term.vocabulary == "nouns":
        closer = complement(sentence, closer, general=True) or closer  # "جثث لعناصر من الجيش"
    if closer is None and reading.get("measure") and population == "people":
        closer = ranks_of(sentence, last + 1)
        named = closer and (closer.reading.get("otherwise") or closer.reading.get("population"))
        if named and named != "people":
            return Group(noun.first, last, named, unit, noun, rule=closer.reading.term.rule)
    if closer is None and population == "people":
        closer = all_of(sentence, last)
        if closer:
            rule = f"{rule} {closer.reading.term.rule}"
            return Group(noun.first, last, closer.reading.get("population"), unit, noun, rule=rule)
    if closer is None and reading.term.lemma in MEMBERS and _others_follow(sentence, noun):
        closer = _force_before(sentence, noun.first)  # "وفاة عنصر من الدفاع المدني وإصابة عنصرين آخرين"
    if closer and closer.first > noun.last and several(sentence, closer) and population != "families":
        return Group(noun.first, last, "people", unit, noun, rule=rule)  # "140 فردا من الحوثيين والقوات الحكومية"
    part = noun.first and sentence.words[noun.first - 1].folded == "من"
    definite = reading.definite or sentence.words[noun.last].folded.startswith("ال")  # "رجال الشرطة"
    if part and definite and closer is None and several(sentence, noun):
        population = "people"  # "30 من المدنيين وجنود الجيش"
    if part and closer and closer.first > noun.last and several(sentence, closer):
        return Group(noun.first, last, "people", unit, noun, rule=rule)  # "100 من رجال الأمن والأجانب"
    if closer and closer.reading.get("population") != "people":
        named = closer.reading.get("otherwise") or closer.reading.get("population")  # "ثلاث إصابات لمعتقلين"
        if named != "families":
            return Group(noun.first, closer.last, named, unit, noun, rule=f"{rule} {closer.reading.term.rule}")
    return Group(noun.first, last, population, unit, noun, rule=rule)


def _others_follow(sentence: Sentence, noun: Mark) -> bool:
    """Whether "others" follows a noun: they are of the body of those told before."""
    after = sentence.at("nouns").get(noun.last + 1)
    return after is not None and after.reading.get("population") == "same"
