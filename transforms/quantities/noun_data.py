"""Nouns that say what is counted, and words that end a noun phrase, in four languages."""

from __future__ import annotations

from transforms.quantities.phrases import word_set

PEOPLE = word_set(
    """
people person persons individuals individual residents resident civilians civilian men man women
woman children child kids kid adults adult babies infants boys boy girls girl males females
teenagers youths students student pupils teachers workers worker employees employee staff staffers
members patients passengers passenger migrants migrant refugees refugee evacuees evacuee idps idp
villagers villager inhabitants inhabitant citizens citizen locals islanders survivors survivor
victims victim casualties fatalities deaths dead wounded injured bodies soldiers soldier troops
fighters fighter militants militant rebels rebel gunmen insurgents police policemen officers
officer firefighters rescuers protesters protester protestors demonstrators demonstrator marchers
supporters fans spectators attendees participants voters voter tourists tourist visitors visitor
travellers travelers customers users user suspects suspect prisoners prisoner inmates detainees
hostages hostage journalists journalist doctors doctor nurses volunteers guests returnees
asylum-seekers displaced homeless population farmers fishermen miners crew pilgrims worshippers
servicemen personnel guards drivers pdi individus individu lives souls nationals evacuations
displacements personen person menschen einwohner einwohnern bewohner bewohnern anwohner anwohnern
tote toten verletzte verletzten vermisste vermissten opfer todesopfer männer frauen kinder kindern
flüchtlinge flüchtlingen vertriebene vertriebenen demonstranten teilnehmer teilnehmern soldaten
polizisten leute leuten zivilisten schüler schülern mitarbeiter mitarbeitern beschäftigte
beschäftigten arbeiter festnahmen kämpfer patienten helfer personnes personne habitants morts mort
blessés disparus déplacés réfugiés manifestants soldats policiers civils enfants hommes femmes
victimes migrants évacués salariés élèves gens personas persona habitantes muertos heridos
desaparecidos desplazados refugiados manifestantes soldados policías civiles niños hombres mujeres
víctimas evacuados damnificados vecinos pobladores mineros trabajadores estudiantes menores
ciudadanos fallecidos
    """
)
HOUSEHOLDS = word_set(
    """
families family households household familis haushalte haushalten familie familien familles famille
ménages foyers familias familia hogares
"""
)
DWELLINGS = word_set(
    """
homes home houses house dwellings dwelling housing apartments flats huts shacks residences residence
häuser häusern wohnungen wohnhäuser wohnhäusern maisons maison logements habitations casas casa
viviendas vivienda
"""
)
IRREGULAR = {
    "people": "people", "children": "child", "men": "man", "women": "woman", "feet": "foot",
    "teeth": "tooth", "mice": "mouse", "geese": "goose", "lives": "life", "wives": "wife",
    "knives": "knife", "leaves": "leaf", "halves": "half", "thieves": "thief", "wolves": "wolf",
    "shelves": "shelf", "loaves": "loaf", "series": "series", "species": "species",
    "crises": "crisis", "analyses": "analysis", "bases": "base", "cases": "case",
    "movies": "movie", "viruses": "virus", "buses": "bus", "police": "police", "news": "news",
    "horses": "horse", "houses": "house", "phases": "phase", "purchases": "purchase",
    "licences": "licence", "licenses": "license", "ties": "tie", "pies": "pie", "lies": "lie",
    "criteria": "criterion", "data": "data", "media": "media", "aircraft": "aircraft",
    "cookies": "cookie", "zombies": "zombie", "rookies": "rookie", "calories": "calorie",
    "selfies": "selfie", "shoes": "shoe", "heroes": "hero", "goes": "goes", "potatoes": "potato",
    "tomatoes": "tomato", "axes": "axe", "caches": "cache", "headaches": "headache",
}  # fmt: skip
STOP_WORDS = word_set(
    """
a an the this that these those my your his her its our their whose which who whom what where when
while as at by for from in into of off on onto out over per since than through throughout to
toward towards under until up upon via with within without after before during between among
against about across along around behind below beneath beside beyond despite down except inside
near outside and or but nor so yet if because although though unless whether not no also only just
even still already now then there here ago each apiece however more less most least very too again
once is are was were be been being am has have had having do does did done will would shall should
may might can could must it he she they we you i him them us me himself themselves itself said
says say told according including compared versus vs today yesterday tomorrow tonight came come
comes went go goes got get gets made make makes took take takes fled flee left leave died die
killed became become remain remained remains returned arrived crossed began begin last next
respectively overall nationwide worldwide annually daily weekly monthly yearly der die das den dem
des ein eine einen einem einer und oder aber nicht in im an am auf aus bei mit nach von vom zu zum
zur für über unter vor durch gegen ohne um seit bis als wie dass wenn weil sind ist war waren
wurde wurden werden wird haben hat hatte hatten sein seien auch noch nur mehr am sich es er sie le
la les l un une des de du d et ou mais ne pas dans sur sous par pour avec sans chez vers depuis
pendant après avant entre sont est était étaient ont a avait avaient été être qui que dont où plus
el la los las un una unos unas y o pero no en de del a al con por para sin sobre desde hasta entre
tras son es fue fueron han ha había habían ser sido que quien donde más se su sus
    """
)
"""Words that no noun phrase goes on with, read where there is no parse."""
DETERMINERS = word_set(
    "the a an its their his her my our your these those all that this der die das den dem des "
    "seiner ihrer le la les l ses leurs los las el sus s"
)
ADJECTIVE_ENDINGS = ("ed", "ing", "al", "ous", "ive", "ic", "ful", "less", "able", "ible", "ary",
                     "an", "ern", "ish", "ly")  # fmt: skip
