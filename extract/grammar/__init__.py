"""The grammar of Arabic figures, in code; its words are in `extract/lang/`.

`numbers/` says what a number phrase is worth and when it counts nothing, `places/` how a place is named and governed,
`dates/` how a time is told, `figures/` how events hold their people, `speakers/` who states what, and `stocks` whether
a number is of what is now or of what happened. Each is pure: a sentence in, what stands in it out. The stages ask it
and make records of the answers.
"""
