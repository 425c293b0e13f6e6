"""Figures in a text: how many, of what, and what happened to them.

`tokens` cuts the sentences that hold a number, `numerals` and `number_words` (with `vocabulary`)
read the numbers, `exclusions` sorts out years, dates, scores and names, `units` finds what they
are measured in, `hedges` how sure the text is, `ranges` joins two numbers to one figure, `objects`
finds what is counted and `events` what happened to it; `finder` makes the rows.
`displacement` chooses the figure that reports people driven from home.
"""
