"""No number is invented: of each kind of text that leads readers of numbers astray, the right figure or an issue."""

import pytest

from extract.pipeline import read_article
from extract.records import Article

# Kind -> text -> the one count that it states, None where it states none.
TRAPS = {
    "presentation forms": {
        "ﻣﻘﺘﻞ ﺧﻤﺴﺔ ﺃﺷﺨﺎﺹ ﻓﻲ ﺣﻠﺐ": 5,
        "ﻣﻘﺘﻞ 15 ﺷﺨﺼﺎ": 15,
        "ﻧﺰﻭﺡ ﻣﺌﺔ ﻋﺎﺋﻠﺔ": 100,
    },
    "tatweel": {
        "مقتـــل خمـــسة أشخـــاص": 5,
        "مقـتل ١٥ شخـصا": 15,
        "مقتل 1ـ5 شخصا": 15,
    },
    "tashkeel": {
        "مَقْتَلُ خَمْسَةِ أَشْخَاصٍ": 5,
        "قُتِلَ ١٥ شَخْصاً": 15,
        "مقتل 1َ5 شخصا": 15,
    },
    "zero-width controls": {
        "مق\u200cتل 12 شخص\u200bا": 12,
        "مقتل \ufeff12\u2060 شخصا": 12,
        "مقتل 1\u200b2 شخصا": 12,
        "مقتل خم\u200dسة أشخاص": 5,
    },
    "bidi controls": {
        "مقتل \u200f12\u200f شخصا": 12,
        "مقتل \u202b12\u202c شخصا": 12,
        "مقتل \u206712\u2069 شخصا": 12,
        "\u061cمقتل\u200e 12 شخصا": 12,
    },
    "digits": {
        "مقتل ٨٢٦ شخصا": 826,
        "مقتل ۴۵ شخصا": 45,
        "مقتل ٨2۶ شخصا": 826,
        "مقتل 06 أشخاص": 6,
        "مقتل 999999999999999999999 شخص": 999_999_999_999_999_999_999,
    },
    "arabic separators": {
        "نزوح 1٫5 مليون شخص": 1_500_000,
        "نزوح ١٫٥ مليون شخص": 1_500_000,
        "مقتل ١٬٢٠٠ شخص": 1_200,
        "نزوح 1٬200٬000 شخص": 1_200_000,
    },
    "other separators": {
        "مقتل 1.200 شخص": 1_200,
        "مقتل 1,200 شخص": 1_200,
        "مقتل 70،000 شخص": 70_000,
        "نزوح 1,5 مليون شخص": 1_500_000,
        "مقتل 12.345.678 شخص": 12_345_678,
        "مقتل 1,5 شخص": None,
        "مقتل 1,20 شخص": None,
        "مقتل 1,2,3 أشخاص": None,
        "مقتل 1_200 شخص": 1_200,
        "مقتل 1e3 شخص": 1_000,
    },
    "superscripts": {
        "مقتل 12³ شخصا": 12,
        "مقتل ¹² شخصا": None,
        "مقتل 12[3] شخصا": 12,
        "نزوح ½ مليون شخص": 500_000,
        "مقتل ⑤ أشخاص": 5,
    },
    "years": {
        "قتل في 2011 أشخاص كثيرون": None,
        "قتل سنة ١٩٨٢ مدنيون": None,
        "عام 2011 قتل أشخاص في حلب": None,
        "قتلى حرب 1973 في القنيطرة": None,
        "شهداء عامي 2012 و2013": None,
    },
    "phones": {
        "للإبلاغ عن القتلى اتصلوا على 0112233445": None,
        "للإبلاغ عن الجرحى هاتف +963 11 223 3445": None,
        "للسؤال عن المفقودين: ٠١١٢٢٣٣٤٤٥": None,
    },
    "dates of the common calendar": {
        "مقتل أشخاص في 27 نوفمبر 2024": None,
        "مقتل أشخاص في 27/11/2024": None,
        "مقتل أشخاص في 2024-11-27": None,
        "قتل مدنيون يوم 5 مايو/أيار": None,
    },
    "dates of the Levant's calendar": {
        "مقتل أشخاص في ٢٧ تشرين الثاني ٢٠٢٤": None,
        "قتل مدنيون في 3 كانون الأول": None,
    },
    "dates of the Hijri calendar": {
        "مقتل أشخاص في 15 رمضان 1445": None,
        "مقتل أشخاص في ١٥ شعبان ١٤٤٥ هـ": None,
    },
    "self-censored words": {
        "قُـ.ـتل 5 أشخاص": 5,
        "قـ ـتل 5 أشخاص": 5,
        "اعتقـ .ـال 5 أشخاص": 5,
        "مقتـ.ـل 12 شهـ.ـيدا": 12,
        "ق*تل 5 أشخاص": 5,
    },
}
CASES = [(kind, text, count) for kind, texts in TRAPS.items() for text, count in texts.items()]
# What the screen sees no word of harm or no digit in: nothing is said of it, so nothing wrong either.
UNSEEN = {"ق*تل 5 أشخاص", "مقتل ⑤ أشخاص", "مقتل 1_200 شخص", "مقتل 1e3 شخص"}


@pytest.mark.parametrize(("kind", "text", "count"), CASES)
def test_a_trap_gives_the_right_figure_or_an_issue(kind, text, count):
    reading = read_article(Article("trap", text))
    assert all(row["value"] == count is not None for row in reading.rows), kind
    assert all(text[row["start"] : row["end"]] == row["number_text"] for row in reading.rows)
    if count is not None and text not in UNSEEN:
        assert reading.rows or reading.issues, kind
