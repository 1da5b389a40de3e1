"""Rules by an event that stands before or after the number and its people."""

from extract.grammar.figures import following
from extract.grammar.figures.clauses import Clause
from extract.grammar.figures.counted import counted_noun
from extract.grammar.figures.described import PREPOSITIONS, described
from extract.grammar.figures.events import CAUSED, REACH
from extract.grammar.figures.groups import Group
from extract.grammar.figures.making import HARMED, from_event, inherit, make
from extract.grammar.figures.topics import counts_before
from extract.lexicon import Mark
from extract.records import Figure, Number

SAVED = ("rescued", "evacuated")
ESTIMATED, FAR = ("تقدر", "يقدر", "قدرت", "يقدرون"), 14
TAKEN = 5  # tokens from people to what was done to them before
TRIED, EFFORTS = ("rescued_noun", "pulled_out"), frozenset(("جهود", "محاولات", "مساعي", "عمليات", "جهد"))
SPEAKING = ("قال", "قالت", "اكد", "ذكر", "افاد", "اوضح", "اضاف", "روي", "يقول")
NUMBERED = frozenset("الدقيقه الساعه الماده القطاع الكتيبه الفرقه اللواء الفوج الحي المحور الطريق رقم".split())
SUBJECT = 9  # tokens of who or what moved thousands
AGAIN = 4  # tokens between people and those who are the same: "200 شخص (40 عائلة)"
BETWEEN = 6  # tokens of a day or a place between "قتل" and its bare number
NEAR = 4  # tokens between those of a list: "250 معتقلا فلسطينيا و1700 آخرين", "، إضافة إلى 111"
THOUSANDS, THOUSANDS_OF = ("الف", "الفا", "الاف", "مليون", "مليونا", "ملايين"), ("displaced", "evacuated", "killed")


def event_before(clause: Clause, number: Number, group: Group) -> Figure | None:
    """An event right before the number: "مقتل ما لا يقل عن 20"."""
    event = clause.event_before(number, direct=True)
    if event and (is_agent(clause, group, event) or group.mark and event.reading.get("of_bare")):
        return None
    if event and event.reading.get("of_noun") and not (group.mark or group.population):
        return None  # "أطلقت البطارية 40 صاروخا وأسقطت 30"
    if event and event.reading.term.section == "searched_for":  # "البحث عن 5 عمال عالقين"
        return described(clause, number, group) or from_event(clause, number, group, event, "figures.event-before")
    if event and event.reading.term.section in TRIED and tried(clause, event):  # "الجهود لإنقاذ 32 عاملا حوصروا"
        state = following.event_after(clause, number, group, TAKEN)
        waiting = described(clause, number, group) or from_event(clause, number, group, state, "figures.event-after")
        if waiting and waiting.measure in ("stranded", "missing"):
            return waiting
    figure = from_event(clause, number, group, event, "figures.event-before")
    wanted = (
        figure and figure.measure == "released" and event.reading.preposition == "ل"
    )  # "لتحرير رهائن احتجزهم مسلحون"
    if wanted or figure and event.reading.get("measure") == "released" and figure.measure == "detained":
        taken = following.event_after(clause, number, group, TAKEN)  # "طالب بالإفراج عن 500 جندي أسروا"
        if taken and taken.reading.get("measure") in following.HELD:
            return from_event(clause, number, group, taken, "figures.event-after")
    return figure


def tried(clause: Clause, event: Mark) -> bool:
    """Whether what an event says is still being tried: "الجهود مستمرة لإنقاذ", "تتواصل عمليات انتشال"."""
    before = clause.words[max(0, event.first - TAKEN) : event.first]
    return any(not word.stems.isdisjoint(EFFORTS) or word.folded.startswith(("تحاول", "يحاول")) for word in before)


def is_agent(clause: Clause, group: Group, event: Mark) -> bool:
    """Whether a group does an act, since whom or what it befalls stands right behind: "حاصر 300 مقاتل البلدة"."""
    if event.reading.get("role") != "acts" or group.mark is None or group.mark.reading.form != "singular":
        return False  # "تحتجز أربعة من أبناء النائبين"
    if group.noun is not None and group.last > max(group.noun, group.mark.last):
        return False  # "أطلقت سراح 20 أسيرا من قوات الثوار"
    after = group.last + 1
    befallen = clause.nouns.get(after) or clause.things.get(after)
    things = after in clause.things and befallen is clause.things[after] and befallen.reading.form == "plural"
    if befallen is None or befallen.reading.preposition or not (befallen.reading.definite or things):
        return False  # "أحرق 400 مستوطن منازل"
    if befallen.reading.conjunction:
        return False
    return befallen.reading.term.section == "places_and_buildings" or clause.person(after)


def event_after(clause: Clause, number: Number, group: Group) -> Figure | None:
    """An event whose subject the number is: "ستة فلسطينيين قتلوا", "35 مهاجرا ... مصرعهم"."""
    if clause.figures and clause.joined(number) and clause.figures[-1].measure == "killed" and caused(clause, group):
        return None  # "20 قتلوا بالرصاص، و6 أشخاص تحت التعذيب في المعتقلات"
    counted = group.mark or group.population
    closed = clause.words[group.last + 1 : group.last + 2]
    if not counted and any(word.text == "،" for word in closed) and counts_before(clause, number):
        return None  # "بلغ عدد الصحفيين القتلى 717، بينهم ... قضوا"
    event = following.event_after(clause, number, group, 5 if counted else 2)
    if event and not counted and goes_on_with_part(clause, number, event):
        return inherit(clause, number, group, "figures.coordinated")
    if event and following.was_held(clause, event):
        let_go = clause.event_before(number, direct=True) or clause.event_before(number, direct=False)
        if let_go and let_go.reading.term.section == "let_go":  # "أطلقت الحركة 370 مسلحا كانت تحتجزهم"
            return make(clause, number, group, "released", "figures.event-before", let_go)
    counted = clause.sentence.at("topics").get(number.lead - 1)
    if event and event.reading.get("weak") and counted and counted.reading.get("back"):
        return None  # "اللاجئين البالغ عددهم 33 ألفا والمقيمين في مخيمات"
    part = clause.figures[-1].inherits is not None if clause.figures else False
    # "إجلاء 200 عائلة وعشرات الأطباء الذين احتجزوا": what is said of those before holds for them
    part = part or clause.figures and event is not None and clause.words[event.first - 1].folded in following.RELATIVE
    held = event is not None and event.reading.get("measure") in following.HELD
    # "الإفراج عن 250 معتقلا و1700 آخرين اعتقلوا خلال الحرب": they were held before they were let go
    part = part or held and clause.figures and clause.figures[-1].measure == "released"
    if held and event.reading.conjunction and event.reading.pronoun:
        taken = event_in_clause(clause, number, group)  # "اعتقلت القوات ثلاثة شبان واقتادتهم إلى جهة مجهولة"
        if taken and taken.measure in following.HELD:
            return taken
    parted_off = event is not None and clause.sentence.near("subsets", group.last + 1, event.first)
    if parted_off and event_in_clause(clause, number, group):
        return None  # "خطف مسلحون 60 عاملا، بينهم 20 تم إنقاذهم"
    if event and event.reading.get("measure") in ("stranded", "missing"):
        saved = event_in_clause(clause, number, group)  # "أنقذت فرق الحماية أمس 4 أشخاص حوصروا"
        if saved and saved.measure in SAVED:
            return saved
    if event and event.reading.get("measure") == "stranded" and event.reading.get("role") == "state":
        dead = event_in_clause(clause, number, group)  # "قتلت أم وثلاثة من أطفالها تحت الركام"
        if dead and dead.measure == "killed" and not any(dead.cue < end < number.first for end in clause.ends):
            return dead
    if part and group.mark and clause.joined(number) and number.lead - clause.ends[-1] <= NEAR:
        return inherit(clause, number, group, "figures.coordinated")  # "90 شخصا، بينهم 9 نساء و6 أطفال، نزحوا"
    return from_event(clause, number, group, event, "figures.event-after")


def goes_on_with_part(clause: Clause, number: Number, event: Mark) -> bool:
    """Whether a bare number with its verb goes on with a part: "717 قتيلا، بينهم ستة أجانب، و52 قضوا بالتعذيب"."""
    if not clause.figures or clause.figures[-1].inherits is None or not clause.joined(number):
        return False
    alike = event.reading.get("measure") == clause.figures[-1].measure and event.first == number.last + 1
    most = clause.whole().number.value_max
    return alike and most is not None and number.value is not None and number.value < most


def caused(clause: Clause, group: Group) -> bool:
    """Whether what killed a group stands right behind it: "6 أشخاص تحت التعذيب", "3 أشخاص جراء القصف"."""
    return any(word.folded in CAUSED for word in clause.words[group.last + 1 : group.last + 2])


def restated(clause: Clause, number: Number, group: Group) -> Figure | None:
    """The same people counted again: "40 أسرة تضم 200 نسمة", "200 شخص (40 عائلة)"."""
    units = {clause.figures[-1].unit, group.unit if group.population else None} if clause.figures else set()
    if units != {"families", "people"}:
        return None
    gap = range(clause.ends[-1] + 1, number.lead)
    if len(gap) > AGAIN:
        return None
    again = any(clause.kinds.get(token) in ("made_of", "restated") or clause.words[token].text == "(" for token in gap)
    again = again or bool(gap) and clause.words[gap.start].folded == "من"  # "714 شخصا من 191 عائلة"
    return inherit(clause, number, group, "figures.restated") if again else None


def event_in_clause(clause: Clause, number: Number, group: Group) -> Figure | None:
    """An event earlier in the clause, whose object has not come yet: "قتل في انفجار ببغداد 5 أشخاص"."""
    counted = group.mark or group.population or group.last > number.last
    if clause.words[number.lead - 1].folded.removeprefix("و") in SPEAKING:
        return None  # "قتل شخص، وقال اثنان من السكان"
    bare = clause.words[number.last].folded.endswith(THOUSANDS) or ends(clause, number)
    alone = not counted and not bare and stands_alone(clause, number)
    if not counted and not bare and not alone:
        return None
    event = clause.event_before(number, direct=False)
    told = event is not None and (counted or moves_thousands(clause, number, event))
    if not told and not (event and alone and harms(clause, number, event)):
        return None
    return from_event(clause, number, group, event, "figures.event-in-clause")


def ends(clause: Clause, number: Number) -> bool:
    """Whether nothing that is counted follows a hedged number: "قتل الإعصار 39 على الأقل"."""
    after = clause.words[number.last + 1 : number.last + 2]
    return bool(number.hedged) and max(number.hedged) > number.last and bool(after)


def stands_alone(clause: Clause, number: Number) -> bool:
    """Whether a bare number ends what is told of people: "قتل في الهجوم 12 وأصيب 30", "قتل الأحد الماضي 12 في هجوم"."""
    at = number.last + 1
    if at == len(clause.words):
        return True
    word = clause.words[at]
    goes_on = word.text in "،.؛" or word.folded in CAUSED | {"في"} or at in clause.sentence.at("subsets")
    return goes_on or clause.joined_event(clause.events.get(at))


def harms(clause: Clause, number: Number, event: Mark) -> bool:
    """Whether an event kills or injures, with nothing but a day or a place between it and a bare number."""
    between = range(event.last + 1, number.lead)
    if event.reading.get("measure") not in HARMED or event.reading.get("role") == "noun" or len(between) > BETWEEN:
        return False
    last, days = between[-1], clause.sentence.near("calendar", event.last + 1, number.lead - 1)
    definite = clause.words[last].folded.startswith("ال") and clause.words[last].folded not in NUMBERED
    settled = definite or any(last in range(one.first, one.last + 1) for one in days)
    weighty = (clause.nouns, clause.number_at, clause.events, clause.things)
    other = any(at in kind for kind in weighty for at in between[:-1])
    return settled and not other and last not in clause.number_at


def moves_thousands(clause: Clause, number: Number, event: Mark) -> bool:
    """Whether thousands without a noun are the people of a verb of moving: "شردت السيول أكثر من 40 ألفا"."""
    between = range(event.last + 1, number.lead)
    moving = event.reading.get("measure") in (*THOUSANDS_OF, "injured") and event.reading.get("role") == "acts"
    if not moving or clause.words[between[-1] if between else event.last].folded in PREPOSITIONS:
        return False
    few = len(between) <= 3 and not any(clause.words[token].folded in PREPOSITIONS for token in between)
    told = any(token in kind for token in between for kind in (clause.nouns, clause.number_at, clause.events))
    return few or len(between) <= SUBJECT and not told  # "شردت فيضانات النهر في ولاية بعيدة نحو 230 ألفا"


def event_late(clause: Clause, number: Number, group: Group) -> Figure | None:
    """An event later in the clause that agrees with the number: "150 شخصا من الحي قد أصبحوا في عداد المفقودين"."""
    if not (group.mark or group.population):
        return None
    return from_event(clause, number, group, following.event_after(clause, number, group, REACH), "figures.event-late")


def state_before(clause: Clause, number: Number, group: Group) -> Figure | None:
    """A state that a verb of being puts before its people: "لا يزال في عداد المفقودين 20", "بقي تحت الأنقاض 9".

    Who holds them may stand between: "وفي قبضة المتمردين نحو خمسين ضابطا".
    """
    at = number.lead - 1
    while at > 0 and clause.light(at):
        at -= 1
    holder = at > 0 and at not in clause.event_ends and clause.words[at].folded.startswith("ال")
    state = clause.event_ends.get(at - holder)
    if state is None or state.reading.get("role") != "state":
        return None
    if holder and state.reading.get("measure") not in following.HELD:
        return None
    before = range(state.first - 1, max(-1, state.first - 4), -1)
    is_there = state.first == 0 or any(clause.kinds.get(token) == "copula" for token in before)
    return from_event(clause, number, group, state, "figures.state-before") if is_there else None


def by_magnitudes(clause: Clause, number: Number, group: Group) -> Figure | None:
    """A magnitude that says how many something befalls: "فر المدنيون بالآلاف", "سقط الضحايا بالعشرات"."""
    start = number.lead
    led = any(one.preposition == "ب" for one in clause.words[start].readings.values())
    before = start - 1 - (not led)
    estimated = before >= 0 and clause.words[before].folded in ESTIMATED
    reach = FAR if estimated else 5  # "حالات الاعتقال في القطاع، والتي تقدر بالآلاف"
    if number.qualifier != "magnitude" or group.mark or not (led or clause.words[start - 1].folded == "ب"):
        return None
    for token in range(start - 1, max(-1, start - reach), -1):
        noun, event = clause.nouns.get(token), clause.events.get(token)
        if case := estimated and counted_noun(clause, token):
            return make(clause, number, group, case.reading.get("measure"), "figures.by-magnitudes")
        if clause.breaks(token) or token in clause.number_at:
            return None
        if noun and noun.reading.get("measure"):
            return make(clause, number, group, noun.reading.get("measure"), "figures.by-magnitudes")
        if event and event.reading.get("role") == "befalls":
            people = next((clause.nouns[at] for at in range(token + 1, start) if at in clause.nouns), None)
            group = group._replace(population=people.reading.get("population") if people else None)
            return from_event(clause, number, group, event, "figures.by-magnitudes")
    return None
