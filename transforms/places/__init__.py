"""Places of a text: found, tied to GeoNames, and told apart by what they are to the article.

In the order of use: `names` (how names are compared), `gazetteer` (the places and their names),
`words` (closed lists by language), `candidates` (which places a name can mean), `detection` and
`acceptance` (which spans of a text may be places), `resolution` and `weighing` (which place each
means), `roles` and `role_words` (what it is to the article), `finder` (the rows).
"""
