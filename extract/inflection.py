"""How Arabic words inflect, forwards and back: the forms of a term, and what can be attached to a printed word."""

from collections.abc import Callable, Iterable

from extract.text import fold

CONJUNCTIONS = ("", "و", "ف")
PREPOSITIONS = ("", "ب", "ل", "ك", "س")  # "س" is the future of a verb
LED = ("لل", "بال", "في", "به", "بهم", "عنه", "عليه")  # what a noun takes by a preposition: "مرشحا للهجرة"
PRONOUNS = ("هما", "ها", "هم", "هن", "نا", "ه")  # of the persons that news speaks of


def noun_forms(lemma: str, data: dict) -> Iterable[tuple[str, str]]:
    """The (folded form, number) of a noun: singular, accusative, dual and its plurals.

    A dual in -ين is left out where the plural is the sound masculine one, which is spelled alike. A bound dual is
    one only with a pronoun: "شقيقيه".
    """
    plurals = [fold(plural) for plural in data.get("plural", "").split()]
    for printed in lemma.split():
        singular = fold(printed)
        yield singular, "singular"
        if printed.endswith("ة"):
            stem = singular[:-1] + "ت"
            yield stem + "ي", "dual"  # before a complement: جثتي مواطنين
            yield stem + "ا", "dual"
            plurals.append(singular[:-1] + "ات")
        else:
            stem = singular
            yield singular + "ا", "singular"
        yield stem + "ان", "dual"
        if singular + "ون" not in plurals:
            yield stem + "ين", "dual"
        if data.get("kin"):
            yield stem + "ي", "bound dual"
    for dual in data.get("dual", "").split():
        yield fold(dual), "dual"
    for plural in plurals:
        yield plural, "plural"
        yield plural + "ا", "plural"
        if plural.endswith("ي") and f"{plural[:-1]}ى" in data["plural"].split():
            yield plural[:-1] + "ا", "plural"  # before a pronoun: قتلاه
        if plural.endswith("اء"):  # before a pronoun: أبناؤه, أبنائه
            yield plural[:-1] + "و", "plural"
            yield plural[:-1] + "ي", "plural"
        if plural.endswith("ون") and plural[:-2] == fold(lemma):  # sound, as "قرون" is not
            yield plural[:-2] + "ين", "plural"
            yield plural[:-2] + "ي", "plural"
            yield plural[:-1], "plural"


def compound_forms(
    forms: Iterable[tuple[str, str]], first: str, rest: tuple[str, ...], adjective: bool = False
) -> Iterable[tuple[str, tuple[str, ...], str]]:
    """The (form, other words, number) of a term of several words, which inflects in its first.

    Before a genitive a dual has lost its end, "رجلا أمن", "رجلي أمن"; an adjective agrees: "عاملان صحيان".
    """
    forms = list(forms)
    for form, feature in forms:
        if adjective:
            yield from ((form, (*rest[:-1], last), feature) for last in agreeing(rest[-1], feature))
            continue
        bound = (form, feature) == (first + "ا", "singular") and not rest[0].startswith(LED)
        yield form, rest, "dual" if bound else feature
        if bound and (first + "ي", "plural") not in forms:  # "موظفي إغاثة" are several
            yield first + "ي", rest, "dual"


def agreeing(adjective: str, number: str) -> Iterable[str]:
    """The forms of an adjective behind a noun; a plural of persons may have it in the feminine: "كوادر طبية"."""
    feminine = adjective.endswith("ه")
    stem = adjective[:-1] + "ت" if feminine else adjective
    if number == "singular":
        yield from (adjective,) if feminine else (adjective, adjective + "ا")
    elif number == "dual":
        yield from (stem + "ان", stem + "ين")
    else:
        yield from (adjective,) if feminine else (adjective + "ون", adjective + "ين", adjective + "ه")
        yield stem[: len(stem) - feminine] + "ات"


def verb_forms(lemma: str, data: dict) -> Iterable[tuple[str, str]]:
    """The (folded form, tense) of a verb; `present` gives its other stem, `forms` what no rule makes."""
    past = fold(lemma)
    if past[-1] in "اي" and lemma[-1] != "أ":  # defective: قضى, قضت, قضوا; لقي, لقيت, لقوا; but لجأ, لجأت
        stem = past[:-1]
        endings = ("ت", "يت", "تا", "وا", "يا", "ا", "يتا")
        yield from ((form, "past") for form in (past, *(stem + ending for ending in endings)))
    else:
        yield from ((past + ending, "past") for ending in ("", "ت", "تا", "وا", "و", "ا", "ن"))
    for present in map(fold, data.get("present", "").split()):
        stem = present[1:]
        base = stem[:-1] if stem[-1] in "اي" else stem
        for person in "يت":
            yield person + stem, "present"
            yield from ((person + base + ending, "present") for ending in ("ون", "وا", "ان", "ا", "ين", "ن"))
    yield from ((fold(form), "past") for form in data.get("forms", "").split())


def verbal_forms(lemma: str, data: dict) -> Iterable[tuple[str, str]]:
    """A verbal noun, which takes a pronoun ("مقتلهم") but no number; with the other `forms` of its line."""
    for form in map(fold, (lemma, *data.get("forms", "").split())):
        yield form, "verbal"
        if form.endswith("اء"):  # before a pronoun: إجلاؤهم, إجلائهم
            yield form[:-1] + "و", "verbal"
            yield form[:-1] + "ي", "verbal"


def fixed_forms(lemma: str, data: dict) -> Iterable[tuple[str, str]]:
    """A word that does not inflect, with the other `forms` that its line lists."""
    yield from ((fold(form), "fixed") for form in (lemma, *data.get("forms", "").split()))


def plural_forms(lemma: str, data: dict) -> Iterable[tuple[str, str]]:
    """A plural of no singular, with the other `forms` of its line: "المفرج عنهم"."""
    yield from ((fold(form), "plural") for form in (lemma, *data.get("forms", "").split()))


INFLECTIONS: dict[str, Callable] = {
    "noun": noun_forms,
    "verb": verb_forms,
    "verbal": verbal_forms,
    "fixed": fixed_forms,
    "plural": plural_forms,
}


def strippings(folded: str) -> Iterable[tuple[str, str, str, bool, str]]:
    """(stem, conjunction, preposition, definite, pronoun) of a folded word, the least stripped first.

    >>> [s[0] for s in strippings("وبمقتلهم")][:4]
    ['وبمقتلهم', 'بمقتلهم', 'مقتلهم', 'وبمقتل']
    """
    for stem, pronoun in _without_pronoun(folded):
        for conjunction in CONJUNCTIONS:
            if not stem.startswith(conjunction):
                continue
            after = stem[len(conjunction) :]
            for preposition in PREPOSITIONS:
                if not after.startswith(preposition):
                    continue
                bare = after[len(preposition) :]
                if len(bare) < 2 and (conjunction or preposition or pronoun):
                    continue
                yield bare, conjunction, preposition, False, pronoun
                if bare.startswith("ال") and len(bare) > 3:
                    yield bare[2:], conjunction, preposition, True, pronoun
                elif preposition == "ل" and bare.startswith("ل") and len(bare) > 2:  # للمدنيين
                    yield bare[1:], conjunction, preposition, True, pronoun
                    yield "ال" + bare[1:], conjunction, preposition, False, pronoun  # للأمم المتحدة


def _without_pronoun(folded: str) -> Iterable[tuple[str, str]]:
    yield folded, ""
    for pronoun in PRONOUNS:
        stem = folded[: -len(pronoun)]
        if folded.endswith(pronoun) and len(stem) >= 3:
            yield stem, pronoun
            if stem.endswith("ت"):
                yield stem[:-1] + "ه", pronoun  # إصابتهم
