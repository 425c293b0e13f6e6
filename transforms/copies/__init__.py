"""Copies of articles: what of a text is kept for the search, and what is made of the texts found.

In order: `shingles` folds a text into hashed runs of eight words, `anchors` picks the few of them
that are kept in the lake, `credits` reads which agency a text names, `containment` measures two
texts that share anchors, `groups` makes groups of the pairs and chooses the primary of each, and
`syndication` says who ran whose text.
"""
