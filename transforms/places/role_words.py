"""Words that tell what a place is to an article, in English, German and French."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LOCATIVES = _words(
    "in at near outside inside around across throughout along amid nahe bei im à dans près"
)
"""Prepositions that say where something is."""

ACTS = _words(
    "said says say saying told tells added announced announces called calls urged urges warned "
    "warns accused accuses denied denies demanded demands insisted insists agreed agrees refused "
    "refuses rejected rejects vowed vows pledged pledges offered offers proposed proposes backed "
    "backs supports supported opposes opposed condemned condemns criticised criticized blamed "
    "blames claims claimed wants wanted seeks sought signed signs imposed imposes lifted launched "
    "deployed sent sends recognised recognized recognises recognizes negotiated negotiate veto "
    "vetoed votes voted decided decides plans planned hopes hoped expects expected expelled "
    "summoned recalled threatened threatens responded responds reacted reacting retaliated "
    "withdrew withdraws pulled suspended suspends approved approves banned bans allowed allows "
    "respond deny agree support back seek believe believes believed considers considered argues "
    "argued confirmed confirms admitted admits acknowledged promised promises asked asks "
    "sagte sagt erklärte erklärt forderte fordert kündigte warnte warnt wirft warf will "
    "a annonce déclaré annoncé demandé affirmé appelé accuse exige condamne"
)
"""Verbs of what a government does and a city does not."""

RELATIONS = _words(
    "talks ties relations agreement agreements deal deals treaty negotiations alliance tensions "
    "war sanctions pressure support dialogue cooperation co-operation row dispute pact truce "
    "ceasefire trade summit meeting diplomacy confrontation conflict rapprochement accord "
    "negotiate negotiated negotiating talk talked ally allies enemy friendship"
)
"""Nouns of what governments have with one another."""

EVENT_NOUNS = _words(
    "attack attacks war fighting clashes explosion explosions blast bombing bombings raid raids "
    "strike strikes airstrike airstrikes protest protests demonstration demonstrations rally "
    "riot riots election elections vote summit meeting conference talks crash accident fire "
    "earthquake flood floods flooding storm hurricane shooting shootings killing killings murder "
    "death deaths trial hearing ceremony funeral game match tournament championship festival "
    "concert visit operation operations offensive ceasefire truce crisis outbreak operation "
    "siege massacre coup conflict battle battles violence unrest incident arrest arrests "
    "construction launch opening display exhibition race parade event press"
)
"""Nouns of what happens."""

OFFICES = _words(
    "president presidents minister ministers premier chancellor king queen prince government "
    "governments army military forces troops police officials official authorities ambassador "
    "ambassadors envoy envoys embassy diplomat diplomats leader leaders ruler rulers regime "
    "parliament congress senate senator legislature governor mayor council councillor councilman "
    "lawmakers administration delegation spokesman spokeswoman spokesperson foreign defence "
    "defense prime team side fans coach club company companies firm airlines bank soldiers "
    "soldier navy sheriff firefighters residents resident man woman people citizens students "
    "student native-born opposition rebels party ministry court judge prosecutor prosecutors "
    "intelligence secretary deputy state-run representative delegate delegates negotiators "
    "präsident regierung premier minister außenminister armee polizei kanzler behörden "
    "gouvernement président armée ministre police autorités"
)
"""What is said to be of a place: offices, bodies, people."""
