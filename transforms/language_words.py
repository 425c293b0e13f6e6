"""Languages that the fastText model does not know or mixes up, told by their commonest words.

The lists are small grammar words that the neighbouring languages do not have. A language is named
only where a text has several of its words and clearly more than of any other list.
"""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_MIN_HITS = 1.2
_MIN_SHARE = 0.12
_MIN_LEAD = 1.15

_WORDS = {
    # Not in the model at all, or hardly ever named by it.
    "zu": (
        "ukuthi futhi kodwa kanye noma ngoba ukuze uma lapho khona njengoba kusho yini kakhulu "
        "ngesikhathi abantu umuntu ngaphansi phezu ngokuthi ukuba kule kulo lokhu leli lesi "
        "yakhe wakhe bakhe nje konke zonke bonke ngaphandle nokuthi njalo eminyaka ngemuva kuyo "
        "kuwo lapha manje wathi bathi uthi okuthiwa yayo"
    ),
    "xh": (
        "ukuba kwaye kunye okanye kuba xa apho njengoko kakhulu ngexesha abantu umntu phantsi "
        "phezu ngokuba kule eli esi oku yakhe wakhe bakhe nje konke zonke bonke ngaphandle "
        "kananjalo rhoqo iminyaka emva kuyo kuwo apha ngoku wathi bathi uthi yokuba into "
        "ukususela kodwa uza baza kufuneka phakathi ngaphantsi enye eyona"
    ),
    "sn": (
        "kuti uye asi kana nokuti apo pano zvakare vanhu munhu kubva zvino chete kwete zvinhu "
        "iyi iyo izvi izvo uyo avo vakati akati naiye nevanhu nguva zvikuru saka pamusoro "
        "mukati wake yake vake zvake rake chake sezvo pasi kuita dzake ichi ndiye ndizvo "
        "muzimbabwe"
    ),
    "st": (
        "hore le ka ba ho ya tsa ea oa ha tse ke eo hape empa batho motho hona mme haholo jwalo "
        "jualo nako lefatshe na ena moo joalo eena hae bona tsona tsohle kapa leha feela "
        "kaofela o ile a re tlo tla rona lona yena haufi haeba tloha bohle bohlokwa tsena leng "
        "mo wa bang eng di lokela tseo hao eka mora ditaba ntho dintho sena hobane"
    ),
    "tn": (
        "gore le mo ya ba ka go e tsa wa fa ke se kwa a tse mme batho motho thata jaaka nako "
        "fela gape kana bone yone tsone botlhe tsotlhe gongwe morago teng gagwe mongwe lefatshe "
        "ntlha ntse ditiro dilo selo jalo na o ne eno"
    ),
    "ts": (
        "leswaku na hi ku ka wa va ya ta swa hikuva loko kambe vanhu munhu naswona kumbe eka "
        "lexi leyi lowu lava leswi hinkwaswo hinkwavo nkarhi ngopfu xa tanihi yena vona swona "
        "xikongomelo swin'wana n'wana van'wana swilo vanga ndzi endzhaku ehansi"
    ),
    "lg": (
        "nti ne mu ku era okuva abantu omuntu naye kubanga nga oba ye bwe buli olwa mulimu ono "
        "kino ekyo bino abo ebyo bonna byonna nnyo ebya eby'omu wano okusinziira okukola "
        "okubeera agamba yagambye gwe kwe emyaka omwaka ensi oluvannyuma mukulu waliwo tebali "
        "eky"
    ),
    "yo": (
        "ni ti ati awọn wọn sí nínú tí ní àti àwọn pé kí ó wọ́n ń fún náà bí jẹ́ láti gbogbo "
        "nígbà lẹ́yìn èyí kò sì ṣe ìgbà ènìyàn kan wà lára yìí ọjọ́ won si pe ki ko se je lati "
        "fun naa bi ninu nigba leyin eyi eniyan yii ojo awon"
    ),
    "mi": (
        "te ko ki nga i o he kei hoki ana ngā tēnei tērā ētahi kua ia mō tō tā ka hei nei rā "
        "atu mai ake iho tangata tāngata mahi whakaaro whenua reo māori rātou tātou mātou "
        "koutou ngāi katoa otirā engari nō nā ahau koe roto runga raro tae taea āe kāore anō"
    ),
    "so": (
        "iyo oo ah waa ka ku u uu ay in la soo si leh lagu aad kale waxaa waxa kuwa isaga iyada "
        "ayaa ayuu ayay lahaa ahaa dadka dad wuxuu waxay markii marka sida inuu inay kala badan "
        "hadda sheegay soomaaliya magaalada dalka dhexe kaas taas kan tan wuu way"
    ),
    # Neighbours that the model takes for one another.
    "nl": (
        "niet het een zijn en van de voor zij waren ook hen hun wat deze dit ons maar zal "
        "kunnen moeten worden daar hij ik jij zeer meer zegt gezegd toen omdat nog uit door aan "
        "waar tussen na over evenals wanneer er heeft hebben had je wij dat naar bij op te met "
        "werd"
    ),
    "af": (
        "nie 'n het is en van die vir sy was ook hulle wat hierdie ons maar wees kan sal moet "
        "word daar hy ek jy baie meer sê gesê toe omdat nog uit deur aan waar hulself een "
        "tussen ná oor asook wanneer"
    ),
    "ms": (
        "ialah kerana boleh beliau bahawa daripada tersebut iaitu kerajaan syarikat telah wang "
        "pihak mereka untuk adalah perlu manakala apabila semasa bandar berlaku selepas baharu "
        "cuti lelaki isnin khamis jumaat ahad julai ogos mac seramai ketika memberitahu "
        "memaklumkan kenderaan jalan raya pelajar murid negeri bekas calon parti pilihan "
        "mesyuarat kemudahan cara awak kita berkata malaysia ringgit awam hari tahun polis "
        "sekiranya bagaimanapun sahaja cuma kereta pelbagai mahu tidak kepada"
    ),
    "id": (
        "karena bisa beliau bahwa dari tersebut yaitu pemerintah perusahaan telah uang pihak "
        "mereka untuk adalah perlu sedangkan ketika saat kota terjadi setelah baru libur pria "
        "senin kamis jumat minggu juli agustus maret sebanyak mengatakan menyampaikan kendaraan "
        "jalan siswa provinsi mantan calon partai pemilu rapat fasilitas cara kamu kita oleh "
        "anda sudah ujar indonesia rupiah umum hari tahun polisi jika namun saja hanya mobil "
        "berbagai mau tidak kepada rp kata"
    ),
    "nb": (
        "ikke er og det som på til av med han hun jeg også etter ble blir være fra bare mye noe "
        "noen hva hvor når hvis nå sier mellom selv andre våre deres ingen uten gjennom kommer "
        "henne dem hvordan flere enn seg"
    ),
    "nn": (
        "ikkje er og det som på til av med han ho eg også etter vart blir vere frå berre mykje "
        "noko nokon kva kvar når dersom no seier mellom sjølv andre våre deira ingen utan "
        "gjennom kjem henne dei korleis fleire enn seg ein eit vore vera me dykk meir heile"
    ),
    "da": (
        "ikke er og det som på til af med han hun jeg også efter blev bliver være fra kun meget "
        "noget nogen hvad hvor når hvis nu siger mellem selv andre vores deres ingen uden "
        "gennem kommer hende dem hvordan flere end sig"
    ),
    "hr": (
        "što tko uvjet tisuća tijekom također osim uopće općina bi li netko nešto gdje ovdje "
        "cijena vrijeme sjever lijep mjesto posljednji prije svijet dvije dio tjedan kolovoz "
        "siječanj veljača ožujak travanj svibanj lipanj srpanj rujan listopad studeni prosinac "
        "točno povijest vlak zrak kruh nogomet glazba unatoč"
    ),
    "sr": (
        "što ko uvek hiljada tokom takođe osim uopšte opština da li neko nešto gde ovde vreme "
        "sever lep mesto poslednji pre svet dve deo nedelja avgust januar februar mart april "
        "maj jun jul septembar oktobar novembar decembar reč čovek dete posle videti hteo želeo "
        "razume cena mera delo telo mleko vek srbije srbija beograd beogradu evropske evropi "
        "bio bila bilo dvesta celo celog cele lepo smo sme umesto između pored"
    ),
    "bs": (
        "šta ko uslov hiljada tokom također osim uopšte opština opće općina da li neko nešto "
        "gdje ovdje vrijeme sjever lijep mjesto posljednji prije svijet dvije dio sedmica "
        "avgust januar februar mart april maj jun juni jul juli septembar oktobar novembar "
        "decembar tačno historija voz bih sarajevo bosne hercegovine bosni federacije kahva "
        "lahko mehko fudbal muzika entiteta"
    ),
}
_PREFIXES = {
    "zu": (
        "ngo nge noma ukuth kwa nok nes nem yok wok zok eza emi ese imi ulu siya bay uya iya "
        "kul kuk nak zab uku aba izi ama isi umu kwe eku oku nga laba lezi nezi noku kule ezi "
        "aka uzo bazo wez yez lok emp ens wase ukwe"
    ),
    "xh": (
        "nok nes nem yok wok zok eza emi ese imi ulu siya bay uya iya ukub isib kul kuk nak zab "
        "ii oo ee kwi ngo nge uku aba izi ama isi umn oku kwe nga yo zo koo ezi aka uza baza "
        "lwe weli beli nokuba ubu ulw aku kwa"
    ),
    "sn": ("kuti zvi mu va ma ku chi zva vaka aka pa nema neva rwe dze nge iyo ane vane wa"),
    "lg": (
        "oku omu aba eby eki ama ebi obu olu nga bwe mu baa nna gwa mwa kya bya eri eku era okw "
        "ekk abb"
    ),
}
_PREFIX_WEIGHT = 0.3
_OTHERS = {
    # Known to the model, and near to the lists above by their short words.
    "sw": (
        "kwa na ya wa katika ni kuwa la za hiyo hii huo lakini pia kama yake wake watu mtu "
        "baada kabla hata ambayo ambao ilikuwa alikuwa cha vya hicho huu yao wao kwamba ili "
        "bila sana zaidi hapo huyo hivyo mwaka siku moja sasa"
    ),
    "sl": (
        "je se da so za ki pa tudi ali bi kot ne v na ni po iz z s o od do sem ta to bil bilo še"
    ),
    "ga": ("an na agus ar le do i ag is go bhí tá sé a ó don sa sna nach ach níl mar faoi chun"),
    "eo": ("la kaj de en al estas ke por kun ne li ĝi estis kiu kiuj sed tiu oni povas tre mi"),
    "pt": ("de a o que e do da em um para com não uma os no se na por mais as dos como mas ao"),
    "tl": ("ang ng sa na mga ay at si ni ito siya para hindi kung may mula kanyang nang niya"),
    "it": ("di e la il che in un per non una del della a le si con sono i da lo gli al ha come"),
    "en": ("the of and to in a is that for it was on with as he be at by this are have from or"),
    "sq": ("të e në dhe i për me një që nga është si ka u nuk më së por do ishte kanë"),
    "hr": ("je se da u na i za su od s o iz ne kao bi što ali koji koja to"),
    "fi": ("ja on ei että se hän oli ovat myös kun mutta joka jos"),
}
_CONFUSED = (
    frozenset({"ms", "id"}),
    frozenset({"af", "nl"}),
    frozenset({"nb", "nn", "da"}),
    frozenset({"hr", "bs", "sr"}),
)
"""Told from one another after the model has named one of them."""
_ALONE = ("zu", "xh", "sn", "st", "tn", "ts", "lg", "yo", "mi", "so")
"""Told from all others by their words alone."""


def code_by_words(text: str) -> str | None:
    """The language of the texts that the model does not know; None for all others."""
    told = _best(text, _ALONE, _MIN_SHARE)
    if told is None:
        return None
    words = _words_of(text)
    n_told = _n_hits(words, told, frozenset(_WORDS[told].split()), only_own=False)
    n_other = max(sum(word in own for word in words) for own in _other_lists())
    return told if n_told > n_other else None


def settle_neighbours(text: str, code: str) -> str:
    """The language that the words speak for, among those that are mixed up with `code`."""
    for group in _CONFUSED:
        if code in group:
            return _best(text, tuple(sorted(group)), 0.0, only_own=True) or code
    return code


def _best(
    text: str, codes: tuple[str, ...], min_share: float, *, only_own: bool = False
) -> str | None:
    words = _words_of(text)
    if not words:
        return None
    lists = _lists(codes, only_own=only_own)
    hits = sorted(
        ((_n_hits(words, code, own, only_own=only_own), code) for code, own in lists), reverse=True
    )
    (first, code), (second, _) = hits[0], hits[1]
    if only_own:
        return code if first > second else None
    is_clear = first >= _MIN_HITS and first >= _MIN_LEAD * second
    return code if is_clear and first / len(words) >= min_share else None


def _words_of(text: str) -> list[str]:
    return [word.replace("’", "'") for word in _WORD.findall(text.lower())]


@lru_cache(maxsize=1)
def _other_lists() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(words.split()) for words in _OTHERS.values())


def _n_hits(words: list[str], code: str, own: frozenset[str], *, only_own: bool) -> float:
    """Words of the list, and of those that are none the ones that begin like the language's."""
    starts = () if only_own else tuple(_PREFIXES.get(code, "").split())
    return sum(
        1.0 if word in own else _PREFIX_WEIGHT * (len(word) > 4 and word.startswith(starts))
        for word in words
    )


@lru_cache(maxsize=8)
def _lists(codes: tuple[str, ...], *, only_own: bool) -> tuple[tuple[str, frozenset[str]], ...]:
    """The words by code; `only_own` leaves out those that two of the languages share."""
    lists = {code: frozenset(_WORDS[code].split()) for code in codes}
    if not only_own:
        return tuple(lists.items())
    return tuple(
        (code, own.difference(*(other for name, other in lists.items() if name != code)))
        for code, own in lists.items()
    )
