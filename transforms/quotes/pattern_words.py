"""Words that tie a quotation to its speaker, by language, for texts that no model has read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from transforms.quotes.english_cues import VERBS
from transforms.quotes.word_lists import words_of


@dataclass(frozen=True, slots=True)
class LanguageWords:
    """What the patterns know of a language."""

    verbs: Mapping[str, str]
    """Inflected form of a reporting verb -> its infinitive."""
    determiners: frozenset[str]
    links: frozenset[str]
    """Small words that go on inside a noun phrase."""
    pronouns: frozenset[str]
    openers: frozenset[str]
    """Words before the subject of a sentence that are no part of it."""
    sources: re.Pattern[str] | None = None
    """Words before a source: "according to"."""
    source_behind: frozenset[str] = frozenset()
    """Words behind a source: German "zufolge"."""
    so: frozenset[str] = frozenset()
    """Words that stand for a reporting verb behind a quotation: German "so"."""
    reported_mood: re.Pattern[str] | None = None
    """Verb forms of reported speech."""
    adverbials: frozenset[str] = frozenset()
    """Words that open a clause whose subject stands behind the verb."""
    subordinators: frozenset[str] = frozenset()
    """Words that open a clause before the main one, whose verb follows its comma."""
    conjunctions: frozenset[str] = frozenset()
    """Words that open a subordinate clause."""
    naming: frozenset[str] = frozenset()
    """Verbs that quote a single word: "called it a ..."."""
    auxiliaries: frozenset[str] = frozenset()
    """Verbs that stand first behind a quotation; their participle follows, or ends the clause."""
    passives: frozenset[str] = frozenset()
    """Verbs of the passive, which makes the object of "to quote" the one who speaks."""
    reflexives: Mapping[str, str] = field(default_factory=dict)
    """Inflected form -> infinitive of verbs that report only with a reflexive behind them."""
    nouns_are_capitalised: bool = False


def _table(rows: str) -> dict[str, str]:
    """`lemma: form form ...` a line -> form -> lemma."""
    forms: dict[str, str] = {}
    for line in rows.strip().splitlines():
        lemma, _, words = line.strip().partition(":")
        for word in words.split():
            forms[word] = lemma
    return forms


_GERMAN = LanguageWords(
    verbs=_table("""
sagen: sagt sagte sagten sagen gesagt sage
erklären: erklärt erklärte erklärten erklären
betonen: betont betonte betonten betonen
berichten: berichtet berichtete berichteten berichten
meinen: meint meinte meinten meinen gemeint
mitteilen: teilte teilten teilt mitgeteilt mitteilte mitteilten mitteilt
schreiben: schreibt schrieb schrieben schreiben geschrieben
fordern: fordert forderte forderten fordern gefordert
warnen: warnt warnte warnten warnen gewarnt
kritisieren: kritisiert kritisierte kritisierten kritisieren
ankündigen: kündigte kündigten kündigt angekündigt ankündigte ankündigten ankündigt
hinzufügen: fügte fügten fügt hinzugefügt hinzufügte hinzufügt
behaupten: behauptet behauptete behaupteten behaupten
bestätigen: bestätigt bestätigte bestätigten bestätigen
glauben: glaubt glaubte glaubten glauben
hoffen: hofft hoffte hofften hoffen
begründen: begründet begründete begründeten begründen
bezeichnen: bezeichnet bezeichnete bezeichneten bezeichnen
nennen: nennt nannte nannten nennen
kommentieren: kommentiert kommentierte kommentierten
verkünden: verkündet verkündete verkündeten
zitieren: zitiert zitierte zitierten zitieren
antworten: antwortet antwortete antworteten
entgegnen: entgegnet entgegnete entgegneten
erwidern: erwidert erwiderte erwiderten
ergänzen: ergänzt ergänzte ergänzten
erläutern: erläutert erläuterte erläuterten
bekräftigen: bekräftigt bekräftigte bekräftigten
unterstreichen: unterstreicht unterstrich unterstrichen
versichern: versichert versicherte versicherten
versprechen: verspricht versprach versprachen versprochen
bedauern: bedauert bedauerte bedauerten
loben: lobt lobte lobten
beklagen: beklagt beklagte beklagten
klagen: klagt klagte klagten
äußern: äußert äußerte äußerten geäußert
aussagen: aussagte ausgesagt
urteilen: urteilt urteilte urteilten
schildern: schildert schilderte schilderten
beschreiben: beschreibt beschrieb beschrieben
melden: meldet meldete meldeten
feststellen: stellte stellten festgestellt feststellte feststellten feststellt
hinweisen: wies wiesen weist hingewiesen hinwies hinweist
vorwerfen: warf warfen wirft vorgeworfen
sprechen: spricht sprach sprachen gesprochen
fragen: fragt fragte fragten
rufen: rief riefen ruft
twittern: twittert twitterte twitterten getwittert
prophezeien: prophezeit prophezeite
vermuten: vermutet vermutete vermuteten
drohen: droht drohte drohten
verlangen: verlangt verlangte verlangten
appellieren: appelliert appellierte appellierten
argumentieren: argumentiert argumentierte argumentierten
resümieren: resümiert resümierte
folgern: folgert folgerte
dementieren: dementiert dementierte dementierten
zurückweisen: zurückgewiesen
gestehen: gesteht gestand gestanden
zugeben: gab gaben gibt zugegeben zugab zugibt
heißen: heißt hieß
lauten: lautet lautete
werten: wertet wertete werteten
finden: findet fand fanden
erzählen: erzählt erzählte erzählten
plädieren: plädiert plädierte plädierten
raten: rät riet rieten
scherzen: scherzt scherzte
titeln: titelt titelte
einräumen: räumte räumten eingeräumt einräumte einräumt
ausführen: führte führten ausgeführt ausführte ausführt
darstellen: stellt
gratulieren: gratuliert gratulierte
aufrufen: aufgerufen
anmerken: merkte merkten angemerkt anmerkte anmerkt
anprangern: prangerte prangerten angeprangert anprangerte anprangerten
auffordern: aufforderte aufforderten aufgefordert
zusammenfassen: fasste zusammengefasst zusammenfasste
bemängeln: bemängelt bemängelte bemängelten
rügen: rügt rügte rügten gerügt
monieren: moniert monierte monierten
spotten: spottet spottete spotteten
mahnen: mahnt mahnte mahnten gemahnt
konstatieren: konstatiert konstatierte konstatierten
beteuern: beteuert beteuerte beteuerten
bekennen: bekannte bekannten
beschuldigen: beschuldigt beschuldigte beschuldigten
befürchten: befürchtet befürchtete befürchteten
erinnern: erinnert erinnerte erinnerten
verurteilen: verurteilt verurteilte verurteilten
würdigen: würdigt würdigte würdigten
begrüßen: begrüßt begrüßte begrüßten
rechtfertigen: rechtfertigt rechtfertigte rechtfertigten
charakterisieren: charakterisiert charakterisierte charakterisierten
skandieren: skandiert skandierte skandierten
verlauten: verlautete verlautet
vermelden: vermeldet vermeldete vermeldeten
bilanzieren: bilanziert bilanzierte
präzisieren: präzisiert präzisierte
fortfahren: fuhr fuhren
sehen: sieht sah sahen
"""),
    determiners=words_of(
        "der die das ein eine einer eines einem einen dem den des sein seine seiner ihr ihre "
        "ihrer dieser diese mehrere viele einige zahlreiche beide alle unser unsere kein keine "
        "zwei drei vier fünf"
    ),
    links=words_of("der die des den dem von vom für und zu zur zum de van bin al el & eines einer"),
    pronouns=words_of("er sie es wir ich man dieser diese jener jene letztere letzterer ersterer"),
    openers=words_of(
        "auch doch aber und dagegen zudem indes jedoch dann so denn nur selbst sogar hingegen "
        "demgegenüber allerdings weiter weiterhin wie"
    ),
    sources=re.compile(
        r"\b(?:[Ll]aut|[Nn]ach (?:(?:den |seinen |ihren |eigenen )?"
        r"(?:[Aa]ngaben|[Aa]ussagen?|[Aa]nsicht|[Mm]einung|[Aa]uffassung|[Ii]nformationen|"
        r"[Bb]erichten|[Dd]arstellung|[Ww]orten|[Ee]inschätzung)(?: von| vom)?)|"
        r"[Aa]us [Ss]icht(?: von)?|[Gg]emäß)\s+"
    ),
    adverbials=words_of(
        "am im in an auf bei beim nach vor seit mit ohne zu zum zur von vom aus über unter "
        "während wegen gegenüber durch für gegen um bis anlässlich angesichts trotz zwischen "
        "neben hier da damals darüber dazu damit daraufhin dabei daher deshalb heute gestern "
        "später bereits schließlich anschließend außerdem zugleich gleichzeitig ebenso ebenfalls "
        "jetzt nun zuvor ursprünglich noch wörtlich weiters ferner zuletzt zunächst relativierend "
        "insbesondere wenn ob dass obwohl weil nachdem hierzu hierbei dort ende anfang mitte kurz "
        "einen eines dem den offenbar angeblich vermutlich offensichtlich natürlich tatsächlich "
        "dennoch trotzdem zwar gemeinsam inzwischen mittlerweile unterdessen derweil lediglich "
        "bisher seither seitdem einerseits andererseits letztlich besonders demnach folglich "
        "somit erneut einst erst schon darin darunter hierin innerhalb außerhalb mithilfe infolge "
        "aufgrund passend ähnlich entsprechend"
    ),
    subordinators=words_of(
        "als nachdem wenn weil obwohl während bevor da seit seitdem falls sobald ehe"
    ),
    conjunctions=words_of(
        "indem dass weil während wobei nachdem da als wie obwohl sodass worauf woraufhin"
    ),
    naming=frozenset({"bezeichnen", "nennen"}),
    auxiliaries=words_of("hat hatte habe haben hatten soll sollen will"),
    passives=words_of("wird werden wurde wurden"),
    reflexives=_table("""
sich freuen: freut freute freuten
sich zeigen: zeigt zeigte zeigten
sich geben: gibt gab gaben
sich empören: empört empörte empörten
sich wundern: wundert wunderte
sich ärgern: ärgert ärgerte
sich beschweren: beschwert beschwerte beschwerten
sich wehren: wehrt wehrte wehrten
sich verteidigen: verteidigt verteidigte
"""),
    source_behind=frozenset({"zufolge"}),
    so=frozenset({"so"}),
    reported_mood=re.compile(
        r"\b(?:sei|seien|habe|hätten|hätte|werde|würde|würden|wäre|wären|könne|könnte|könnten|"
        r"müsse|müsste|müssten|solle|dürfe|dürften|wolle|gebe|gehe|komme|bleibe|stehe|lasse|"
        r"bestehe|handle|liege|mache|finde|brauche|gehöre)\b"
    ),
    nouns_are_capitalised=True,
)
_FRENCH = LanguageWords(
    verbs=_table("""
dire: dit disent disait disaient dira dis
déclarer: déclare déclaré déclarent déclarait
affirmer: affirme affirmé affirment affirmait
expliquer: explique expliqué expliquent expliquait
ajouter: ajoute ajouté ajoutent ajoutait
assurer: assure assuré assurent assurait
estimer: estime estimé estiment estimait
indiquer: indique indiqué indiquent indiquait
préciser: précise précisé précisent précisait
souligner: souligne souligné soulignent soulignait
annoncer: annonce annoncé annoncent
rappeler: rappelle rappelé rappellent rappelait
répondre: répond répondu répondent répondait
dénoncer: dénonce dénoncé dénoncent dénonçait
regretter: regrette regretté regrettent regrettait
raconter: raconte raconté racontent racontait
écrire: écrit écrivent écrivait
lancer: lance lancé lancent lançait
poursuivre: poursuit poursuivi poursuivent
conclure: conclut conclu concluent
confier: confie confié confient confiait
insister: insiste insisté insistent
juger: juge jugé jugent jugeait
reconnaître: reconnaît reconnu reconnaissent
commenter: commente commenté commentent
témoigner: témoigne témoigné témoignent
prévenir: prévient prévenu
martelée: martèle martelé
résumer: résume résumé
observer: observe observé observent
noter: note noté notent
réagir: réagit réagi
avertir: avertit averti
promettre: promet promis
demander: demande demandé demandent
interroger: interroge interrogé
s'exclamer: exclame exclamé
soutenir: soutient soutenu soutiennent
confirmer: confirme confirmé confirment
justifier: justifie justifié
plaider: plaide plaidé
"""),
    determiners=words_of("le la les l' un une des ce cet cette ces son sa ses leur leurs mon ma"),
    links=words_of("de du des d' et à en au aux pour"),
    pronouns=words_of("il elle ils elles on je nous"),
    openers=words_of("mais et puis donc aussi"),
    auxiliaries=words_of("a ont avait avaient"),
    sources=re.compile(r"\b(?:[Ss]elon|[Dd]['’]après|[Pp]our)\s+"),
)
_SPANISH = LanguageWords(
    verbs=_table("""
decir: dijo dice dicen dijeron decía dicho digo
afirmar: afirmó afirma afirman afirmaron afirmado
señalar: señaló señala señalan señalaron señalado
explicar: explicó explica explican explicaron explicado
asegurar: aseguró asegura aseguran aseguraron asegurado
declarar: declaró declara declararon declarado
indicar: indicó indica indicaron indicado
añadir: añadió añade añadieron añadido
agregar: agregó agrega agregaron agregado
manifestar: manifestó manifiesta manifestaron
expresar: expresó expresa expresaron
sostener: sostuvo sostiene sostuvieron
advertir: advirtió advierte advirtieron
destacar: destacó destaca destacaron
anunciar: anunció anuncia anunciaron
comentar: comentó comenta comentaron
contar: contó cuenta contaron
escribir: escribió escribe escribieron
responder: respondió responde respondieron
preguntar: preguntó pregunta preguntaron
insistir: insistió insiste insistieron
subrayar: subrayó subraya subrayaron
reconocer: reconoció reconoce reconocieron
admitir: admitió admite admitieron
recordar: recordó recuerda recordaron
precisar: precisó precisa precisaron
lamentar: lamentó lamenta lamentaron
denunciar: denunció denuncia denunciaron
considerar: consideró considera consideraron
concluir: concluyó concluye concluyeron
exclamar: exclamó exclama
apuntar: apuntó apunta apuntaron
confirmar: confirmó confirma confirmaron
relatar: relató relata relataron
prometer: prometió promete
criticar: criticó critica criticaron
pedir: pidió pide pidieron
"""),
    determiners=words_of("el la los las un una unos unas su sus este esta estos estas"),
    links=words_of("de del y en para al"),
    pronouns=words_of("él ella ellos ellas yo nosotros"),
    openers=words_of("pero y también además así"),
    sources=re.compile(r"\b(?:[Ss]egún|[Dd]e acuerdo con|[Pp]ara)\s+"),
)
_ENGLISH = LanguageWords(
    verbs={form: cue.lemma for form, cue in VERBS.items() if "q" in cue.frames},
    determiners=words_of("the a an his her its their our my this that these those"),
    links=words_of("of the for and at de van bin al &"),
    pronouns=words_of("he she they it i we"),
    openers=words_of("but and then so also still"),
    sources=re.compile(r"\b[Aa]ccording to\s+"),
)
LANGUAGES: Mapping[str, LanguageWords] = {
    "de": _GERMAN,
    "fr": _FRENCH,
    "es": _SPANISH,
    "en": _ENGLISH,
}
