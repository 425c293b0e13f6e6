"""Names of people, organisations, places and the like, and the entities that they stand for.

`find_entities` of `mentions` runs the rest. With a parse: `tokens` reads it, `candidates` finds
spans that may be names (`borders` mends those of the model), `evidence` and `team_evidence` weigh
what speaks for which type (in `points`), `decision` chooses with the whole document in view, and
`parsed_names` makes names of what is left. Without a parse, `rule_names` and `acronyms` find what
rules find surely. Then `aliases` leads short names to full ones, `roles` notes what entities are
called by, and `rules` says what an entity is called across the corpus. `labels`, `words` and
`rule_words` are lists.
"""
