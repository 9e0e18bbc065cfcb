"""What is eaten and drunk at side events, and the words around it. A row for each language."""

import re

from .wording import any_of, any_row, telling

_MEALS = {
    "en": [
        "lunch", "lunches", "luncheon", "refreshment~", "snack", "snacks", "breakfast", "brunch", "coffee", "tea",
        "sandwich~",
        "reception", "canapés", "canapé", "light bites", "finger food", "cocktail", "cocktails", "buffet",
        "dinner", "drinks",
        "beverages", "wine", "pastries", "cookies", "biscuits", "cake", "cakes", "bagels", "croissants",
        "pizza", "wraps", "hors d'oeuvres", "appetizers", "nibbles",
        "high tea", "iftar", "donuts", "muffins", "vin d'honneur", "apéritif", "samosas",
    ],
    "fr": [
        "déjeuner", "collation", "rafraîchissement~", "petit-déjeuner", "petit déjeuner", "buffet", "café",
        "café et thé", "thé et café", "café, thé", "thé ou café", "réception",
        "en-cas", "cocktail", "apéritif", "apéro", "vin d'honneur", "verre de l'amitié", "pot de l'amitié",
        "viennoiseries",
        "sandwichs", "sandwiches", "boissons", "goûter", "dîner", "plateau-repas", "plateaux-repas", "repas",
        "petits fours", "amuse-bouches", "pause-café", "pause café", "encas", "un verre", "gâteaux",
    ],
    "es": [
        "almuerzo", "refrigerio", "refrigerios", "desayuno", "café", "merienda", "recepción", "cóctel", "coctel",
        "vino de honor", "vino español",
        "bocadillos", "aperitivo", "empanadas", "vino", "té y café", "café y té", "café o té", "bebidas",
        "canapés", "galletas", "dulces", "cena",
        "tentempié", "pausa para el café", "emparedados", "ágape",
    ],
    "ar": [
        "غداء", "فطور", "إفطار", "مرطبات", "ضيافة", "وجبة خفيفة", "وجبات خفيفة", "قهوة", "شاي", "حلوى", "حلويات",
        "عشاء",
        "معجنات", "عصائر", "مشروبات", "حفل استقبال", "استراحة قهوة", "شطائر", "سندويشات", "مأكولات",
    ],
    "ru": [
        "фуршетом", "обедом", "приемом", "кофе-брейком", "коктейлем", "легким обедом",
        "обед", "обеда", "фуршет", "закуски", "закуска", "кофе-брейк", "кофе", "чай", "напитки", "завтрак",
        "ужин", "бутерброды",
        "кофе-пауза", "коктейль", "прием", "выпечка", "угощение", "соки", "перекус", "сладости", "пирожки",
        "ланч", "бранч",
    ],
    "zh": [],
}  # fmt: skip
# What is only said beside these: alone, such words are more often about the subject of the event.
_EXTRAS = [
    "fruit", "fruits", "rolls", "juice", "juices", "water", "soft drinks", "food", "meals", "toast", "dates", "music",
    "jus de fruits", "eau", "fruits", "comida", "jugos", "zumos", "frutas", "agua", "تمر", "فواكه", "ماء", "вода",
    "соки",
]  # fmt: skip
# What follows where the word means something else: the reception of refugees, the reception desk.
_NOT_EATEN = r"(?!(?<=recep[ct]ion)\s+(?:of|desk|cent\w+|area|hall|conditions?|capacit\w+|des|de\s+l\w+)\b)"
_CHINESE = [
    "午餐",
    "茶点",
    "早餐",
    "简餐",
    "便餐",
    "茶歇",
    "冷餐",
    "咖啡",
    "茶水",
    "点心",
    "晚餐",
    "午宴",
    "酒会",
    "招待会",
    "饮料",
    "小吃",
    "三明治",
    "自助餐",
    "茶",
]
_CHINESE_BEFORE = ["简易", "便", "自助", "工作", "清淡", "轻便", "简便", "精美"]
# Words with which a meal begins, and those that follow it.
_BEFORE = {
    "en": [
        "light", "working", "boxed", "sandwich", "buffet", "networking", "hot", "cold", "continental", "finger",
        "simple", "small",
        "complimentary", "vegetarian", "halal", "kosher", "modest", "packed", "soft", "informal", "short",
        "fresh", "brief", "lunch",
        "tea", "coffee", "traditional", "assorted", "some", "standing", "brown-bag", "brown bag", "bag",
    ],
    "fr": ["léger", "petit", "petite", "légère", "un", "une", "des", "du", "le", "la", "les", "de"],
    "es": ["ligero", "ligera", "un", "una", "unos", "el", "la", "los"],
    "ar": ["وجبة", "وجبات", "حفل", "مأدبة"],
    "ru": ["легк~", "кофе", "небольшой", "рабочий", "горячий", "горячие", "холодные", "приветственный"],
}  # fmt: skip
_BEHIND = {
    "en": [
        "bag",
        "bags",
        "box",
        "boxes",
        "break",
        "buffet",
        "reception",
        "lunch",
        "breakfast",
        "and light bites",
        "service",
    ],
    "fr": [
        "froid",
        "froide",
        "chaud",
        "chaude",
        "déjeunatoire",
        "apéritif",
        "convivial",
        "conviviale",
        "léger",
        "légère",
        "légers",
        "légères",
        "debout",
        "dînatoire",
        "de bienvenue",
        "d'accueil",
        "buffet",
    ],
    "es": ["ligero", "ligera", "ligeros", "chileno", "de bienvenida", "de trabajo", "frío", "caliente"],
    "ar": ["خفيف", "خفيفة", "عمل", "ترحيبي", "ترحيبية", "ساخن~"],
    "ru": ["для участников"],
}
_JOINTS = r"\s*(?:,|&|\+|/|\b(?:and|with|et|y|e|con|avec|и|с)\b)\s*|\s+و\s?"

_latin = {key: row for key, row in _MEALS.items() if key not in ("ar", "zh")}
_before = {key: row for key, row in _BEFORE.items() if key != "ar"}
_behind = {key: row for key, row in _BEHIND.items() if key != "ar"}
_WESTERN = rf"(?:{any_row(_before)}\s+){{0,3}}{any_row(_latin)}(?:\s+{any_row(_behind)})?"
_ARABIC = rf"(?:(?:ال)?{any_of(_BEFORE['ar'])}\s+)?(?:ال)?{any_of(_MEALS['ar'])}(?:\s+(?:ال)?{any_of(_BEHIND['ar'])})?"
_EASTERN = rf"(?:{any_of(_CHINESE_BEFORE)})?{any_of(_CHINESE)}(?:[、和及与]{any_of(_CHINESE)})*"
_ONE = rf"(?:{_WESTERN}|{_ARABIC})(?!\w){_NOT_EATEN}"
_MORE = rf"(?:{_ONE}|(?:ال)?{any_of(_EXTRAS)}(?!\w))"
# A meal, or several that are named together: "coffee, tea and light pastries".
CATERING = re.compile(rf"(?<!\w)[وبفل]?{_ONE}(?:(?:{_JOINTS}){_MORE})*|{_EASTERN}")

# That nothing is served.
NOT_SERVED = telling({
    "en": ["no (food|lunch|refreshments|catering|meals|drinks|coffee)",
        "not [be] (served|provided|allowed|permitted|offered|available)", "bring your own", "prohibited", "none",
        "n/a", "no", "not foreseen"],
    "fr": ["pas (servi|prévu|autorisé|offert)~", "aucun~", "néant", "interdit~", "sans collation"],
    "es": ["no (se|habrá|está|están)", "ningun~", "prohibido", "no previsto"],
    "ar": ["لن", "لا يسمح", "ممنوع", "لا يوجد", "لا توجد"],
    "ru": ["не (предусмотрен|будет|подается|предоставляется)~", "запрещен~", "нет"],
    "zh": ["不提供", "禁止", "不设", "无"],
})  # fmt: skip
# That it is served: then the words are about the event itself.
SERVED = telling({
    "en": [
        "follows", "(close|closes|end|ends) with",
        "served", "provided", "offered", "available", "follow", "followed by", "preceded by", "join us for",
        "distributed",
        "please join", "enjoy", "hosted", "on offer", "will be (held|organized|hosted|waiting|ready)",
        "there will be", "courtesy of", "complimentary", "invited to", "stay for", "included", "after the event",
        "before the event", "(be|is|are) (on|at) hand", "be (ready|laid out|waiting)", "awaits", "await",
    ],
    "fr": [
        "suivra", "suivront", "s'achèvera", "se terminera",
        "servi~", "offert~", "proposé~", "disponible~", "suivi~ (d'un|d'une|de)", "précédé~ (d'un|d'une|de)",
        "(sera|seront) organisé~",
        "clôturera", "clora", "autour d'un", "à l'issue", "avant la séance", "après la séance", "aura lieu",
        "prévu~", "vous attend~", "distribué~",
    ],
    "es": [
        "seguirá", "culminará", "concluirá",
        "se (servirá|ofrecerá|dispondrá|brindará|invitará|distribuirá)~", "ofrec~", "sirv~", "habrá",
        "disponible~", "seguido de",
        "ofrecid~", "servid~", "precedido de", "a continuación", "contará con", "al finalizar", "al término",
        "incluido", "incluye",
    ],
    "ar": [
        "تختتم", "يختتم", "تختم", "يختم",
        "يقدم", "تقدم", "سيقدم", "ستقدم", "يسبق", "يسبقها", "يلي", "يليها", "سيتم تقديم", "يتم تقديم", "تتوفر",
        "يتبع", "يتبعها",
        "سيوفر", "تتخلل", "يتخلل~", "تعقب", "يعقب~", "ستوفر", "توفر", "يوزع", "ستوزع", "بعد الفعالية", "قبل الفعالية",
    ],
    "ru": [
        "последует", "завершится",
        "подан~", "предлож~", "будет", "будут", "предусмотрен~", "подаются", "подается", "приглашаем на", "состоится",
        "угост~", "организован~", "ждет", "ждут", "после (мероприятия|встречи|дискуссии|заседания)",
        "по окончании", "перед началом",
    ],
    "zh": ["提供", "备有", "供应", "敬备", "招待", "安排", "设有", "享用", "会前", "会后"],
})  # fmt: skip
# Between a meal and a time these say that the time is that of something else.
BEGINS = telling({
    "en": [
        "(start|starts|started|begin|begins|began)", "commence~", "which", "doors", "event (is|will|takes)", "followed by"],
    "fr": ["commence~", "débute~", "début", "qui", "avant la séance"],
    "es": ["comienz~", "comenz~", "inici~", "empez~", "que"],
    "ar": ["تبدأ", "يبدأ", "التي"],
    "ru": ["начнется", "начало", "начинается", "который"],
    "zh": ["开始", "开幕"],
})  # fmt: skip
