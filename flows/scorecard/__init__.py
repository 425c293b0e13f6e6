"""How good the pipeline is: gold sets, what each system makes of their pages, and the scores.

    gold_sets  loads the pages of a set and what is right for each
    pipeline   runs pages through the workers that an ingest uses
    peers      runs the same pages through other extractors, each in a process of its own
    measures   compares one answer with one gold, and sums up a set
    run        does all of it;  table  prints it

A later field takes two lines in literal registries: a `Measure` in `measures.MEASURES`, and the
name of the measure in the `GoldSet` of each set that can judge it in `gold_sets.GOLD_SETS` (with a
loader, if the set is new). Its gold becomes a field of `answers.Gold`. The scorer gets our rows of
every table in `Answer.tables`; a peer that offers the field names it in `peers.PEERS`. What the
figure should reach stands in `targets.TARGETS`.
"""
