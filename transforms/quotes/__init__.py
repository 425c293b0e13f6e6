"""Who said what: quotations with their speakers, in the order in which the modules work.

`marks` pairs quotation marks; `dialogue` reads dialogue dashes. Where there is an English parse,
`parse` makes lists of it, `reports` finds reported speech and attitudes through the cues of
`english_cues`, and `framed` ties quoted words to the cue beside them. Elsewhere `patterns` ties
them by the cue verbs of the language (`pattern_words`). `speakers` says whom a speaker's words
mean, and `finder` makes the rows.
"""
