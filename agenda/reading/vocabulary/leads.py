"""Words in a line before a list that say what the list is: "The event aims to:". A row for each language.

The first table of which a phrase is met wins; the phrases are those of `wording.py`.
"""

from .wording import telling

LEADS = [
    ("questions", telling({
        "en": ["questions"], "fr": ["questions"], "es": ["preguntas", "interrogantes"], "ar": ["أسئلة", "الأسئلة"],
        "ru": ["вопросы", "вопросов"], "zh": ["问题"],
    })),
    ("expected_outputs", telling({
        "en": ["(expected|intended|anticipated|desired) (outcome|output|result)~", "outcomes", "outputs",
            "deliverables",
               "expected to (produce|result|lead|yield)", "will (result in|produce|lead to|yield)"],
        "fr": ["résultats", "(devrait|devraient) (aboutir|déboucher|produire)", "produits attendus", "livrables"],
        "es": ["resultados", "se espera~", "productos esperados"],
        "ar": ["النتائج", "المخرجات", "من المتوقع", "يتوقع"],
        "ru": ["результат~", "итог~", "ожидается"],
        "zh": ["成果", "预期", "产出"],
    })),
    ("focus_areas", telling({
        "en": ["themes", "topics", "thematic", "areas of focus", "focus areas", "pillars", "strands", "clusters",
            "issues"],
        "fr": ["thèmes", "axes", "thématiques", "volets", "sujets"],
        "es": ["temas", "ejes", "temáticas", "ámbitos"],
        "ar": ["محاور", "المحاور", "مواضيع", "المواضيع", "موضوعات"],
        "ru": ["тем~ (обсуждения|мероприятия)", "темы", "темам", "направления", "направлениям"],
        "zh": ["议题", "主题", "专题", "领域"],
    })),
    ("objectives", telling({
        "en": ["objective~", "aim~ (to|at|is)", "aims", "seek~ to", "goal~", "purpose~", "intend~ to",
            "designed to", "will be able to"],
        "fr": ["objectif~", "vis~ à", "pour (but|objet|ambition|finalité)", "entend", "permettra de",
            "se propose de"],
        "es": ["objetivo~", "por objeto", "se propone~", "busca", "pretende", "propósito~", "finalidad",
            "tiene como fin"],
        "ar": ["أهداف", "الأهداف", "تهدف", "يهدف", "تسعى", "يسعى", "ترمي"],
        "ru": ["цел(ь|и|ями|ью|ей)", "направлено на", "задач~", "призвано"],
        "zh": ["目标", "旨在", "目的", "宗旨"],
    })),
    ("speakers", telling({
        "en": ["speakers", "panellists", "panelists", "presenters", "joined by", "hear from", "featuring",
            "interventions by"],
        "fr": ["intervenant~", "oratrices", "orateurs", "panélistes", "prendront la parole", "interviendront",
            "avec la participation"],
        "es": ["ponentes", "oradores", "oradoras", "panelistas", "intervendrán", "participarán",
            "harán uso de la palabra"],
        "ar": ["المتحدثون", "المتحدثين", "المشاركون", "بمشاركة", "يتحدث", "سيتحدث"],
        "ru": ["выступят", "докладчики", "спикеры", "выступающие", "слово возьмут"],
        "zh": ["发言人", "嘉宾", "发言者", "主讲人"],
    })),
]  # fmt: skip
