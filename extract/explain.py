"""A reading -> every sentence, and of each number, by the ids of the rules, what the stages made or why it is none.

A miss is one of these: the sentence was passed over, the number was not read, or a rule says why it is no figure.
"""

from extract.grammar.glance import is_harm
from extract.packs import Pack
from extract.pipeline import Reading
from extract.records import Number, Rejection, Sentence
from extract.stages.numbers import read_numbers
from extract.stages.screen import screen_sentences
from extract.stages.sentences import split_sentences
from extract.terminal import isolated, number, printable

# What is said of a figure: the columns that hold it, and the stages whose rules found it.
FIELDS = {
    "who states it": (("source_text", "source", "relayed_by_text", "relayed_by"), ("attribution",)),
    "where": (("place_text", "place_relation", "place_level", "place", "admin1_pcode", "country"), ("places",)),
    "when": (("when_text", "event_start", "event_end", "date_precision", "as_of", "as_of_basis"), ("dates",)),
    "kind": (("tally", "status", "cause"), ("tally", "status", "causes")),
}
STAGED = {"subsets", *(stage for _, stages in FIELDS.values() for stage in stages)}


def explain(reading: Reading, pack: Pack) -> str:
    """A block a sentence: its words, then its numbers in order."""
    article = reading.article
    published = f"{article.published} ({article.published_basis})" if article.published else "not stated"
    lines = [
        f"article {printable(article.id)}: figures {len(reading.rows)}, issues {len(reading.issues)}, "
        f"published {published}"
    ]
    lines += [f"  ISSUE, {one.why} [{one.stage}]" for one in reading.issues if one.stage == "language"]
    sentences = reading.sentences or split_sentences(article, pack)
    looked_at = {sentence.index for sentence in screen_sentences(sentences, pack)}
    rows = {(row["start"], row["end"]): row for row in reading.rows}
    rejected = {(one.number.span.start, one.number.span.end): one for one in reading.rejections}
    spans: dict[int, set[tuple[int, int]]] = {}
    for one in (*reading.numbers, *(rejection.number for rejection in reading.rejections)):
        spans.setdefault(one.sentence, set()).add((one.span.start, one.span.end))
    for sentence in sentences:
        lines += ["", f"  sentence {sentence.index + 1} ({sentence.position}): {isolated(sentence.quote)}"]
        if sentence.index not in looked_at:
            lines += _passed_over(sentence, pack)
            continue
        lines.append(f"    words of harm: {_words_of_harm(sentence)}")
        if sentence.index not in spans:
            lines.append("    no number")
        for span in sorted(spans.get(sentence.index, ())):
            lines += _figure(rows[span], rows) if span in rows else _rejection(rejected[span])
    return "\n".join(lines) + "\n"


def _passed_over(sentence: Sentence, pack: Pack) -> list[str]:
    """Why no rule looked at a sentence."""
    numbers, rejections = read_numbers(sentence, pack)
    found: list[Number] = [*numbers, *(one.number for one in rejections)]
    if not found:
        return ["    passed over: no number"]
    said = ", ".join(isolated(one.span.text) for one in sorted(found, key=lambda one: one.span.start))
    return [f"    passed over: no word of harm beside {said}"]


def _words_of_harm(sentence: Sentence) -> str:
    marks = [mark for name in ("events", "nouns", "topics") for mark in sentence.at(name).values()]
    harm = sorted({(mark.first, mark.last, mark.reading.term.rule) for mark in marks if is_harm(mark.reading)})
    return ", ".join(f"{isolated(sentence.span(first, last).text)} [{rule}]" for first, last, rule in harm) or "none"


def _figure(row: dict, rows: dict) -> list[str]:
    who = f"{row['measure']} {row['population']}" + (f" ({row['group_text']})" if row["group_text"] else "")
    read = [rule for rule in row["rules"] if rule.split(".")[0] not in STAGED]
    lines = [f"    {isolated(row['number_text'])} = {printable(number(row))}: {printable(who)}{_by(read)}"]
    for name, (columns, stages) in FIELDS.items():
        stated = [printable(str(row[column])) for column in columns if row[column] is not None]
        found = [rule for rule in row["rules"] if rule.split(".")[0] in stages]
        lines.append(f"      {name}: {' · '.join(stated) or 'not stated'}{_by(found)}")
    if row["part_of"]:
        whole = next(one for one in rows.values() if one["figure_id"] == row["part_of"])
        found = [rule for rule in row["rules"] if rule.startswith("subsets.")]
        lines.append(f"      part of: {printable(number(whole))} {whole['measure']}{_by(found)}")
    return lines


def _rejection(one: Rejection) -> list[str]:
    mark = "ISSUE" if one.issue else "no figure"
    return [f"    {isolated(one.number.span.text)}: {mark}, {one.why}{_by([one.rule])}"]


def _by(rules: list[str]) -> str:
    return f" [{' '.join(rules)}]" if rules else ""
