"""Figures -> claims: rows of one key are one claim; a row that leaves something unsaid joins the only one that fits.

No row is held against any but the claim's first, so that nothing is chained.
"""

import polars as pl

from extract.table.claims.fitting import only_fit
from extract.table.claims.keys import LINE, MOMENT, TOPIC, keyed, kinds

LINKS = {
    "first": "The first that states it; all others are held against this one",
    "restates": "The same source says the same of it again: the ranges overlap",
    "revises": "The same source says otherwise of it in a later article",
    "differs": "The same source says otherwise of it, and no date says which is later",
    "no-source": "No source is stated, and this is the only claim that fits place, time and number",
    "no-day": "No day of the event is stated, and one claim alone fits, of the day of the report or the one before",
    "no-source-no-day": "Neither source nor day is stated, and this is the only claim that fits place, time and number",
    "place-in-article": "The place is not known, and the source has one claim in this article that fits day and number",
}
TIES = {  # of a claim to another
    "part_of": "The text of its first figure says that it is a part of the other",
    "denies": "Of all that is stated this alone has the place, the time and a number of what is denied",
}
FIRST = ("link", "published", "article_id", "start", "figure_id")  # the order that finds a claim's first row
MOST = 2**63 - 1
VALUE = ("value", "value_min", "value_max", "qualifier", "number_text")
SHOWN = (*VALUE, "figure_id", "as_of", "published", "admin1_pcode", "country")


def claims(figures: pl.DataFrame) -> pl.DataFrame:
    """A row a claim, with the keys of `extract.table.claims.keys` and

    claim_id      names the claim after its first figure: "c" and 16 hexadecimal digits
    series_id     the line that it is a point of; null for events, and for what is itemised
    source_kind   what kind of source states it, where the catalogue knows
    value, value_min, value_max, qualifier, number_text, figure_id, as_of, published
                  of the latest row that states it: `rule` says so
    first_figure, figures, outlets, articles, revisions
                  its first row, and how many rows, outlets, articles and later different values it has
    printed_by    the names of its outlets, parted by "; "
    links_only    only links to other articles state it: no report by itself
    part_of, denies
                  the claim that it is a part of; the claim that it denies: TIES says by which rule

    >>> from extract.table.schema import figures_frame
    >>> claims(figures_frame([])).is_empty()
    True
    """
    return claims_and_links(figures)[0]


def claims_and_links(figures: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """`claims` and `links` of the same figures, for what they both cost most for once.

    >>> from extract.table.schema import figures_frame
    >>> [len(made) for made in claims_and_links(figures_frame([]))]
    [0, 0]
    """
    rows = _linked(figures)
    return _claims(rows), _links(rows)


def _claims(rows: pl.DataFrame) -> pl.DataFrame:
    latest = rows.filter(pl.col("own")).sort(FIRST, descending=[True, False, False, False, False])
    made = latest.group_by("claim_id", maintain_order=True).agg(
        *(pl.col(name).last() for name in (*MOMENT, "dated", "itemised", *SHOWN)),
    )
    counts = rows.group_by("claim_id").agg(
        first_figure=pl.col("figure_id").filter(pl.col("rule") == "first").first(),
        figures=pl.len(),
        articles=pl.col("article_id").n_unique() - pl.col("article_id").is_null().any(),
        revisions=(pl.col("rule") == "revises").sum(),
        links_only=pl.col("link").all(),
        whole=pl.col("part_of").filter(pl.col("rule") == "first").first(),
    )
    printed = rows.select("claim_id", "outlet").unique().sort("claim_id", "outlet").group_by("claim_id")
    names = printed.agg(pl.col("outlet").drop_nulls()).with_columns(outlets=pl.col("outlet").list.len())
    counts = counts.join(names.with_columns(printed_by=pl.col("outlet").list.join("; ")).drop("outlet"), on="claim_id")
    made = made.join(counts, on="claim_id", how="left")
    of = kinds(made["claimant"].drop_nulls().unique().to_list())
    kind = pl.col("claimant").replace_strict(list(of), list(of.values()), default=None, return_dtype=pl.String)
    whole = rows.select(whole="figure_id", part_of="claim_id")
    made = made.with_columns(source_kind=kind, rule=pl.lit("latest-report"), series_id=_series_id())
    made = made.join(whole, on="whole", how="left").drop("whole")
    return made.join(_denied(made), on="claim_id", how="left").sort("claim_id")


def links(figures: pl.DataFrame) -> pl.DataFrame:
    """A row a figure: figure_id, claim_id, and the rule by which it belongs there, one of LINKS.

    >>> from extract.table.schema import figures_frame
    >>> links(figures_frame([])).columns
    ['figure_id', 'claim_id', 'rule']
    """
    return _links(_linked(figures))


def _links(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.select("figure_id", "claim_id", "rule").sort("figure_id")


def _linked(figures: pl.DataFrame) -> pl.DataFrame:
    """The keyed figures with claim_id, rule and whether they state the claim themselves (`own`)."""
    rows = _itemised(keyed(figures)).sort(FIRST, nulls_last=True)
    joined = _joined(rows)
    rows = rows.join(joined, on="figure_id", how="left", maintain_order="left")
    own = rows.filter(pl.col("joins").is_null())
    first = {"figure_id": "first_figure", "low": "first_low", "high": "first_high", "published": "first_day"}
    firsts = own.unique("claim", keep="first", maintain_order=True).select("claim", *first).rename(first)
    own = own.join(firsts, on="claim", how="left", maintain_order="left")
    agree = (pl.col("low") <= pl.col("first_high")) & (pl.col("high") >= pl.col("first_low"))
    rule = (
        pl.when(pl.col("figure_id") == pl.col("first_figure"))
        .then(pl.lit("first"))
        .when(agree)
        .then(pl.lit("restates"))
        .when(pl.col("published") > pl.col("first_day"))
        .then(pl.lit("revises"))
        .otherwise(pl.lit("differs"))
    )
    own = own.with_columns(rule=rule, own=pl.lit(True), claim_id=_name("c", pl.col("first_figure")))
    own = own.drop(first.values())
    others = rows.filter(pl.col("joins").is_not_null()).with_columns(own=pl.lit(False), rule=pl.col("by"))
    others = others.join(own.select(joins="figure_id", claim_id="claim_id"), on="joins", how="left")
    return pl.concat([own, others.select(own.columns)]).drop("joins", "by")


def _itemised(rows: pl.DataFrame) -> pl.DataFrame:
    """Numbers of one key that differ within one article are different things: there the number is part of the key.

    So it is where place or day of an event are unsaid. `claim` is a hash of the whole key of a row; a
    row without any date is alone with its article.
    """
    rows = rows.with_columns(moment=pl.struct(*MOMENT, "dated").hash())
    here = rows.select(*HERE, "low", "high").drop_nulls("article_id").group_by(HERE)
    apart = here.agg(pl.col("low").max() > pl.col("high").min()).filter("low").select("moment").unique()
    vague = (pl.col("tally") == "incident") & (pl.col("at").is_null() | ~pl.col("dated"))
    timeless = pl.col("until").is_null() & pl.col("since").is_null()
    rows = rows.with_columns(itemised=pl.col("moment").is_in(apart["moment"].implode()))
    number = [pl.when(pl.col("itemised") | vague).then(name) for name in ("low", "high")]
    alone = pl.when(timeless).then(pl.coalesce("article_id", "figure_id"))
    return rows.with_columns(claim=pl.struct("moment", low=number[0], high=number[1], alone=alone).hash())


HERE = ["moment", "article_id"]


def _joined(rows: pl.DataFrame) -> pl.DataFrame:
    """(figure_id, the first figure of the claim that it joins, the rule) of rows that leave something unsaid."""
    said = pl.col("claimant").is_not_null()
    event = pl.col("tally") == "incident"
    placed = pl.col("at").is_not_null()
    full = rows.filter(said & pl.col("dated") & (placed | ~event))
    known = _firsts(full.filter(~event | (pl.col("known") == "place")))
    rest = [name for name in MOMENT if name not in ("at", "relation")]
    vague = rows.filter(event & said & pl.col("dated") & pl.col("known").ne_missing("place"))
    nowhere = only_fit(vague, full.join(known.select("figure_id"), on="figure_id", how="semi"), [*rest, "article_id"])
    firsts = _firsts(full.join(nowhere, on="figure_id", how="anti"))
    unsaid = [name for name in MOMENT if name != "claimant"]
    undated = [name for name in MOMENT if name not in ("since", "until")]
    nameless = rows.filter(~said & pl.col("dated") & (placed | ~event))
    anywhere = placed & (pl.col("since").is_not_null() | pl.col("until").is_not_null())  # else only in one article
    dayless = rows.filter(event & placed & ~pl.col("dated") & pl.col("until").is_not_null())
    found = {
        "place-in-article": nowhere,
        "no-source": pl.concat(
            [
                only_fit(nameless.filter(anywhere), firsts, unsaid),
                only_fit(nameless.filter(~anywhere), firsts, [*unsaid, "article_id"]),
            ]
        ),
        "no-day": only_fit(_days(dayless.filter(said)), _one_day(firsts), [*undated, "day"]),
        "no-source-no-day": only_fit(
            _days(dayless.filter(~said)), _one_day(firsts), [*(name for name in undated if name != "claimant"), "day"]
        ),
    }
    return pl.concat([one.with_columns(by=pl.lit(rule)) for rule, one in found.items()])


def _firsts(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.unique("claim", keep="first", maintain_order=True)


def _days(rows: pl.DataFrame) -> pl.DataFrame:
    """Each row on the day of its report and on the one before."""
    before = pl.col("until").dt.offset_by("-1d")
    return pl.concat([rows.with_columns(day=pl.col("until")), rows.with_columns(day=before)])


def _one_day(firsts: pl.DataFrame) -> pl.DataFrame:
    return firsts.filter(pl.col("since") == pl.col("until")).with_columns(day="until")


def _series_id() -> pl.Expr:
    """Named after the earliest claim; only what one source states as a total or a stock has a line."""
    runs = (pl.col("tally") != "incident") & ~pl.col("itemised") & ~pl.col("share") & (pl.col("status") == "reported")
    runs &= pl.col("claimant").is_not_null() & pl.col("until").is_not_null()
    line = pl.struct(*LINE, "itemised").hash()
    return pl.when(runs).then(_name("s", pl.col("claim_id").sort_by("until", "claim_id").first().over(line)))


def _denied(made: pl.DataFrame) -> pl.DataFrame:
    """(claim_id, denies): the only claim, by whomever, that fits what is denied."""
    about = made.with_columns(
        low=pl.col("value_min").fill_null(0), high=pl.col("value_max").fill_null(MOST), figure_id="claim_id"
    )
    denied, stated = (about.filter(pl.col("status") == status) for status in ("denied", "reported"))
    return only_fit(denied, stated, [*TOPIC, "since", "until"]).rename({"figure_id": "claim_id", "joins": "denies"})


def _name(letter: str, figure: pl.Expr) -> pl.Expr:
    return pl.lit(letter) + figure.str.slice(1)
