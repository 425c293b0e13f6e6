"""Words by which `sentences` tells the full stop of an abbreviation from that of a sentence.

Written for this project. Abbreviations stand without their last full stop; all is in small letters.
"""

from __future__ import annotations

ABBREVIATIONS = {
    "en": "mr mrs ms dr prof sen rep gov gen col lt sgt capt cmdr adm maj brig pres rev hon st jr "
    "sr vs no nos inc corp ltd co cos dept est approx fig al eg ie etc cf ca vol jan feb mar apr "
    "jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun mt ft supt insp messrs op cit "
    "gens sens reps govs profs drs bros univ assn",
    "de": "dr prof hr fr bzw ca ggf inkl evtl usw vgl str mio mrd tsd nr bspw sog st abs art aufl "
    "bd z.b d.h u.a o.ä dipl ing jan feb mär apr jun jul aug sep sept okt nov dez jh gest geb "
    "stv chr",
    "fr": "m mm mme mmes mlle mlles dr pr prof me st ste av janv févr avr juil sept oct nov déc "
    "env p pp éd cf vol no art hab bd etc",
    "es": "sr sra sres sras srta dr dra d dña prof ud uds pág av avda núm ee uu gral cía etc aprox "
    "art vol lic ing",
    "it": "sig sigg dott prof avv ing on sen art pag vol ca ecc",
    "nl": "dhr mevr dr prof ir mr drs bijv nr blz ca enz mln mld st",
    "pt": "sr sra srs dr dra prof d pág av núm art etc",
}
"""Language -> words after whose full stop a sentence goes on."""
WEAK_ABBREVIATIONS = frozenset(
    {
        *("etc", "usw", "enz", "ecc", "al", "co", "cos", "corp", "inc", "ltd", "bros", "jr", "sr"),
        *("no", "st", "chr", "mio", "mrd", "mon", "tue", "wed", "thu", "fri", "sat", "sun"),
        *("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"),
    }
)
"""Those of them that stand at the end of a sentence too: the next word decides."""
NAMELESS_ABBREVIATIONS = frozenset({"etc", "usw", "enz", "ecc", "al"})
"""Those of the weak ones that no name follows: any capital opens a sentence."""
SMALL_WORDS = frozenset({"no", "sat", "sun", "mar", "fig", "art"})
"""English abbreviations that are words of their own where they have a small letter."""
OPENING_WORDS = {
    "en": "a about according after all also although amid among an and another any anyone are as "
    "asked at because before besides both but by can despite did do does dr during each "
    "earlier either even every everyone few following for from had has have he her here his "
    "how however i if in instead is it its just last later like many maybe meanwhile more "
    "moreover most mr mrs ms my nearly neither never nevertheless nobody nonetheless nor not "
    "nothing now of often on once only or other others our perhaps she should since so some "
    "someone soon still such than that the their them then there therefore these they this "
    "those though through throughout thus to today tomorrow unless until was we were what "
    "whatever when where whether which while who whoever whose why will with within without "
    "would yes yesterday yet you your",
    "de": "aber alle allerdings als also am an auch auf aus außerdem bei beim bereits bis da "
    "dabei dafür dagegen daher damals damit danach dann daran darauf daraus darin darum "
    "darüber das dass davon dazu dem den denn dennoch der deren des deshalb dessen die dies "
    "diese dieser dieses doch dort durch ein eine einem einen einer eines er erst es etwa "
    "für gegen gestern hat hatte heute hier hinter ich ihr ihre im immer in insgesamt "
    "inzwischen ist ja jede jeder jedes jedoch jetzt kein keine laut man mehr mit nach "
    "nachdem neben nein nicht noch nun nur ob obwohl oder ohne schon sein seine seit "
    "seitdem sie so sogar sollte sondern sowohl später trotz trotzdem um und uns unser "
    "unsere unter viele vom von vor war waren warum was weil weitere wenn wer wie wir wo zu "
    "zudem zuletzt zum zur zwar zwischen über",
    "fr": "ainsi alors après au aucun aucune aujourd'hui aussi autre aux avant avec c' car ce cela "
    "celle celui cependant certains ces cet cette chaque comme d' dans de depuis des deux "
    "dont du elle elles en enfin entre est et hier il ils j' je l' la le les leur leurs lors "
    "lorsque mais malgré même n' ni non nos notre nous on or ou où par parmi pendant "
    "plusieurs pour pourtant puis qu' quand que quelques qui s' sa sans selon ses si son sous "
    "sur tandis tous tout toute toutes très un une vers vous y à",
    "es": "a además ahora al algunos ambos ante antes asimismo así aunque ayer aún bajo cada como "
    "con cuando de del desde después donde durante e el ella ellas ellos en entonces entre "
    "esa ese eso esta estas este esto estos fue ha había hacia hasta hay hoy la las le les lo "
    "los mi mientras muchos más ni ninguno no nos nuestra nuestro o otra otro otros para pero "
    "por porque pues que quien qué se según ser si sin sino sobre solo son su sus sí sólo "
    "también tampoco tras un una unas uno unos y ya yo él",
}
"""Language -> words that open a sentence, and seldom a name behind an abbreviation."""
