"""A reading -> for each number, in the words of the rules, what every stage made of it, or why it is no figure."""

from extract.pipeline import Reading
from extract.terminal import ISOLATE, number, printable

FIELDS = (
    ("who states it", ("source_text", "source", "relayed_by_text")),
    ("where", ("place_text", "place_relation", "place_level", "admin1_pcode", "country")),
    ("when", ("when_text", "event_start", "event_end", "date_precision", "as_of")),
    ("kind", ("tally", "status", "cause", "position")),
)


def explain(reading: Reading) -> str:
    """A text of one block a sentence: its words, then its numbers in order."""
    rows = {(row["start"], row["end"]): row for row in reading.rows}
    rejected = {(one.number.span.start, one.number.span.end): one for one in reading.rejections}
    lines = [f"article {printable(reading.article.id)}: figures {len(reading.rows)}, issues {len(reading.issues)}"]
    for sentence in reading.sentences:
        spans = sorted(span for span in rows.keys() | rejected.keys() if sentence.start <= span[0] < sentence.end)
        if not spans:
            continue
        lines += [
            "",
            f"  sentence {sentence.index + 1} ({sentence.position}): {ISOLATE.format(printable(sentence.quote))}",
        ]
        for span in spans:
            lines += _figure(rows[span], rows) if span in rows else _rejection(rejected[span])
    return "\n".join(lines) + "\n"


def _figure(row: dict, rows: dict) -> list[str]:
    who = f"{row['measure']} {row['population']}" + (f" ({row['group_text']})" if row["group_text"] else "")
    lines = [f"    {ISOLATE.format(printable(row['number_text']))} = {number(row)}: {who}"]
    for name, columns in FIELDS:
        stated = [str(row[column]) for column in columns if row[column] is not None]
        lines.append(f"      {name}: {printable(' · '.join(stated)) if stated else 'not stated'}")
    if row["part_of"]:
        whole = next((one for one in rows.values() if one["figure_id"] == row["part_of"]), None)
        lines.append(f"      part of: {number(whole) if whole else row['part_of']}")
    return [*lines, f"      rules: {' '.join(row['rules'])}"]


def _rejection(one) -> list[str]:
    mark = "ISSUE" if one.issue else "no figure"
    return [f"    {ISOLATE.format(printable(one.number.span.text))}: {mark}, {one.why} [{one.rule}]"]
