"""Names of people, organisations, places and the like, and the entities that they stand for.

`find_entities` of `mentions` runs the rest in this order. With a parse: `tokens` reads it,
`candidates` finds spans that may be names (`borders` mends
the model's), `evidence` weighs what speaks for which type, `decision`
chooses with the whole document in view, `parsed_names` makes names of what is left. Without one,
`rule_names` finds what rules find surely. Then `aliases` leads short names to full ones, `roles`
notes what entities are called by, and `rules` says what an entity is called across the corpus.
`labels`, `words` and `rule_words` are lists.
"""
