"""Names in author lines that are no persons: news agencies, desks, companies, addresses.

The lists are open. They hold names of agencies and words of trade, never the name of a site.
"""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.text import fold_key

_MAX_DESK_WORDS = 6

AGENCIES = frozenset(
    """
    aap|aba|adnkronos|aei|afp|agence france presse|agence france-presse|agencia brasil|agencia efe
    |agencias|agencies|agenzia ansa|agi|ani|anp|ansa|ap|apa|ap news|associated press|ats|awp
    |belga|bernama|bloomberg|bloomberg news|canadian press|catalan news agency|cna|cp|ctk|dapd
    |deutsche presse agentur|deutsche presseagentur|dpa|dpa afx|dpa infocom|dts|dw|efe
    |epa|epd|europa press|europapress|ians|interfax|itar tass|jiji|jiji press|kathpress|keystone sda
    |kna|kyodo|kyodo news|lusa|lusa agencia de noticias|ntb|pa|pa media|pap|press association
    |press trust of india|pti|reuters|reuters staff|ria novosti|ritzau|sda|sid|sputnik|stt|tass
    |telam|the associated press|the canadian press|tt|ukrinform|upi|xinhua|yonhap|anadolu|aa
    |agerpres|mti|hina|tanjug|elta|bns|leta|notimex|ots|apa ots|pti news|cnn newsource
    |anadolu ajansi|anadolu agency|iha|dha|demiroren haber ajansi|ihlas haber ajansi|wam|spa|irna
    |kcna|bss|prensa latina|inter press service|ips|pressetext|presseportal|globenewswire
    |business wire|pr newswire|newsfile|canwest news service|isna
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
"""News agencies by folded name; open, and only names that are no person's name."""

_DESK = re.compile(
    # "Staff" is a surname too.
    r"(?:^staff$|\bstaff (?:writer|reporter|correspondent)s?\b|\bnews staff\b)|"
    r"^red\.?$|\b(?:\w*-?redaktion|redacci[oó]n|r[ée]daction|"
    r"redazione|reda[cç][aã]o|redactie|redaktionen|news ?desk|web ?desk|online ?desk|desk|"
    r"newsroom|editorial (?:board|team|staff)|news agency|press agency|nachrichtenagentur|"
    r"agenturen|agentur|agence|agencia|agencias|agenzia|correspondents?$|bureau|news team|"
    r"web ?team|digital team|team|editors|service)\b",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"\b(?:gmbh|e\. ?v|inc|ltd|llc|plc|s\.? ?p\.? ?a|co\.? ?kg|corp(?:oration)?|limited|"
    r"(?-i:AG|KG|SE|SA)$|\w*verlag|verlags\w*|publishing|publications?|media|medien\w*|magazine?|\w*zeitung|"
    r"\w*nachrichten|news|newspapers?|times|tribune|herald|gazette|newsroom|broadcasting|"
    r"rundfunk|fernsehen|radio|television|partei|\w*fraktion|ministerium|bundes(?:amt|ministerium)|"
    r"universit\w+|university|instituti?o?n?\w*|stiftung|foundation|verein|\w*verband|association|"
    r"committee|council|department|office|pressestelle|\w*anstalt|presse(?:dienst|amt)|sekretariat|"
    r"feuerwehr|polizei(?:\w+)?|police|kitchens?|agencies|protection|society|gesellschaft|"
    r"kommission|commission|blog|online|digital)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|de|at|ch|fr|es|it|nl|be|pl|uk|pt|cz|se|no|"
    r"dk|fi|eu|tv|news|co|io|br|mx|ar|in|jp|kr|tr|gr|ro|hu|ru|ua|za|au|ca|us|ie)",
    re.IGNORECASE,
)


def is_agency(name: str) -> bool:
    """Whether the name is a news agency or a desk and no person."""
    return is_wire(name) or is_desk(name)


def is_wire(name: str) -> bool:
    """Whether it is a news agency, which others copy."""
    return fold_key(name) in AGENCIES


# Names stand in several claims of a page, and are read for each of them.
@lru_cache(maxsize=2_048)
def is_desk(name: str) -> bool:
    """Whether it is a part of a newsroom: 'Redaktion', 'Staff reporter', 'News Desk'."""
    return len(name.split()) <= _MAX_DESK_WORDS and bool(_DESK.search(name))


@lru_cache(maxsize=2_048)
def is_organisation(name: str) -> bool:
    """Whether it has the form of a company, an institution or an address."""
    return bool(_ADDRESS.fullmatch(name) or _ORGANISATION.search(name))
