"""Whom a speaker without a name of his own points back to: "وأضاف", "وقالت الوزارة", "المصدر ذاته", "وأوضح البيان"."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from extract.grammar.speakers.pointing import (
    SAME,
    called,
    is_body,
    is_feminine,
    points_back,
    printed,
    verb_is_feminine,
)
from extract.grammar.speakers.statement import Statement
from extract.grammar.speakers.statements import Reader, read_statements
from extract.records import Sentence, Span

LOOK_BACK = 12  # sentences over which a speaker, a quotation or a list may go on
NEIGHBOURS = 8  # statements on either side of a number that can be its own
MENTIONS = 6  # sentences back in which a body may be named that did not speak
MEDIA = ("وكالة", "صحيفة", "قناة", "موقع")
ASIDE = frozenset("كما فيما بينما".split())

_token = attrgetter("token")


class Antecedents:
    """The statements of an article, read where somebody asks for them, and who made those that name nobody."""

    def __init__(self, sentences: Sequence[Sentence]):
        self.sentences = sentences
        self.read: dict[int, list[Statement]] = {}
        self.resolved: dict[tuple[int, int], tuple[Span | None, Span | None]] = {}

    def statements(self, index: int) -> list[Statement]:
        if index not in self.read:
            self.read[index] = sorted(read_statements(self.sentences[index]), key=_token)
        return self.read[index]

    def speaker(self, sentence: Sentence, statement: Statement) -> tuple[Span | None, Span | None]:
        """Who states, and through whom he was heard where an earlier sentence said it."""
        key = sentence.index, statement.token
        if key not in self.resolved:
            self.resolved[key] = self._resolve(sentence, statement)
        return self.resolved[key]

    def _resolve(self, sentence: Sentence, statement: Statement) -> tuple[Span | None, Span | None]:
        if statement.first is None:
            actor = self._actor(sentence, statement)
            if actor is not None:
                return actor, None
            return self.last_speaker(sentence, statement.token, feminine=verb_is_feminine(sentence, statement.token))
        own = printed(sentence, statement.first, statement.last)
        if sentence.words[statement.first].folded.endswith("نا") and statement.first == statement.last:
            ours = any(one.pronoun == "نا" for one in sentence.words[statement.first].readings.values())
            if ours and "outlets" not in sentence.words[statement.first].readings:
                told = self.last_speaker(sentence, statement.token)  # "الدفاع المدني: وثقت فرقنا مقتل 5"
                return told if told[0] else (own, None)
        pointer = points_back(sentence, statement)
        if pointer is None:
            medium = self.last_speaker(sentence, statement.token, bodies=True)[0] if statement.through else None
            return own, medium
        noun, kind = pointer
        plural = kind == "anyone" and sentence.words[statement.first].readings["pointers"].form == "plural"
        words = sentence.words[statement.first : statement.last + 1]
        alone = len(words) == 1 or words[0].folded in ("ذات", "نفس") or words[-1].folded in SAME
        if noun == "مصدر" and not alone:  # "المصدر الأمني" is no other source than one that was named so
            kind = words[-1].folded.removeprefix("ال")
            same = self.last_speaker(sentence, statement.token, noun, strict=True, kind=kind)
            return same if same[0] else (own, None)
        if kind == "document":
            earlier = self.last_speaker(sentence, statement.token, noun)
            earlier = earlier if earlier[0] else self.last_speaker(sentence, statement.token, bodies=True)
        else:
            earlier = self.last_speaker(sentence, statement.token, noun, plural=plural)
        if earlier[0] or noun == "مصدر":
            return earlier
        if kind == "anyone" and not plural:
            earlier = self.last_speaker(sentence, statement.token, people=True)
        if earlier[0]:
            return earlier
        if kind == "anyone":
            return own, None
        return (self.mentioned(sentence, statement.token, noun) or self._proper(sentence, statement, noun) or own, None)

    def _proper(self, sentence: Sentence, statement: Statement, noun: str) -> Span | None:
        """The body of another name that spoke last, where a noun says what it is: "قالت رويترز", and then "الوكالة"."""
        media = noun in MEDIA
        for there, one in self._earlier(sentence, statement.token):
            if one.first is None or points_back(there, one):
                continue
            vocabularies = there.words[one.first].readings.keys()
            if "outlets" in vocabularies if media else "sources" in vocabularies and "offices" not in vocabularies:
                return printed(there, one.first, one.last)
            if is_body(there, one):
                return None
        return None

    def _actor(self, sentence: Sentence, statement: Statement) -> Span | None:
        """Who acts, by his office, in the sentence before a verb without a subject: "وزار الوزير فلان الحي. وأعلن"."""
        verb = sentence.at("attribution").get(statement.token)
        if statement.token or not sentence.index or verb is None or verb.reading.term.section != "says":
            return None
        before = self.sentences[sentence.index - 1]
        if before.paragraph != sentence.paragraph or 1 not in before.at("offices") or self.statements(before.index):
            return None
        reader = Reader(before)
        name, _ = reader.name(1)
        named = name is not None and name != reader.np and reader.is_given(name[0])
        return printed(before, name[0], min(name[1], name[0] + 1)) if named else None

    def last_speaker(
        self,
        sentence: Sentence,
        token: int,
        noun: str | None = None,
        goes_on: bool = False,
        feminine: bool | None = None,
        bodies: bool = False,
        people: bool = False,
        plural: bool = False,
        strict: bool = False,
        kind: str = "",
    ) -> tuple[Span | None, Span | None]:
        """The speaker named last before a token, and through whom; where a noun points back, the last named with it.

        "المصدر" points to whoever spoke last, "المنظمة" to the body whose spokesman he was. A verb agrees with its
        speaker where it can: "وأضافت" is no man.
        """
        other = None
        verb = sentence.at("attribution").get(token)
        participle = verb is not None and verb.reading.term.section == "goes_on"
        for there, statement in self._earlier(sentence, token):
            if participle and other is not None and there is not sentence:
                return other  # "أكدت القيادة ..., مشيرا إلى"
            if statement.first is None or statement.cited and noun is None:
                continue
            pointing = points_back(there, statement) is not None
            named: tuple[int, int] | None = (statement.first, statement.last)
            if noun is not None and (strict or noun != "مصدر"):
                named = None if pointing and named[0] == named[1] else called(there, statement, noun, plural)
                if named and not any(word.folded.startswith(kind) for word in there.words[named[0] : named[1] + 1]):
                    continue  # "المصدر الأمني" is no medical one
            if named is None or bodies and not is_body(there, statement) or people and is_body(there, statement):
                continue
            near = sentence.index - there.index <= 1
            heard = self.medium(there, statement) if goes_on or near or noun == "مصدر" else None
            found = printed(there, *named), heard
            if pointing and noun in (None, "مصدر"):
                source, passed = self.speaker(there, statement)
                if source is None:
                    continue
                found = source, passed or heard
            clashes = feminine is not None and is_feminine(there, statement) not in (None, feminine)
            aside = there is not sentence and self._aside(there, statement)
            hangs = not statement.before and not statement.cited  # "قال الوزير إن ..., بحسب الأمم المتحدة"
            beside = statement.relays or hangs and (noun is None or is_feminine(there, statement) is None)
            heard_of = bodies and statement.rule == "attribution.according" and not statement.report  # issued no report
            beside = aside or beside and self._also_spoke(there, statement)
            if not clashes and not heard_of and not (beside and other is None):
                return found
            other = other or found
        return other or (None, None)

    def medium(self, sentence: Sentence, statement: Statement) -> Span | None:
        """Through whom a statement itself says that it was heard: "قال لوكالة", "أفادت وكالة نقلا عن"."""
        told = statement.relay
        if statement.cited and not told:
            before = [one for one in self.statements(sentence.index) if one.token < statement.token and one.before][-1:]
            told = next(((one.first, one.last) for one in before if one.first is not None), None)
        return printed(sentence, *told, heard=True) if told else None

    def _earlier(self, sentence: Sentence, token: int) -> Iterator[tuple[Sentence, Statement]]:
        """The statements before a token, the nearest first."""
        for index in range(sentence.index, max(-1, sentence.index - LOOK_BACK), -1):
            statements = self.statements(index)
            end = bisect_left(statements, token, key=_token) if index == sentence.index else len(statements)
            for statement in reversed(statements[max(0, end - NEIGHBOURS) : end]):
                yield self.sentences[index], statement

    def _also_spoke(self, sentence: Sentence, relaying: Statement) -> bool:
        """Whether somebody else states what a medium only passes on: "قال الوزير ..., حسبما نقلت وكالة"."""
        return any(
            (one.before or one.first is not None) and not one.relays and one is not relaying
            for one in self.statements(sentence.index)
        )

    def _aside(self, sentence: Sentence, statement: Statement) -> bool:
        """Whether a statement is only set beside another's: "أضاف التقرير أن ...، بينما تقدر الوزارة"."""
        others = [one for one in self.statements(sentence.index) if one.token < statement.token]
        before = [word.folded for word in sentence.words[max(0, statement.token - 2) : statement.token]]
        opens = before[-1:] and before[-1] in ASIDE or before == ["في", "حين"]
        if opens and any(one.before for one in others):
            return True
        verb = sentence.at("attribution").get(statement.token)
        if others and verb is not None and verb.reading.term.section == "receives":
            return True
        within = statement.vague or verb is not None and bool(verb.reading.get("records"))
        return within and any(one.report for one in others)  # "وحسب حصيلة للمديرية، سجلت الفرق 3 وفيات"

    def mentioned(self, sentence: Sentence, token: int, noun: str) -> Span | None:
        """The full name of a body that was named before without speaking: "زارت وزارة الصحة ... وقالت الوزارة"."""
        for index in range(sentence.index, max(-1, sentence.index - MENTIONS), -1):
            there = self.sentences[index]
            for mark in reversed(there.at("institutions").values()):
                before = index < sentence.index or mark.first < token
                if before and mark.reading.term.lemma == noun and not mark.reading.definite:
                    name, _ = Reader(there).name(mark.first, fused=True)
                    if name and name[1] > name[0]:
                        return printed(there, *name)
        return None
