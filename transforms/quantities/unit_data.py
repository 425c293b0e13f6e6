"""Units and currencies, as data: what they measure, their normal form, and how they are written.

One line for each: `dimension; normal form; spellings`, parted by commas. A spelling that begins
with `=` is read with its capitals and only behind digits.
Languages: English, German, French, Spanish.
"""

from __future__ import annotations

from transforms.quantities.phrases import word_set

UNITS = """
percent; percent; %, percent, per cent, pct, pc, prozent, v. h., pour cent, por ciento, procent,
  por cento, per cento
percentage_points; percentage point; percentage points, percentage point, prozentpunkte,
  prozentpunkten, prozentpunkt, points de pourcentage, point de pourcentage, puntos porcentuales
percentage_points; basis point; basis points, basis point, bps, basispunkte, basispunkten
count; point; points, point, pts, punkte, punkten, puntos
count; time; times, mal, fois, veces
duration; second; second, seconds, sec, secs, =s, sekunde, sekunden, seconde, secondes, segundos
duration; millisecond; millisecond, milliseconds, =ms, millisekunden
duration; minute; minute, minutes, min, mins, minuten, minutos, minuto
duration; hour; hour, hours, hr, hrs, =h, stunde, stunden, heure, heures, hora, horas
duration; day; day, days, tag, tage, tagen, jours, día, días
duration; night; night, nights, nacht, nächte, nächten, nuit, nuits, noches
duration; week; week, weeks, wk, wks, woche, wochen, semaine, semaines, semana, semanas
duration; month; month, months, monat, monate, monaten, mois, mes, meses
duration; year; year, years, yr, yrs, jahr, jahre, jahren, ans, années, año, años
duration; decade; decade, decades, jahrzehnt, jahrzehnte, jahrzehnten, décennie, décennies,
  décadas
duration; century; century, centuries, jahrhundert, jahrhunderte, siècle, siècles, siglos
age; year of age; year-old, years-old, year-olds, years old, year old, years of age, jahre alt,
  jahre alter, jähriger, jährige, jährigen, jähriges, ans d'âge, años de edad
age; month of age; month-old, months-old, months old, month old, months of age, monate alt
age; week of age; week-old, weeks-old, weeks old, week old, weeks of age
age; day of age; day-old, days-old, days old, day old, days of age
length; kilometre; km, kms, kilometre, kilometres, kilometer, kilometers, kilometern, kilomètre,
  kilomètres, kilómetro, kilómetros
length; metre; =m, metre, metres, meter, meters, metern, mètre, mètres, metro, metros
length; centimetre; cm, centimetre, centimetres, centimeter, centimeters, zentimeter, zentimetern,
  centimètre, centimètres, centímetros
length; millimetre; mm, millimetre, millimetres, millimeter, millimeters, millimetern, millimètre,
  millimètres
length; micrometre; μm, µm, micron, microns, micrometre, micrometres, micrometer, micrometers
length; nanometre; nm, nanometre, nanometres, nanometer, nanometers
length; decimetre; =dm, decimetre, decimetres, decimeter, decimeters
length; fathom; fathoms, fathom
length; furlong; furlongs, furlong
length; mile; mile, miles, mi, meile, meilen, millas
length; nautical mile; nautical miles, nautical mile, seemeilen
length; yard; yard, yards, yd, yds
length; foot; foot, feet, ft, fuß, pieds, pies
length; inch; inch, inches, =in, zoll, pouces, pulgadas
length; light-year; light-years, light-year, light years, light year, lichtjahre, lichtjahren
area; square kilometre; sq km, km², km2, square kilometre, square kilometres, square kilometer,
  square kilometers, quadratkilometer, quadratkilometern, kilomètres carrés, kilómetros cuadrados
area; square metre; sq m, sqm, m², m2, square metre, square metres, square meter, square meters,
  quadratmeter, quadratmetern, mètres carrés, metros cuadrados
area; square mile; square mile, square miles, sq mi, sq miles
area; square foot; square foot, square feet, square-foot, sq ft, sqft
area; hectare; hectare, hectares, =ha, hektar, hectáreas
area; square centimetre; cm², cm2, sq cm, square centimetres, square centimetre, square
  centimeters, square centimeter, quadratzentimeter
area; square millimetre; mm², mm2, square millimetres, square millimeters
area; square inch; sq in, square inches, square inch
area; square yard; square yards, square yard, sq yd
area; acre; acre, acres
volume; litre; litre, litres, liter, liters, litern, =l, =L, litros
volume; millilitre; ml, millilitre, millilitres, milliliter, milliliters
volume; cubic metre; cubic metre, cubic metres, cubic meter, cubic meters, m³, m3, cu m,
  kubikmeter, kubikmetern, mètres cubes, metros cúbicos
volume; cubic kilometre; cubic kilometres, cubic kilometers, km³, km3
volume; cubic mile; cubic miles
volume; cubic yard; cubic yards, cubic yard
volume; centilitre; =cl, centilitre, centilitres, centiliters
volume; decilitre; =dl, =dL, decilitre, decilitres, deciliter, deciliters
volume; hectolitre; =hl, hectolitres, hektoliter
volume; fluid ounce; fl oz, fluid ounces, fluid ounce
volume; cubic foot; cubic foot, cubic feet, cu ft
volume; cubic centimetre; cc, cubic centimetres, cubic centimeters
volume; cubic inch; cubic inch, cubic inches
volume; gallon; gallon, gallons, gal
volume; barrel; barrel, barrels, bbl, bbls, barrel of oil, fässer, fass, baril, barils, barriles
volume; pint; pint, pints
volume; quart; quart, quarts
volume; teaspoon; teaspoon, teaspoons, tsp
volume; tablespoon; tablespoon, tablespoons, tbsp
volume; cup; cup, cups
volume; bushel; bushel, bushels
mass; kilogram; kg, kgs, kilo, kilos, kilogram, kilograms, kilogramme, kilogrammes, kilogramm,
  kilogramo, kilogramos
mass; gram; =g, gram, grams, gramme, grammes, gramm, gramos
mass; milligram; mg, milligram, milligrams, milligramm
mass; microgram; =µg, =μg, =mcg, microgram, micrograms, mikrogramm
mass; nanogram; =ng, nanogram, nanograms
mass; troy ounce; troy ounces, troy ounce
mass; tonne; tonne, tonnes, metric tons, metric ton, =t, toneladas
mass; ton; ton, tons, tonnen
mass; kiloton; kiloton, kilotons, kilotonnes
mass; megaton; megaton, megatons, megatonnes
mass; gigaton; gigaton, gigatons, gigatonne, gigatonnes
mass; pound; pound, pounds, lb, lbs, livres, libras
mass; ounce; ounce, ounces, oz, onces, onzas
mass; carat; carat, carats
temperature; degree; degree, degrees, °, grad, degré, degrés, grado, grados
temperature; degree Celsius; °c, degrees celsius, degree celsius, degrees centigrade, celsius, =C,
  grad celsius, degrés celsius, grados celsius, ℃, deg c, deg celsius, degrees c, degree c
temperature; degree Fahrenheit; °f, degrees fahrenheit, degree fahrenheit, fahrenheit, =F, grad
  fahrenheit, ℉, deg f, deg fahrenheit, degrees f, degree f
temperature; kelvin; kelvin, kelvins
speed; kilometre per hour; km/h, kmh, kph, kmph, km/hr, kilometres per hour, kilometers per hour,
  kilometres an hour, kilometers an hour, kilometern pro stunde, kilometer pro stunde,
  stundenkilometer, stundenkilometern, km/std, kilomètres par heure, kilomètres heure, kilomètres
  à l'heure, kilómetros por hora
speed; mile per hour; mph, miles per hour, mile per hour, miles an hour, mile an hour, meilen pro
  stunde
speed; metre per second; m/s, metres per second, meters per second, metres a second, meters a
  second, meter pro sekunde
speed; knot; knot, knots, kt, kts, knoten
speed; foot per second; feet per second
energy; kilowatt-hour; kwh, kilowatt hour, kilowatt hours, kilowatt-hour, kilowatt-hours,
  kilowattstunde, kilowattstunden
energy; megawatt-hour; mwh, megawatt hours, megawatt-hours, megawattstunden
energy; gigawatt-hour; gwh, gigawatt hours, gigawatt-hours
energy; terawatt-hour; twh, terawatt hours, terawatt-hours
energy; watt-hour; =Wh, watt hours, watt-hours
energy; kilojoule; =kJ, kilojoules
energy; megajoule; =MJ, megajoules
energy; kilocalorie; kilocalories, =kcal
energy; british thermal unit; btu, btus
energy; electronvolt; =eV, electronvolts, electron volts
energy; joule; joule, joules
energy; calorie; calorie, calories, kalorien
power; watt; =W, watt, watts
power; kilowatt; kw, kilowatt, kilowatts
power; megawatt; =MW, megawatt, megawatts
power; gigawatt; =GW, gigawatt, gigawatts
power; terawatt; =TW, terawatt, terawatts
power; milliwatt; =mW, milliwatts
power; horsepower; hp, bhp, horsepower, =PS, ch din, pferdestärken
electric; volt; =V, volt, volts
electric; kilovolt; =kV, kilovolt, kilovolts
electric; ohm; =Ω, ohm, ohms
electric; milliampere; =mA, milliamps, milliamperes
electric; ampere; =A, amp, amps, ampere, amperes
electric; milliampere-hour; mah
frequency; hertz; hz, hertz
frequency; kilohertz; khz, kilohertz
frequency; megahertz; mhz, megahertz
frequency; gigahertz; ghz, gigahertz
frequency; revolutions per minute; rpm, revolutions per minute, revs per minute
frequency; frame per second; fps, frames per second
torque; pound-foot; pound-feet, pound-foot, pound-feet of torque, lb ft, ft-lb, ft lb
torque; foot pound-force; lb-ft
torque; newton-metre; =Nm, =N·m, newton metres, newton meters
pressure; kilopound per square inch; ksi
pressure; pound per square inch; psi
pressure; pascal; =Pa, pascals
pressure; kilopascal; =kPa, kilopascals
pressure; megapascal; =MPa, megapascals
pressure; gigapascal; =GPa, gigapascals
pressure; bar; bar
pressure; hectopascal; hpa, millibar, millibars
data; kilobyte; kb, kilobyte, kilobytes
data; megabyte; =MB, megabyte, megabytes
data; gigabyte; =GB, gig, gigs, gigabyte, gigabytes, =Go
data; terabyte; =TB, terabyte, terabytes
data; petabyte; petabyte, petabytes
data; megabit per second; mbps, megabits per second, mbit/s
data; kilobit per second; kbps, kilobits per second
data; megabit; megabit, megabits, =Mb
data; gigabit; gigabit, gigabits, =Gb
data; bit; bits
data; byte; bytes
data; gigabit per second; gbps, gigabits per second
data; megapixel; megapixel, megapixels, =MP
data; pixel; pixel, pixels
concentration; part per million; ppm, parts per million
concentration; part per billion; ppb, parts per billion
light; lumen; lumen, lumens
light; nit; nits
light; lux; lux
force; newton; newtons
radiation; sievert; sieverts
radiation; millisievert; =mSv, millisieverts
length; astronomical unit; astronomical units
length; parsec; parsecs
magnitude; decibel; decibel, decibels, =dB
"""

CURRENCIES = """
USD; =$, =US$, =$US, =U.S.$, =US $, =USD; dollar, dollars, us dollars, us dollar, u.s. dollars,
  u.s. dollar, american dollars, usd, bucks, us-dollar, us-dollars, dólares, $, $ us, $ u.s., buck
AUD; =A$, =$A, =AU$, =AUD; australian dollars, australian dollar, aud
CAD; =C$, =$C, =CA$, =CAD, =Can$; canadian dollars, canadian dollar, cad
NZD; =NZ$, =$NZ, =NZD; new zealand dollars, nzd
HKD; =HK$, =HK $, =HKD; hong kong dollars, hkd
SGD; =S$, =SGD; singapore dollars
TWD; =NT$, =TWD; taiwan dollars
EUR; =€, =EUR, =Euro; euro, euros, eur, €
GBP; =£, =GBP, =PS; pounds sterling, pound sterling, sterling, british pounds, gbp, £
GBX; ; pence, =p
USc; =¢; cents, cent, us cents, ¢
JPY; =¥, =JP¥, =JPY, =Y=; yen, japanese yen, jpy
CNY; =CNY, =RMB, =CN¥; yuan, renminbi, rmb, cny, chinese yuan
INR; =₹, =Rs, =Rs., =INR; rupees, rupee, rupien
RUB; =₽, =RUB; rubles, roubles, ruble, rouble, rubel
CHF; =CHF, =Fr.; swiss francs, swiss franc, franken, francs suisses, chf
BRL; =R$, =BRL; reais, brazilian reais, brl
ILS; =₪, =NIS, =ILS; shekels, shekel, ils
KRW; =₩, =KRW; won
TRY; =₺, =TRY; lira, liras, turkish lira, turkish liras
ZAR; =ZAR; rand
MXN; =MXN, =Mex$; mexican pesos, mxn
PHP; =₱, =PHP; philippine pesos
ARS; =ARS; argentine pesos
peso; ; pesos, peso
franc; ; francs, franc
crown; ; crowns
krona; ; kronor
krone; ; kroner
dinar; ; dinars, dinar
rial; ; rials
riyal; ; riyals
dirham; ; dirhams, dirham
SEK; =SEK; swedish kronor, swedish crowns, sek
NOK; =NOK; norwegian kroner, norwegian crowns, nok
DKK; =DKK; danish kroner, danish crowns, dkk
PLN; =PLN; zloty, zlotys, pln
CZK; =CZK; czech crowns, koruna, czk
HUF; =HUF; forints, forint
UAH; =₴, =UAH; hryvnia, hryvnias
NGN; =₦, =NGN; naira
KES; =KSh, =KES, =Ksh; kenyan shillings
PKR; =PKR; pakistani rupees
IDR; =IDR, =Rp; rupiah
MYR; =RM, =MYR; ringgit
THB; =฿, =THB; baht
VND; =₫, =VND; dong
SAR; =SAR; saudi riyals
AED; =AED; uae dirhams
EGP; =EGP; egyptian pounds
LBP; =LBP; lebanese pounds
IRR; =IRR; iranian rials
BTC; =₿, =BTC; bitcoin, bitcoins
DEM; =DM, =DEM; deutsche mark, deutschmarks, d-mark, deutsche marks
FRF; =FF, =FRF; french francs
ITL; ; italian lire, lire
FIM; =FIM; finnish markka, markka
ESP; =ESP; pesetas
NLG; =NLG; guilders
"""
"""ISO 4217 code; signs and codes that stand before the amount; names that stand behind it.

`PS` and `Y=` are what the pound and the yen sign become in a transliteration to ASCII. GBX and USc
are the usual codes of pence and cents. A name in small letters is that of several
countries' money: it has no code.
"""

RARE_MONEY = word_set("won rand dong baht lira liras yuan real")
"""Names of money that are other words too: only behind a thousand or more."""
GLUED_SIGNS = word_set("in s t C F V W p L A")
"""Signs that are a unit only where they touch the number."""
HUNDREDTHS = {"GBX": "GBP", "USc": "USD"}
"""Code of a hundredth -> code of the whole."""

PER_WORDS = "per pro par por"
PER_ARTICLES = "a an each every je"
PER_NOUNS = "share head person dozen piece unit household family ticket bottle pack vote"
"""What is counted, and an article divides by: `$98 a share`."""
NO_RATE_BEHIND = "earlier ago later before after previously old"
"""Words behind a time that make it no rate: `$5 billion a year earlier`."""
PER_UNITS = (
    "second minute hour day night week month year season square_foot square_metre gallon barrel "
    "litre kilogram gram tonne ton pound ounce kilometre metre mile hectare acre bushel "
    "kilowatt-hour megawatt-hour head share person"
)
"""What an article can divide by: `$60 a barrel`."""
