"""The allowed values of the table's columns, each with what it means: the words for people are made from here."""

MEASURES = {
    "killed": "Deaths (killed or died)",
    "injured": "Wounded, poisoned or taken to hospital",
    "casualties": "Mixed toll (one number over several of killed, injured, missing)",
    "missing": "Missing",
    "bodies": "Bodies or remains found; related to deaths, may overlap",
    "funerals": "Funerals held; related to deaths, may overlap",
    "displaced": "Fled or forced from home",
    "refugees": "Refugees, or crossed a border",
    "returned": "Returned",
    "evacuated": "Evacuated",
    "detained": "Arrested or held by an authority",
    "captured": "Taken in fighting, or surrendered",
    "abducted": "Kidnapped, or hostages",
    "released": "Prisoners, detainees or hostages freed",
    "stranded": "Trapped or besieged",
    "rescued": "Rescued",
    "affected": "In need, or homeless with no flight stated (as printed)",
}
POPULATIONS = {
    "people": "People (status not stated)",
    "civilians": "Civilians, as the source counts them",
    "combatants": "Fighters (as printed; may include soldiers)",
    "security_forces": "Soldiers, police, guards (as printed)",
    "children": "Children",
    "women": "Women",
    "men": "Men",
    "elderly": "Elderly people",
    "medics": "Medical staff",
    "journalists": "Journalists",
    "aid_workers": "Aid and rescue workers",
    "prisoners": "Prisoners and detainees",
    "protesters": "Protesters",
    "refugees": "Refugees",
    "migrants": "Migrants",
    "foreigners": "Foreigners",
    "families": "Families or households",
    "officials": "Officials",
    "other": "Other",
}
UNITS = {"people": "Persons", "families": "Families", "bodies": "Bodies", "funerals": "Funerals"}
QUALIFIERS = {
    "exact": "The number as it stands",
    "about": "About",
    "at_least": "At least, or more than",
    "at_most": "At most, up to, or fewer than",
    "range": "Between two numbers",
    "magnitude": "A word for an order of magnitude; value_max is for sorting, not a ceiling",
}
STATUSES = {
    "reported": "Stated as a fact",
    "projected": "Projected or feared",
    "denied": "The text says that it is false",
}
TALLIES = {
    "incident": "Single event or day",
    "cumulative": "Running total over several events or a period",
    "stock": "How many are displaced, held or missing at a time",
}
PLACE_LEVELS = {
    "site": "A site: prison, camp, hospital, base",
    "town": "A city, town, village or quarter",
    "district": "A district or region",
    "governorate": "A governorate or province",
    "country": "A country",
}
PLACE_RELATIONS = {
    "at": "There",
    "includes": "In several places, this one among them",
    "near": "Near it",
    "from": "Moved from there",
    "to": "Moved to there",
}
PRECISIONS = {
    "day": "To the day",
    "week": "To the week",
    "month": "To the month",
    "year": "To the year",
    "open": "One end is open",
}
AS_OF_BASES = {
    "event_end": "The end of the event",
    "event_start": "The start of the event",
    "published": "The publication, where no words say when",
}
CAUSES = {
    "conflict": "Conflict",
    "disaster": "Disaster",
    "accident": "Accident",
    "migration": "Migration",
    "crime": "Crime",
    "other": "Other",
}
PUBLISHED_BASES = {
    "stated": "Printed with the article",
    "inferred": "Worked out from the article's own words",
    "supplied": "Given by the person who read it in",
}
POSITIONS = {
    "headline": "Headline",
    "body": "Body",
    "caption": "Caption",
    "related_link": "Link to another article; never a key figure",
}
ORIGINS = {"extracted": "Read by the program", "entered": "Entered by a person"}
