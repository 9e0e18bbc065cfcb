"""How letters, notes and e-mails speak to their reader, begin and end. A row for each language."""

from .wording import telling

# With which letters and mails end; what stands below is who signs.
CLOSINGS = [
    "best regards", "kind regards", "warm regards", "regards", "with best regards", "with kind regards",
    "best wishes",
    "sincerely", "yours sincerely", "sincerely yours", "respectfully", "yours faithfully", "with appreciation",
    "best", "all the best",
    "warmly", "many thanks", "with thanks", "thank you", "yours truly", "in solidarity", "cheers",
    "cordialement", "bien cordialement", "bien a vous", "meilleures salutations", "sinceres salutations",
    "respectueusement",
    "salutations distinguees", "avec nos salutations", "bien sincerement", "amicalement",
    "atentamente", "saludos cordiales", "cordialmente", "un cordial saludo", "un saludo cordial", "un saludo",
    "saludos", "muy atentamente",
    "reciba un cordial saludo",
    "quedamos atentos", "respetuosamente",
    "с уважением", "с наилучшими пожеланиями", "искренне ваш", "此致", "敬礼", "此致敬礼", "顺颂", "顺祝商祺",
    "مع خالص التحيه", "مع اطيب التحيات", "وتفضلوا بقبول فايق الاحترام", "مع التحيه", "تحياتي",
    "مع فايق الاحترام والتقدير",
    "مع خالص التحيات", "وتفضلوا بقبول فائق الاحترام", "مع خالص التحية",
]  # fmt: skip
# With which they address their reader.
SALUTATION = telling({
    "en": ["excellency", "excellencies", "dear", "compliments", "distinguished delegates", "hello", "hi all",
        "hi everyone"],
    "fr": ["excellence~", "mesdames", "monsieur", "madame", "messieurs", "chers", "chères", "cher", "chère",
        "compliments", "bonjour"],
    "es": ["excelencia~", "estimad~", "señoras", "señores", "querid~", "muy señores"],
    "ar": ["أصحاب السعادة", "سعادة", "حضرات", "الزملاء الأعزاء", "السادة", "تحية طيبة"],
    "ru": ["уважаем~", "ваше превосходительство", "дорогие", "дамы и господа"],
    "zh": [
        "各常驻代表团", "各代表团：", "各位", "阁下", "尊敬", "各位同事", "亲爱的", "您好"],
})  # fmt: skip
# Sentences that speak to the reader: an invitation, a letter, a note on how to come.
ADDRESSED = telling({
    "en": [
        "avail~ (itself|themselves|myself)", "highest consideration", "renew to",
        "invite you", "join us", "save the date", "colleagues", "excellency", "excellencies",
        "invite~ (all|delegat~|member)", "mesdames",
        "your (excellency|mission|office|attendance|participation|presence)", "we (hope|look forward)", "please",
        "kindly", "dear",
        "compliments", "this invitation", "have the honour", "has the honour", "have the honor", "has the honor",
        "assurance~ of",
        "pleasure (of|to)", "cordially", "you are invited", "thank you",
    ],
    "fr": [
        "saisit (cette|l') occasion", "saisit cette", "renouvelle~", "assurances de",
        "mesdames", "monsieur", "excellence~", "vous (invite|invitent|convie|convient|prie|prions)", "veuillez",
        "votre", "compliments",
        "nous (espérons|vous)", "honneur (de|d'inviter)", "plaisir de vous", "réservez", "cher~ collègues",
        "merci de", "prié~ de",
        "haute considération",
    ],
    "es": [
        "aprovecha~ (la|esta) (oportunidad|ocasión)", "distinguida consideración", "seguridades de",
        "estimad~", "excelencia~", "le (invita|invitamos)", "(les|le|los) invitan", "les invita~", "los invita~",
        "saluda",
        "su (participación|asistencia|presencia)", "sírvase", "esperamos", "tengo el honor", "tiene el honor",
        "les informamos",
        "se complace~ en", "reserve~ la fecha", "alta consideración", "rogamos",
    ],
    "ar": [
        "أصحاب السعادة", "سعادة", "تدعوكم", "يدعوكم", "ندعوكم", "أدعوكم", "دعوتكم", "يدعوانكم", "تدعوانكم", "يدعونكم", "حضوركم", "يشرفني", "يشرفنا",
        "تحياتها", "نتطلع",
        "تغتنم", "يرجى", "نرجو", "الرجاء", "يسرنا", "يسرني", "تهدي", "فائق", "دعوة كريمة", "احجزوا",
    ],
    "ru": [
        "уверения в", "уверен~ в [своем] [весьма] высоком",
        "уважаем~", "просим", "приглашаем", "(имеет|имеют) честь", "просьба", "приглашают вас", "приглашает вас",
        "свидетельствует",
        "пользуется случаем", "будем рады", "рады пригласить",
    ],
    "zh": [
        "顺致", "尊敬", "阁下", "谨邀请", "诚邀", "敬请", "致意", "谨此", "荣幸", "欢迎您", "请于", "请在", "崇高敬意"],
})  # fmt: skip
# The reader is spoken to as "you".
SECOND_PERSON = telling({
    "en": ["you", "your", "yours"],
    "fr": ["vous", "votre", "vos"],
    "es": ["usted", "ustedes", "les informamos", "vuestra"],
    "ru": ["вы", "вас", "вам", "ваш~"],
    "ar": ["لكم", "منكم", "إليكم", "عليكم", "يمكنكم", "جداولكم", "بكم"],
    "zh": ["您", "贵方", "贵团", "贵国"],
})  # fmt: skip
# What stands on pages and below mails and is no text of the event.
FURNITURE = telling({
    "en": [
        "e-ticket~", "eticket~", "refund~",
        "cookie~", "all rights reserved", "©", "unsubscribe", "privacy policy", "confidential", "javascript",
        "newsletter", "disclaimer",
        "concept note", "draft", "version", "category", "previous event", "next event", "zoom", "link",
        "livestream~", "be recorded",
        "registered participants", "registration", "badge~", "grounds pass", "captioning",
        "interpretation (will|is|in|into)", "ticket~",
        "international sign", "chatham house",
    ],
    "fr": [
        "tous droits réservés", "mentions légales", "confidentialité", "politique de", "note conceptuelle",
        "inscription", "inscrits",
        "lien", "badge~", "interprétation", "diffusé~ en direct", "enregistré~", "laissez-passer",
    ],
    "es": [
        "todos los derechos reservados", "aviso legal", "confidencial", "nota conceptual", "inscripción",
        "enlace", "interpretación",
        "se transmitirá", "grabado", "pase~", "acreditación",
    ],
    "ar": ["جميع الحقوق محفوظة", "رابط", "[ال]تسجيل", "[ال]ترجمة الفورية", "بث مباشر", "سرية"],
    "ru": ["все права защищены", "конфиденциальн~", "ссылка", "регистрац~", "пропуск~", "трансляц~", "перевод~ на"],
    "zh": ["版权所有", "链接", "注册", "报名", "登记", "同声传译", "直播", "保密", "通行证"],
})  # fmt: skip
