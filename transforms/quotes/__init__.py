"""Who said what: quotations with their speakers, in the order in which the modules work.

`marks` pairs quotation marks; `dialogue` reads dialogue dashes. Where there is an English parse,
`parse` makes lists of it, `framed` ties quoted words to the cue beside them, and `reports` and
`noun_reports` find reported speech and attitudes by the cues of `english_cues`; `english` puts
both together. Elsewhere `patterns` ties quoted words to the cue verbs of the language
(`pattern_words`). `speakers` says whom a speaker's words mean, and `finder` makes the rows.
"""
