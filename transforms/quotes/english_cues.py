"""English words that report speech and attitudes, with the complements that hold the content.

Written for this project from grammars' classes of reporting, cognition and attitude verbs. The
frames of a verb say where the content stands:

- `c` a clause: "said (that) it rained", "asked whether it rained"
- `t` an infinitive: "vowed to return"
- `d` an object with what follows it: "rejected the plan", "called him a liar"
- `o` an object that is the addressee, and a clause or infinitive: "told them that it rained"
- `q` quoted words

A preposition after a colon makes a prepositional object the content: "call:for" is "called for".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from transforms.quotes.inflection import verb_forms

_VERB_FRAMES = {
    "cq": (
        "say add continue begin note write report state declare claim argue insist suggest assert "
        "contend maintain warn acknowledge admit concede confess confirm disclose reveal explain "
        "recall remember remark observe comment predict conclude emphasize emphasise stress "
        "underscore reiterate repeat respond reply answer counter retort quip joke boast brag "
        "complain lament gripe grumble mutter murmur whisper shout yell scream cry exclaim tweet "
        "post blog text email e-mail agree testify allege charge caution announce interject "
        "intone snap scoff sneer tease laugh sigh muse opine posit proclaim profess pronounce "
        "affirm reaffirm read chant sing think believe wonder ask inquire speculate theorize "
        "reason conclude deadpan crow fume rage thunder bellow bark growl groan moan plead pray "
        "rejoin venture volunteer marvel recount relate narrate echo elaborate retweet blurt hiss "
        "hint imply signal indicate protest object promise vow pledge swear threaten advise "
        "recommend propose demand counsel decide rule chide implore intone chuckle deny dictate "
        "gush instruct persist preach press proffer reflect specify summarize clarify reassert "
        "restate interrupt surmise shoot fire nod"
    ),
    "q": "tell assure remind inform",
    "c": (
        "know feel hope fear expect assume suspect guess doubt show find estimate calculate "
        "project forecast anticipate determine discover learn realize realise understand "
        "recognize recognise see notice figure imagine consider worry dream wish hold foresee "
        "fret bet hear remember forget prove demonstrate attest certify verify conjecture reckon "
        "presume gather calculate portend stipulate caution decree deem judge argue envision "
        "prefer highlight cite mention detail outline discuss describe question debate disagree "
        "regret illustrate lie pretend accept envisage ascertain postulate point write find"
    ),
    "o": (
        "tell assure remind inform notify advise warn persuade convince ask urge encourage "
        "instruct order promise implore beg command caution teach challenge show request direct "
        "invite press exhort beseech counsel lobby pressure text email"
    ),
    "t": (
        "want hope plan refuse decline vow pledge promise threaten agree decide seek intend offer "
        "propose swear choose prefer expect aim claim demand hesitate wish desire consent profess "
        "purport ask resolve opt elect commit"
    ),
    "d": (
        "criticize criticise praise condemn denounce reject dismiss blast slam attack mock "
        "ridicule bash hammer deride decry disavow repudiate rebuke chastise scold accuse blame "
        "fault back support oppose endorse favour embrace defend champion applaud hail welcome "
        "tout propose recommend suggest cite mention reference discuss describe detail outline "
        "question dispute doubt deny admit acknowledge recognize recognise confirm announce "
        "reveal disclose report predict forecast expect anticipate estimate demand request urge "
        "call label dub brand term characterize characterise portray depict view regard consider "
        "see echo repeat reiterate quote highlight emphasize underscore explain express voice "
        "fear love hate like prefer admire resent regret appreciate want advocate declare claim "
        "allege approve disown rap pan lambaste lambast assail castigate berate skewer rip "
        "excoriate trash disparage belittle malign vilify demonize refute rebut contradict "
        "protest bemoan lament decry oppose second extol laud celebrate commend credit salute "
        "congratulate trumpet plug push pitch float outline note suspect imagine invoke paint "
        "compare liken recall recount relate retell narrate debate contemplate foresee envision "
        "promise pledge vow threaten warn seek proclaim state tweet condone distrust mistrust "
        "dislike despise loathe detest forgive envy value covet desire interpret deem judge "
        "perceive downplay minimize exaggerate overstate underestimate misstate misrepresent "
        "affirm reaffirm reassert restate renounce disclaim denigrate impugn indict criticise "
        "flag concede denounce scorn shun spurn rebuff forswear cheer lauded boo heckle insult "
        "smear taunt tease challenge assert list reprimand prefer promote shrug promise concern"
    ),
}
_PREPOSITION_FRAMES = (
    "call:for,on,upon push:for advocate:for argue:for,against,with,about,over "
    "warn:of,about,against complain:about,of,that talk:about,of,up speak:about,of,against,to "
    "comment:on,about refer:to point:to respond:to allude:to object:to react:to "
    "agree:with,on,to,about disagree:with,on,about,over disapprove:of approve:of "
    "boast:about,of,that brag:about,of joke:about think:about,of dream:of,about "
    "worry:about,over care:about,for ask:for,about appeal:for,to apologize:for believe:in "
    "hope:for insist:on,upon hint:at testify:about,on vouch:for campaign:for,against "
    "rail:against,about inveigh:against lash:at plead:for press:for lobby:for,against,on "
    "clamor:for yearn:for long:for wonder:about inquire:about write:about,of,on tweet:about "
    "tell:about,of learn:of,about know:about,of hear:about,of boast:of speculate:about,on "
    "elaborate:on expand:on dwell:on reflect:on muse:about,on gripe:about grumble:about "
    "fret:about,over caution:against opine:on,about attest:to admit:to confess:to swear:to "
    "subscribe:to balk:at scoff:at sneer:at bristle:at marvel:at rave:about gush:about,over "
    "rant:about,against weigh:in,on sympathize:with side:with conclude:with decide:on,against "
    "vow:for look:for focus:on aim:at vote:for,against lean:toward wait:for sign:on "
    "plan:for,on touch:on harp:on joke:of remark:on,upon clash:over quarrel:over "
    "differ:on,over debate:about,over fight:for,over protest:against,over demonstrate:against "
    "rally:for,against deliberate:over,on negotiate:over bank:on bet:on"
)
_ADJECTIVES = (
    "confident sure certain convinced afraid aware clear concerned worried hopeful optimistic "
    "pessimistic skeptical sceptical adamant glad happy proud sorry surprised disappointed "
    "doubtful unaware unsure uncertain fearful thrilled grateful shocked upset angry eager "
    "willing unwilling reluctant ready determined prepared anxious critical supportive "
    "dismissive enthusiastic excited nervous cautious wary suspicious mindful conscious "
    "positive dubious furious frustrated pleased satisfied dissatisfied uncomfortable "
    "comfortable ashamed unconvinced unhappy tired sick fond appalled outraged alarmed "
    "unimpressed apprehensive keen hesitant unapologetic apologetic disgusted offended "
    "saddened heartened encouraged disturbed troubled bothered amazed astonished stunned "
    "puzzled baffled curious leery resentful"
)
_NOUNS = (
    "claim assertion allegation accusation charge statement belief view opinion notion "
    "suggestion argument contention warning prediction promise pledge vow threat plan "
    "proposal call demand request desire hope fear concern worry doubt expectation conclusion "
    "finding report rumor rumour announcement admission decision intention support opposition "
    "criticism praise attack complaint question theory assumption estimate recommendation "
    "offer refusal willingness commitment sense feeling speculation message assurance "
    "insistence acknowledgment acknowledgement denial confession revelation perception "
    "impression understanding recognition thought wish preference reservation skepticism "
    "scepticism suspicion condemnation denunciation endorsement rejection defense defence "
    "disapproval approval remark comment testimony reminder declaration conviction confidence "
    "faith frustration anger outrage complaint objection disagreement agreement appeal plea "
    "idea position stance mantra rhetoric view characterization description portrayal "
    "depiction forecast projection talk chatter hint indication mention reference discussion "
    "debate anxiety disdain contempt admiration respect sympathy enthusiasm distrust hatred "
    "fondness affection dislike ambition determination eagerness desire vision explanation "
    "account interpretation assessment appraisal analysis verdict ruling judgment advice "
    "guidance counsel quip joke jab boast taunt insult slur tirade rant diatribe critique "
    "promise conclusion proposition"
)


@dataclass(frozen=True, slots=True)
class VerbCue:
    """What a verb takes."""

    lemma: str
    frames: str
    prepositions: frozenset[str]


def _lemmas() -> Mapping[str, VerbCue]:
    frames: dict[str, str] = {}
    for letters, words in _VERB_FRAMES.items():
        for lemma in words.split():
            known = frames.get(lemma, "")
            frames[lemma] = known + "".join(each for each in letters if each not in known)
    prepositions: dict[str, frozenset[str]] = {}
    for entry in _PREPOSITION_FRAMES.split():
        lemma, _, words = entry.partition(":")
        prepositions[lemma] = prepositions.get(lemma, frozenset()) | frozenset(words.split(","))
        frames.setdefault(lemma, "")
    return {
        lemma: VerbCue(lemma, letters, prepositions.get(lemma, frozenset()))
        for lemma, letters in frames.items()
    }


def _forms() -> Iterator[tuple[str, VerbCue]]:
    for lemma, cue in _lemmas().items():
        for form in verb_forms(lemma):
            yield form, cue


VERBS: Mapping[str, VerbCue] = dict(_forms())
"""Inflected form -> what the verb takes."""

ADJECTIVES = frozenset(_ADJECTIVES.split())
NOUNS: Mapping[str, str] = {
    form: lemma
    for lemma in _NOUNS.split()
    for form in (
        lemma,
        f"{lemma[:-1]}ies" if lemma.endswith("y") and lemma[-2] not in "aeiou" else f"{lemma}s",
    )
}
"""Inflected form of a noun -> its singular."""
