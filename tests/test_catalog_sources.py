"""The catalogue of sources: who is printed is found by every name of theirs, and by nothing less than a name."""

import pytest

from extract.catalog.sources import Sources
from extract.packs import load_pack

SOURCES = load_pack("ar").sources


@pytest.mark.parametrize("source", list(SOURCES), ids=lambda source: source.id)
def test_every_name_of_a_source_finds_it(source):
    for name in (source.ar, source.en, *source.names, *source.people):
        assert SOURCES.id_of(name) == source.id, name


@pytest.mark.parametrize(
    ("printed", "identity"),
    [
        ("المرصد السوري", "SOHR"),
        ("للمرصد السوري لحقوق الانسان", "SOHR"),
        ("وبرويترز", "REUTERS"),
        ("مدير المرصد السوري لحقوق الإنسان", "SOHR"),
        ("رامي عبد الرحمن", "SOHR"),
        ("المقدم حسن عبد الغني", "SYR_MILITARY_OPERATIONS"),
        ("ا . ف . ب", "AFP"),
        ("مراسلة قناة", None),
        ("وزارة الصحة", None),
        ("مكتب الأمم المتحدة في بيروت", None),
        ("مسؤول محلي", None),
        ("المرصد الوطني", None),
        ("قناة", None),
        ("", None),
        ("—", None),
    ],
)
def test_who_is_printed_is_found_by_a_whole_name_only(printed, identity):
    assert SOURCES.id_of(printed) == identity


def test_a_body_within_another_is_its_own_source_and_says_whose_it_is():
    assert SOURCES.id_of("برنامج الأغذية العالمي") == "WFP"
    assert SOURCES.get("WFP").within == "UN"


def test_a_name_of_two_sources_is_refused_by_both_ids():
    record = {"ar": "رويترز", "en": "Reuters"}
    with pytest.raises(ValueError, match=r"sources\.toml: 'رويترز' names A and B"):
        Sources({"before": {"words": ""}, "A": record, "B": {**record, "en": "B"}})


def test_a_body_within_none_of_the_catalogue_is_refused():
    with pytest.raises(ValueError, match="A is within B, which has no record; add it"):
        Sources({"before": {"words": ""}, "A": {"ar": "أ", "en": "A", "within": "B"}})
