"""Forms of address, functions and parts, a row for each language."""

import re

from . import alternatives

# Before a name, in `plain` text with its capitals: "H.E. Ms.", "S.E. M.", "Excma. Sra.", "سعادة السفير".
HONORIFICS = {
    "en": r"H\.?\s?E\.?(?=\s)|(?:His|Her|Their)\s+Excellenc(?:y|ies)|H\.?R\.?H\.?|Mr\.?|Ms\.?|Mrs\.?|Miss|Mx\.?|Dr\.?|Prof\.?|Professor|Ambassador|Amb\.?|Sir|Dame|Lord|Lady|(?:The\s+)?(?:Right\s+)?Hon(?:ou?rable|\.)?|Rev\.?|Bishop|Archbishop|Father|Sister|Sheikha?|Prince(?:ss)?|Minister(?=\s+[A-Z][a-z]+(?:\s|,|$))"
    r"|(?:Lieutenant|Lt\.?|Major|Maj\.?|Brigadier|Brig\.?)[-\s]?(?:General|Gen\.?|Colonel|Col\.?)|General|Gen\.|Colonel|Col\.|Major|Maj\.|Captain|Capt\.|Admiral|Adm\.",
    "fr": r"S\.?\s?E\.?\s?(?:M\.|Mme\.?)|S\.\s?E\.(?!\s?S)|Son\s+Excellence|Leurs\s+Excellences|M\.|Mme\.?|Mlle|Monsieur|Madame|Pr\.?|Ma[îi]tre|Me|l'Ambassadeur|l'Ambassadrice|Ambassadeur|Ambassadrice|Général|Colonel",
    "es": r"S\.?\s?E\.?\s?(?:el\s+|la\s+)?(?:Sr\.?|Sra\.?|Emb\.?)|S\.E\.|Su\s+Excelencia|Excm[oa]\.?|Sr\.?|Sra\.?|Srta\.?|Dra\.|Don|Doña|Emb\.|Embajadora?|Lic\.|Mtr[oa]\.|el\s+Sr\.|la\s+Sra\.|Generala?|Coronel",
    "ru": r"Его\s+Превосходительство|Ее\s+Превосходительство|Её\s+Превосходительство|[Гг]-н|[Гг]-жа|[Гг]осподин|[Гг]оспожа|[Дд]-р|[Пп]роф\.|[Пп]рофессор|Посол|посол",
    "ar": r"صاحب[ة]?\s+السعادة|صاحب[ة]?\s+المعالي|سعادة|معالي|السيدة|السيد|الدكتورة|الدكتور|د\.|السفيرة|السفير|الأستاذة|الأستاذ|الشيخة|الشيخ|اللواء|العميد",
}
HONORIFIC = re.compile(
    rf"(?<![\w.])(?:(?:{'|'.join(HONORIFICS.values())})(?![\w])[\s,]*(?:\((?:[Rr]et|[Rr]etd|r)\.?\)\s*)?)+(?=\S)"
)
HONORIFIC_BEHIND = re.compile(r"(?:先生|女士|大使|教授|博士|阁下)")  # Chinese puts it behind the name

# With such words a function begins or ends.
FUNCTIONS = [
    "representative", "permanent representative", "deputy", "director", "head", "chief", "adviser", "advisor", "officer", "coordinator", "co-ordinator", "president", "chair", "chairperson", "vice", "minister", "secretary", "under-secretary-general",
    "assistant secretary-general", "ambassador", "counsellor", "counselor", "professor", "researcher", "fellow", "manager", "lead", "leader", "commissioner", "rapporteur", "envoy", "delegate", "expert", "specialist", "founder", "co-founder", "ceo", "analyst", "lawyer", "commander", "activist", "attaché", "attache",
    "chargé d'affaires", "charge d'affaires", "observer", "permanent observer", "spokesperson", "editor", "journalist", "survivor", "mayor", "governor", "member", "associate", "consultant", "scholar", "lecturer", "dean", "high commissioner", "relief coordinator", "emergency relief coordinator", "executive", "senior", "high-level", "high level", "legal", "humanitarian", "military adviser", "police adviser", "doctor", "nurse", "surgeon", "engineer", "teacher", "negotiator", "investigator", "advocate", "campaigner", "practitioner", "country", "regional", "special", "former", "community", "youth", "women's",
    "représentant", "représentante", "directeur", "directrice", "chef", "cheffe", "conseiller", "conseillère", "ministre", "coordonnateur", "coordonnatrice", "coordinateur", "coordinatrice", "chargé", "chargée", "président", "présidente", "secrétaire", "responsable", "délégué", "déléguée", "ambassadeur", "ambassadrice", "professeur", "professeure", "chercheur", "chercheuse", "avocat", "avocate", "expert", "experte", "observateur", "haut", "haute", "porte-parole", "membre", "médecin",
    "representante", "director", "directora", "jefe", "jefa", "asesor", "asesora", "ministro", "ministra", "coordinador", "coordinadora", "embajador", "embajadora", "presidente", "presidenta", "secretario", "secretaria", "delegado", "delegada", "profesor", "profesora", "investigador", "investigadora", "abogado", "abogada", "experto", "experta", "observador", "observadora", "oficial", "responsable", "encargado", "encargada", "consejero", "consejera", "miembro", "médica", "médico", "alto", "alta", "viceministro", "viceministra",
    "ممثل", "ممثلة", "الممثل", "الممثلة", "المندوب", "المندوبة", "مندوب", "مندوبة", "مدير", "مديرة", "المدير", "المديرة", "رئيس", "رئيسة", "وزير", "وزيرة", "مستشار", "مستشارة", "منسق", "منسقة", "أمين", "الأمين", "نائب", "نائبة", "سفير", "سفيرة", "المراقب", "خبير", "خبيرة", "مسؤول", "مسؤولة", "القائم", "باحث", "باحثة", "أستاذ", "أستاذة", "طبيب", "طبيبة", "وكيل", "وكيلة", "عضو", "مفوض", "مفوضة",
    "постоянный представитель", "представитель", "директор", "глава", "руководитель", "министр", "советник", "координатор", "заместитель", "посол", "эксперт", "начальник", "президент", "председатель", "старший", "исполнительный", "профессор", "юрист", "сотрудник",
]  # fmt: skip
FUNCTION = re.compile(
    rf"(?<!\w)(?:{alternatives(FUNCTIONS)})(?!\w)|代表|主任|司长|部长|协调员|顾问|总干事|秘书长|专家|研究员|处长|高级专员|参赞|负责人|公使|大使"
)

_ORDINARY = [
    "the", "remarks", "statement", "discussion", "panel", "session", "question", "questions", "opening", "closing", "welcome",
    "light", "lunch", "member", "state", "states", "speaker", "speakers", "representative", "representatives", "q&a",
    "introduction", "summary", "interactive", "dialogue", "video", "moderated", "break", "civil", "society", "security",
    "council", "united", "nations", "international", "mission", "participants", "all", "other", "delegation", "delegations",
    "audience", "floor", "affected", "local", "women", "youth", "humanitarian", "protection", "university", "ministry",
    "institute", "network", "organization", "committee", "foundation", "government", "round", "table", "closing", "coffee",
]  # fmt: skip
# A name in Latin or Cyrillic letters: words with capitals, and what stands between them.
_CAPITAL = r"(?:[A-ZÀ-ÞŠŽĆČŁŚŻА-ЯЁ][\w'’.-]*|d'[A-ZÀ-Þ][\w'’-]*|[Aa]l-[A-Z][\w'’-]*)"
_PARTICLES = (
    r"(?:de\s+la|de\s+los|de\s+las|de|del|da|dos|do|van\s+der|van\s+den|van|von|der|den|bin|bint|ibn|abu|el|al"
    r"|la|le|du|di|ten|ter|y|e|zu|af)"
)
CAPITALIZED_NAME = re.compile(rf"{_CAPITAL}(?:\s+(?:{_PARTICLES}\s+)?{_CAPITAL}){{0,5}}")
# Words that no name of a person contains, in `bare` text.
NOT_A_NAME = re.compile(rf"(?<!\w)(?:{alternatives(_ORDINARY)})(?!\w)")

# Where the same words, at the beginning, say which part somebody plays.
PART_WORDS = [
    ("moderator", r"moderat|facilitat|animat|modere|mode?rateur|ميسر|تيسير|يدير|تدير|مدير(?:ه)?\s+(?:الجلسه|الحوار|النقاش)|модерат|主持"),
    ("opening", r"opening|welcom|introductory|ouverture|bienvenue|liminaire|apertura|bienvenida|inaugur|افتتاح|ترحيب|вступительн|приветств|открыти|开幕|开场|欢迎|致辞"),
    ("keynote", r"keynote|discours\s+principal|discurso\s+principal|الرييسيه|основной\s+доклад|主旨"),
    ("closing", r"closing|conclud|wrap|cloture|conclusi|clausura|cierre|ختام|заключит|закрыти|闭幕|总结"),
    ("testimony", r"testimon|lived\s+experience|temoignage|شهاد|证言"),
    ("discussant", r"discussant|respondent|discutant"),
    ("panellist", r"panel|mesa\s+redonda|table\s+ronde|حلقه\s+(?:ال)?نقاش|جلسه\s+(?:حواريه|نقاش)|дискусси|专题|讨论"),
    ("statement", r"statement|declaration|declaracion|بيان|заявлен|发言"),
    ("floor", r"floor|q\s?&\s?a|questions"),
]  # fmt: skip
MODERATED_BY = re.compile(
    r"(?P<moderator>(?:moderated|facilitated|chaired)\s+by|modere(?:e)?\s+par|anime(?:e)?\s+par|moderad[oa]\s+por|(?:يدير|تدير|ييسر|تيسر)\s+(?:الجلسه|الحوار|النقاش|الفعاليه))"
    r"|(?P<opening>(?:opening|welcom\w*|introductory)\s+(?:remarks|statements?|address|words)\s+(?:will\s+be\s+)?(?:(?:delivered|given|made)\s+)?(?:by|from)|opened\s+by|ouvert(?:e)?\s+par|inaugurad[oa]\s+por)"
    r"|(?P<keynote>keynote\s+(?:address|speech|remarks|statement)?\s*(?:will\s+be\s+)?(?:(?:delivered|given)\s+)?by)"
    r"|(?P<closing>(?:closing|concluding)\s+(?:remarks|statements?)\s+(?:will\s+be\s+)?(?:(?:delivered|given|made)\s+)?by|closed\s+by)"
    r"|(?P<panellist>(?:panel(?:l?ists)?|speakers?)\s+(?:will\s+)?(?:include|comprise|are|consist\s+of|features?|composed\s+of)|featuring|(?:remarks|interventions|presentations|contributions)\s+(?:by|from))\W*",
)
TBC = re.compile(
    r"\s*[\[(]\s*(?:tbc|tbd|to\s+be\s+confirmed|invited|confirmed|a\s+confirmer|por\s+confirmar|via\s+video|by\s+video|video\s+message|virtual(?:ly)?|online|remote(?:ly)?|يوكد\s+لاحقا|يحدد\s+لاحقا|подлежит\s+подтверждению|уточняется|待定|待确认|pressenti(?:e)?|invite(?:e)?|invitad[oa]|par\s+visioconference)\s*[\])]|(?:^|[\s,–-]+)(?:tbc|tbd|to\s+be\s+confirmed|à\s+confirmer)(?=\W*$)"
)
VACANT = re.compile(
    r"\W*(?:tbc|tbd|tba|to\s+be\s+(?:confirmed|announced|determined)|a\s+confirmer|por\s+confirmar|يحدد\s+لاحقا|уточняется|待定|vacant|n/a)\W*"
)
CONFIRMED = re.compile(
    r"(?<!be\s)confirmed|video|virtual|online|remote|visioconference"
)  # no longer in doubt
