"""Words for names in texts without a parse: titles, and what is no name, by language."""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.annotation import as_pieces
from transforms.entities.words import TITLES, word_set

CAPITAL = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪĮİĶĹĽŁŃŅŇŌŐŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚ]"
"""A capital letter of a language in Latin script, for regular expressions."""

TITLES_BY_LANGUAGE = {
    "en": TITLES
    - {
        "Private",
        "Officer",
        "Count",
        "Major",
        "Justice",
        "Father",
        "Brother",
        "Sister",
        "Saint",
        "Secretary",
        "Coach",
        "Chief",
        "MP",
        "General",
        "Miss",
        "Marshal",
        "M.",
    },
    "de": word_set(
        "Herr Herrn Frau Dr. Prof. Professor Professorin Kanzler Kanzlerin Bundeskanzler "
        "Bundeskanzlerin Altkanzler Präsident Präsidentin Bundespräsident Staatspräsident "
        "US-Präsident US-Präsidenten Präsidenten Ministerpräsident Ministerpräsidentin "
        "Premierminister Premierministerin Minister Ministerin Außenminister Außenministerin "
        "Innenminister Innenministerin Finanzminister Verteidigungsminister "
        "Verteidigungsministerin Justizminister Wirtschaftsminister Gesundheitsminister "
        "Umweltministerin Kultusminister Staatssekretär Staatssekretärin Bürgermeister "
        "Bürgermeisterin Oberbürgermeister Oberbürgermeisterin Landrat Landrätin Senator "
        "Senatorin Sprecher Sprecherin Regierungssprecher Polizeisprecher Polizeisprecherin "
        "Generalsekretär UN-Generalsekretär Parteichef Parteichefin SPD-Chef CDU-Chef CSU-Chef "
        "FDP-Chef Fraktionschef Fraktionsvorsitzende Vorstandschef Geschäftsführer "
        "Geschäftsführerin Trainer Trainerin Bundestrainer Stürmer Torhüter Kapitän Pfarrer "
        "Bischof Kardinal Papst König Königin Prinz Prinzessin General Oberst Richter Richterin "
        "Rechtsanwalt Anwalt Regisseur Regisseurin Schauspieler Schauspielerin Autor Autorin "
        "Schriftsteller Historiker Politologe Abgeordnete Abgeordneter Gouverneur Botschafter "
        "Botschafterin Premier"
    ),
    "fr": word_set(
        "M. MM. Mme Mmes Mlle Monsieur Madame Mademoiselle Dr Pr Me Maître Docteur Professeur "
        "président présidente Président Présidente ministre Ministre premier-ministre sénateur "
        "sénatrice député députée maire préfet préfète procureur procureure général colonel "
        "capitaine commandant chancelier chancelière roi reine prince princesse pape cardinal "
        "évêque juge avocat avocate porte-parole secrétaire ambassadeur gouverneur directeur "
        "directrice entraîneur réalisateur réalisatrice acteur actrice écrivain historien "
        "historienne économiste chercheur chercheuse sélectionneur attaquant gardien "
        "footballeur chanteur chanteuse"
    ),
}
"""ISO 639-1 code -> words before a name of a person."""

_RUN = re.compile(r"[^\W\d_]+|\d+")


def first_run(word: str) -> str:
    """The letters that a word begins with, or the digits."""
    match = _RUN.search(word)
    return match[0] if match is not None else ""


@lru_cache(maxsize=16)
def small_titles(language: str) -> frozenset[str]:
    """What titles without a capital begin with, as pieces of a body: `le président N.N.`."""
    titles = TITLES_BY_LANGUAGE.get(language, frozenset[str]())
    return as_pieces(first_run(title) for title in titles if title[0].islower())


PERSON_PARTICLES = word_set(
    "de di da du del della dos van von der den bin ibn al la le el ben abu d'"
)
AMBIGUOUS_GIVEN_NAMES = word_set(
    "Will Mark May Grace Rose Dawn Bill Frank Dean Grant Rob Pat Sue Wolf Holly Guy Art "
    "Earl Major Chase Rich Ray Jack Gene Dale Glen Don Max Christian Christa Jordan Georgia "
    "Florence Sydney Virginia Chelsea Brittany Carolina Victoria Santiago Salvador Milan "
    "Roman Said Ali Victor Sterling Clay Cliff Curt Drew Kent Lance Lane Miles Norman Otto "
    "Per Pierce Reed Rod Royal Sun Min Li Wang Wei Chen Park Yang Hu Mo Yu Jin Zhang Liu "
    "Zhu Wen Xi Jun Kai Lena Angel Jean Orlando Francisco Diego Jose Antonio Lee Taylor "
    "Morgan Kelly Charlotte Lawrence Austin Dallas Berlin Iris Linda Viola Flora Eve Eva "
    "Elle Rosa Alba Mercedes Dolores Carmen Gloria Marina Laurence Lancaster Stuart Essen "
    "Bruno Vera Kay Jackie Dominic Dominique Heinz Ernst Marine"
)
"""Given names that are also words, places or brands: alone they make no name of a person."""

NO_FAMILY_NAMES = word_set(
    "Street Avenue Road Square Park Airport University College School Hospital Foundation "
    "Institute Museum Prize Award Center Centre Stadium Arena Bridge Company Inc Corp Ltd "
    "Bank Group Cup House Straße Strasse Platz Allee Schule Gymnasium Stiftung Institut "
    "Universität Preis Halle Haus Kirche Klinik Krankenhaus GmbH AG Verlag Stadion Theater "
    "Orchester Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February "
    "March April May June July August September October November December Montag Dienstag "
    "Mittwoch Donnerstag Freitag Samstag Sonntag Januar Februar März Mai Juni Juli Oktober "
    "Dezember The A In On At And But Der Die Das Und Im Am Le La Les Un Une Et En Il Elle "
    "Ce"
)

ORGANISATION_HEADS = word_set(
    "Agency Organisation Organization Observatory Union Party Ministry Department "
    "Commission Committee Council Institute Association Federation Bank Fund Court Front "
    "Force Forces Army Movement Congress League Network Centre Center Office Authority "
    "Board Foundation University Society Group Alliance Coalition Administration Bureau "
    "Service Services Police Corps Company Corporation Partei Verband Verein Bund Bundesamt "
    "Bundesministerium Ministerium Institut Gesellschaft Stiftung Gewerkschaft Universität "
    "Behörde Amt Rat Kommission Gericht Gerichtshof Agentur Zentrum Dienst Allianz Bündnis "
    "Vereinigung Bundesverband Parti Ministère Agence Conseil Comité Fédération "
    "Confédération Syndicat Banque Fonds Cour Mouvement Ligue Rassemblement Observatoire "
    "Haut-Commissariat Direction Société Compagnie Université Autorité"
)
"""Head nouns of names of organisations in English, German and French."""
