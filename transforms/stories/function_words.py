"""Words that say nothing of what an article is about. Written for this project.

Weights by frequency would find them too, but not in a lake of ten articles.
"""

from __future__ import annotations

_WORDS = {
    "en": (
        "a an the and or but nor of to in on at by for with from into over under about after "
        "before between through during against among as is are was were be been being am do "
        "does did has have had having will would can could may might shall should must not no "
        "yes this that these those it its he him his she her hers they them their theirs we "
        "us our you your i me my who whom whose which what when where why how all any both "
        "each few more most other some such only own same so than too very just also there "
        "here then now again out up down off if because while until said says say told one "
        "two first last new year years people day week month time"
    ),
    "de": (
        "der die das den dem des ein eine einen einem einer eines und oder aber nicht kein "
        "keine in im an am auf aus bei mit nach von vom zu zum zur über unter für gegen durch "
        "um vor ist sind war waren wird werden wurde wurden hat haben hatte hatten sein seine "
        "ihr ihre er sie es wir ich sich auch noch nur schon so wie als wenn dass weil da "
        "dort hier man mehr sehr kann können soll sollen muss müssen sagte sagt jahr jahre "
        "tag uhr"
    ),
    "fr": (
        "le la les un une des du de d l et ou mais ne pas plus dans en au aux sur sous par "
        "pour avec sans entre vers chez ce cet cette ces son sa ses leur leurs il elle ils "
        "elles on nous vous je qui que quoi dont où est sont était étaient être été a ont "
        "avait avaient avoir fait sera se si comme aussi très même tout tous toute toutes "
        "selon après avant dit an ans jour"
    ),
    "es": (
        "el la los las un una unos unas y o pero no más de del a al en por para con sin sobre "
        "entre desde hasta este esta estos estas ese esa su sus se lo le les que quien cual "
        "cuando donde como es son era eran ser sido ha han había fue fueron está están muy ya "
        "también si según tras dijo año años día"
    ),
    "it": (
        "il lo la i gli le un una e o ma non più di del della dei delle a al alla in nel "
        "nella da dal dalla su per con tra fra che chi cui come è sono era erano essere stato "
        "ha hanno si anche dopo prima ha detto anno anni"
    ),
    "nl": (
        "de het een en of maar niet geen van in op aan met voor door over naar bij uit om als "
        "dat die dit deze is zijn was waren wordt worden werd heeft hebben had hij zij ze er "
        "ook nog meer zei jaar"
    ),
    "pt": (
        "o a os as um uma uns umas e ou mas não mais de do da dos das em no na nos nas por "
        "para com sem sobre entre que quem como é são era eram ser foi foram tem têm se "
        "também já disse ano anos"
    ),
}

FUNCTION_WORDS: frozenset[str] = frozenset(" ".join(_WORDS.values()).split())
