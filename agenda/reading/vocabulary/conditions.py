"""Who may come: whether an invitation may be handed on, who is invited, whether places are limited.

A row for each language; the phrases are those of `wording.py` and meet `bare` text.
"""

from .wording import any_of, telling

# The invitation may not be handed on, or may.
_NOT_TRANSFERABLE = {
    "en": [
        "refrain from (forwarding|sharing|circulating|passing)", "not [be] for (onward|further) (circulation|distribution)",
        "(non|not) transferable", "non-transferable", "nontransferable", "untransferable", "strictly personal",
        "(may|can|must|should|shall) not be (transferred|forwarded|passed|shared|delegated|circulated)",
        "cannot be (transferred|forwarded|passed|shared|delegated)", "can't be transferred", "personal and (non|not)",
        "(do not|don't|not to) (forward|share|circulate|pass|distribute)", "invitation is personal",
        "not to be (forwarded|shared|transferred)",
    ],
    "fr": [
        "ne pas (transmettre|transférer|faire suivre|diffuser|partager|céder)", "ne (transmettez|diffusez|partagez) pas",
        "(non|pas) (transmissible|transférable|cessible)~", "incessible~", "intransmissible~",
        "strictement personnelle",
        "ne (peut|peuvent|doit|doivent) pas être (transmise|transférée|cédée|diffusée)~", "personnelle et non",
        "(n'est|ne sont) pas (transférable|cessible|transmissible)~", "nominative et", "invitation est personnelle",
    ],
    "es": [
        "no (reenviar|reenvíe|reenvíen|transferir|compartir|difundir|ceder)",
        "intransferible~", "no (es|son) transferible~", "no transferible~",
        "no (puede|podrá|pueden) (transferirse|cederse)",
        "no (puede|podrá|pueden) ser (transferida|cedida)~", "estrictamente personal", "invitación es personal",
    ],
    "ar": [
        "عدم (تحويل|نقل|إحالة|تعميم|مشاركة)~",
        "غير قابل~ للتحويل", "غير قابل~ للنقل", "لا يجوز (تحويل|نقل|إحالة)~", "لا يمكن (تحويل|نقل)~", "شخصية وغير",
        "شخصية ولا", "الدعوة شخصية", "دعوة شخصية",
    ],
    "ru": [
        "не (пересылать|пересылайте|передавайте)",
        "не подлежит передаче", "не может быть передано", "без права передачи", "нельзя передавать",
        "именное приглашение",
        "строго именн~", "не передавать",
    ],
    "zh": [
        "请不要转", "请勿转", "切勿转", "不可转让", "不得转让", "恕不转让", "请勿转发", "不能转让", "仅限本人"],
}  # fmt: skip
_TRANSFERABLE = {
    "en": [
        "transferable", "transferrable",
        "(may|can|could) be (transferred|forwarded|passed on|passed|shared|extended)",
        "(kindly|please|do|or) (forward|pass) … to", "(forward|pass) (this|it|the) … colleague~",
        "feel free to (forward|share|circulate|pass)", "forward … colleagues",
        "share … with … colleagues", "send … in your place", "(represented|replaced) by a colleague",
        "designate … alternate", "pass it on", "(pass|forward|give|send|hand) (your|the|this) invitation",
    ],
    "fr": [
        "(est|sont) (cessible|transmissible|transférable)~",
        "(peut|peuvent) être (transmise|transférée|cédée|partagée)~",
        "(transmettre|transférer|faire suivre|relayer) (ce|cette|cet|l'|la|à)~", "vous faire (représenter|remplacer)", "cessible",
        "transmissible",
        "transférable",
    ],
    "es": [
        "(es|son) transferible~", "transferible",
        "(puede|podrá) (transferirse|transferida|cederse|cedida|reenviar|reenviarse)",
        "puede ser (transferida|cedida|reenviada)", "(puede|pueden) (reenviar|compartir) esta", "hacerse representar",
    ],
    "ar": [
        "قابلة للتحويل", "قابل للتحويل", "قابلة للنقل", "يمكن (تحويل|نقل|إحالة)~", "يجوز (تحويل|نقل|إحالة)~",
        "يمكنكم (تحويل|إحالة)", "إنابة من",
    ],
    "ru": [
        "может быть передано", "(можно|можете) передать", "(можно|можете) переслать", "допускается передача",
        "подлежит передаче", "с правом передачи", "вправе передать",
    ],
    "zh": ["可转让", "可以转让", "可转交", "可以转交", "可转发", "欢迎转发", "可由他人代"],
}  # fmt: skip
# Only those who are invited may come, or anybody may.
_INVITATION_ONLY = {
    "en": [
        "by-invitation-only", "by invitation", "invitation only", "invitation-only", "invite only", "invite-only",
        "invitees only", "invited guests only",
        "invited participants only", "closed door", "closed-door", "closed (event|meeting|session|discussion)",
        "closed to the public",
        "restricted to (invitees|invited|those invited)", "upon invitation", "on invitation only", "members only",
    ],
    "fr": [
        "sur invitation", "réservé~ aux (invités|personnes invitées)", "à huis clos",
        "(séance|réunion) (fermée|privée)",
        "uniquement sur invitation", "non public", "non publique",
    ],
    "es": [
        "por invitación", "con invitación", "mediante invitación", "exclusivamente por invitación",
        "a puerta cerrada",
        "(sesión|reunión) (cerrada|privada)", "solo [para] invitados", "reservado a [los] invitados",
    ],
    "ar": ["مقصور~ على المدعوين",
        "الدعوات الخاصة", "بدعوة (خاصة|فقط)", "[ال]حضور بالدعوة", "للمدعوين فقط", "بالدعوات فقط", "جلسة مغلقة",
        "اجتماع مغلق",
        "مقتصر على المدعوين", "يقتصر … المدعوين", "بدعوات خاصة",
    ],
    "ru": [
        "по приглашени(ям|ю)", "только для приглашенных", "закрытое (мероприятие|заседание)", "закрытая встреча",
        "строго по приглашениям", "вход по приглашени~",
    ],
    "zh": ["仅限受邀", "凭邀请", "限受邀", "凭请柬", "闭门", "只限受邀", "受邀者"],
}  # fmt: skip
_OPEN = {
    "en": [
        "open to (all|everyone|everybody|the public|any|anyone){freely}",
        "not by invitation",
        "all are welcome",
    ],
    "fr": ["ouvert~ (à|au) (tous|toutes|tout|public|grand public)~{freely}", "entrée libre{freely}"],
    "es": ["abiert~ (al público|a todo~|a toda~){freely}", "entrada libre{freely}"],
    "ar": ["مفتوح~ (للجميع|لجميع|أمام الجميع|أمام جميع|للعموم|للجمهور){freely}"],
    "ru": ["открыт~ для (всех|публики){freely}", "вход свободный{freely}"],
    "zh": ["面向所有", "面向公众", "对所有人开放", "对公众开放", "向所有"],
}
_LIMITED_PLACES = {
    "en": [
        "one (seat|place|person|representative|participant|delegate|attendee|guest) (per|from each|for each) (mission|delegation|organization|organisation|state|permanent mission)",
        "(each|every|a) (mission|delegation|organization|organisation) (may|can|is invited to|is asked to) (send|nominate|bring) [only|no more than|up to] (one|two)",
        "(room|space|venue) is [very|rather|quite] (small|tiny)", "in … order … (arrive|arrived|received|arrival)",
        "in order of (arrival|registration|receipt)", "can [only] (seat|host|accommodate|take) {number}",
        "(seat|seats|place|places|spots) … (limited|restricted)",
        "(space|spaces|seating|capacity) (is|are|will be|being) [very|strictly|extremely] (limited|restricted)",
        "(availability|attendance|participation) (is|will be) [strictly] (limited|restricted)",
        "(space|seating|capacity) (in|at|inside) … (limited|restricted)",
        "limited (space|seat|seating|place|capacity|availability|number)~", "[a] limited number of",
        "first come first served", "first come, first served",
        "first-come first-served", "first-come, first-served", "first-come-first-served", "first come first serve",
        "(room|hall|venue|auditorium) … (takes|holds|has|seats|accommodates) [only] [up to] {number}",
        "max {number} {people}", "max. {number} {people}",
        "maximum {number} {people}", "maximum of {number} {people}", "only [have|has] {number} (places|seats|chairs|spots)",
        "(have|has|holds|seats) only {number}", "there are [only] {number} (places|seats|chairs|spots)",
        "if [all|the] … full", "once full", "limited to {number}", "capacity is {number}",
        "(places|seats|seating|space) (fill|fills) up", "while (places|seats|space) (last|lasts)",
    ],
    "fr": [
        "une (place|personne) par (mission|délégation|organisation)", "un (siège|représentant|participant) par (mission|délégation|organisation)",
        "chaque (mission|délégation|organisation) … une [seule] personne", "salle … (petite|exiguë)",
        "salle … (accueillir|contenir|compte) {number}", "dans l'ordre (d'arrivée|des demandes|des inscriptions)",
        "(place|places|sièges|nombre|espace) … (limité|restreint|compté)~", "places limitées",
        "capacité … limitée", "espace … limité", "limite des places",
        "premier arrivé premier servi", "premier arrivé, premier servi", "premiers arrivés", "nombre limité",
        "{number} places seulement", "que {number} places", "jauge limitée",
    ],
    "es": [
        "(una plaza|una persona|un representante) por (misión|delegación|organización)",
        "(plaza|plazas|cupo|cupos|aforo|espacio|asiento|asientos|capacidad) … limitad~", "número limitado",
        "orden de (llegada|inscripción|solicitud|recepción)",
        "cada (misión|delegación|organización) … una [sola] persona", "sala … pequeña",
        "(una persona|un participante|un asistente) por (misión|delegación|organización)",
        "(cupo|aforo|plazas|espacio) limitad~", "completar [el] aforo", "cupo máximo", "aforo máximo", "(aforo|cupo) (es|será) de {number}",
    ],
    "ar": [
        "[ال]مقاعد [ال]محدود~", "[ال]أماكن [ال]محدود~", "عدد [ال](مقاعد|أماكن) محدود", "محدودية [ال](أماكن|مقاعد)",
        "عدد محدود", "الأسبقية", "لمحدودية", "نظرا لمحدودية", "سعة القاعة محدودة",
        "القاعة صغيرة", "صغر [حجم] القاعة", "(شخص|ممثل|مشارك) واحد (عن|من|لكل) [كل] (وفد|بعثة|منظمة)",
        "حسب (ترتيب|أسبقية) (الوصول|التسجيل|الطلبات)",
    ],
    "ru": [
        "(одно место|один представитель) от (каждой|делегации|представительства)",
        "(количество|число) мест … ограничен~", "мест~ … ограничен~", "ограниченн~ (число|количество) мест",
        "число участников ограничено",
        "по одному (человеку|представителю|участнику) от", "зал (небольшой|невелик|рассчитан на {number}|вмещает {number})",
        "в порядке (поступления|очереди|живой очереди)", "не более одного (человека|представителя|участника) от",
    ],
    "zh": [
        "每团限", "每个代表团限", "每代表团限", "每个代表团可派一", "会场较小", "会场不大", "按报名顺序", "按报名先后", "席位有限", "名额有限", "座位有限", "人数有限", "先到先得", "席位限", "名额限", "场地有限", "座席有限"],
}  # fmt: skip
# Not to all: only to those of them that hold a pass, or have registered before.
_HOLDERS = [
    "holding",
    "holders?",
    "with",
    "accredited",
    "registered",
    "valid",
    "badges?",
    "pass",
    "passes",
    "badged",
    "titulaires?",
    "munie?s?",
    "accredite\\w*",
    "detent\\w+",
    "acreditad\\w+",
    "titulares",
    "аккредит\\w+",
    "пропуск\\w*",
    "حاملي",
    "لحاملي",
    "المعتمد\\w+",
    "subject\\s+to",
    "previa",
    "sur\\s+(?:inscription|reservation)",
    "по\\s+(?:записи|регистрации|предварительно\\w+)",
]
_FREELY = rf"(?!(?:[^\w.;]+\w+){{0,16}}?[^\w.;]+(?:{'|'.join(_HOLDERS)})(?!\w))"
_PERSONS = r"(?:persons?|people|participants?|delegates?|guests?|representatives?|attendees|seats?|per)"
_ABOUT = ["about", "around", "some", "roughly", "only", "at most", "up to", "no more than", "environ", "unos",
    "около"]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "a hundred", "one hundred",
    "vingt", "trente", "quarante", "cinquante", "soixante", "treinta", "cuarenta", "cincuenta", "sesenta"]  # fmt: skip
_NUMBER = (
    rf"(?:{any_of(_ABOUT)}\s+)?(?:{any_of(_TENS)}|\d{{1,3}})"
    r"(?!\s*(?:min|hour|heure|hora|мин|час|分|%|per\s+cent|[\d.:]))"
)

# Space and places of which the text tells, and not the room.
ELSEWHERE = telling({
    "en": ["(humanitarian|civic|civil|political|fiscal|policy|operational|protection|living|shrinking) space"],
    "fr": ["espace (humanitaire|civique|politique)"],
    "es": ["espacio (humanitario|cívico|político)"],
    "ar": ["الحيز الإنساني", "الفضاء المدني"],
    "ru": ["гуманитарное пространство", "гражданское пространство"],
    "zh": ["人道空间", "人道主义空间", "公民空间"],
})  # fmt: skip

FLAGS = [  # the more telling pattern of a field first
    ("transferable", telling(_NOT_TRANSFERABLE), False),
    ("transferable", telling(_TRANSFERABLE), True),
    ("invitation_only", telling(_OPEN, freely=_FREELY), False),
    ("invitation_only", telling(_INVITATION_ONLY), True),
    ("limited_places", telling(_LIMITED_PLACES, number=_NUMBER, people=_PERSONS), True),
]
