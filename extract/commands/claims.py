"""`hasila claims`: what the stored figures say across articles, as text or as data; or all about one claim."""

from pathlib import Path

from extract.commands import DONE, MISUSE, PROBLEMS
from extract.commands.stored import add_choice, chosen, write_whole
from extract.terminal import count, isolated, number, printable, say

SAYS = "show which stored figures state one thing, how sources agree, and which number is shown by which rule"
EXAMPLE = "claims --table links --format csv --out links.csv"
TABLES = ("claims", "links", "series", "agreement")


def add_arguments(parser) -> None:
    parser.add_argument(
        "claim", nargs="?", metavar="ID", help="one claim, by its id or that of a figure that states it"
    )
    parser.add_argument("--format", choices=("text", "csv", "json"), default="text", help="how to say it")
    parser.add_argument("--table", choices=TABLES, default="claims", help="what CSV holds (claims); JSON holds all")
    parser.add_argument("--out", type=Path, metavar="FILE", help="where to (else to the terminal)")
    add_choice(parser)


def run(options) -> int:
    """Make the claims of the stored figures, and say or write them."""
    from extract.table import claims as of

    figures = chosen(options)
    made = of.claims(figures)
    if options.claim:
        return _one(options.claim, figures, made)
    if options.format == "text":
        content = "".join(f"{line}\n" for line in _lines(figures, made)).encode()
    else:
        tables = {
            "claims": made,
            "links": of.links(figures),
            "series": of.series(made),
            "agreement": of.agreement(made),
        }
        content = _data(tables, options)
    if options.out is None:
        print(content.decode("utf-8-sig"), end="")
    elif not write_whole("--out", options.out, content):
        return MISUSE
    else:
        say(f"{count(made.height, 'claim')} of {count(figures.height, 'figure')} written to {options.out.name}")
    return DONE


def _data(tables: dict, options) -> bytes:
    """One table as CSV for a spreadsheet, or all as JSON with what their terms mean."""
    import json

    from extract.table.claims import LINKS, RULES, TIES, VERDICTS
    from extract.table.spreadsheet import spreadsheet_csv

    if options.format == "csv":
        return spreadsheet_csv(tables[options.table])
    data = {name: json.loads(table.write_json()) for name, table in tables.items()}
    data["meanings"] = {"links": LINKS, "ties": TIES, "verdicts": VERDICTS, "rules": RULES}
    return (json.dumps(data, ensure_ascii=False) + "\n").encode()


def _lines(figures, made):
    """A line for each thing that is stated, for what is projected or denied, and for each line of a source."""
    from extract.table.claims import agreement, series

    things = agreement(made).join(made.select("claim_id", "claimant", *NUMBER), on="claim_id")
    things = things.sort("sources", "claims", "claim_id", descending=[True, True, False])
    yield f"{count(figures.height, 'figure')}, {count(made.height, 'claim')}, {count(things.height, 'thing')}"
    for thing in things.iter_rows(named=True):
        yield f"{thing['claim_id']}  {_about(thing)}: {_said(thing)} ({thing['rule']}){_compared(thing)}"
    for claim in made.filter(made["status"] != "reported").iter_rows(named=True):  # its number says that it is none
        denies = f"; denies {claim['denies']}" if claim["denies"] else ""
        yield f"{claim['claim_id']}  {_about(claim)}: {_said(claim)}; in no comparison{denies}"
    points = made.drop_nulls("series_id").sort("series_id", "until")
    for line in series(made).iter_rows(named=True):
        said = points.filter(series_id=line["series_id"]).iter_rows(named=True)
        days = ", ".join(f"{number(point)} on {point['until']}{_revised(point)}" for point in said)
        yield f"{line['series_id']}  {_about(line | {'until': None})}, by {_source(line)}: {days} ({line['rule']})"


NUMBER = ("value", "value_min", "value_max", "qualifier", "number_text", "status", "published")


def _one(name: str, figures, made) -> int:
    """A claim, the figures that state it with the rule of each, its line, and what others say."""
    from extract.table.claims import LINKS, TIES, links, rivals

    linked = links(figures)
    ids = linked.filter((linked["claim_id"] == name) | (linked["figure_id"] == name))["claim_id"]
    if ids.is_empty():
        say(f"{name}: no such claim or figure stands. hasila claims lists them")
        return PROBLEMS
    claim = made.filter(claim_id=ids[0]).row(0, named=True)
    print(f"{claim['claim_id']}  {_about(claim)}: {_said(claim)} ({claim['rule']}: {claim['figure_id']})")
    if claim["outlets"] > 1:
        print(f"  {count(claim['outlets'], 'outlet')} of one source: {isolated(claim['printed_by'])}")
    for tie, rule in TIES.items():
        if claim[tie]:
            print(f"  {tie} {claim[tie]}: {rule}")
    for other in made.filter(denies=claim["claim_id"])["claim_id"]:
        print(f"  denied by {other}: {TIES['denies']}")
    if claim["series_id"]:
        print(f"  series_id {claim['series_id']}")
    for row in figures.join(linked.filter(claim_id=ids[0]), on="figure_id").iter_rows(named=True):
        outlet = isolated(row["publisher"] or "publisher not stated")
        print(
            f"  {row['figure_id']}  {number(row)}  {outlet}  {row['published'] or 'no date'}  {isolated(row['quote'])}"
        )
        print(f"    {row['rule']}: {LINKS[row['rule']]}")
    for other in rivals(made, ids[0]).iter_rows(named=True):
        reason = f" ({other['reason']})" if other["reason"] else ""
        print(f"  {other['verdict']}{reason}: {other['claim_id']}  {_about(other)}: {_said(other)}")
    return DONE


def _about(thing: dict) -> str:
    """What is stated: of whom, where, when."""
    from extract.packs import load_pack

    known = load_pack().places.get(thing["at"]) if thing["at"] else None
    place = known.en if known else (thing["at"] or "").removeprefix("~")
    where = f"{thing['relation'] or 'at'} {isolated(place)}" if place else None
    days = sorted({str(day) for day in (thing["since"], thing["until"]) if day})
    group = thing["group"] and isolated(thing["group"])
    part = "a part of a larger figure" if thing["share"] else None
    said = (thing["measure"], thing["population"], group, thing["tally"], part, where, " to ".join(days))
    return ", ".join(filter(None, said))


def _said(claim: dict) -> str:
    on = f", printed {claim['published']}" if claim["published"] else ""
    return f"{printable(number(claim))}, by {_source(claim)}{on}"


def _source(claim: dict) -> str:
    from extract.packs import load_pack

    if claim["claimant"] is None:
        return "a source not stated"
    known = load_pack().sources.get(claim["claimant"])
    return isolated(known.en if known else claim["claimant"].removeprefix("~"))


def _compared(thing: dict) -> str:
    """How sources agree, and the reported range, where several state the thing."""
    if thing["sources"] < 2:
        return ""
    low, high = (f"{end:,}" if end else "open" for end in (thing["lowest"], thing["highest"]))
    return f"; {thing['verdict']}: {thing['sources']:,} sources, {low}{'' if low == high else f' to {high}'}"


def _revised(point: dict) -> str:
    return f" ({count(point['revisions'], 'revision')})" if point["revisions"] else ""
