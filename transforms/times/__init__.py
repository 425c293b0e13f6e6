"""Times in a body, by rules: phrases found by a grammar, then placed in the calendar.

In the order in which a body passes through: `tokens` cuts it and looks every word up in the
`lexicon` of its language (`english`, `german`, `romance`, `dutch`: data only); `grammar` matches
patterns over the classes of the words; `phrases` reads what a match says (`numbers` the number
words in it); `composition` joins neighbours ("Monday", "morning"); `resolution` places each in the
calendar with the publication day, the tense (`direction`) and the text before it; `find` makes
rows. `calendar` holds the arithmetic of TIMEX3 values.
"""
