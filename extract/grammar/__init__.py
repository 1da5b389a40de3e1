"""The grammar of Arabic figures, in code; its words are in `extract/lang/`.

`numbers/` says what a number phrase is worth and when it counts nothing, `places/` how a place is named and governed,
`dates/` how a time is told, `figures/` how events hold their people, and `speakers` who states what. Each is pure: a
sentence in, what stands in it out. The stages ask it and make records of the answers.
"""
