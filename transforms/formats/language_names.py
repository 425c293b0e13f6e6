"""Names of languages as dumps of news write them, with their codes. Data only."""

from __future__ import annotations

_NAMES = {
    "af": "afrikaans afr", "am": "amharic amh", "ar": "arabic ara العربية", "az": "azerbaijani aze",
    "be": "belarusian bel", "bg": "bulgarian bul български", "bn": "bengali bangla ben",
    "bs": "bosnian bos", "ca": "catalan cat català", "cs": "czech ces cze čeština",
    "cy": "welsh cym wel", "da": "danish dan dansk", "de": "german deu ger deutsch allemand alemán",
    "el": "greek ell gre ελληνικά", "en": "english eng englisch anglais inglés inglese inglês",
    "es": "spanish spa español espanol castellano spanisch espagnol", "et": "estonian est eesti",
    "eu": "basque eus baq euskara", "fa": "persian farsi fas per فارسی", "fi": "finnish fin suomi",
    "fr": "french fra fre français francais französisch francés", "ga": "irish gle",
    "gl": "galician glg galego", "gu": "gujarati guj", "ha": "hausa hau", "he": "hebrew heb עברית",
    "hi": "hindi hin हिन्दी", "hr": "croatian hrv hrvatski", "hu": "hungarian hun magyar",
    "hy": "armenian hye arm", "id": "indonesian ind", "is": "icelandic isl ice",
    "it": "italian ita italiano italienisch italien", "ja": "japanese jpn 日本語",
    "ka": "georgian kat geo", "kk": "kazakh kaz", "km": "khmer khm", "kn": "kannada kan",
    "ko": "korean kor 한국어", "ku": "kurdish kur", "ky": "kyrgyz kir", "lo": "lao",
    "lt": "lithuanian lit lietuvių", "lv": "latvian lav latviešu", "mk": "macedonian mkd mac",
    "ml": "malayalam mal", "mn": "mongolian mon", "mr": "marathi mar", "ms": "malay msa may",
    "my": "burmese mya bur", "ne": "nepali nep", "nl": "dutch nld dut nederlands flemish",
    "no": "norwegian nor norsk", "pa": "punjabi pan", "pl": "polish pol polski",
    "ps": "pashto pus", "pt": "portuguese por português portugues portugiesisch portugais",
    "ro": "romanian ron rum română", "ru": "russian rus русский", "sd": "sindhi snd",
    "si": "sinhala sin", "sk": "slovak slk slo slovenčina", "sl": "slovenian slv slovenščina",
    "so": "somali som", "sq": "albanian sqi alb shqip", "sr": "serbian srp српски srpski",
    "sv": "swedish swe svenska", "sw": "swahili swa kiswahili", "ta": "tamil tam",
    "te": "telugu tel", "tg": "tajik tgk", "th": "thai tha ไทย", "tl": "tagalog filipino tgl",
    "tr": "turkish tur türkçe", "uk": "ukrainian ukr українська", "ur": "urdu urd",
    "uz": "uzbek uzb", "vi": "vietnamese vie", "yo": "yoruba yor", "zh": "chinese zho chi 中文",
    "zu": "zulu zul",
}  # fmt: skip

LANGUAGE_CODES: dict[str, str] = {
    name: code for code, names in _NAMES.items() for name in names.split()
}
"""Name or three-letter code in lower case -> two-letter code."""
