"""Which statement of an article reaches a figure.

A figure's source is looked for in its own sentence first: the last speaker before it, or "according to" after it. Where
the sentence names nobody, whoever holds the floor states it.
"""

from bisect import bisect_left
from operator import attrgetter

from extract.grammar.speakers.antecedents import NEIGHBOURS
from extract.grammar.speakers.background import in_background
from extract.grammar.speakers.floor import Floor
from extract.grammar.speakers.pointing import printed
from extract.grammar.speakers.reach import holds
from extract.grammar.speakers.statement import Statement
from extract.records import Attribution, Figure, Sentence

CITED_WITHIN = 12  # tokens from a verb of saying to "نقلا عن"
CLOSE = 8  # tokens from a number to an "according to" that is its own

_token = attrgetter("token")


class Scope(Floor):
    """Which statement of an article reaches a figure."""

    def attribute(self, figure: Figure) -> Attribution:
        """Who states one figure: the last speaker before it, or "according to" after it, in its own sentence."""
        sentence, at = self.sentences[figure.sentence], figure.number.first
        before, cited, passed = self._before(sentence, at)
        after = self._after(sentence, at)
        if cited and before and self.passes_on(sentence, cited) and not self.passes_on(sentence, before):
            return self.made(sentence, before, relay=cited)  # "ذكرت الوزارة، نقلا عن قناة الغد، أن"
        if cited:
            return self.made(sentence, cited, relay=before)
        if before and after and (after.cited or self._told(sentence, after, before)):
            return self.made(sentence, after, relay=before)
        if before and after:
            if after.first is None and after.relay or after.relays or self.passes_on(sentence, after):
                return self.made(sentence, before, relay=None if before.relay else after)
            label = before.rule == "attribution.label" and not after.vague
            passed = self.passes_on(sentence, before) and not after.vague  # "ذكرت وكالة أن ..., بحسب الشرطة"
            own = before.first is None or not before.before or label or passed
            own = own or after.token - at <= CLOSE and not after.vague
            own = own and not (
                before.before and not label and self._counts_between(sentence, figure.number.last, after.token)
            )
            return self.made(sentence, after, relay=before if passed else None) if own else self.made(sentence, before)
        if before or after:
            return self.made(sentence, before or after, relay=passed)
        return self.carried(sentence)

    def _counts_between(self, sentence: Sentence, last: int, token: int) -> bool:
        """Whether another count parts a number from an "according to": "مقتل 40، وتهجير نحو مئتي ألف بحسب"."""
        between = range(last + 1, token)
        joined = any(sentence.words[at].text in "،," for at in between)
        return joined and any(sentence.words[at].kind == "digits" or at in sentence.at("numbers") for at in between)

    def _told(self, sentence: Sentence, after: Statement, before: Statement) -> bool:
        """Whether who speaks first was told so by the other: "قالت المنظمة إن ..., على حد قول شهود للمنظمة"."""
        if after.relay is None or before.first is None:
            return False
        heard, speaker = printed(sentence, *after.relay, heard=True), printed(sentence, before.first, before.last)
        return heard.text == speaker.text

    def _before(self, sentence: Sentence, at: int) -> tuple[Statement | None, Statement | None, Statement | None]:
        """The statement that a number stands in, whom its speaker cites, and who passes it on, where it says so."""
        statements = self.statements(sentence.index)
        nearest = cited = passed = None
        end = bisect_left(statements, at, key=_token)
        for statement in reversed(statements[max(0, end - NEIGHBOURS) : end]):
            if statement.first is not None and statement.first <= at <= statement.last:
                continue
            if not statement.before:
                nearest = nearest or statement
                cited = cited or (statement if statement.cited else None)
                relays = statement.relays or self.passes_on(sentence, statement)
                passed = passed or (statement if relays else None)
            elif statement.weak or statement.vague and self._within(sentence, statement):
                continue
            elif in_background(sentence, statement, at):
                return None, None, None
            elif holds(sentence, statement, at):
                if nearest and nearest.hung and self._is_closer(sentence, nearest, statement):
                    return nearest, None, None
                near = cited and 0 < cited.token - statement.token < CITED_WITHIN
                within = passed and 0 < passed.token - statement.token < CITED_WITHIN
                opening = self._opening(sentence, statement)
                return statement, cited if near else None, passed if within else opening
        return nearest if nearest and (nearest.hung or self._leads(sentence, nearest)) else None, None, None

    def _within(self, sentence: Sentence, vague: Statement) -> bool:
        """Whether somebody himself says "according to" a document: "وقالت الوزارة: "وفقا للبيانات، قتل 7"."""
        return vague.rule == "attribution.according" and any(
            one.clause and one.first is not None and one.before and one.token < vague.token and not one.vague
            for one in self.statements(sentence.index)
        )

    def _leads(self, sentence: Sentence, statement: Statement) -> bool:
        """Whether "according to" stands before all that its sentence counts: "وبلغ العدد بحسب الشرطة نحو 7"."""
        before, calendar = range(statement.token), sentence.at("calendar")
        years = {at for at in before if sentence.words[at].kind == "digits" and at - 1 in calendar}  # "منذ آذار 2011"
        counted = (at for at in before if sentence.words[at].kind == "digits" or at in sentence.at("numbers"))
        return years.issuperset(counted)

    def _is_closer(self, sentence: Sentence, hung: Statement, statement: Statement) -> bool:
        """Whether somebody else is named for what follows: "قال مسؤول إن الهجوم أدى، بحسب شهود، إلى مقتل 5".

        A medium named so only passes on who speaks, unless he told another one.
        """
        spoken = range(statement.token + 1, hung.token)
        said = any(at in sentence.at("events") or at in sentence.at("dates") for at in spoken)
        return said and bool(statement.relay or not (hung.relays or self.passes_on(sentence, hung)))

    def _opening(self, sentence: Sentence, statement: Statement) -> Statement | None:
        """The medium that opens a sentence in which somebody else then speaks: "وبحسب وكالة، قال المتحدث"."""
        first = self.statements(sentence.index)[0]
        opens = first.rule == "attribution.according" and first.token <= 1
        tells = first.clause or first.rule == "attribution.cites"
        within = tells and statement.rule == "attribution.verb-after"  # "ذكرت وكالة أن الشرطة أوضحت أن"
        opens = first.before and first is not statement and (opens or within)
        beside = self.passes_on(sentence, statement)  # "كتبت صحيفة عن 600، وصحيفة أخرى تحدثت عن 700"
        told = sentence.words[first.token : statement.token]
        beside = beside or any(word.folded in ("اما", "واما") for word in told)  # "قالت صحيفة ...، أما الوزارة فقالت"
        return first if opens and self.passes_on(sentence, first) and not beside else None

    def _after(self, sentence: Sentence, at: int) -> Statement | None:
        """The "according to" after a number that covers it: no other speaker has begun in between."""
        statements = self.statements(sentence.index)
        begin = bisect_left(statements, at, key=_token)
        for statement in statements[begin : begin + NEIGHBOURS]:
            if not statement.before:
                return statement
            if (statement.first is not None or statement.clause) and not statement.weak:
                return None
        return None
