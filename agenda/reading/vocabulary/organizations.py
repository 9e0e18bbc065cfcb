"""Words around and inside the names of organizations."""

import re

# What stands before the name of a State or organization in titles of its offices, in `bare` text.
_BEFORE = [
    r"(?:the\s+)?(?:joint\s+)?(?:permanent|standing)\s+(?:observer\s+)?(?:missions?|delegations?|representations?|observers?)\s+(?:of|from|to)\s+",
    r"(?:the\s+)?(?:observer\s+)?missions?\s+of\s+", r"(?:the\s+)?(?:governments?|embass(?:y|ies)|delegations?)\s+of\s+",
    r"(?:les?\s+|la\s+|des?\s+)?(?:missions?|delegations?|representations?)\s+(?:d'observation\s+)?permanentes?(?:\s+d'observation)?\s+(?:de\s+la\s+|de\s+l'|du\s+|des\s+|de\s+|d')",
    r"(?:les?\s+|la\s+|l')?(?:gouvernements?|ambassades?|delegations?|missions?)\s+(?:de\s+la\s+|de\s+l'|du\s+|des\s+|de\s+|d')",
    r"(?:las?\s+|los\s+)?(?:misiones|mision|delegaciones|delegacion)\s+(?:de\s+observacion\s+)?(?:permanentes?|observadoras?)(?:\s+de\s+observacion)?\s+(?:de\s+la\s+|de\s+los\s+|de\s+las\s+|del\s+|de\s+)",
    r"(?:las?\s+|los\s+|el\s+)?(?:gobiernos?|embajadas?|delegacion|mision)\s+(?:de\s+la\s+|de\s+los\s+|de\s+las\s+|del\s+|de\s+)",
    r"(?:و|ل|ب|لل)?(?:ال)?بعث(?:ه|ات|تا|تي|تان|تين)\s+(?:ال)?دا[يى]?م(?:ه|تان|تين)\s+(?:لدي\s+)?(?:ل(?=[^ل\W]))?",
    r"(?:و|ل|ب)?(?:ال)?(?:حكوم(?:ه|ات)|سفار(?:ه|ات)|وفد)\s+",
    r"(?:постоянн(?:ое|ые|ыми|ых|ого|ым)\s+)(?:представительств\w*|миссия|миссии|миссией|миссий)\s+(?:при\s+оон\s+)?",
    r"(?:правительств\w*|посольств\w*|делегаци\w*)\s+",
]  # fmt: skip
WRAPPER_BEFORE = re.compile("|".join(f"(?:{pattern})" for pattern in _BEFORE))
# "Kingdom of Jordan": where the formal name is not in the list, what follows these words is.
FORM_OF_STATE = re.compile(
    r"(?:the\s+)?(?:state|kingdom|republic|government|commonwealth|principality|sultanate|federal\s+republic|hashemite\s+kingdom)\s+of\s+(?:the\s+)?"
    r"|(?:royaume|republique|etat|principaute)\s+(?:de\s+la\s+|de\s+l'|du\s+|des\s+|de\s+|d')|(?:reino|republica|estado)\s+(?:de\s+los\s+|de\s+la\s+|del\s+|de\s+)"
    r"|ل?(?:دوله|مملكه|جمهوريه|سلطنه|الجمهوريه|المملكه|حكومه)\s+|(?:королевств|республик|государств)\w+\s+"
)
WRAPPER_BEHIND = re.compile(
    r"\s*,?\s*(?:to|at|with|before)\s+the\s+(?:united\s+nations|un\b|u\.n\.)(?:\s+(?:in|office\s+(?:in|at))\s+\w+(?:\s+york)?)?.*$"
    r"|\s*,?\s*aupres\s+(?:de\s+l'(?:organisation\s+des\s+nations\s+unies|onu)|des\s+nations\s+unies).*$"
    r"|\s*,?\s*ante\s+(?:las\s+naciones\s+unidas|la\s+onu|la\s+organizacion\s+de\s+las\s+naciones\s+unidas).*$"
    r"|\s*لدي\s+(?:الامم\s+المتحده|منظمه\s+الامم).*$"
    r"|\s*при\s+(?:оон|организации\s+объединенных\s+наций).*$"
    r"|\s*(?:常驻|驻)?(?:联合国)(?:观察员)?(?:代表团|使团|总部代表团).*$|\s*常驻联合国.*$|\s*政府$|\s*in\s+new\s+york$"
)
STATE_IN_ARABIC = re.compile(r"(?:ال)?(?:مملكه|جمهوريه)")
ARTICLES = re.compile(
    r"(?:the|les?|la|los|las|el|l'|du|des|de\s+la|de\s+l'|del|de\s+los|de\s+las|d'|au|aux|al)(?:(?<=')|\s+)"
)

# With which the names of organizations begin in Arabic, and which those in Chinese contain.
BODIES = re.compile(
    r"(?:و|ل|ب|لل)?(?:ال)?(?:منظمه|مؤسسه|موسسه|مركز|شبكه|معهد|جامعه|ايتلاف|جمعيه|هيئه|هييه|لجنه|مكتب|صندوق|وكاله|مجلس|اتحاد|وزاره|تحالف|مبادره)(?!\w)"
    r"|[\u4e00-\u9fff]{2,20}?(?:中心|基金会|联盟|大学|研究所|组织|委员会|协会|办事处|理事会|网络|学院)"
)

# Words that tell the kind of an organization that is not known, the more telling kinds first.
KIND_WORDS = [
    ("movement", ["red cross", "red crescent", "croix rouge", "croissant rouge", "cruz roja", "media luna roja", "الهلال الاحمر", "الصليب الاحمر"]),
    ("academia", ["university", "college", "school", "academy", "institute", "law clinic", "universite", "institut", "universidad", "instituto", "academie",
                  "جامعه", "معهد", "университет", "институт", "research centre", "research center", "think tank", "faculty"]),
    ("un_entity", ["united nations", "un", "nations unies", "naciones unidas", "الامم المتحده", "unsg", "special rapporteur", "special adviser", "special representative"]),
    ("member_state", ["ministry", "ministere", "ministerio", "government", "gouvernement", "gobierno", "kingdom", "وزاره", "حكومه", "permanent mission"]),
    ("intergovernmental", ["intergovernmental", "commission", "organization of", "union of", "league", "development bank", "secretariat", "community of"]),
    ("other", ["cluster", "group of friends", "fund", "platform", "foundation", "company", "ltd", "inc"]),
]  # fmt: skip
