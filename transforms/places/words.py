"""Closed lists of words around the names of places, in English, German and French."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DIRECTIONS = _words(
    "north south east west northern southern eastern western northeast northwest southeast "
    "southwest northeastern northwestern southeastern southwestern central downtown uptown "
    "midtown inner outer greater upper lower suburban rural metropolitan metro mainland urban "
    "upstate downstate outlying nearby neighboring neighbouring historic old "
    "nord süd ost west nördliche südliche östliche westliche"
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

SECOND_ORDER = _words("county parish borough district landkreis kreis département")
"""Words behind a name that make it a division of second order."""
FIRST_ORDER = _words(
    "province state region governorate prefecture oblast territory canton bundesland"
)
"""Words behind a name that make it a division."""
SETTLEMENT = _words("city town township village area metro suburb suburbs region")
"""Words behind a name that leave it the same place."""
FACILITIES = _words(
    "airport university college hospital stadium station harbor harbour port bridge school "
    "cathedral court courthouse jail prison zoo museum arena fairgrounds mall police council fire "
    "department hall hotel church centre center embassy institute board commission legislature "
    "parliament house senate chambers library theatre theater authority agency government "
    "town commission division association bureau administration highway patrol sheriff sheriffs "
    "ministry observatory foundation festival police army military navy municipality residents "
    "flughafen universität bahnhof krankenhaus rathaus aéroport université hôpital gare"
)
"""Words in a name that make it something in or of a place: a building, a body."""
ABBREVIATED = {"co": "county", "twp": "township", "cty": "county", "ctr": "center"}
"""Last words of names as local papers shorten them."""

NOT_PLACES = _words(
    # days, months, seasons, numbers
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december spring summer autumn fall winter "
    "one two three four five six seven eight nine ten first second third last next "
    # words that open a sentence
    "the a an of in on at to by from and or but if as it he she they we you i his her their our "
    "this that these those there here what when where why who how which while after before since "
    "now then also not no yes so such some many most more much all both each every other another "
    "until under over with without for than although because however meanwhile according "
    "police officer officers man men woman women boy girl people family home house school church "
    "court judge jury state county city town village north south east west northern southern "
    "eastern western central street road avenue park lake river hill hills mountain island "
    "president minister king queen prince princess pope bishop lord lady sir general major captain "
    "colonel sergeant senator governor mayor chief director manager coach doctor professor "
    "congress senate parliament government council committee commission party union league "
    "democrat democrats republican republicans labour labor conservative conservatives "
    "god lord christmas easter ramadan bible koran best good great new old big little young long "
    "short high low white black red green blue brown grey gray gold silver rose lily daisy "
    "mobile reading bath sale split nice nancy orange crystal battle bury deal rugby wells ware "
    "eye hope love joy faith grace angel victory independence liberty union unity freedom "
    "sun star times post herald guardian independent mirror telegraph express journal news "
    "internet google facebook twitter apple amazon windows web english mass miss universal "
    "national international world global american-style olympic olympics cup series super bowl "
    "center centre santa san saint st mount fort port van von de la le el al du des das der die "
    "den dem und oder aber ein eine mit nach bei von vom zum zur im am les une un est sur pour "
    "dans avec mais son sa ses ce cette ces il elle ils elles on nous vous leur leurs "
    "bill mark frank grant pat art will rob chase bob jack max guy rich buck gene ray dean "
    "rock sport sports game games team match race art music film radio television video photo "
    "university college hospital station market bank company corporation group industries "
    "force forces army navy guard corps board office department service services agency "
    "health education justice defense defence finance energy trade labor security interior "
    # German nouns that are towns
    "essen halle hof singen regen bergen stein brand rust leer weg burg berg feld wald see bad "
    "plan kirchen roth wangen werder au aue linden buchen eichen speyer-bad schwere boden baden "
    "norden süden westen osten mitte rat amt bund land kreis mai märz ende anfang not mode haft "
    "haus hausen höfen post bach brunnen börse grund kern ring markt sand stade sommer winter "
    # French words that are towns
    "pont bois mer paix vienne-la nord sud est ouest val grand bon belle haut bas"
)
"""Words that are the name of some place and hardly ever mean it: only a finder of entities, or a
place named behind them, makes places of them."""
PERSON_TITLES = _words(
    "mr mrs ms miss dr prof sen rep gov gen col lt sgt capt cmdr rev sir lord lady dame judge "
    "justice president chancellor minister secretary senator governor mayor sheriff chief king "
    "queen prince princess pope officer detective deputy coach captain sergeant colonel general "
    "lieutenant professor doctor herr frau monsieur madame m mme mlle"
)
"""Words before the name of a person."""
NAME_LIKE = _words(
    "jordan chad israel georgia ireland holland england france wales kenya india chelsea paris "
    "london austin jackson lincoln washington madison houston dallas preston carson clinton "
    "charlotte florence sydney victoria virginia carolina dakota diego jose juan santiago lima "
    "hamilton nelson montgomery kingston lawrence marion marshall wayne warren douglas "
    "melbourne brooklyn savannah sofia adelaide milan valencia kent troy logan tyler mason "
    "hudson trenton bradford stafford lancaster york dane finn german scot welsh roman"
)
"""Names of places that are also first names or surnames."""
CIVIC = _words(
    "police man woman men women resident residents native mayor officials official officer "
    "officers councilman councilwoman councilor council city firefighters schools school high "
    "airport university hospital jail prison court sheriff district fire suburb neighborhood "
    "neighbourhood government teenager couple family attorney lawyer businessman area region "
    "province metro mosque"
)
"""Words behind the name of a place, whatever its size."""
DEGREES = frozenset({"M.D.", "M.A.", "P.A.", "D.C.L.", "V.A."})
"""Letters behind the name of a person or a firm that are also those of a state."""
FUNCTION_WORDS = _words(
    "A An In On At To By From And Or But If As It He She They We You I His Her Their Our This That "
    "These Those There Here What When Where Why Who How Which While After Before Since Now Then "
    "Also Not No Yes So Such Some Many Most More Much All Both Each Every Other Another Until "
    "Under Over With Without For Than Although Because However Meanwhile According Der Die Das "
    "Ein Eine Und Oder Aber Auch Im Am Vom Zum Zur Mit Nach Bei Von Il Elle Ils Elles On Nous "
    "Vous Un Une Et Dans Pour Sur Avec Mais Ce Cette Ces Au Aux Du Des"
)
"""Words that open a sentence and no name of a place."""
