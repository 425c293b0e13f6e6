"""Places of a text: found, tied to GeoNames, and told apart by what they are to the article.

In the order of use: `names` (how names are compared), `gazetteer` (the places and their names),
`words` (closed lists by language), `detection` (which spans of a text may be places), `candidates`
(which places a span can mean), `resolution` (which one it means), `roles` (what the place is to the
article), `finder` (the rows).
"""
