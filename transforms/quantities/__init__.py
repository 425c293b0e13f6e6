"""Figures in a text: how many, of what, and what happened to them.

`tokens` cuts the sentences that hold a number. `numerals`, `number_words` and `german_numbers`
(with `vocabulary`) read the numbers and `exclusions` sorts out years, dates, scores and names.
`units` finds what they are measured in, `hedges` how sure the text is, `nouns` what is counted.
`figures` puts that together and `ranges` joins two figures to one; `events` finds what happened,
`reported` what the figures of a sentence share, and `finder` makes the rows.
`displacement` chooses the figure that reports people driven from home.
"""
