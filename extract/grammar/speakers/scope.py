"""Which statement of an article reaches a figure.

A figure's source is looked for in its own sentence first: the last speaker before it, or "according to" after it. Where
the sentence names nobody, whoever holds the floor states it.
"""

from bisect import bisect_left
from operator import attrgetter

from extract.grammar.speakers.antecedents import NEIGHBOURS
from extract.grammar.speakers.floor import Floor
from extract.grammar.speakers.holders import COMMAS
from extract.grammar.speakers.pointing import printed
from extract.grammar.speakers.statement import Statement
from extract.records import Attribution, Figure, Sentence

QUOTED = frozenset('"“”«»')
BEHIND = frozenset(
    "وذلك وهو علما فيما بينما ليصل لتصل ليرتفع لترتفع وبذلك".split()
)  # after a quotation the outlet itself goes on
WHICH = frozenset("الذي التي والذي والتي".split())
WHO = frozenset("الذي التي الذين وهو وهي واحد واحده".split())
NEAR_WHICH = 12  # tokens from "الذي" to a number that it leads to
AMONG = frozenset("بينهم بينهن بينها منهم منهن منها ومنهم وبينهم من".split())  # goes on with what was stated
NEW_CLAUSE = frozenset(("كما", "فيما", "بينما", "في حين", "في وقت"))
OTHERS = frozenset("اخرين اخرون اخر اخري".split())
KNOWN_FROM = frozenset("بعد اثر عقب غداه بعدما بعيد".split())  # what follows them is known: "أعلنت الحداد إثر مقتل 5"
DETAILS = frozenset("تفاصيل ملابسات حيثيات كواليس خلفيات لحظات اللحظات مشاهد اسباب".split())  # tells of what is known
KNOWN_WITHIN = 40  # tokens from an announcement to a number that it only recalls
SPANS = frozenset("يوم يوما يومين ايام ساعه ساعات اسابيع اشهر".split())
CLAIMED = frozenset("مسووليته مسووليتها مسووليتهم".split())
DETAILS_WITHIN = 12  # tokens from a verb of saying to the details that it tells
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
            elif self._in_background(sentence, statement, at):
                return None, None, None
            elif self._holds(sentence, statement, at):
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
        before = range(statement.token)
        return not any(sentence.words[at].kind == "digits" or at in sentence.at("numbers") for at in before)

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
        return first if opens and self.passes_on(sentence, first) else None

    def _holds(self, sentence: Sentence, statement: Statement, at: int) -> bool:
        """Whether a statement still holds at a number.

        One of a bare fact ends with its clause: "أفاد بتقدم الجيش، كما لقي ثلاثة". Another article's headline takes
        no speaker from this one.
        """
        if (
            statement.first is None
            and sentence.position == "related_link"
            or self._left_quotation(sentence, statement, at)
        ):
            return False
        if statement.rule == "attribution.noun" and self._parted(sentence, statement, at):
            return False
        breaks = [
            mark
            for mark in sentence.near("clauses", statement.token + 1, at - 1, NEIGHBOURS)
            if mark.reading.term.lemma in NEW_CLAUSE and not self._is_day(sentence, mark.first)  # "في وقت سابق"
        ]
        # "أعلنت الوزارة ارتفاع عدد القتلى إلى 9، فيما بلغ عدد الجرحى 20" goes on counting.
        counts = breaks and any(
            mark.reading.term.section == "count" for mark in sentence.near("topics", breaks[-1].last + 1, at - 1)
        )
        # "أفادت الوزارة بمقتل 5، كما قتل 10 في قرية أخرى" as well.
        stated = range(statement.token + 1, breaks[0].last if breaks else 0)
        counted = any(sentence.words[token].kind == "digits" for token in stated) or (
            breaks and sentence.near("numbers", statement.token + 1, breaks[0].last, 1)
        )
        # "أكد الجيش مقتل جندي، فيما جرح خمسة آخرون" too.
        others = {word.folded for word in sentence.words[at + 1 : at + 3]} & OTHERS
        meanwhile = breaks and breaks[0].reading.term.lemma != "كما"
        counted = counted or others and meanwhile and any(token in sentence.at("events") for token in stated)
        return bool(statement.clause or not breaks or counts or counted)

    def _parted(self, sentence: Sentence, statement: Statement, at: int) -> bool:
        """Whether a comma or "إن" ends what a noun of saying introduces: "بعد إعلان الجيش مقتل جندي، قتل 5 مدنيين"."""
        words, begin = sentence.words, statement.last + 1
        if not statement.clause and any(
            mark.reading.get("states") == "clause" for mark in sentence.near("name_ends", begin, at - 1)
        ):
            return True  # "قال الوزير بعد إعلان الجيش مقتل جندي إن 5 مدنيين قتلوا"
        commas = (token for token in range(begin, at) if words[token].text in COMMAS)
        return any(words[token + 1].folded not in AMONG for token in commas)

    def _is_day(self, sentence: Sentence, token: int) -> bool:
        mark = sentence.at("name_ends").get(token)
        return mark is not None and mark.reading.term.section == "day"

    def _in_background(self, sentence: Sentence, statement: Statement, at: int) -> bool:
        """Whether a number only tells which event is spoken of: "كشفت عن سبب الحريق الذي أسفر عن مقتل 17"."""
        if self._describes(sentence, statement, at):
            return True
        if statement.clause:
            return False  # "قالت إن الهجوم الذي استهدف الفندق أسفر عن 27 قتيلا"
        words, events = sentence.words, sentence.at("events")
        if self._is_known(sentence, statement, at) or self._tells_details(sentence, statement, at):
            return True
        for which in range(max(statement.token + 1, (statement.last or 0) + 1, at - NEAR_WHICH + 1), at):
            if words[which].folded in WHICH:
                harm = any(
                    token in events or (mark := sentence.at("name_ends").get(token)) and mark.reading.form == "past"
                    for token in (which + 1, which + 2)
                )
                told = any(token in events for token in range(statement.token + 1, which)) or any(
                    mark.reading.term.section == "count"  # "أعلن ارتفاع عدد ضحايا الحريق الذي وقع أمس إلى 31"
                    for mark in sentence.near("topics", statement.token + 1, which - 1)
                )
                happened = any(
                    mark.reading.term.section == "event"
                    for mark in sentence.near("dates", statement.token + 1, which - 1)
                )
                return harm and happened and not told
        return False

    def _describes(self, sentence: Sentence, statement: Statement, at: int) -> bool:
        """Whether a number tells who speaks: "وشدد الأردن، الذي يستضيف 600 ألف لاجئ، على"."""
        words, last = sentence.words, statement.last
        if last is None or last + 2 >= at or words[last + 1].text not in COMMAS or words[last + 2].folded not in WHO:
            return False
        marks = COMMAS | QUOTED | {":"}
        return not any(words[token].text in marks for token in range(last + 3, at))

    def _tells_details(self, sentence: Sentence, statement: Statement, at: int) -> bool:
        """Whether what is told is how it happened: "روى ناجون تفاصيل الهجوم الذي أودى بحياة 5"."""
        words, begin = sentence.words, max(statement.token, statement.last or 0) + 1
        near = range(begin, min(begin + DETAILS_WITHIN, at))
        detail = next((token for token in near if words[token].folded in DETAILS), at)
        return any(words[token].folded in WHICH for token in range(detail, at))

    def _is_known(self, sentence: Sentence, statement: Statement, at: int) -> bool:
        """Whether nothing of harm is stated before what is known: "أعلنت الحداد إثر مقتل 5", "مسؤوليتها عن تفجير"."""
        words, begin = sentence.words, max(statement.token, statement.last or 0) + 1
        if at - begin > KNOWN_WITHIN:
            return False
        for token in range(begin, at):
            counted = words[token].kind == "digits" or token in sentence.at("numbers")
            told = token in sentence.at("events") or token in sentence.at("topics")
            if told or counted and words[token].folded not in SPANS and words[token + 1].folded not in SPANS:
                return False
            if words[token].folded in CLAIMED:
                return token + 2 not in sentence.at("events")  # but "مسؤوليتها عن مقتل 5"
            if words[token].folded in KNOWN_FROM:
                stops = sentence.near("name_ends", token, at)
                # "أشارت، بعد دخولها، إلى أن"
                clause = any(one.reading.get("states") == "clause" and one.reading.preposition != "ك" for one in stops)
                return not clause and not any(words[one].text in "،," for one in range(token, at))
        return False

    def _left_quotation(self, sentence: Sentence, statement: Statement, at: int) -> bool:
        """Whether a number stands behind the quotation that a speaker's words were: "...", وذلك بعد مقتل 5"."""
        words = sentence.words
        begin = next(
            (
                token
                for token in range(max(statement.token, statement.last or 0) + 1, at)
                if words[token].text in QUOTED
            ),
            None,
        )
        if (
            begin is None
            or words[begin - 1].text != ":"
            and not words[begin - 1].folded.endswith(("ان", "انه", "انها"))
        ):
            return False
        end = next((token for token in range(begin + 1, at) if words[token].text in QUOTED), None)
        return end is not None and any(words[token].folded in BEHIND for token in (end + 1, end + 2) if token < at)

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
