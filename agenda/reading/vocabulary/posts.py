"""Words that tell the organization from the function: "Director of Operations, Example Trust". In `bare` text."""

import re

# Parts of an organization: they belong to the function when the organization itself is named, or is not.
UNIT = re.compile(
    r"(?:the\s+)?(?:[\w-]+\s+){0,4}?(?:department|section|unit|division|branch|desk|team|department|directorate|sector"
    r"|departement|service|direction|division|section|unite|departamento|direccion|seccion|unidad|division"
    r"|отдел\w*|департамент\w*|сектор\w*|секци\w+|قسم|اداره|شعبه|وحده)(?!\w)"
)
# Parts of a State's government: named beside the State, they are where somebody works.
PART_OF_STATE = re.compile(
    r"(?:[\w'-]+\s+){0,4}?(?:department|directorate|departement|direction|departamento|direccion|департамент\w*|отдел\w*"
    r"|اداره|مديريه)(?!\w)"
)
# Between a function and the organization.
_PREPOSITIONS = (
    r"(?:of|for|at|to|from|with|in|de\s+la|de\s+l'|du|des|de|d'|del|de\s+los|de\s+las|aupres\s+de\s+l'"
    r"|aupres\s+de\s+la|aupres\s+du"
    r"|aupres\s+de|chez|a\s+l'|a\s+la|au|aux|pour\s+la|pour\s+le|pour\s+l'|pour|en\s+el|en\s+la|en|ante\s+la|ante"
    r"|para\s+la|para\s+el|para"
    r"|при|в|во|по|от|لدي|في|من)"
)
_ARTICLES = r"(?:the\s+|la\s+|los\s+|las\s+|el\s+|l')?"
OF = re.compile(rf"\s+{_PREPOSITIONS}(?:(?<=')|\s+){_ARTICLES}|\s+(?=[\u0600-\u06ff])|\s+(?=[\u0400-\u04ff])")
# Whoever has such a post represents a State or an organization to the United Nations.
STATE_POST = re.compile(
    r"(?:deputy\s+|vice-|acting\s+|alternate\s+)*(?:permanent\s+(?:representative|observer)|charge|ambassador"
    r"|counsell?or"
    r"|(?:first|second|third)\s+secretary|military\s+adviser|legal\s+adviser|police\s+adviser"
    r"|political\s+(?:coordinator|adviser)"
    r"|minister(?:\s+|-)counsell?or|attache|delegate|expert|(?:representante|represent\w+)\s+permanent\w*"
    r"|observat?d?\w+\s+permanent\w*"
    r"|ambassad\w+|embajador\w*|(?:premier|deuxieme|troisieme)\w*\s+secretaire|(?:primer|segund"
    r"|tercer)\w*\s+secretari\w"
    r"|(?:заместитель\s+)?постоянн\w+\s+(?:представител\w+|наблюдател\w+)|(?:نايب\s+)?(?:ال)?(?:مندوب|ممثل"
    r"|مراقب)(?:ه)?\s+(?:ال)?دايم)"
)
# Where it represents them: the rest of the words says nothing more.
ACCREDITED = re.compile(
    r"\s*,?\s*(?:to|at|with|before)\s+the\s+(?:united\s+nations|u\.?n\.?)(?!\w).*$"
    r"|\s*,?\s*aupres\s+(?:de\s+l'(?:organisation\s+des\s+nations\s+unies|onu)|des\s+nations\s+unies).*$"
    r"|\s*,?\s*ante\s+(?:las\s+naciones\s+unidas|la\s+onu|la\s+organizacion\s+de\s+las\s+naciones\s+unidas).*$"
    r"|\s*لدي\s+(?:الامم\s+المتحده|منظمه\s+الامم).*$|\s*при\s+(?:оон|организации\s+объединенных\s+наций).*$"
)
