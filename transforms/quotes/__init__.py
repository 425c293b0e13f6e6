"""Who said what: quotations with their speakers, in the order in which the modules work.

`marks` pairs quotation marks; `dialogue` reads dialogue dashes. Where there is an English parse,
`parse` makes lists of it, `frame_cues` finds the cue beside quoted words and `frame_speakers` its
speaker, `framed` ties the words to one cue, and `reports` and `noun_reports` find reported speech
and attitudes by the cues of `english_cues`; `english` puts both together. Elsewhere `patterns`
says which quoted words are a quotation, without those that are names (`pattern_names`);
`pattern_frames` looks around them for the cue verbs of the language (`pattern_words`),
`pattern_clauses` reads the clause that has one, and `pattern_subjects` finds its subject.
`speakers` says whom a speaker's words mean, and `finder` makes the rows.
"""
