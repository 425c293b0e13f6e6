"""Closed lists of words around the names of places, in English, German and French."""

from __future__ import annotations

DIRECTIONS = frozenset(
    "north south east west northern southern eastern western northeast northwest southeast "
    "southwest northeastern northwestern southeastern southwestern central downtown uptown "
    "midtown inner outer greater upper lower suburban rural metropolitan metro mainland urban "
    "upstate downstate outlying nearby neighboring neighbouring historic old "
    "nord süd ost west nördliche südliche östliche westliche".split()
)
"""Words before a name that leave it the name of the same place, or of a part of it."""

GENERIC_BEFORE = (
    "city of", "town of", "village of", "county of", "state of", "province of", "port of",
    "commonwealth of", "kingdom of", "republic of", "township of", "borough of", "district of",
    "region of", "greater", "governorate of", "islands of", "island of", "university of",
    "bank of", "bishop of", "isle of",
    "stadt", "land", "kreis", "landkreis", "ville de", "région", "province de",
)  # fmt: skip
"""Phrases before a name that say what it is."""

SECOND_ORDER = frozenset("county parish borough district landkreis kreis département".split())
"""Words behind a name that make it a division of second order."""
FIRST_ORDER = frozenset(
    "province state region governorate prefecture oblast territory canton bundesland".split()
)
"""Words behind a name that make it a division."""
SETTLEMENT = frozenset("city town township village area metro suburb suburbs region".split())
"""Words behind a name that leave it the same place."""
FACILITIES = frozenset(
    "airport university college hospital stadium station harbor harbour port bridge school "
    "cathedral court courthouse jail prison zoo museum arena fairgrounds mall police council fire "
    "department hall hotel church centre center embassy institute board commission legislature "
    "parliament house senate chambers library theatre theater authority agency government "
    "ministry observatory foundation festival police army military navy municipality residents "
    "flughafen universität bahnhof krankenhaus rathaus aéroport université hôpital gare".split()
)
"""Words in a name that make it something in or of a place: a building, a body."""
ABBREVIATED = {"co": "county", "twp": "township", "cty": "county", "ctr": "center"}
"""Last words of names as local papers shorten them."""
