"""The names of places that a word for their kind tells: "بلدة X", "سجن X المركزي", "السواحل الليبية"."""

from extract.catalog.places import Place
from extract.grammar.places.apposed import apposed_name, locates
from extract.grammar.places.edges import DASHES, edge_name
from extract.grammar.places.listed import ListedNames
from extract.grammar.places.names import CLOSING, NOWHERE, OPENING
from extract.grammar.places.placename import PlaceName
from extract.lexicon import Mark, Reading
from extract.text import fold_term

COMMON = frozenset({"site", "route", "generic", "seat"})  # words that a settlement is called by
PERSONS = frozenset({"given_names", "homonyms"})  # the vocabularies that a surname may be in
TOLD = frozenset({"site", "route", "generic"})


class NameReader(ListedNames):
    """Reads the names of one sentence."""

    def read(self, i: int) -> PlaceName | None:
        """The name that stands at a token, or whose generic word does."""
        known = i in self.at or self.local or i + 1 in self.at or i in self.named
        return known and self._known_name(i) or apposed_name(self, i)

    def _known_name(self, i: int) -> PlaceName | None:
        section = "" if self.in_longer_name(i) else self.section(i)  # "مديرية أمن حلب"
        if section in NOWHERE:
            return PlaceName.told(self.at[i], i, self.at[i].last)
        if section in TOLD:
            told, whole = self._told(self.at[i]), self._catalogued(i)
            if told is None or whole and whole.first < whole.last and whole.last >= told.last + (section == "site"):
                return whole  # "جزر القمر", "المدينة المنورة"
            return told
        if section == "edge":
            return edge_name(self, i) or self._catalogued(i)
        found = self._read_name(i)
        if found is None and self._is_twin(i):
            return PlaceName(i, i, i + 1, "", "", "", (), "twin", "town")
        if found is None and section == "head" and self._heads_name(i):
            return PlaceName.told(self.at[i], i, self._compound_end(i), level="town")
        return found

    def _heads_name(self, i: int) -> bool:
        """Whether the head of a name has a word behind it: "بئر الحلو", but "بئر للفحم"."""
        named = self.is_named(i + 1) and not self.folded[i + 1].startswith("لل")
        return named and not self.at[i].reading.definite

    def _told(self, mark: Mark) -> PlaceName | None:
        """The name behind a generic word, or the generic word alone where it points back."""
        i, generic, first = mark.first, mark.reading, mark.last + 1
        kind = generic.term.section
        counted = i > 0 and self.words[i - 1].kind == "digits" and self.folded[i - 2] != "رقم"  # "28 قرية"
        if counted or self._is_indefinite(mark):  # "معسكرا لهم"
            return None
        while first < len(self.words) and self.words[first].text in OPENING:
            first += 1
        if self.section(first) in TOLD and self.follows(first, ")"):  # "منطقة (بحيرة) سيغارا"
            first += 2
        if kind == "generic":
            told = self._told_name(first, generic) or self._told_by_route(first, generic)
            if told and generic.form != "singular":
                told = told[0], self._with_listed(told[1], generic.form, bool(told[2])), told[2]
            country = (
                self.places.country_of(self.folded[first]) if generic.get("title") and self.is_named(first) else None
            )
            if country and not told:  # "العاصمة الباكستانية"
                return PlaceName.told(mark, i, first, kind="edge", within=(country,))
            if told:
                return PlaceName.told(mark, told[0], told[1], told[2])
            pointing = generic.definite and generic.form == "singular" and generic.get("back")
            return PlaceName.told(mark, i, i, back=True) if pointing else None
        if generic.definite:
            return self._by_adjective(mark)
        if first in self.at and self.section(first) == "generic" and self.at[first].reading.definite:
            if generic.form == "plural":
                return None  # "نقلوا إلى مستشفيات المدينة"
            return PlaceName.told(mark, i, self._with_tail(first, ()), back=True)  # "سجن المدينة المركزي"
        told = self._told_name(first, generic)
        if told is None:
            return None
        _, last, places = told
        if generic.form != "singular" and places:  # "مستشفيات قطاع غزة"
            return PlaceName.told(mark, first, last, places, kind="generic", level=None)
        if self.words[first - 1].text in OPENING and self.follows(last, *CLOSING):
            last += 1
        if kind == "route":
            last = self._route_end(last)
        whole = next((name.places for name in self.known(i) if i + name.length > last), ())
        within = () if first in self.homonyms else places
        kind = "building" if within and generic.get("building") else generic.term.section  # "مسجد بيشاور"
        return PlaceName.told(mark, i, last, whole, kind=kind, within=within)

    def _route_end(self, last: int) -> int:
        """The last token of a way that is named by the places it joins: "طريق حلب - دمشق الدولي"."""
        joined = last + 1 + self.follows(last, *DASHES)
        names = self._bare_names(joined) if joined < len(self.words) else []
        return self._with_tail(joined + names[0].length - 1, ()) if names else last

    def _told_by_route(self, first: int, generic: Reading) -> tuple[int, int, tuple[Place, ...]] | None:
        """The name of a quarter that is called after a street or a bridge: "منطقة جسر السويس"."""
        quarter = not generic.definite and generic.get("level") in (None, "district")
        street = self._told(self.at[first]) if quarter and self.section(first) == "route" else None
        return (street.first, street.last, ()) if street else None

    def _is_indefinite(self, mark: Mark) -> bool:
        """Whether a generic word in the accusative stands alone: no name can follow it."""
        word, single = self.words[mark.last], mark.first == mark.last and mark.reading.form == "singular"
        return word.text.endswith("ً") or single and word.folded.endswith("ا")

    def _told_name(self, first: int, generic: Reading) -> tuple[int, int, tuple[Place, ...]] | None:
        """(first token, last token, places) of the name behind a generic word."""
        if not self.is_named(first):
            return None
        if generic.definite:
            if not generic.get("title"):
                return None
            if self.folded[first].endswith("يه") and not self._bare_names(first):
                first += 1  # "العاصمة الشيشانية غروزني", "العاصمة الروسية، موسكو"
                first += first < len(self.words) and self.words[first].text == "،"
        names = self._bare_names(first)
        if generic.get("known") and (first in self.homonyms or names and self._is_body(first + names[0].length)):
            return None  # "مركز السلام", "مركز حلب الإعلامي"
        if names and names[0].places[0].level == "country" and self.folded[first].endswith("يه"):  # "بلدة سورية"
            return None
        quoted = self._quoted_end(first)
        if quoted is not None and (not names or first + names[0].length <= quoted):
            return first, quoted, ()
        level = generic.get("level")
        if names and names[0].length == 1 and self._begins_name(first):
            names = []
        if names and (
            self.section(first) != "generic"
            or level
            and level in {place.level for place in names[0].places}
            or self.at[first].reading.definite
            and self.at[first].reading.form == "plural"  # "منطقة البلديات"
        ):
            last, places = first + names[0].length - 1, names[0].places
            return first, self._with_tail(last, () if generic.term.section == "site" else places), places
        if not generic.definite and self._can_be_name(first, generic):
            end = self._called_end(first) if generic.term.section == "site" else first
            return first, self._with_tail(self._foreign_end(self._compound_end(end)), ()), ()
        return None

    def _called_end(self, i: int) -> int:
        """The last token of whom a site is called after: "مستشفى كمال عدوان", "مستشفى شهداء الأقصى"."""
        if not self.is_named(i + 1) or i + 1 in self.at or self.known(i + 1) and self.section(i) != "event":
            return i
        martyrs = self.section(i) == "event" and self.folded[i + 1].startswith("ال")
        person = i in self.sentence.at("given_names") and self.words[i + 1].begins <= PERSONS
        return i + 1 if martyrs or person and not self.folded[i + 1].startswith("و") else i

    def _is_body(self, i: int) -> bool:
        """Whether a token is an adjective that makes a centre an office: "مركز حلب الإعلامي"."""
        folded = self.folded[i] if self.is_named(i) else ""
        return folded.startswith("ال") and folded.endswith("ي") and self.section(i) == ""

    def _can_be_name(self, i: int, generic: Reading) -> bool:
        """Whether a word that no catalogue knows is taken for a name behind a generic word."""
        section, folded = self.section(i), self.folded[i]
        if section == "head" and not self.at[i].reading.definite:
            return self._heads_name(i)
        single_town = generic.form == "singular" and generic.get("level") == "town"
        settled = generic.form == "singular" and generic.get("level") in ("town", "district")
        owned = folded.endswith(("ها", "هم")) and not settled  # "أي جهة مسؤوليتها", but "بلدة بيتها"
        verb = folded.startswith("ي") and folded.endswith(("ه", "ها", "هم", "ون"))  # "قرية يقطنها"
        inside = {place.level for name in self.known(i) for place in name.places}  # "قرية بحماة", but "بلدة بليدا"
        word = self.words[i]
        joined = folded.startswith("و") and (not settled or bool(word.readings))  # but "مدينة ونلينغ"
        attached = folded.startswith("لل") or joined or verb or bool(inside - {"town"} if single_town else inside)
        adjective = folded.endswith("يه") and not folded.startswith("ال")  # "مناطق حرجية", but "بلدة حناوية"
        # No adjective of this form agrees with what is masculine: "سجن رومية".
        masculine = generic.form == "singular" and not fold_term(generic.term.lemma).endswith("ه")
        if (single_town or masculine and generic.get("named")) and adjective:
            adjective = self.places.country_of("ال" + folded) is not None
        unknown = self.is_named(i) and not (word.readings or word.phrases or folded.startswith("ال"))
        # "قاعدة بوليكيسي العسكرية", "مركز غيريه العسكري", "مركز معشوقة شمال الباحة"
        housed = self.section(i + 1) == "tie" and self.folded[i + 1].startswith("لل")  # "مخيم جانغي للنازحين"
        closed = unknown and (
            housed or self.section(i + 1) == "tail" or bool(generic.get("known")) and self._is_located(i + 1)
        )
        # "بلدة الكنيسة", "حي المطار", "بلدة الحارة", "حي قاضي عسكر"
        common = settled and section in COMMON and (self.at[i].reading.definite or section == "seat")
        site = generic.term.section in ("site", "route")
        relation = site and folded.endswith("ي") and not folded.startswith("ال") and not closed  # "مخيم شبابي"
        martyrs = site and section == "event" and self.at[i].reading.form == "plural"  # "مستشفى شهداء الأقصى"
        if (
            not common
            and not martyrs
            and section not in ("", "head")
            or len(folded) < 3
            or site
            and not martyrs
            and self._is_indefinite_noun(i)
            or attached
            or owned
            or adjective
            or relation
            and not inside
            or generic.get("office")
            and bool(self._bare_names(i + 1))  # "مديرية صحة حلب" is a body
            or generic.get("known")
            and not self._is_front(i - 1, generic)
            and not closed
        ):
            return False
        if generic.form != "singular":
            end = self._compound_end(i) + 1
            following = self.folded[end] if end < len(self.folded) else ""
            return following.startswith("و") or following == "،"
        if generic.term.section == "generic" or generic.get("named") or folded.startswith("ال"):
            return True
        return closed or not folded.endswith(("ي", "ات")) and not folded.startswith("ل")

    def _is_located(self, i: int) -> bool:
        """Whether words that tell where a name lies begin at a token, or behind a comma: "، شمال الباحة"."""
        comma = i < len(self.words) and self.words[i].text == "،"
        return locates(self, i + comma)

    def _is_indefinite_noun(self, i: int) -> bool:
        """Whether a word counts people or is counted, is a verb, or tells what for: "سجن مواطن", "معسكر لمتسلقي"."""
        counts = {"nouns", "numbers", "events"} & self.words[i].begins and not self.folded[i].startswith("ال")
        return bool(counts) or self.folded[i].startswith("ل")

    def _is_front(self, i: int, generic: Reading) -> bool:
        """Whether a word for a front tells where something happened: "في جبهة قانية", not "عناصر جبهة النصرة"."""
        behind = bool(generic.preposition) or self.ending_at(i - 1)[1] in ("inside", "near", "side")
        return bool(generic.get("front")) and behind and not self.words[i + 1].readings

    def _by_adjective(self, mark: Mark) -> PlaceName | None:
        """A site named by its kind and the town attached to it, a route by its kind: "المستشفى الجهوي بقبلي"."""
        kind, last = mark.reading.term.section, self._with_tail(mark.last, ())
        site = kind == "site" or bool(mark.reading.get("building"))
        adjective = site and last == mark.last and self._is_adjective(last + 1)  # "الكنيسة المرقسية بالإسكندرية"
        town = self._town_at(last + 1 + adjective, bool(mark.reading.get("care")))
        if site and town and town.preposition == "ب" and (adjective or last > mark.last):
            return PlaceName.told(mark, mark.first, town.last, kind="site", within=town.places)
        return PlaceName.told(mark, mark.first, last) if kind == "route" and last > mark.last else None

    def _town_at(self, i: int, generic: bool) -> PlaceName | None:
        """The town that a token names, behind a `generic` word too: "المستشفى الجهوي بمدينة قبلي"."""
        return self._told(self.at[i]) if generic and self.section(i) == "generic" else self._read_name(i)

    def _is_adjective(self, i: int) -> bool:
        """Whether a token is a definite adjective of relation: "المرقسية"."""
        return self.is_named(i) and self.folded[i].startswith("ال") and self.folded[i].endswith(("ي", "يه"))
