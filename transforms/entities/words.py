"""Words that tell in English what the name beside them is. Written for this project; open lists."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


TITLES = word_set(
    "Mr Mr. Mrs Mrs. Ms Ms. Miss Dr Dr. Prof Prof. Professor Sir Dame Lord Lady Baron Baroness "
    "Count King Queen Prince Princess Emperor Sultan Emir Sheikh Sheik Shaikh Sayyed Ayatollah "
    "Imam Mullah Rabbi Pope Cardinal Archbishop Bishop Father Sister Brother Reverend Rev. Saint "
    "President Vice-President Premier Chancellor Minister Senator Sen. Sen Congressman "
    "Congresswoman Representative Rep. Rep Governor Gov. Gov Mayor Judge Justice Magistrate "
    "Sheriff Ambassador Secretary Commissioner Councillor Deputy Speaker Chairman Chairwoman "
    "General Gen. Gen Colonel Col. Col Major Maj. Captain Capt. Capt Lieutenant Lt. Lt Sergeant "
    "Sgt. Sgt Corporal Cpl. Private Pvt. Admiral Adm. Commander Cmdr. Brigadier Brig. Marshal "
    "Inspector Superintendent Constable Detective Officer Chief Coach Messrs Messrs. Herr Frau "
    "Monsieur Madame Mme M. Señor Señora Don Doña Comrade Archduke Duke Duchess Earl "
    "Attorney-General MP MEP Hon. Brigadier-General Major-General Lieutenant-General"
)
"""Titles before names."""

PLACE_TITLES = word_set(
    "Sheikh Sheik Shaikh King Queen Prince Princess Saint Lord Lady Sultan Imam Sayyed"
)
"""Titles that names of places begin with as well: `in Sheikh N.`"""

GENDER_OF_TITLE = {
    **dict.fromkeys(
        word_set("Mr Mr. Sir Lord King Prince Sheikh Sheik Father Brother Herr Monsieur"),
        "m",
    ),
    **dict.fromkeys(
        word_set("Duke Baron Count Emperor Sultan Emir Pope Congressman Chairman M. Señor"),
        "m",
    ),
    **dict.fromkeys(
        word_set("Mrs Mrs. Ms Ms. Miss Dame Lady Baroness Queen Princess Sister Frau"),
        "f",
    ),
    **dict.fromkeys(word_set("Madame Mme Duchess Congresswoman Chairwoman Señora Doña"), "f"),
}

ROLES = word_set(
    "accountant activist actor actress adviser advisor aide ambassador analyst anchor artist "
    "astronaut athlete attorney author banker bassist batsman bishop biographer blogger boss "
    "bowler boxer brother builder businessman businesswoman candidate captain cardinal cellist "
    "centre-back centre-half chairman chairwoman chairperson champion chancellor chef chief "
    "choreographer clergyman cleric co-founder coach colleague columnist comedian commander "
    "commissioner companion composer conductor congressman congresswoman consultant contractor "
    "correspondent coroner councillor counsel critic curator cyclist dancer daughter dean "
    "defender defendant deputy designer detective dictator diplomat director dissident doctor "
    "driver economist editor engineer entrepreneur envoy epidemiologist ex-president executive "
    "father fielder financier firefighter first-seed flanker forward founder friend fullback "
    "gardener general geologist goalkeeper golfer governor guitarist gunman gymnast hairdresser "
    "head historian housewife hurdler husband inspector investor journalist judge jockey keeper "
    "king lawmaker lawyer lead leader leftist legislator librarian lieutenant linebacker lobbyist "
    "magistrate magnate manager mathematician mayor medallist midfielder militant millionaire "
    "billionaire minister monarch mother mountaineer musician narrator negotiator neighbour "
    "neighbor neurologist newcomer novelist nurse officer official opener operator opponent "
    "organiser organizer owner painter passenger pastor patient peer pensioner philanthropist "
    "philosopher photographer physician physicist pilot pioneer pitcher playwright player poet "
    "politician pollster premier presenter president priest prime-minister prince princess "
    "principal producer professor prosecutor psychiatrist psychologist publisher quarterback "
    "queen rabbi racer ranger rapper realtor receiver referee refugee reporter representative "
    "researcher resident rider rival rower ruler runner runner-up saxophonist scientist scorer "
    "screenwriter sculptor secretary secretary-general seed senator shareholder sheriff shooter "
    "singer sister skater skier skipper sniper sociologist soldier soprano specialist spin-bowler "
    "spokesman spokesperson spokeswoman sprinter statesman strategist striker student "
    "superintendent surgeon surveyor suspect swimmer teacher teammate team-mate technician tenor "
    "terrorist tourist trader trainer treasurer trustee tutor tycoon umpire undersecretary uncle "
    "aunt nephew niece veteran vice-chairman vice-president vice-captain victim violinist "
    "virologist volunteer warlord whistleblower widow widower wife winger winner witness worker "
    "wrestler writer son cousin grandson granddaughter boyfriend girlfriend partner stepfather "
    "all-rounder paceman spinner seamer wicketkeeper opening-bowler playmaker half-back "
    "scrum-half fly-half hooker prop lock number-eight defenseman goaltender netminder rookie "
    "guard center outfielder shortstop catcher reliever left-hander right-hander swede"
)
"""Nouns for people: `striker N.N.`, `N.N., a lawyer`; of them some head role phrases."""

OFFICES = word_set(
    "president premier chancellor minister secretary senator governor mayor judge ambassador "
    "envoy spokesman spokeswoman spokesperson chairman chairwoman director chief leader head "
    "commander general official officer adviser advisor analyst economist lawyer attorney "
    "prosecutor commissioner captain coach manager editor founder professor negotiator deputy "
    "lawmaker activist author"
)
"""Role nouns that stand in capitals before a name: `Foreign Minister N.N.`."""

ORGANISATION_SUFFIXES = word_set(
    "Inc Inc. Corp Corp. Corporation Co Co. Cos Cos. Company Companies Ltd Ltd. Limited LLC LLP "
    "PLC Plc plc AG GmbH SE SA S.A. SpA S.p.A. NV N.V. BV B.V. AB ASA AS Oy Oyj KK Bhd Pty Pte KG "
    "SARL SAS S.L. S.A.S. Holdings Holding Group Industries Enterprises Partners Partnership "
    "Associates Brothers Bros Bros. Sons & FC F.C. AFC CF SC AC United Rovers Wanderers Athletic "
    "Albion Hotspur Re"
)
"""Last words of names of companies and clubs."""

ORGANISATION_NOUNS = word_set(
    "Academy Administration Agency Airlines Airways Air Alliance Archives Army Assembly "
    "Association Associations Authority Bank Banks Battalion Board Brigade Brigades Broadcasting "
    "Bureau Cabinet Capital Caucus Center Centre Chamber Church Circuit Club Coalition College "
    "Command Commission Committee Communications Confederation Confederations Congress Consortium "
    "Cooperative Corps Council Court Courts Department Directorate Electric Energy Exchange "
    "Faculty Federation Financial Firm Force Forces Forum Foundation Front Fund Gazette "
    "Government Guard Guards Guerrillas Guild Headquarters Hospital Initiative Institute "
    "Institution Institutes Insurance International Investments Laboratories Laboratory Labs "
    "League Legion Lobby Magazine Media Militia Mills Ministry Ministries Mission Monitor Motor "
    "Motors Movement Museum Navy Network News Newspaper Observatory Office Opera Orchestra "
    "Organisation Organization Parliament Party Petroleum Pharmaceuticals Police Post Press "
    "Project Publishers Radio Railways Regiment Registry Resistance Resources School Secretariat "
    "Securities Senate Service Services Society Squad Squadron Staff Steel Studio Studios "
    "Syndicate Systems Technologies Technology Telecom Television Telegraph Theatre Tigers Times "
    "Treasury Tribune Tribunal Trust Union Unit University Watch Works Workers Yard Herald "
    "Journal Chronicle Observer Mail Zeitung Shimbun"
)
"""Head nouns in names of organisations."""

ORGANISATION_HEADS_OF = word_set(
    "Academy Agency Assembly Association Bank Board Bureau Chamber Church College Commission "
    "Committee Confederation Congress Council Court Department Federation Force Foundation Front "
    "Fund House Institute Institution League Ministry Movement Museum Office Organisation "
    "Organization Parliament Party School Secretariat Society Union University Center Centre Army "
    "Corporation"
)
"""Nouns before `of` and `for` in names of organisations: `Bank of N.`."""

PLACE_NOUNS = word_set(
    "Airport Airfield Alley Area Avenue Basin Bay Beach Boulevard Bridge Camp Canal Canyon Cape "
    "Castle Cathedral Cemetery City Coast Corridor County Creek Delta Desert District Dam Falls "
    "Field Forest Fort Garden Gardens Gate Glacier Governorate Gulf Harbor Harbour Heights "
    "Highway Hill Hills Hotel Island Islands Isle Isles Jail Junction Lake Lane Mall Mountain "
    "Mountains Neighbourhood Neighborhood Ocean Oval Palace Park Parkway Pass Peninsula Plain "
    "Plains Plaza Port Prefecture Prison Province Quarter Ranch Range Reef Region Republic "
    "Reserve Reservoir Ridge River Road Sea Shore Square Stadium Arena State Strait Straits "
    "Street Strip Suburb Temple Territory Territories Tower Towers Town Township Tunnel Valley "
    "Village Volcano Zone Mosque Crossing"
)
"""Last words of names of places."""

PLACE_OPENERS = word_set(
    "Mount Mt. Lake Cape Fort Port Gulf Isle Strait Bay Camp Saint St. San Santa"
)

PLACE_WORDS = word_set(
    "town city village hamlet province region district neighbourhood neighborhood suburb resort "
    "island islands state capital port county municipality area enclave territory peninsula "
    "prefecture governorate township settlement camp valley river lake mountain outskirts streets "
    "borough quarter commune republic kingdom country nation oblast stronghold seaport port-city "
    "coast border airport airbase base prison jail stadium square mosque cathedral refinery hills "
    "mountains barracks"
)
"""Common nouns for places: `the town of N.`, `N. district`."""

PLACE_PREPOSITIONS = {
    "in": 1.5,
    "near": 1.8,
    "outside": 1.5,
    "inside": 1.0,
    "across": 1.0,
    "throughout": 1.5,
    "from": 0.5,
    "to": 0.3,
    "at": 0.5,
    "around": 0.7,
    "into": 0.8,
    "via": 0.7,
    "toward": 0.5,
    "towards": 0.5,
    "In": 1.5,
    "Near": 1.8,
    "Across": 1.0,
}
DIRECTIONS = word_set(
    "northern southern eastern western central north south east west north-western north-eastern "
    "south-western south-eastern northwestern northeastern southwestern southeastern downtown "
    "rebel-held government-held besieged occupied mainland neighbouring neighboring nearby rural "
    "greater"
)

ORGANISATION_WORDS = word_set(
    "company firm group club agency newspaper daily weekly magazine airline carmaker automaker "
    "brewer maker bank broadcaster union party militia insurer retailer lender conglomerate "
    "consortium charity network station channel giant subsidiary unit operator chipmaker "
    "drugmaker manufacturer publisher organisation organization ministry university institute "
    "start-up startup brokerage supermarket chain utility refiner miner steelmaker champions side "
    "team hosts leaders visitors rivals outfit franchise think-tank watchdog regulator producer "
    "distributor faction movement monopoly supplier shipbuilder planemaker parent tabloid website "
    "arm affiliate partner"
)
"""Common nouns before or after names of organisations: `the brewer N.`, `N., a retailer`."""

AFTER_ORGANISATIONS = word_set(
    "shares share stock executives employees staff shareholders headquarters spokesman "
    "spokeswoman spokesperson plant plants airliner flight flights jet reporter correspondent "
    "chairman workers management subsidiary profit profits results earnings stake supermarket "
    "supermarkets stores lawmakers lawmaker leader leaders members activists faction militants "
    "fighters guerrillas gunmen agents agent refinery brand unit units director newspaper "
    "television news chief executive board bonds credit-rating party movement rebels website app"
)
"""Common nouns after names of organisations: `N. shares`."""

SPORT_ROLES = word_set(
    "captain coach striker strikers midfielder defender fans supporters side players jersey squad "
    "manager skipper goalkeeper winger keeper forward pitcher quarterback fullback guard center "
    "centre team-mate team-mates teammate teammates batsmen bowlers opener dressing-room bench "
    "boss player playmaker stand-off goal victory win defeat attack defence defense"
)
"""Nouns after names of teams."""
SPORT_VERBS = word_set(
    "beat beats beating won win wins lost lose loses drew draw play plays played host hosts "
    "hosted visit visits face faces faced meet meets trail trails trailed lead leads led edged "
    "edge scored score defeated defeat thrashed crushed dominated overcame clinched qualified "
    "advanced travel travels entertain entertained leap-frogged leapfrogged climbed finished "
    "signed sign striker held take took present represent routed blanked downed captain coach are "
    "were have look retained bowled batted dismissed scraped snatched sealed stunned equalised "
    "equalized rallied outscored improved slumped tied"
)
BEFORE_TEAMS = word_set(
    "against beat beating v vs vs. versus over defeated edged thrashed overcame crushed downed "
    "routed stunned joined joining leaders champions hosts visitors side club rivals newcomers "
    "bottom"
)
SPORT_WORDS = word_set(
    "match matches goal goals striker midfielder defender coach season league cup championship "
    "championships innings wicket wickets batsman bowler runs touchdown quarterback inning homer "
    "points rebounds playoff playoffs tournament semifinal semifinals semi-final quarterfinal "
    "round seed seeded set sets penalty offside referee kick-off halftime half-time goalkeeper "
    "player players team teams soccer football rugby cricket tennis basketball baseball hockey "
    "golf ski skiing race medal final finals stadium fixture fixtures titles title unbeaten squad "
    "captain club clubs game games scored win victory defeat standings"
)

EVENT_NOUNS = word_set(
    "Cup Championship Championships Open Olympics Games Grand-Prix Prix Marathon Festival Summit "
    "War Wars Revolution Intifada Tour Trophy Shield Bowl Masters Derby Classic Expo Awards Award "
    "Prize Medal Uprising Hurricane Typhoon Cyclone Ramadan Christmas Easter Day Crisis "
    "Earthquake Holocaust Spring Series Finals Cups Tournament Rally"
)
LAW_NOUNS = word_set(
    "Act Treaty Accord Accords Pact Convention Protocol Constitution Amendment Agreement Charter "
    "Bill Law Code Directive Declaration Resolution Pacts"
)

NO_NAMES = word_set(
    "I GMT EST EDT CET BST UTC PST CST USD EUR GDP GNP CPI PPI TV AIDS HIV DNA CEO CFO PC PCs IT "
    "OK AM PM A.M. P.M. VAT IPO ATM COVID COVID-19 Covid Covid-19 Internet internet Web God "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May "
    "June July August September October November December Jan. Feb. Mar. Apr. Jun. Jul. Aug. "
    "Sept. Sep. Oct. Nov. Dec. Mon Tue Wed Thu Fri Sat Sun No. Nos. No Mr Mrs Ms The A An It He "
    "She They We You But And In On At If As When While This That These Those There His Her Their "
    "Its Our My Yes Not Some Many Most Both All One Two Three Four Five Six Seven Eight Nine Ten "
    "Results Result Note Total Net Shr Revs Source Sources Contact Page Fri. Sat. Sun. Under "
    "After Before Since For From With Without Also Then Now Here Earlier Later However Among "
    "English Parliament Congressional Presidential Euro State Union Conference City "
    "Full Match Half"
)
"""Words in capitals that name nobody."""
CONNECTORS = word_set(
    "of the and for de la le du des del della di da do dos van von der den bin al & y e on to in "
    "'s - / ' zu zur und pour et à au aux"
)
PARTICLES = word_set(
    "al el de da di du del della dos van von der den ten ter bin bint ibn ben abu le la al- el- "
    "ul ud uz Abu Bin Ben Van Von De Da Di Du Del Al El Le La Dos Della Ould O' Mac Mc St."
)
"""Parts of family names."""
