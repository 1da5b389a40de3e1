"""Whether a number counts those whom a hospital received, so that it is of that hospital."""

from extract.grammar.places.locatives import Toponym
from extract.records import Number, Sentence

# What a hospital does with the hurt, and those who take them there.
TAKES = frozenset({"استقبل", "استقبلت", "استقبلنا", "استقبال", "تلقي", "تلقت", "تلقينا", "وصل", "وصلت", "وصول"})
TAKES |= {"نعالج", "تعالج", "يعالج", "يعالجون", "نقل", "تحويل"}
GIVEN = 3  # tokens from a number, over whom it counts, to the hospital they were taken to
TAKING = 30  # tokens from what takes the hurt to several hospitals to the last number of them
BEHIND = 6  # tokens from a hospital to the number of those it received
BEFORE = 2  # tokens from what takes the hurt to the hospital or the number


def receives(sentence: Sentence, toponym: Toponym, number: Number) -> bool:
    """Whether a hospital received those counted: "استقبل مستشفى حلب 20 جريحا", "و4 إلى مستشفى ..."."""
    mark = sentence.at("places").get(toponym.name.lead)
    if toponym.name.kind != "site" or mark is None or not mark.reading.get("care"):
        return False
    if 0 < toponym.lead - number.last <= GIVEN:  # one more of those who were taken
        return _takes(sentence, number.lead - TAKING, number.lead)
    told = 0 < number.lead - toponym.end <= BEHIND
    return _takes(sentence, (toponym.name.lead if told else number.lead) - BEFORE, number.lead)


def _takes(sentence: Sentence, first: int, end: int) -> bool:
    return any(word.folded.removeprefix("و") in TAKES for word in sentence.words[max(0, first) : end])
