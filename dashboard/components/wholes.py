"""Parts inside their wholes: those of the figures that are looked at."""

import polars as pl

from dashboard.components.markup import heading, tag, write
from dashboard.components.picture import show_picture
from dashboard.marks import describe_number, source_label
from dashboard.series import parts_among, parts_inside, parts_of, rest_of
from dashboard.tables import Table
from dashboard.wholes import draw_wholes
from dashboard.words import Words

MOST = 8


def show_wholes(table: Table, figures: pl.DataFrame, names: dict[str, str], words: Words) -> None:
    """Draw the parts among figures of one measure, each inside its whole in the table."""
    found = parts_inside(figures, table.lean)
    if found.is_empty():
        return
    parts = table.rows(found).with_columns(found["whole_level"])
    shown = parts.head(MOST)
    wholes = table.lean.join(found.head(MOST).select(row="whole").unique(), on="row", how="semi")
    known = {row["figure_id"]: row for row in table.rows(wholes).iter_rows(named=True)}
    inside = table.rows(parts_among(table.lean, wholes))
    rows = [_describe(part, known[part["part_of"]], inside, names, words) for part in shown.iter_rows(named=True)]
    heading(words.say("wholes.heading"))
    write(tag("p", words.say("wholes.note"), class_="note"))
    (measure,) = shown["measure"].unique()
    title = words.say("wholes.title", measure=words.measure(measure))
    said = words.say("wholes.alt", parts="; ".join(f"{row['whole']}: {row['part']}" for row in rows))
    chart = draw_wholes(rows, title, [words.say("page.unverified")], words)
    show_picture(chart, said, f"{measure}-parts", parts, words)
    if len(parts) > MOST:
        more = words.say("wholes.more", n=words.integer(MOST), all=words.integer(len(parts)))
        write(tag("p", more, class_="note"))


def _describe(part: dict, whole: dict, inside: pl.DataFrame, names: dict[str, str], words: Words) -> dict:
    """A part and its whole in words, and how long their bars are. `inside` holds all parts of the whole."""
    rest = rest_of(whole, parts_of(inside, whole["figure_id"]))
    group = words.group(part["population"])
    if part["population"] == whole["population"]:  # "twenty civilians, five of them of one family"
        group = words.isolate(part["group_text"]) if part["group_text"] else words.say("key.told_apart")
    said = words.say("key.part", count=words.number(part), group=group)
    source = source_label(whole["claimant"], names, words)
    return {
        "whole": words.say(
            "wholes.whole", number=describe_number(whole, words), source=source, day=words.day(whole["as_of"])
        ),
        "part": said + (words.say("key.rest", rest=words.integer(rest)) if rest else ""),
        "all": part["whole_level"],
        "some": part["value_max"] or part["value_min"],
    }
