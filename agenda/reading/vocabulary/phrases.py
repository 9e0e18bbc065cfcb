"""Turns of phrase that say something about a side event or frame a letter; one row a language.

Patterns meet `bare` text: lower case, without accents, with plain quotes and dashes.
"""

import re

CLOSINGS = [
    "best regards", "kind regards", "warm regards", "regards", "with best regards", "with kind regards", "best wishes",
    "sincerely", "yours sincerely", "sincerely yours", "respectfully", "yours faithfully",
    "cordialement", "bien cordialement", "bien a vous", "meilleures salutations",
    "atentamente", "saludos cordiales", "cordialmente", "un cordial saludo", "saludos",
    "с уважением", "此致", "مع خالص التحية", "مع اطيب التحيات", "وتفضلوا بقبول فائق الاحترام",
]  # fmt: skip
EARLIER_MESSAGE = re.compile(
    r"\s*(?:-{2,}\s*(?:original message|forwarded message|message d'origine|message transféré|mensaje (?:original|reenviado)"
    r"|исходное сообщение)|begin forwarded message|(?:>\s*)?on .{5,120} wrote:|le .{5,120} a écrit\s?:|el .{5,120} escribió:"
    r"|_{10,}$|from: .+ <?[\w.+-]+@)",
    re.I,
)

# The week itself, with its year where that stands beside it.
WEEK = re.compile(
    r"(?:(?P<before>20\d\d)\s+(?:edition\s+of\s+the\s+)?)?(?:un\s+)?(?:(?:protection\s+of\s+civilians|poc)\s*(?:\(\s*poc\s*\)\s*)?week"
    r"|semaine\s+(?:de\s+|sur\s+)?(?:la\s+)?(?:protection\s+des\s+civils|poc|pdc)|semana\s+(?:de\s+|sobre\s+)?(?:la\s+)?(?:proteccion\s+de\s+(?:los\s+)?(?:civiles|la\s+poblacion\s+civil)|poc)"
    r"|اسبوع\s+حمايه\s+المدنيين|недел[яеию]\s+(?:по\s+)?защит[ыеу]\s+(?:гражданских\s+лиц|гражданского\s+населения)|保护平民周)"
    r"(?:\s*\(poc\))?[,:\s\"']*(?:\(?\s*(?:of\s+|de\s+|del\s+|لعام\s+|لسنه\s+|عام\s+)?(?P<year>20\d\d)(?:\s*(?:г\.|года|年))?\)?)?|(?P<zh>20\d\d)\s*年?保护平民周"
)
RSVP = re.compile(
    r"r\.?\s?s\.?\s?v\.?\s?p|regist(?:er|ration)|sign\s+up|confirm\s+(?:your\s+)?(?:attendance|participation)|reply|respond|nominat"
    r"|inscri|s'inscrire|repondre|confirmer\s+(?:votre|leur)|confirmation|confirmar|registr|se\s+ruega|تسجيل|تاكيد\s+(?:الحضور|المشاركه)|تاكيد|регистрац|зарегистр|подтверд|报名|注册|登记|回复|确认"
)
CATERING_WORDS = (
    r"(?:light\s+|working\s+|boxed\s+|sandwich\s+|buffet\s+|networking\s+)*(?:lunch(?:es)?|refreshments?|snacks?|breakfast|brunch|coffee(?:\s+and\s+(?:tea|pastries))?|tea\s+and\s+coffee|sandwiches|reception|canapes|light\s+bites|finger\s+food|cocktails?|buffet|dinner)(?:\s+and\s+(?:refreshments|snacks|drinks|coffee|beverages|soft\s+drinks|tea))?"
    r"|(?:dejeuner\s+leger|dejeuner|collation|rafraichissements|petit-dejeuner|buffet|cafe\s+d'accueil|reception|en-cas|cocktail)(?:\s+leger(?:e)?)?"
    r"|(?:almuerzo\s+ligero|almuerzo|refrigerios?|desayuno|cafe|merienda|recepcion|coctel|vino\s+de\s+honor)(?:\s+ligero)?"
    r"|(?:وجبه\s+)?(?:غداء|فطور|مرطبات|ضيافه|وجبه\s+خفيفه|القهوه)(?:\s+خفيف(?:ه)?)?|(?:легк(?:ий|ие|ого)\s+)?(?:обед|фуршет|закуски|кофе-брейк|напитки|завтрак)|(?:简易|便餐|自助)?(?:午餐|茶点|早餐|简餐|便餐|茶歇|冷餐)"
)
CATERING = re.compile(rf"(?<!\w)(?:{CATERING_WORDS})(?!\w)|{'午餐|茶点|早餐|简餐|便餐|茶歇'}")
SERVED = re.compile(
    r"served|provided|offered|available|follow|preceded|join\s+us|servi|offert|propose|disponible|se\s+(?:servira|ofrecera|ofreceran|serviran)|ofrec|sirv|يقدم|تقدم|سيقدم|ستقدم|подан|предлож|будет|будут|提供|备有|供应"
)
# Sentences that speak to the reader: an invitation, a letter, a note on how to come.
ADDRESSED = re.compile(
    r"(?<!\w)(?:invite\s+you|join\s+us|save\s+the\s+date|mesdames|estimad|monsieur|colleagues|excelencia|excellence|اصحاب\s+السعاده|سعاده|уважаем|尊敬|阁下|invites?\s+(?:all|delegat|member)|your\s+(?:excellency|mission|office|attendance|participation|presence)|we\s+(?:hope|look\s+forward)|please|kindly|dear\s|excellency|compliments|this\s+invitation|i\s+have\s+the\s+honou?r"
    r"|assurances?\s+of|vous\s+(?:invite|convie|prie)|veuillez|votre\s|compliments|nous\s+(?:esperons|vous)|l'honneur\s+de|le\s+invita|les?\s+invitan?|saluda|su\s+(?:participacion|asistencia|presencia)|sirvase|esperamos|tengo\s+el\s+honor"
    r"|تدعوكم|يدعوكم|ندعوكم|دعوتكم|حضوركم|يشرفني|تحياتها|نتطلع|просим|приглашаем|имеет\s+честь|имеют\s+честь|وتغتنم|谨邀请|诚邀|敬请|致意)"
)
# The invitation may be handed on, or may not.
NOT_TRANSFERABLE = re.compile(
    r"(?:non|not)[- ]transferable|may\s+not\s+be\s+(?:transferred|forwarded)|(?:strictly\s+)?personal\s+(?:invitation\s+)?and\s+(?:non|not)|do\s+not\s+forward|non\s+transmissible|non\s+transferable|(?:n'est\s+pas|ne\s+sont\s+pas)\s+(?:transferables?|cessibles?|transmissibles?)|strictement\s+personnelle"
    r"|intransferible|no\s+(?:es|son)\s+transferibles?|personal\s+e\s+intransferible|غير\s+قابل[هة]?\s+للتحويل|لا\s+يجوز\s+تحويل|شخصيه\s+وغير|не\s+подлежит\s+передаче|不可转让|不得转让|strictly\s+personal"
)
TRANSFERABLE = re.compile(
    r"(?<!non)(?<!non-)(?<!not )(?<!non )transferable|may\s+be\s+(?:transferred|forwarded|passed)|(?:kindly|please)\s+(?:feel\s+free\s+to\s+)?forward\s+(?:it\s+|this\s+)?(?:to|this)|feel\s+free\s+to\s+(?:forward|share)\s+(?:this\s+invitation)?|peut\s+etre\s+(?:transmise|transferee|cedee)|est\s+(?:cessible|transmissible|transferable)|puede\s+(?:ser\s+)?(?:transferirse|transferida|cederse|reenviar\w*)|es\s+transferible"
    r"|قابله\s+للتحويل|يمكن\s+تحويل|может\s+быть\s+передано|可转让|可以转让|可转交"
)
NOT_INVITATION_ONLY = re.compile(
    r"open\s+to\s+(?:all|everyone|everybody|the\s+public|any)|ouvert(?:e)?s?\s+a\s+(?:tous|toutes|tout)|abiert[oa]s?\s+a(?:l\s+publico|\s+tod)|مفتوح[هة]?\s+(?:ل|امام)(?:لجميع|\s*الجميع|جميع)|открыт\w*\s+для\s+всех|面向所有|对所有.{0,6}开放|not\s+by\s+invitation"
)
INVITATION_ONLY = re.compile(
    r"by[- ]invitation[- ]only|by\s+invitation(?!\s+of)|invitation[- ]only|invitees\s+only|closed(?:-door)?\s+(?:event|meeting|session|discussion)|closed\s+to\s+the\s+public|sur\s+invitation|reserve\s+aux\s+invites|(?:solo\s+)?(?:por|con)\s+invitacion|exclusivamente\s+por\s+invitacion|sesion\s+cerrada|الدعوات\s+الخاصه|بدعوه\s+(?:خاصه|فقط)|حضور\s+بالدعوه|للمدعوين\s+فقط|по\s+приглашени(?:ям|ю)|仅限受邀|凭邀请|限受邀"
)
LIMITED_PLACES = re.compile(
    r"(?:space|seats?|seating|places?|capacity|room\s+capacity|availability|in[- ]person\s+(?:space|seats|places|attendance))\s+(?:\w+\s+){0,3}?(?:is|are|will\s+be)\s+(?:\w+\s+)?limited|limited\s+(?:space|seats?|seating|places?|capacity|number\s+of\s+(?:seats|places)|availability)|(?:le\s+nombre\s+de\s+)?places\s+(?:\w+\s+){0,3}?(?:est|sont|etant)\s+(?:\w+\s+)?limite|nombre\s+(?:de\s+places\s+)?limite|places\s+limitees|(?:las\s+)?plazas\s+(?:\w+\s+)?(?:son\s+)?limitadas|cupo\s+(?:es\s+)?limitado|aforo\s+(?:es\s+)?limitado|espacio\s+(?:es\s+)?limitado|(?:plazas|cupos|asientos)\s+limitad|المقاعد\s+محدوده|(?:ال)?اماكن\s+محدوده|عدد\s+(?:ال)?(?:مقاعد|اماكن)\s+محدود|محدوديه\s+(?:ال)?(?:اماكن|مقاعد)|(?:количество|число)\s+мест\s+(?:\w+\s+)?ограничен|席位有限|名额有限|座位有限|first[- ]come,?\s+first[- ]served"
)
# Before the words for whom an event is meant.
MEANT_FOR = re.compile(
    r"(?:intended|meant|designed|aimed)\s+(?:primarily\s+)?(?:for|at)\s+|(?:s'adresse|est\s+destinee?|est\s+ouverte?)\s+(?:principalement\s+)?(?:a\s+l'attention\s+(?:de\s+)?|aux?\s+|a\s+la\s+|a\s+l'|a\s+)|(?:esta\s+)?(?:dirigid[oa]|destinad[oa])\s+(?:principalmente\s+)?a\s+|(?:event|meeting|discussion|invitation|attendance|participation)\s+is\s+open\s+to\s+|open\s+to\s+(?=representatives|member|delegat|all|permanent)|(?:موجهه?|مخصصه?)\s+(?:الى|ل)|предназначен\w*\s+для\s+|面向"
)
# Before the languages in which an event is held or interpreted.
HELD_IN = re.compile(
    r"interpretation|interpreted|working\s+languages?|conducted\s+in|held\s+in|(?:discussion|event|meeting)\s+will\s+be\s+in|languages?\s+(?:of\s+the\s+(?:event|meeting)|will\s+be|are|is)|interpretation\s+simultanee|interpretee|langues?\s+(?:de\s+travail|sont|est|seront)|se\s+(?:tiendra|deroulera)\s+en|interpretacion|idiomas?\s+(?:de\s+trabajo|seran|son|sera)|se\s+(?:celebrara|realizara|desarrollara)\s+en|ترجمه\s+(?:فوريه|شفويه)|الترجمه\s+الفوريه|لغ(?:ات|ه)\s+العمل|باللغ(?:ه|ات|تين)|перевод|рабочи[ей]\s+язык|口译|传译|工作语言|语言"
)
LANGUAGES = {
    "en": r"english|anglais|ingles|(?:ال)?انجليزيه|(?:ال)?انكليزيه|английск\w+|英[语文]|英(?=[、，和法西阿中俄])",
    "fr": r"french|francais|frances|(?:ال)?فرنسيه|французск\w+|法[语文]|法(?=[、，和西阿中俄])",
    "es": r"spanish|espagnol|espanol|(?:ال)?اسبانيه|испанск\w+|西班牙[语文]|西(?=[、，和阿中俄])",
    "ar": r"arabic|arabe|(?:ال)?عربيه|арабск\w+|阿拉伯[语文]|阿(?=[、，和中俄])",
    "ru": r"russian|russe|ruso|(?:ال)?روسيه|русск\w+|俄[语文]",
    "zh": r"chinese|mandarin|chinois|chino|(?:ال)?صينيه|китайск\w+|中[语文]|汉语",
    "pt": r"portuguese|portugais|portugues|(?:ال)?برتغاليه|португальск\w+|葡萄牙[语文]",
    "uk": r"ukrainian|ukrainien|ucraniano|(?:ال)?اوكرانيه|украинск\w+|乌克兰[语文]",
}
ALL_SIX = re.compile(
    r"(?:all|the)\s+six\s+(?:official\s+)?(?:un\s+|united\s+nations\s+)?(?:official\s+)?languages|six\s+langues\s+officielles|seis\s+idiomas\s+oficiales|اللغات\s+(?:الرسميه\s+)?الست|шест\w+\s+официальн\w+|六种(?:官方|正式)语文"
)
# Words that only join values: where nothing else is left between two of them, nothing is lost.
CONNECTIVES = {
    "and",
    "or",
    "the",
    "a",
    "an",
    "of",
    "to",
    "at",
    "in",
    "on",
    "by",
    "for",
    "with",
    "via",
    "from",
    "between",
    "together",
    "jointly",
    "also",
    "both",
    "s",
    "un",
    "u",
    "n",
    "et",
    "ou",
    "le",
    "la",
    "les",
    "l",
    "de",
    "du",
    "des",
    "d",
    "au",
    "aux",
    "en",
    "par",
    "avec",
    "pour",
    "sur",
    "dans",
    "y",
    "o",
    "el",
    "los",
    "las",
    "del",
    "al",
    "por",
    "con",
    "para",
    "e",
    "и",
    "в",
    "на",
    "с",
    "по",
    "до",
    "от",
    "для",
    "و",
    "في",
    "من",
    "الى",
    "على",
    "ب",
    "ل",
    "الساعه",
    "和",
    "与",
    "及",
    "在",
    "于",
    "至",
    "的",
    "由",
}
# A sentence with one of these says when and where the event takes place.
HELD = re.compile(
    r"held|host(?:s|ed|ing)?|take\s+place|takes\s+place|taking\s+place|scheduled|invite|join\s+us|attend|will\s+be|aura\s+lieu|se\s+tiendra|tiendra|tendra\s+lugar|se\s+celebrara|celebrara|tendra|تعقد|يعقد|ستعقد|سيعقد|تقام|состоится|пройдет|举行|举办|召开|convoquer|inviter|invitar"
)
# Whom to ask.
TO_CONTACT = re.compile(
    r"(?:please\s+|kindly\s+)?(?:contact|reach\s+out\s+to|write\s+to|e-?mail|get\s+in\s+touch\s+with|contacter|s'adresser\s+a"
    r"|ecrire\s+a|contactar?(?:\s+(?:a|con))?|dirigirse\s+a|comunicarse\s+con|الاتصال\s+ب|التواصل\s+مع|обращ\w+\s+к"
    r"|связаться\s+с|请联系|联系)\W*"
)
ASK = re.compile(
    r"information|questions?|enquir|inquir|quer(?:y|ies)|contact|renseignement|informacion|consultas|للاستفسار|المعلومات"
    r"|справ|вопрос|咨询|联系"
)
# Where the words for whom an event is meant come to their end.
AUDIENCE_ENDS = re.compile(
    r"[.;]|,\s+(?:and\s+)?(?:kindly|please|should|but|who\s+are)|\s+and\s+(?:will|is|are)\s"
)
# With which letters and mails address their reader.
SALUTATION = re.compile(
    r"(?<!\w)(?:excellenc(?:y|ies|e)|excelencia|dear\s|compliments|mesdames|monsieur|madame|estimad|سعاده|حضرات|اصحاب\s+السعاده"
    r"|уважаем|阁下|尊敬)"
)
