"""How fast one core reads articles, beside a plain scan of the same text for the same words.

    python -m tests.benchmarks.extraction --articles 2000

Two corpora of articles of 3 KB: `dense` is war news alone, cut from the seeds; `dilute` has one such article in ten,
the rest is news of other things, of our own writing.
"""

import argparse
import random
import resource
import time
from collections.abc import Iterator
from pathlib import Path

from extract.grammar.glance import screen
from extract.ingest.jsonl import read_jsonl
from extract.packs import load_pack
from extract.pipeline import read_article, read_articles
from extract.records import Article

SEEDS = Path(__file__).parents[2] / "seeds/articles.jsonl"
BYTES = 3_000
PEER = 1.9  # articles a second of the best English peer on one core of such a machine
FILLERS = """
افتتحت الوزارة صباح أمس معرض الكتاب السنوي في قاعة المؤتمرات بمشاركة 240 دار نشر من 18 بلدا، ويستمر المعرض عشرة أيام.
وأوضح مدير المعرض أن الزوار سيجدون أكثر من 30 ألف عنوان في الأدب والتاريخ والعلوم، وأن الدخول مجاني للطلبة.
ارتفعت أسعار الزيتون في الأسواق المحلية هذا الموسم بنسبة 12 في المئة بعد تراجع المحصول بسبب قلة الأمطار.
ويتوقع المزارعون أن يتحسن الإنتاج في العام المقبل إذا استمرت الأمطار على حالها في الشهرين القادمين.
فاز المنتخب الوطني لكرة السلة على ضيفه بفارق سبع نقاط في مباراة حضرها خمسة آلاف متفرج.
وقال المدرب عقب المباراة إن اللاعبين قدموا أداء جيدا في الشوط الثاني وإن الفريق يستعد للدور التالي.
أعلنت شركة الاتصالات عن توسيع شبكتها في الريف الجنوبي، وتشمل الخطة 45 محطة جديدة تنجز قبل نهاية الصيف.
وبلغت كلفة المشروع 60 مليون دينار، ويوفر فرص عمل لمئات المهندسين والفنيين في المرحلة الأولى.
أطلقت الجامعة برنامجا جديدا لدراسة اللغات القديمة يمتد ثلاث سنوات ويقبل أربعين طالبا في كل دفعة.
وذكرت عميدة الكلية أن المكتبة ستفتح أبوابها حتى العاشرة ليلا خلال فترة الامتحانات.
سجلت حركة المسافرين في المطار زيادة كبيرة في موسم الأعياد، وأضافت شركات الطيران رحلات إلى عدة عواصم.
ودعت إدارة المطار المسافرين إلى الحضور قبل موعد الإقلاع بثلاث ساعات على الأقل تجنبا للازدحام.
عرضت دار الأوبرا مساء الخميس مسرحية غنائية من ثلاثة فصول لاقت استحسان الجمهور والنقاد.
وتتناول المسرحية حياة شاعر عاش في القرن التاسع عشر وترك عشرات القصائد المغناة.
""".split("\n")


def corpus(kind: str, articles: int) -> Iterator[Article]:
    """Articles of 3 KB, the same at every run."""
    chance = random.Random(3)
    war = [line for article in read_jsonl(SEEDS) for line in article.text.split("\n") if len(line) > 60]
    other = [line for line in FILLERS if line]
    for number in range(articles):
        lines = war if kind == "dense" or number % 10 == 0 else other
        yield Article(f"{kind}-{number}", _text(lines, chance))


def _text(lines: list[str], chance: random.Random) -> str:
    text = ""
    while len(text.encode()) < BYTES:
        text += chance.choice(lines) + "\n"
    return text


def rate(articles: list[Article]) -> Iterator[tuple[str, float]]:
    """(what, articles a second) of the extractor and of the plain scan."""
    pack = load_pack()
    read_article(articles[0], pack)
    started = time.process_time()
    figures = sum(len(read_article(article, pack).rows) for article in articles)
    yield f"extractor ({figures:,} figures)", len(articles) / (time.process_time() - started)
    scan = screen(pack.lexicon).harm.find_matches_as_indexes  # built before it is timed, as it is for the extractor
    started = time.process_time()
    for article in articles:
        scan(article.text)
    yield "plain scan for its words of harm", len(articles) / (time.process_time() - started)


def peaks(articles: int) -> Iterator[tuple[int, float]]:
    """(articles read, the most memory so far in MB), from a stream of articles that are not kept."""
    for read, _ in enumerate(read_articles(corpus("dense", articles)), start=1):
        if read in (articles // 4, articles // 2, articles):
            yield read, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, default=2_000)
    asked = options.parse_args()
    # First, while the process holds no more than the extractor.
    print(
        "memory: " + ", ".join(f"{peak:,.0f} MB after {read:,}" for read, peak in peaks(asked.articles)) + " articles"
    )
    for kind, aim in (("dense", 4_500), ("dilute", 30_000)):
        articles = list(corpus(kind, asked.articles))
        megabytes = sum(len(article.text.encode()) for article in articles) / 1e6 / len(articles)
        rates = list(rate(articles))
        limit = rates[-1][1]
        for what, speed in rates:
            share = f"{speed / limit:.4f} of the scan"
            print(f"{kind}: {what}: {speed:,.0f} articles/s, {speed * megabytes:,.1f} MB/s, {share}")
        print(f"{kind}: aim {aim:,} articles/s; {rates[0][1] / PEER:,.0f} times the English peer's {PEER}")


if __name__ == "__main__":
    main()
