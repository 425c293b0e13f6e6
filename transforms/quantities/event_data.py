"""Words that say what happened to what is counted, as data.

One line for each: event; what the event is called in reports on displacement, or nothing; phrases.
"""

from __future__ import annotations

CUES = """
killed; ; killed, kill, kills, killing, dead, died, die, dies, dying, deaths, death, fatalities,
  fatality, slain, perished, drowned, murdered, lost their lives, lives lost, claimed the lives,
  claimed, death toll, bodies, getötet, tote, toten, todesopfer, starben, gestorben, ums leben,
  ermordet, tués, tué, morts, mort, décès, décédés, muertos, muertas, murieron, fallecidos,
  fallecidas, fallecido, fallecida, fallecieron, víctimas mortales
injured; ; injured, injuring, injures, wounded, wounding, wounds, hurt, injuries, hospitalised,
  hospitalized, verletzt, verletzte, verletzten, verwundet, blessés, blessées, blessé, heridos,
  heridas, herido, herida, lesionados, lesionadas
missing; ; missing, unaccounted for, disappeared, vermisst, vermisste, vermissten, disparus,
  disparues, desaparecidos, desaparecidas, desaparecido, desaparecida
displaced; Displaced; displaced, displacing, displace, displaces, displacement, displacements,
  idps, idp, uprooted, uprooting, driven from their homes, driven out, vertrieben, vertriebene,
  vertriebenen, binnenflüchtlinge, déplacés, déplacées, desplazados, desplazadas, desplazado,
  desplazada, desplazó, deplaces, deplacés, deplace, pdi, refugees, refugee, flüchtlinge,
  réfugiés, refugiados
displaced; Forced to Flee; fled, flee, fleeing, flees, forced to flee, forced to leave, forced out
  of, forced from, leave their homes, left their homes, leaving their homes, abandoned their
  homes, abandon their homes, escaped, sought refuge, seeking refuge, seek refuge, took refuge,
  geflohen, flohen, flüchteten, fliehen, ont fui, fui leur, huyeron, huido
displaced; Homeless; homeless, lost their homes, lost their houses, lost homes, without shelter,
  obdachlos, sans-abri, sans abri, sin hogar, sin techo
displaced; Relocated; relocated, relocation, relocating, relocate, resettled, resettlement,
  umgesiedelt, relogés, reubicados
displaced; Sheltered; sheltered, sheltering, shelters, shelter, took shelter, temporary shelter,
  evacuation centres, evacuation centers, evacuation centre, evacuation center, collective
  centres, collective centers, host families, rest centre, rest center, reception centres,
  reception centers, accommodated, notunterkünften, notunterkünfte, hébergés, hébergées,
  albergues, albergados
displaced; In Relief Camp; relief camp, relief camps, idp camps, idp camp, in camps, refugee
  camps, living in camps, camp, camps, tents, displacement camps, lagern, flüchtlingslagern
evacuated; Evacuated; evacuated, evacuate, evacuating, evacuates, evacuation, evacuations,
  evacuees, evacuee, evakuiert, evakuierte, evakuierung, in sicherheit gebracht, évacués,
  évacuées, évacué, évacuation, évacuer, evacuados, evacuadas, evacuado, evacuada, evacuar,
  evacuación, evacuó
affected; ; affected, affecting, affect, affects, hit by, in need, in need of, suffered, stranded,
  trapped, cut off, betroffen, betroffene, betroffenen, touchés, touchées, sinistrés, affectées,
  affectés, afectados, afectadas, damnificados, left without
arrested; ; arrested, arresting, arrests, arrest, detained, detaining, detains, jailed,
  imprisoned, taken into custody, in custody, festgenommen, verhaftet, festnahmen, arrêtés,
  arrêtées, interpellés, interpellées, interpellations, arrestations, detenidos, detenidas,
  arrestados
destroyed; Destroyed Housing; destroyed, destroying, destroys, destroy, destruction, razed,
  demolished, demolishing, levelled, leveled, flattened, burned down, burnt down, burned, burnt,
  gutted, swept away, washed away, collapsed, in ruins, zerstört, zerstörte, zerstörten, détruits,
  détruites, détruit, destruidas, destruidos, destruyó, destruyeron
damaged; Partially Destroyed Housing; damaged, damaging, damages, damage, partially destroyed,
  partly destroyed, partially damaged, severely damaged, flooded, inundated, submerged,
  beschädigt, beschädigte, überflutet, endommagés, endommagées, endommagé, inondés, inondées,
  dañadas, dañados, inundadas
cost; ; cost, costs, costing, worth, price, priced, damage, damages, losses, loss, paid, pay,
  pays, paying, spent, spend, bill, fee, fees, expense, expenses, kosten, kostete, kostet,
  schaden, schäden, coût, coûté, coûte, dégâts, prix, costo, coste, cuesta, daños, valued at
protest_size; ; protesters, protestors, protester, demonstrators, demonstrator, marchers,
  protested, protesting, demonstrated, demonstrating, marched, marching, rallied, took to the
  streets, taken to the streets, taking to the streets, turned out, attended the rally,
  demonstranten, demonstrierten, demonstriert, gingen auf die straße, protestierten, manifestants,
  ont manifesté, manifesté, défilé, manifestantes, manifestaron, protestaron
"""

HYPOTHETICAL = (
    "could may might would if unless should will shall expected likely feared fear fears "
    "potentially potential "
    "possibly possible perhaps planned plans plan threatens threatened risk forecast "
    "projected könnte könnten dürfte dürften möglicherweise vermutlich soll sollen falls würde "
    "würden wird werden pourrait pourraient peut-être serait seraient si risque podría podrían "
    "quizás sería serían puede pueden"
)
NEGATION = (
    "not never no-one neither nor n't denied denies deny without nicht kein keine keinen nie "
    "bestreitet pas jamais aucun aucune nunca ningún ninguna jamás"
)
CUMULATIVE = (
    "so far, to date, in total, in all, altogether, a total of, total of, in the total, overall, "
    "toll rises to, toll rose to, rises to, rose to, risen to, brings to, bringing to, "
    "bringing the total, brought the total, brings the number, brings the total, "
    "since the start, since the beginning, since the war, "
    "since the outbreak, since the conflict, cumulative, cumulatively, now stands at, bisher, "
    "bislang, insgesamt, seit beginn, seit beginn des, au total, jusqu'à présent, "
    "depuis le début, en total, hasta ahora, hasta el momento, desde el inicio"
)
NEW = (
    "since yesterday, in the past 24 hours, in the last 24 hours, over the past 24 hours, "
    "newly, new, overnight, seit gestern, in den letzten 24 stunden, neu, nouveaux, nouvelles, "
    "ces dernières 24 heures, nuevos, nuevas, en las últimas 24 horas"
)
