"""For whom an event is meant. A row for each language; the phrases are those of `wording.py` and meet `bare` text."""

import re

from .wording import telling

# For whom the event is meant, behind these words; behind "open to" too, which belongs to what is said.
_MEANT_FOR = {
    "en": [
        "(intended|meant|designed|aimed) [primarily] (for|at)",
        "addressed to",
        "targeted at",
        "geared (to|towards)",
        "(of|particular) interest (to|for)",
    ],
    "fr": [
        "(s'adresse|s'adressent) [principalement] (aux|au|à)",
        "à l'attention (des|de)",
        "destiné~ [principalement] (aux|au|à)",
        "à l'intention (des|du|de)",
        "réservé~ (aux|à)",
    ],
    "es": ["(dirigido|dirigida|destinado|destinada) [principalmente] (a|al)", "orientado a"],
    "ar": ["موجه~ إلى", "موجه~ ل", "مخصص~ ل"],
    "ru": ["предназначен~ для", "адресован~", "рассчитан~ на"],
    "zh": ["对象为", "{towards}"],
}
_OPEN_TO = {
    "en": ["open to", "limited to (members|representatives|delegates|delegations)"],
    "fr": ["ouvert~ (à|au|aux)"],
    "es": ["abiert~ (a|al)"],
    "ar": ["مفتوح~ أمام", "مفتوح~ ل~", "[ال]دعوة (عامة|مفتوحة) (أمام|إلى)", "[ال]دعوة (عامة|مفتوحة) ل~"],
    "ru": ["открыт~ для"],
    "zh": ["(面向|向|对){whom}开放"],
}
_WHOM = r"[\u3400-\u9fff]{1,20}?"
MEANT_FOR = telling(_MEANT_FOR, towards=f"面向(?!{_WHOM}开放)")
OPEN_TO = telling(_OPEN_TO, whom=_WHOM)
# People whom such words, or "… are welcome", can mean.
_PEOPLE = {
    "en": [
        "specialist~", "donor~", "professional~", "lawyer~", "academia", "negotiator~",
        "representative~", "member~", "delegate~", "delegation~", "mission~", "expert~", "practitioner~", "staff",
        "student~",
        "media", "press", "journalist~", "public", "civil society", "ngo~", "participant~", "diplomat~", "official~",
        "states", "stakeholder~", "partners", "researcher~", "academic~", "colleague~", "community", "organization~",
        "persons", "people", "guests", "observers", "pass holders", "everyone", "everybody", "all", "adviser~", "advisor~", "policy~", "counsellor~",
    ],
    "fr": [
        "spécialiste~", "bailleur~", "praticien~", "juriste~", "professionnel~",
        "représentant~", "membre~", "délégué~", "délégation~", "mission~", "expert~", "personnel~", "étudiant~",
        "médias",
        "presse", "journaliste~", "public", "société civile", "ong", "participant~", "diplomate~", "partenaires",
        "tous",
        "personnes", "toutes", "chercheur~", "états", "conseiller~", "collègue~",
    ],
    "es": [
        "especialista~", "donante~", "profesional~", "jurista~",
        "representante~", "miembro~", "delegad~", "delegaci~", "misiones", "expert~", "personal", "estudiante~",
        "medios",
        "prensa", "periodista~", "público", "sociedad civil", "ong", "participante~", "diplomátic~", "todo~", "toda~",
        "personas", "entidades", "funcionari~", "investigador~", "asesor~", "colegas",
    ],
    "ar": [
        "[ال]مختص~", "[ال]متخصص~", "[ال]مانح~", "[ال]ممثل~", "[ال]أعضاء", "[ال]وفود", "[ال]بعثات", "[ال]خبراء", "[ال]صحف~", "[ال]جمهور", "[ال]جميع",
        "[ال]عامل~",
           "[ال]دبلوماسي~", "[ال]منظمات", "[ال]طلاب", "[ال]مشاركين", "لجميع",
           "[ال]حاملي", "حملة", "[ال]مهتمين", "[ال]راغبين"],
    "ru": [
        "донор~", "практик~", "юрист~", "представител~", "член~", "делегат~", "делегаци~", "эксперт~", "сотрудник~", "студент~", "сми",
        "журналист~",
           "прессы", "всех", "участник~", "дипломат~", "организаци~", "специалист~", "публик~", "лиц",
           "лица", "лицам", "обладател~", "желающ~"],
    "zh": [
        "捐助", "学者", "团体", "组织", "代表", "成员", "专家", "记者", "公众", "学生", "人员", "外交官", "各方", "所有人", "人士"],
}  # fmt: skip
PEOPLE = telling(_PEOPLE)
_WELCOME = {
    "en": [
        "(is|are) [most|warmly|cordially|very] welcome",
        "(is|are) [warmly|cordially] (invited|encouraged) to (attend|join|participate|take part)",
    ],
    "fr": ["(est|sont) [cordialement] (bienvenu|invité)~"],
    "es": ["(es|son) bienvenid~", "(está|están) invitad~ a (participar|asistir)"],
    "ru": ["приглашаются"],
}
WELCOME = telling(_WELCOME)
# Where the words for whom an event is meant come to their end.
AUDIENCE_ENDS = re.compile(
    r"[.;。；]|,(?=[\u3400-\u9fff])|,\s+(?:and\s+)?(?:kindly|please|should|but|who\s+are|subject|upon)"
    r"|\s+(?:and|y|et)\s+(?:will|is|are|sera|est|es)\s|\s+-\s|\s*\((?:registration|rsvp|inscri)"
)
