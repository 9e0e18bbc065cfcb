"""Words around and inside the names of organizations, a row for each language. How rows are written: wording.py."""

import re

from . import alternatives
from .clock import CITY_NAMES
from .wording import any_of, any_row

OF = r"(?:de\s+la\s+|de\s+los\s+|de\s+las\s+|de\s+l'|del\s+|des\s+|du\s+|de\s+|d')"  # in French and Spanish

# What stands before the name of a State or organization in the titles of its offices.
_OFFICES = {
    "en": [
        "[the] [joint] (permanent|standing) [observer] (mission~|delegation~|representation~|observer~"
        "|representative~)"
        " (of|from|to|for) ",
        "[the] [observer] (mission~|government~|embassy~|embassies~|delegation~) (of|from) ",
        "[the] (presidency|secretariat|secretariats|consulate general|ambassador|ambassadors) of ",
        "[the] (ministry|ministries|department|minister) (of|for) (foreign|external) (affairs|relations) of ",
    ],
    "fr": [
        "[les|la|des] (mission~|delegation~|representation~) permanente~ [d'observation|d'observatrice] {of}",
        "[les|la|des] (mission~|delegation~) d'observation [permanentes|permanente] {of}",
        "[les|la|le] (gouvernement~|ambassade~|delegation~|mission~) {of}", "l'ambassade {of}",
        "[le|la|les|l'] (representant~|observat~) permanent~ {of}", "[l'] (ambassadeur|ambassadrice) {of}",
        "[le|la] (secretariat|presidence|consulat general|ministere des affaires etrangeres) {of}",
    ],
    "es": [
        "[las|la] (misiones|mision|delegaciones|delegacion|representaciones|representacion) "
        "[de observacion] (permanentes|permanente|observadoras|observadora) [de observacion] {of}",
        "[los|el|las|la] (gobierno~|embajada~|delegacion~|delegaciones~|mision~|misiones~) {of}",
        "[el|la|los|las] (representante~|observador~) permanente~ {of}", "[el|la] (embajador|embajadora) {of}",
        "[la|el] (secretaria|presidencia|consulado general|cancilleria|ministerio de relaciones exteriores) {of}",
    ],
    "ru": [
        "постоянн~ (представительств~|мисси~|наблюдател~) [при оон|при организации объединенных наций] ",
        "(правительств~|посольств~|делегаци~|секретариат~|министерств~ иностранных дел) ",
    ],
}  # fmt: skip
# Arabic writes "and", "by" and "to" to the word that follows.
_ARABIC_OFFICES = (
    r"(?:و|ل|ب|لل)?(?:ال)?بعث(?:ه|ات|تا|تي|تان|تين)\s+(?:(?:ال)?(?:مراقب(?:ه|تان|تين)|دا[يى]?م(?:ه|تان|تين))\s+)*"
    r"(?:لدي\s+)?(?:ل(?=[^ل\W]))?"
    r"|(?:و|ل|ب|لل)?(?:ال)?(?:وفد|وفود|وفدا|وفدي|ممثلي(?:ه|ات|تا|تي)|مفوضي(?:ه|ات))\s+(?:ال)?دايم(?:ه|ان|ين|تان"
    r"|تين)?\s+(?:ل(?=[^ل\W]))?"
    r"|(?:و|ل|ب|لل)?(?:ال)?(?:حكوم(?:ه|ات|تا|تي)|سفار(?:ه|ات|تا|تي)|وفد|وفود|وفدا|وزاره\s+خارجيه)\s+"
)
OFFICE_BEFORE = re.compile(rf"{any_row(_OFFICES, of=OF)}|{_ARABIC_OFFICES}")
# The same behind the name: "the UK Mission", "德国政府".
OFFICE_BEHIND = re.compile(
    r"(?:'s)?\s+" + any_of([
        "[permanent] [observer] (mission~|delegation~)", "government", "embassy", "presidency", "secretariat",
        "(foreign ministry|foreign office|state department)", "[liaison] office in {city}",
        "[{city}] [liaison] office",
        "[federal] (ministry|department) (of|for) foreign affairs",
    ], city=f"(?:{CITY_NAMES})") + r"(?!\w)"
    r"|\s+commission(?!\s+(?:o[nf]|for|to|des?|du|d'|pour|para|sur|sobre)(?!\w)|\w)"
    r"|(?:常驻|驻)[\u4e00-\u9fff]{0,12}?(?:代表团|使团|代表处)|政府"
    r"|代表团|大使馆"
)  # fmt: skip

# "Kingdom of Sweden": where the formal name is not in the list, what follows these words is.
FORM_OF_STATE = re.compile(
    any_of([
        "(state|kingdom|republic|government|commonwealth|principality|sultanate|union) of [the] ",
        "(federal|arab|islamic|democratic|people's|hashemite|plurinational|bolivarian|federative|united) "
        "(republic|kingdom|state) of [the] ",
        "(royaume|republique|etat|principaute|sultanat|grand-duche|confederation) "
        "[arabe|islamique|federale|hachemite|plurinational|bolivarienne|populaire|unie|federative] {of}",
        "(reino|republica|estado|principado|sultanato|gran ducado) [arabe|islamica|federal|hachemita"
        "|plurinacional|bolivariana|popular|oriental|federativa|cooperativa|unida] {of}",
        "[исламск~|арабск~|народн~] (королевств~|республик~|государств~|княжеств~) ",
    ], of=OF)
    + r"|(?:و|ل|لل|ب|ول|ولل)?(?:ال)?(?:دوله|مملكه|جمهوريه|سلطنه|اماره)\s+"
)  # fmt: skip
STATE_IN_ARABIC = re.compile(r"(?:و|ل|لل|ب|ول|ولل)?(?:ال)?(?:مملكه|جمهوريه)")
BEHIND_ARABIC_STATE = re.compile(
    r"(?:\s+ال(?:عربيه|اسلاميه|اتحاديه|ديمقراطيه|شعبيه|متحده|هاشميه|بوليفاريه)(?!\w))+"
)
# Titles in which the State is only an adjective, and short names that no table of names has.
STATE_TITLES = {
    "Switzerland": [
        "Confédération suisse",
        "Swiss Confederation",
        "Confederación Suiza",
        "Швейцарская Конфедерация",
    ],
    "France": ["République française", "French Republic", "República Francesa", "Французская Республика"],
    "Argentina": ["República Argentina", "République argentine", "Аргентинская Республика"],
    "Mexico": ["Estados Unidos Mexicanos", "États-Unis du Mexique", "Мексиканские Соединенные Штаты"],
    "Italy": ["Repubblica Italiana", "République italienne", "República Italiana", "Итальянская Республика"],
    "Portugal": ["República Portuguesa", "République portugaise", "Portuguese Republic"],
    "Greece": ["Hellenic Republic", "République hellénique", "República Helénica", "Греческая Республика"],
    "Tunisia": ["République tunisienne", "República Tunecina", "Тунисская Республика"],
    "Lebanon": ["Lebanese Republic", "République libanaise", "República Libanesa", "Ливанская Республика"],
    "China": [
        "República Popular China",
        "République populaire de Chine",
        "Китайская Народная Республика",
        "中国",
    ],
    "Slovakia": ["Slovak Republic", "République slovaque", "República Eslovaca", "Словацкая Республика"],
    "Togo": ["Togolese Republic", "République togolaise"],
    "Gabon": ["Gabonese Republic", "République gabonaise"],
    "Libya": ["Lybia"],
}
OFFICE_OF_THE_UN = any_of([
    "the (united nations|un|u.n.)", "the (united nations|un) office", "the (united nations|un) [office] and other "
    "international organizations", "(un|united nations)", "l'organisation des nations unies", "l'onu",
    "des nations unies",
    "l'office des nations unies", "de l'onu", "de l'organisation des nations unies", "de l'office des nations unies",
    "las naciones unidas", "la onu", "la organizacion de las naciones unidas", "la oficina de las naciones unidas",
    "(оон|организации объединенных наций)", "отделении (оон|организации объединенных наций)",
    "الامم المتحده", "منظمه الامم المتحده", "مكتب الامم المتحده", "مقر الامم المتحده",
])  # fmt: skip
_IN_CITY = rf"\s*,?\s*(?:in\s+|at\s+|a\s+|en\s+|في\s+|в\s+|\()?(?:{CITY_NAMES})\)?(?:\s+city)?"
# Behind the title of an office: "to the United Nations Office at Geneva".
TO_THE_UN = re.compile(
    rf"\s*,?\s*(?:to|at|with|before|accredited\s+to|aupres\s+de|aupres|ante|لدي"
    rf"|при)\s+{OFFICE_OF_THE_UN}(?!\w)(?:{_IN_CITY})?"
    r"|\s*(?:常驻|驻)?(?:联合国)?(?:日内瓦|维也纳|内罗毕"
    r"|纽约)?(?:办事处)?(?:和瑞士其他国际组织)?(?:常驻)?(?:观察员)?(?:代表团|使团|代表处)"
    r"|\s*(?:常驻|驻)联合国|\s*政府"
)
IN_A_CITY = re.compile(rf"{_IN_CITY}(?!\w)")
ARTICLES = re.compile(
    r"(?:the|les?|la|los|las|el|l'|du|des|de\s+la|de\s+l'|del|de\s+los|de\s+las|de|d'|au|aux|al|a\s+la)(?:(?<=')|\s+)"
)

# Words before which the name of an organization ends, where its words need no capitals.
ENDS_NAME = re.compile(
    r"\s+" + any_of([
        "qui", "que", "se", "est", "sont", "sera", "seront", "aura", "auront", "a l'occasion", "dans le cadre",
        "en marge", "sur le theme", "afin", "intitule~", "vous", "le (lundi|mardi|mercredi|jeudi|vendredi)", "ont",
        "a l'honneur", "a le plaisir", "organise~", "invite~", "en partenariat",
        "en el marco", "con motivo", "al margen", "titulad~", "sobre el tema", "a fin", "sera", "tendra",
        "el (lunes|martes|miercoles|jueves|viernes)", "organizan", "organiza", "invitan", "invita", "tienen", "tiene",
        "котор~", "приглаша~", "состоится", "пройдет", "проводят", "проводит", "на тему", "в рамках", "с целью",
        "имеют", "имеет", "организу~", "сообщает", "سيعقد", "ستعقد", "يوم", "الي", "التي", "الذي", "لحضور",
        "حول", "بشان",
        "بعنوان", "على هامش", "علي هامش", "في اطار", "وذلك", "دعوتكم", "ان", "في",
    ]) + r"(?!\w)|\s+(?:le|el|с)\s+\d"
)  # fmt: skip
# With which no name of an organization begins, in any running text.
NO_NAME = re.compile(
    any_of([
        "in", "on", "at", "as", "for", "against", "during", "after", "before", "we", "they", "it", "this",
        "these", "that",
        "dear", "excellencies", "excellency", "colleagues", "please", "join", "kindly", "together", "with",
        "from", "by",
        "when", "while", "where", "your", "our", "my", "no",
        "all (of|who|those|member|states|other|interested|participants|partners|missions|permanent|stakeholders|un|united)", "i", "if", "to", "and", "member states", "states",
        "security council", "general assembly", "civil society", "delegations", "participants", "side event", "event",
        "poc week", "protection of civilians", "ladies", "who", "what", "why", "how", "tbc", "tbd", "n/a", "various",
        "dans", "pendant", "avec", "nous", "vous", "ce", "cette", "il", "elle", "pour", "a l'occasion",
        "les etats membres",
        "en", "con", "durante", "nosotros", "este", "esta", "para", "estimad~", "los estados miembros", "chers",
        "cheres",
        "в", "на", "при", "мы", "это", "эт~", "для", "уважаем~", "государства-члены", "в рамках", "others",
        "other partners",
        "conference room", "salle", "sala", "panel", "opening", "closing", "session", "lunch", "programme", "agenda",
        "monday", "tuesday", "wednesday", "thursday", "friday", "january", "february", "march", "april", "may",
        "june",
        "july", "august", "september", "october", "november", "december",
    ]) + rf"(?!\w)|(?:{CITY_NAMES})(?=\W*$)|\d+(?!\w)"
)  # fmt: skip

# Between two names, and between the words of one.
_ANDS = {
    "en": ["and", "as well as"], "fr": ["et", "ainsi que"], "es": ["y", "e", "así como"], "ru": ["и", "а также"],
    "de": ["und"],
}  # fmt: skip
AND_WORD = any_row(_ANDS)
CHINESE_AND = "以及|(?:将|拟)?(?:联合|会同|携手)?[与同]|[、和及暨]"
# Small words inside a name whose other words have capitals.
PARTICLES = alternatives([
    "and", "et", "y", "e", "и", "of", "for", "the", "in", "on", "to", "against", "with", "without", "from", "by",
    "through", "towards", "&", "de", "du", "des", "la", "le", "les", "del", "los", "las", "para", "por", "pour", "sur",
    "contre", "aux", "au", "à", "en", "d", "l", "sans", "dans", "el", "contra", "con", "sobre", "по", "в", "для", "на",
    "за", "при",
])  # fmt: skip

# Spellings that are one: of words, and of names of the house itself.
SAME_WORDS = {
    "centre": "center", "organisation": "organization", "organisations": "organization",
    "organizations": "organization",
    "programme": "program", "programmes": "program", "labour": "labor", "defence": "defense",
    "intl": "international", "int": "international",
    "st": "saint", "dept": "department", "govt": "government", "univ": "university", "societies": "society",
    "internacional": "international", "internationale": "international",
}  # fmt: skip
SAME_NAMES = {
    ("united", "nations"): "un", ("nations", "unies"): "onu", ("naciones", "unidas"): "onu", ("co",
     "operation"): "cooperation",
    ("non", "violent"): "nonviolent", ("inter", "agency"): "interagency", ("multi", "lateral"): "multilateral",
}  # fmt: skip
# Words that names may have or not: "Committee for the Red Cross" is one "of the".
SMALL_WORDS = frozenset([
    "the", "of", "for", "on", "in", "de", "du", "des", "d", "l", "la", "le", "les", "los", "las", "del", "pour", "aux",
    "para", "por", "s", "по", "в", "на",
])  # fmt: skip

# Words that tell the kind of an organization that is not known, the more telling kinds first.
KIND_WORDS = [
    ("movement", ["red cross", "red crescent", "croix rouge", "croissant rouge", "cruz roja", "media luna roja",
     "الهلال الأحمر",
                  "الصليب الأحمر", "красного креста", "красного полумесяца", "красный крест", "红十字会",
                  "红新月会"]),
    ("academia", ["university", "college", "school", "academy", "institute", "law clinic", "université",
     "institut", "universidad",
                  "instituto", "académie", "école", "escuela", "جامعة", "معهد", "كلية", "университет",
                  "институт", "академия",
                  "research centre", "research center", "think tank", "faculty", "大学", "研究所", "学院", "研究院"]),
    ("un_entity", ["united nations", "un", "nations unies", "naciones unidas", "الأمم المتحدة", "unsg",
     "special rapporteur",
                   "special adviser", "special representative", "объединенных наций", "联合国"]),
    ("member_state", ["ministry", "ministère", "ministerio", "government", "gouvernement", "gobierno",
     "kingdom", "وزارة", "حكومة",
                      "permanent mission", "embassy", "министерство", "правительство", "外交部", "政府",
                      "municipality", "consulate"]),
    ("intergovernmental", ["intergovernmental", "commission", "organization of", "union of", "league",
     "development bank",
                           "secretariat", "community of", "intergubernamental", "intergouvernementale",
                           "межправительственная"]),
    ("other", ["group of friends", "cluster", "fund", "platform", "company", "ltd", "inc", "museum", "musée",
     "museo", "متحف",
               "музей", "博物馆", "parliament", "caucus", "groupe des amis", "grupo de amigos"]),
]  # fmt: skip
