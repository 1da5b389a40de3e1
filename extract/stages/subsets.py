"""Figures -> which figure each is a part of.

Only where the text says so: by a word ("بينهم 111 مدنيا", "خمسة منهم"), by naming the group of an earlier figure
("بين القتلى ثلاثة"), or by items that plainly add up to the total before them ("40 مفقودا: 17 يمنيا و19 هنديا و...").
"""

from collections.abc import Sequence

from extract.grammar.wholes.linking import Linking
from extract.grammar.wholes.listed import by_list, completes, itemised, of_list, spread, told
from extract.grammar.wholes.named import by_group, of_group
from extract.grammar.wholes.pointed import by_word, from_among, let_go, out_of
from extract.records import Figure, Sentence

RULES = (out_of, let_go, told, from_among, of_list, spread, by_word, of_group, by_group, by_list, completes)


def link_subsets(sentences: Sequence[Sentence], figures: Sequence[Figure]) -> list[tuple[int | None, str | None]]:
    """For each figure, the place in the list of the figure that it is a part of, and the rule that says so."""
    linking = Linking(sentences, figures)
    rules: list[str | None] = [None] * len(figures)
    for index, figure in enumerate(figures):
        if figure.rules[-1] == "figures.again":
            continue  # the very people that were counted before
        for rule in RULES:
            whole = rule(linking, index)
            if whole is not None and linking.holds(whole, index):
                linking.whole[index], rules[index] = whole, f"subsets.{rule.__name__.replace('_', '-')}"
                break
    for index, whole in itemised(linking):
        if linking.whole[index] is None:
            linking.whole[index], rules[index] = whole, "subsets.itemised"
    return list(zip(linking.whole, rules, strict=True))
