"""Web pages and archives -> articles: what a reader of the page reads as its article, and no more."""

import gzip
from datetime import date

import pytest

from extract.ingest.articles import read_articles_from
from extract.ingest.pages import PageError, Pages
from extract.ingest.problems import InputNote, InputProblem

FIRST = "قال المرصد السوري إن خمسة مدنيين قتلوا صباح أمس في قصف على حي سكني في مدينة حلب، وإن آخرين أصيبوا بجروح."
SECOND = "وأضاف أن فرق الإنقاذ تواصل البحث تحت الأنقاض، وأن عدد القتلى مرشح للارتفاع بسبب وجود جرحى حالتهم خطرة."
PAGE = """<!DOCTYPE html>
<html lang="ar"><head><title>مقتل خمسة مدنيين في حلب - صحيفة المدينة</title>
<meta property="og:site_name" content="صحيفة المدينة"><meta property="og:title" content="مقتل خمسة مدنيين في حلب">
<link rel="canonical" href="https://example.org/news/1">
<meta property="article:published_time" content="2024-12-06T23:30:00+03:00">
<style>.mute {{ display: none }}</style></head>
<body><nav><ul><li><a href="/">الرئيسية</a><li><a href="/w">قتل 91 شخصا في العالم</a></ul></nav>
<article><h1>مقتل خمسة مدنيين في حلب</h1><p>{first}</p>{extra}<p>{second}</p></article>
<footer>قتل 92 شخصا. جميع الحقوق محفوظة</footer></body></html>"""


def page(extra="", first=FIRST):
    return PAGE.format(first=first, second=SECOND, extra=extra)


@pytest.fixture(scope="module")
def pages():
    with Pages(60) as reader:
        yield reader


def test_a_page_gives_its_article_and_what_it_says_of_itself(pages):
    found = pages.read(page().encode())
    assert (found["title"], found["publisher"]) == ("مقتل خمسة مدنيين في حلب", "صحيفة المدينة")
    assert (found["url"], found["published"]) == ("https://example.org/news/1", "2024-12-06")
    assert found["published_basis"] == "stated"
    assert FIRST in found["text"]
    assert SECOND in found["text"]
    assert "91" not in found["text"]
    assert "92" not in found["text"]


@pytest.mark.parametrize(
    "extra",
    [
        "<p style='display:none'>قتل 93 شخصا في المدينة أمس.</p>",
        "<p style='color:red;visibility: hidden !important'>قتل 93 شخصا في المدينة أمس.</p>",
        "<p style='font-size:0px'>قتل 93 شخصا في المدينة أمس.</p>",
        "<p style='position:absolute;left:-9999px'>قتل 93 شخصا في المدينة أمس.</p>",
        "<p class='lead mute'>قتل 93 شخصا في المدينة أمس.</p>",
        "<p hidden>قتل 93 شخصا في المدينة أمس.</p>",
        "<p><del>قتل 93 شخصا في المدينة أمس.</del></p>",
        "<script>document.write('قتل 93 شخصا في المدينة أمس.')</script>",
        "<noscript><p>قتل 93 شخصا في المدينة أمس.</p></noscript>",
        "<template><p>قتل 93 شخصا في المدينة أمس.</p></template>",
        "<!-- <p>قتل 93 شخصا في المدينة أمس.</p> -->",
        "<aside><p>قتل 93 شخصا في المدينة أمس.</p></aside>",
        "<div class='related-posts'><p>قتل 93 شخصا في المدينة أمس.</p></div>",
        "<div id='read_more'><h3>اقرأ أيضا</h3><p>قتل 93 شخصا في المدينة أمس.</p></div>",
        "<ul><li><a href='/2'>قتل 93 شخصا في المدينة أمس</a><li><a href='/3'>نزوح 93 عائلة</a></ul>",
        "<section class='comments'><p>قتل 93 شخصا في المدينة أمس.</p></section>",
    ],
)
def test_what_no_reader_reads_as_the_article_is_left_out(pages, extra):
    text = pages.read(page(extra).encode())["text"]
    assert "93" not in text
    assert FIRST in text
    assert SECOND in text


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("قتل 12<sup>3</sup> شخصا في المدينة", "12³ شخصا"),
        ("قتل 12<sub>3</sub> شخصا في المدينة", "12₃ شخصا"),
        ("قتل 12<img src='x.png'>3 شخصا في المدينة", "12 3 شخصا"),
        ("قتل 12<del>45</del> شخصا في المدينة", "12 شخصا"),
        ("قتل <b>12</b> شخصا في المدينة", "12 شخصا"),
        ("قتل 12&nbsp;شخصا في المدينة", "12 شخصا"),
        ("قتل &#1777;&#1778; شخصا في المدينة", "۱۲ شخصا"),
    ],
)
def test_a_number_is_read_as_it_is_shown(pages, printed, read):
    text = pages.read(page(f"<p>{printed}.</p>").encode())["text"]
    assert read in text.replace("\xa0", " ")


@pytest.mark.parametrize(
    ("encoding", "declared", "sent"),
    [
        ("utf-8", "utf-8", None),
        ("utf-8", "windows-1256", "iso-8859-1"),
        ("utf-8-sig", None, None),
        ("utf-16", None, None),
        ("utf-16-le", None, None),
        ("windows-1256", "windows-1256", None),
        ("windows-1256", None, "windows-1256"),
        ("windows-1256", None, None),
        ("windows-1256", "utf-8", "utf-8"),
        ("iso-8859-6", "iso-8859-6", None),
    ],
)
def test_a_page_is_read_in_its_encoding_whatever_it_says(pages, encoding, declared, sent):
    html = page().replace("<head>", f'<head><meta charset="{declared}">' if declared else "<head>")
    assert FIRST in pages.read(html.encode(encoding), sent)["text"]


def test_a_time_zone_moves_no_day_and_a_day_that_is_not_stated_is_inferred(pages):
    stated = page().replace("article:published_time", "other")
    linked = '<script type="application/ld+json">{"datePublished": "2024-12-07T01:00:00Z"}</script>'
    assert pages.read(stated.replace("</head>", linked + "</head>").encode())["published"] == "2024-12-07"
    dated = stated.replace("news/1", "2024/12/05/news")
    found = pages.read(dated.encode())
    assert (found["published"], found["published_basis"]) == ("2024-12-05", "inferred")


def test_control_characters_do_not_cost_the_page(pages):
    assert SECOND in pages.read(page("<p>\x00\x08&#0;&#x1b;</p>").encode())["text"]


def test_a_page_that_takes_too_long_costs_its_time_and_no_other_page():
    with Pages(0.5) as hurried:
        with pytest.raises(PageError, match="takes more than 0.5 seconds"):
            hurried.read(page("<p>قتل</p>" * 500_000).encode())
        hurried.seconds = 60
        assert FIRST in hurried.read(page().encode())["text"]


def test_a_reader_that_dies_costs_one_page_at_most(pages):
    pages.process.kill()
    pages.process.wait()
    assert FIRST in pages.read(page().encode())["text"]


@pytest.mark.parametrize("content", [b"<div>" * 200_000, b"<p>" + b"<b>" * 99_000, b"<" * 99_000, b"\x00" * 9, b"\xff"])
def test_a_broken_page_is_answered_and_costs_no_other(pages, content):
    try:
        assert pages.read(content) == {} or pages.read(content)["text"]
    except PageError as error:
        assert str(error).endswith(("Save its text to a file", "Save it as UTF-8 and try again", "is empty"))
    assert FIRST in pages.read(page().encode())["text"]


def test_pages_among_the_inputs_are_articles_named_by_their_files(tmp_path):
    folder = tmp_path / "crawl"
    folder.mkdir()
    (folder / "a.html").write_text(page(), "utf-8")
    (folder / "b.htm.gz").write_bytes(gzip.compress(page().replace("خمسة", "ستة").encode("windows-1256")))
    (folder / "c.html").write_text("<html><body><nav><a href='/'>الرئيسية</a></nav></body></html>", "utf-8")
    (folder / "d.html").write_text("", "utf-8")
    (folder / "e.html").write_text(page(), "utf-8")
    first, second, without, empty, again = read_articles_from([str(folder)])
    assert (first.id, first.published, first.published_basis) == ("a", date(2024, 12, 6), "stated")
    assert second.id == "b"
    assert "ستة مدنيين" in second.text
    assert isinstance(without, InputNote)
    assert str(without) == "c.html: holds no article. Passed over."
    assert str(empty) == "d.html: is empty."
    assert str(again) == "article e: has the text of a. Read once."


def test_without_its_library_a_page_says_what_to_install(tmp_path, monkeypatch):
    (tmp_path / "a.html").write_text(page(), "utf-8")
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    (problem,) = read_articles_from([str(tmp_path / "a.html")])
    assert "pip install 'hasila[web]'" in str(problem)


def record(address, html, *, status="200 OK", kind="response", content="text/html; charset=utf-8", extra=""):
    http = f"HTTP/1.1 {status}\r\nContent-Type: {content}\r\n{extra}Content-Length: {len(html)}\r\n\r\n".encode()
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2024-12-07T10:00:00Z\r\n"
    head += "WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\n"
    return f"{head}Content-Length: {len(http + html)}\r\n\r\n".encode() + http + html + b"\r\n\r\n"


PAGE_B = page().replace("خمسة", "ستة").replace("2024-12-06T23", "2024-12-05T23").encode()
CHUNKED = b"%x\r\n%s\r\n%x;x=y\r\n%s\r\n0\r\n\r\n" % (100, PAGE_B[:100], len(PAGE_B) - 100, PAGE_B[100:])
RECORDS = [
    record("http://x.example/robots.txt", b"User-agent: *", content="text/plain"),
    record("http://x.example/a", page().encode()),
    record("http://x.example/gone", page().encode(), status="404 Not Found"),
    record("http://x.example/b", CHUNKED, extra="Transfer-Encoding: chunked\r\n"),
    record(
        "http://x.example/c",
        gzip.compress(PAGE_B.replace("ستة".encode(), "سبعة".encode())),
        extra="Content-Encoding: gzip\r\n",
    ),
    record("http://x.example/d", b"", kind="request"),
    record("http://x.example/e", page("<p>خبر آخر.</p>").encode("cp1256"), content="text/html; charset=windows-1256"),
]


@pytest.mark.parametrize("ending", ["warc", "warc.gz"])
def test_the_pages_of_an_archive_are_articles(tmp_path, ending):
    path = tmp_path / f"crawl.{ending}"
    path.write_bytes(b"".join(map(gzip.compress, RECORDS) if ending.endswith("gz") else RECORDS))
    found = list(read_articles_from([str(path)]))
    assert [one.id for one in found] == [f"http://x.example/{name}@2024-12-07T10:00:00Z" for name in "abce"]
    assert [one.published for one in found] == [date(2024, 12, day) for day in (6, 5, 5, 6)]
    assert [one.url for one in found] == [f"http://x.example/{name}" for name in "abce"]
    for article, word in zip(found, ("خمسة", "ستة", "سبعة", "خمسة"), strict=True):
        assert f"{word} مدنيين قتلوا" in article.text


@pytest.mark.parametrize(
    ("content", "pages", "says"),
    [
        (b"not an archive", 0, "crawl.warc:1: is no record"),
        (RECORDS[1] + b"noise\r\n" * 40 + RECORDS[6], 1, "crawl.warc:2: is no record"),
        (RECORDS[1] + RECORDS[6][:-300], 1, "crawl.warc:2: is cut here"),
        (
            RECORDS[1]
            + record("http://x.example/x", gzip.compress(b"a" * 99_000_000), extra="Content-Encoding: gzip\r\n"),
            1,
            "2: is larger than",
        ),
        (
            record("http://x.example/x", b"\x1f\x8bno", extra="Content-Encoding: gzip\r\n") + RECORDS[1],
            1,
            "1: is packed in a way",
        ),
    ],
    ids=["none", "noise", "cut", "bomb", "broken page"],
)
def test_a_broken_archive_gives_its_whole_records_and_says_where_it_breaks(tmp_path, content, pages, says):
    path = tmp_path / "crawl.warc"
    path.write_bytes(content)
    found = list(read_articles_from([str(path)]))
    (problem,) = [one for one in found if isinstance(one, InputProblem)]
    assert says in str(problem)
    assert len(found) == pages + 1
