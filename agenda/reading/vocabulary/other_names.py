"""Under which other names people write of organizations, beside those that the site keeps: short and older ones."""

import re

# By the English name: a row for each organization.
OTHER_NAMES = {
    "United Nations Children's Fund": ["联合国儿基会"],
    "World Food Programme": ["世界粮食署", "粮食计划署", "ВПП ООН"],
    "Food and Agriculture Organization of the United Nations": ["联合国粮农组织", "منظمة الأغذية والزراعة", "ФАО ООН"],
    "Office of the United Nations High Commissioner for Refugees": [
        "难民高专办", "مفوضية اللاجئين", "المفوضية السامية لشؤون اللاجئين", "Агентство ООН по делам беженцев",
        "Alto Comisionado de las Naciones Unidas para los Refugiados",
    ],
    "Office for the Coordination of Humanitarian Affairs": ["人道主义协调厅", "联合国人道协调厅"],
    "United Nations Development Programme": ["开发计划署"],
    "Office of the United Nations High Commissioner for Human Rights": [
        "联合国人权高专办", "人权事务高级专员办事处", "Управление ООН по правам человека",
        "المفوضية السامية لحقوق الإنسان", "مفوضية حقوق الإنسان", "ONU Derechos Humanos", "ONU Droits de l'homme",
    ],
    "International Committee of the Red Cross": ["红十字委员会"],
    "International Federation of Red Cross and Red Crescent Societies": [
        "红十字与红新月联会", "国际红十字会与红新月会联合会",
    ],
    "Amnesty International": ["大赦国际"],
    "International Commission on Missing Persons": [
        "CIPD", "Commission internationale pour les personnes disparues",
        "Comisión Internacional sobre Personas Desaparecidas", "اللجنة الدولية المعنية بالمفقودين",
    ],
    "Department of Economic and Social Affairs": ["经社部", "联合国经济和社会事务部"],
    "International Service for Human Rights": ["الخدمة الدولية لحقوق الإنسان",
    "Международная служба по правам человека"],
}  # fmt: skip
# What is written in two ways in many names: the usual one, and the other.
_VARIANTS = [
    (re.compile(r"Организации Объединенных Наций"), "ООН"),
    (re.compile(r"\bdes Nations Unies\b"), "de l'ONU"),
    (re.compile(r"\bde las Naciones Unidas\b"), "de la ONU"),
    (re.compile(r"^(?=الهلال الأحمر|الصليب الأحمر)"), "جمعية "),
    (re.compile(r"^联合国(?=[\u4e00-\u9fff]{5})"), ""),
]


def variants_of(name: str) -> list[str]:
    """Return the name as people also write it."""
    return [pattern.sub(other, name) for pattern, other in _VARIANTS if pattern.search(name)]
