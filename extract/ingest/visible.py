"""A page's tree without what is no statement of its article: text that nobody sees, struck text, lists of links."""

import re

UNSEEN = "//template | //noscript | //*[@hidden] | //del | //s | //strike | //nav | //aside | //footer | //dialog"
# Stands between two words even where no space does: "12<img>3".
APART = "//img | //svg | //figure | //picture | //audio | //video | //iframe | //object | //embed | //canvas | //math"
APART += " | //map | //input | //select | //textarea | //button | //label | //marquee | //rt | //rp"
NOT_SHOWN = re.compile(
    r"(?:display\s*:\s*none|visibility\s*:\s*hidden|(?:font-size|opacity)\s*:\s*0(?:\.0*)?(?:px|em|rem|pt|%)?"
    r"|(?:left|top|right|text-indent)\s*:\s*-\d{3,}(?:px|em|rem|pt|%)?)\s*(?:[;!}]|$)",
    re.IGNORECASE,
)
# What a page calls the boxes that lead to its other articles; a larger part of the page is none, whatever it is called.
OTHERS = re.compile(
    r"(?:\b|_)(?:related|recommend(?:ed|ation)?s?|suggest(?:ed|ion)?s?|similar|trending|sidebar|comments?"
    r"|(?:see|also|read)[-_]?(?:also|read|more)|(?:more|latest|other)[-_]?(?:news|stories|posts|articles)"
    r"|(?:most|top)[-_]?(?:read|viewed|popular))(?:\b|_)",
    re.IGNORECASE,
)
SMALL = 0.4  # of the page's letters
SHEET_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
NESTED_RULES = re.compile(r"@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")  # of print, of narrow screens
SIMPLE_SELECTOR = re.compile(r"\s*([.#])([\w-]+)\s*")
LISTS = "//ul | //ol | //p | //div[not(.//p or .//h1 or .//article)]"
MOSTLY_LINKS = 0.9  # of the letters of a list: it leads to other articles
RAISED = str.maketrans("0123456789٠١٢٣٤٥٦٧٨٩", "⁰¹²³⁴⁵⁶⁷⁸⁹" * 2)
LOWERED = str.maketrans("0123456789٠١٢٣٤٥٦٧٨٩", "₀₁₂₃₄₅₆₇₈₉" * 2)


def leave_the_article(tree) -> None:
    """Take out of an lxml tree what a reader of the page does not see or does not read as its words.

    >>> from lxml import html
    >>> page = html.fromstring("<p>قتل 12<sup>3</sup><i hidden>45</i> و<del>6</del>7<p><ul><li><a>قتل 8</a></ul>")
    >>> leave_the_article(page)
    >>> page.text_content()
    'قتل 12³ و7'
    """
    for element in tree.xpath(APART):
        element.tail = f" {element.tail or ''}"
    unseen = tree.xpath(f"{UNSEEN} | {APART}")
    unseen += [one for one in tree.xpath("//*[@style]") if NOT_SHOWN.search(one.get("style"))] + _hidden_by_sheets(tree)
    _drop(unseen)
    _drop([one for one in tree.xpath(LISTS) if _leads_elsewhere(one)])
    named = [one for one in tree.xpath("//*[@class or @id]") if OTHERS.search(f"{one.get('class')} {one.get('id')}")]
    most = SMALL * len(tree.text_content())
    _drop([one for one in named if len(one.text_content()) < most])
    for tag, digits in (("sup", RAISED), ("sub", LOWERED)):
        for small in tree.iter(tag):
            for part in small.iter():
                part.text = part.text and part.text.translate(digits)
                if part is not small:
                    part.tail = part.tail and part.tail.translate(digits)


def _drop(elements: list) -> None:
    for element in elements:
        if element.getparent() is not None and element.tag != "body":
            element.drop_tree()


def _hidden_by_sheets(tree) -> list:
    """The elements whose class or id the page's own style sheets do not show, on any screen."""
    named = {".": set(), "#": set()}
    for sheet in tree.iter("style"):
        for selectors, rule in SHEET_RULE.findall(NESTED_RULES.sub("", sheet.text or "")):
            if NOT_SHOWN.search(rule):
                for selector in selectors.split(","):
                    if simple := SIMPLE_SELECTOR.fullmatch(selector):
                        named[simple[1]].add(simple[2])
    hidden = [one for one in tree.xpath("//*[@class]") if named["."] & set(one.get("class").split())]
    return hidden + [one for one in tree.xpath("//*[@id]") if one.get("id") in named["#"]]


def _leads_elsewhere(element) -> bool:
    linked = sum(len("".join(link.text_content().split())) for link in element.iter("a"))
    return bool(linked) and linked >= MOSTLY_LINKS * len("".join(element.text_content().split()))
