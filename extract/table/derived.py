"""What of a figure follows from its other fields."""

from extract.table.values import AS_OF_BASES

UNITS = {"bodies": "bodies", "funerals": "funerals"}  # by measure


def unit_of(measure: str, population: str) -> str:
    """What a figure of a measure and a population counts.

    >>> unit_of("displaced", "families"), unit_of("bodies", "people"), unit_of("killed", "women")
    ('families', 'bodies', 'people')
    """
    return "families" if population == "families" else UNITS.get(measure, "people")


def held_day(row: dict) -> dict:
    """The day for which a figure holds, and by which of its days: the event's last, its first, else its report's where
    no words say when.
    """
    for basis in AS_OF_BASES:
        if row[basis] and not (basis == "published" and row["when_text"]):
            return {"as_of": row[basis], "as_of_basis": basis}
    return {"as_of": None, "as_of_basis": None}
