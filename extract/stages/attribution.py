"""Figures -> who states each, and through whom.

A speaker reaches a figure by the grammar of `grammar/speakers/`: in its own sentence, across sentences where he keeps
the floor, or where the article states its very number again. An agency's credit at the head or the end relays the
figures of its text.
"""

from collections.abc import Sequence

from extract.grammar.speakers.credits import credited, signed_by
from extract.grammar.speakers.letterheads import Letterhead, letterhead
from extract.grammar.speakers.restated import restated
from extract.grammar.speakers.scope import Scope
from extract.packs import Pack
from extract.records import Article, Attribution, Figure, Sentence, Span
from extract.text import fold

COMPARED = frozenset(("مقابل", "مقارنه", "بالمقارنه", "قياسا"))
OUR_OWN = ("مراسلنا", "مراسلتنا", "مراسلونا", "مراسلينا")


def attribute_figures(
    article: Article,
    sentences: Sequence[Sentence],
    figures: Sequence[Figure],
    pack: Pack,
    wholes: Sequence[int | None],
) -> list[Attribution]:
    """The attribution of each figure, in their order; `wholes`: what each is a part of."""
    scope = Scope(sentences)
    found = [scope.attribute(figure) for figure in figures]
    found = restated(sentences, figures, found, wholes)
    for part, whole in enumerate(wholes):  # a part is stated with its whole, unless its sentence says otherwise
        beside = whole is not None and abs(figures[part].sentence - figures[whole].sentence) <= 1
        if beside and found[part] == Attribution():
            found[part] = found[whole]
    for at, figure in enumerate(figures):  # "9757 وفق المنظمة، مقابل 6007 قبل عام"
        before, sentence = figure.inherits, sentences[figure.sentence]
        if found[at] == Attribution() and before is not None and is_compared(sentence, figure):
            found[at] = found[before]
    head = letterhead(sentences, pack.sources)
    if head:
        found = [
            one if sentences[figure.sentence].position == "related_link" else _headed(one, head)
            for figure, one in zip(figures, found, strict=True)
        ]
    if signed := signed_by(sentences):
        found = [Attribution(source=signed, rules=("attribution.credit",)) if not one.source else one for one in found]
    credit = credited(article.text, pack.sources)
    if credit:
        agency = pack.sources.id_of(credit.text)
        found = [
            one if one.relay or one.source and _is(one.source, credit, agency, pack) else _with(one, relay=credit)
            for one in found
        ]
    return [_known(one, pack) for one in found]


def is_compared(sentence: Sentence, figure: Figure) -> bool:
    """Whether a number is only set against another one."""
    first = figure.number.lead
    return any(word.folded in COMPARED for word in sentence.words[max(0, first - 2) : first])


def _headed(one: Attribution, head: Letterhead) -> Attribution:
    """The attribution of a figure in a body's own post or bulletin: the body states it, or passes on who does."""
    if one.source is None:
        return Attribution(source=head.name, relay=one.relay, rules=(*one.rules, "attribution.letterhead"))
    if head.post and one.relay is None and one.source.text != head.name.text:
        return _with(one, relay=head.name)
    return one


def _is(source: Span, credit: Span, agency: str | None, pack: Pack) -> bool:
    """Whether the agency that is credited is itself the source."""
    if fold(source.text).startswith(OUR_OWN):
        return True
    return source.text == credit.text or agency is not None and pack.sources.id_of(source.text) == agency


def _with(one: Attribution, relay: Span) -> Attribution:
    return Attribution(one.source, one.source_id, relay, one.relay_id, (*one.rules, "attribution.credit"))


def _known(one: Attribution, pack: Pack) -> Attribution:
    """The attribution with the catalogue's ids of its names."""
    if one.source is None and one.relay is None:
        return one
    return Attribution(
        one.source,
        pack.sources.id_of(one.source.text) if one.source else None,
        one.relay,
        pack.sources.id_of(one.relay.text) if one.relay else None,
        one.rules,
    )
