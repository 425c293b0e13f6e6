"""Words that say who speaks: pronouns, titles, given names, and nouns for unnamed sources.

Given names are common ones of several languages, chosen for this project; a name used for both
sexes is left out.
"""

from __future__ import annotations

from transforms.quotes.word_lists import words_of

MALE_PRONOUNS = words_of("he him his er il él lui")
FEMALE_PRONOUNS = words_of("she her elle ella sie")
GROUP_PRONOUNS = words_of("they them it we sie es ils elles ellos ellas on")
FIRST_PERSONS = words_of("i we me us ich wir je nous yo nosotros")
RELATIVES = words_of("who which that whom")
INDEFINITES = words_of(
    "some many others one several another few most those people someone everyone critics man "
    "einige manche viele mehrere andere certains plusieurs d'autres algunos muchos otros"
)
MALE_TITLES = words_of("mr mister sir lord king prince herr monsieur m señor sr don father")
FEMALE_TITLES = words_of(
    "mrs ms miss lady queen princess madam frau madame mme mlle señora sra doña sister"
)
MALE_NAMES = words_of(
    "james john robert michael william david richard joseph thomas charles christopher daniel "
    "matthew anthony mark donald steven paul andrew joshua kenneth kevin brian george edward "
    "ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin "
    "scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis jerry "
    "tyler aaron jose adam nathan henry douglas zachary peter kyle walter ethan jeremy harold "
    "keith christian roger noah gerald carl terry sean arthur austin lawrence jesse dylan "
    "bryan joe jordan billy bruce albert bill bernie bob jim mike tom tim ted jeff ben dan "
    "ken ron steve greg barack joel marco mitt hans jürgen klaus wolfgang dieter manfred uwe "
    "heinz helmut gerhard günter horst thorsten stefan andreas martin markus matthias "
    "sebastian tobias florian jens olaf friedrich karl ludwig otto jean pierre michel "
    "philippe alain nicolas laurent françois jacques olivier bernard emmanuel juan carlos "
    "luis antonio manuel francisco pedro jorge alejandro fernando miguel rafael javier "
    "mohammed muhammad ahmed ali hassan hussein omar ibrahim mahmoud abdul bashar vladimir "
    "sergei dmitri ivan alexei igor boris mikhail giovanni marco giuseppe luca mario"
)
FEMALE_NAMES = words_of(
    "mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy "
    "betty margaret sandra ashley kimberly emily donna michelle carol amanda dorothy melissa "
    "deborah stephanie rebecca sharon laura cynthia kathleen amy angela shirley anna brenda "
    "pamela emma nicole helen samantha katherine christine debra rachel carolyn janet "
    "catherine maria heather diane ruth julie olivia joyce virginia victoria kelly lauren "
    "christina joan evelyn judith megan andrea cheryl hannah jacqueline martha gloria teresa "
    "ann sara madison frances kathryn janice jean abigail alice julia judy sophia grace "
    "denise amber doris marilyn danielle beverly isabella theresa diana natalie brittany "
    "charlotte marie kayla alexis lori hillary melania ivanka jane ursula monika petra sabine "
    "renate karin brigitte angelika claudia birgit heike susanne gabriele kirsten ute annette "
    "silke martina katrin anja nadine annalena marine sophie isabelle nathalie sylvie martine "
    "françoise valérie brigitte carmen ana isabel dolores pilar lucía elena rosa fatima aisha "
    "khadija natalia olga irina svetlana tatiana francesca giulia chiara"
) - {"jean"}
VOICES = words_of(
    "spokesman spokeswoman spokesperson representative statement report survey poll study "
    "sprecher sprecherin porte-parole portavoz"
)
"""Nouns that speak for the organisation named behind them."""
UNNAMED = words_of(
    "official officials source sources person people witness witnesses aide aides adviser "
    "advisers advisor advisors diplomat diplomats insider insiders resident residents analyst "
    "analysts expert experts critic critics lawmaker lawmakers spokesman spokeswoman "
    "spokesperson spokesmen representative representatives investigator investigators "
    "observer observers researcher researchers strategist strategists operative operatives "
    "ally allies associate associates supporter supporters opponent opponents activist "
    "activists employee employees staffer staffers worker workers executive executives "
    "bystander neighbor neighbors neighbour neighbours relative relatives friend friends man "
    "woman men women demonstrator protester protesters soldier soldiers officer officers "
    "lawyer lawyers prosecutor prosecutors authorities economist economists scientist "
    "scientists historian historians veteran donor donors delegate delegates voter voters "
    "sprecher sprecherin beamter beamte beamten behörden zeuge zeugen augenzeugen quelle "
    "quellen kreise kreisen experte experten beobachter kritiker anwohner diplomaten insider "
    "ermittler vertreter mitarbeiter informanten meteorologen analysten bewohner passanten "
    "responsable responsables témoin témoins habitant habitants porte-parole fuente fuentes "
    "funcionario funcionarios testigo testigos portavoz experto expertos residentes vecinos "
    "autoridades"
)
"""Nouns that say what a source is; a phrase headed by one, with no name, is not named."""
