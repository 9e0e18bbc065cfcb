"""How documents say who presents an event and in which role, rows for each role. How rows are written: wording.py.

"co-" may be written with a hyphen, a space or neither; `{of}` stands for "de", "du", "del", "d'" and their like.
"""

import re

from .organizations import OF
from .own_event import EVENT_NOUNS
from .wording import any_of

# Followed by those who have the role. "same" adds to those named before; "behalf" is for others than those.
LED_BY = {
    "co_host": [
        "[jointly] co-(hosted|organized|organised|convened|led|presented) [jointly] (by|with)",
        "[together|along|jointly] [with] [the|its|our] co-(hosts|organizers|organisers|conveners|convenors) [are]",
        "co-hosting with", "co-organisé~ (par|avec)", "co-présenté~ par", "co-animé~ par",
        "avec les co-organisateurs",
        "co-organizad~ (por|con)", "co-convocad~ por", "con los co-organizadores",
        "(organizad~|convocad~|celebrad~|realizad~) [conjuntamente|de manera conjunta|en conjunto] con",
        "(organisé~|convoqué~|tenu~) [conjointement] avec",
        "соорганизатор~ [мероприятия] (являются|является|выступают|выступает|-)", "соорганизованн~",
    ],
    "co_sponsor": [
        "[and] [is|are] co-sponsored by", "sponsored by",
        "[and|together|along|jointly] [with] [the|its|their|our] co-sponsors [are|include|of]",
        "(our|its|the|and) co-sponsors:", "[with|under] [the|its] (co-sponsorship|sponsorship) (of|from|by)",
        "co-sponsoring (states|member states|organizations|organisations|entities) [are|include]",
        "co-parrainé~ par", "parrainé~ par", "(avec|sous) le parrainage {of}", "(avec|sous) le co-parrainage {of}",
        "avec les co-parrains", "avec pour co-parrains", "co-patrocinad~ por", "patrocinad~ por",
        "con el (co-patrocinio|copatrocinio|patrocinio|auspicio) {of}", "bajo el (patrocinio|auspicio) {of}",
        "con (patrocinio|auspicio) {of}",
        "[y|junto con] [con] los co-patrocinadores", "co-auspiciad~ por",
        "[و]برعاية مشتركة من", "[و]برعاية", "[و]رعاية", "[и] [с] соспонсор~", "спонсор~ (являются|выступают)",
        "при спонсорстве", "при соавторстве",
    ],
    "partner": [
        "in (partnership|collaboration|cooperation|co-operation|association|coordination|close cooperation) with",
        "in close (partnership|collaboration|cooperation|coordination) with",
        "with the [generous|kind|financial|technical] (support|assistance|help|collaboration|contribution) of",
        "(with|w/) [generous|kind|financial|technical] (support|assistance|funding|help) (from|of|by)",
        "w/ the support of", "with thanks to", "in alliance with", "in concert with",
        "thanks to the support of",
        "[generously|kindly] (supported|funded|financed|endorsed) by",
        "with [our] partners", "partnering with", "with the participation of partners",
        "en (partenariat|collaboration|coopération|association|coordination|concertation|lien|étroite "
        "collaboration) avec",
        "avec (le soutien|l'appui|le concours|la collaboration|la participation|l'aide|la contribution) "
        "[financier|technique|généreux|aimable|active|financière] {of}",
        "(bénéficie|bénéficiant) du soutien {of}", "(soutenu~|appuyé~|financé~) par", "grâce au soutien {of}",
        "en (colaboración|cooperación|alianza|asociación|asocio|coordinación|conjunto|estrecha colaboración) con",
        "con (el apoyo|la colaboración|la cooperación|la participación|el concurso|la ayuda|el respaldo) "
        "[financiero|técnico|generoso] {of}",
        "(apoyad~|respaldad~|financiad~) por", "gracias al apoyo {of}", "cuenta con el apoyo {of}",
        "[و](بالشراكة|بالتعاون|بالتنسيق) مع", "[و](بدعم|بمساندة|بمشاركة|بمساهمة) [كريم|سخي] من",
        "[و](بدعم|بمساندة|بمشاركة|بمساهمة)",
        "в (партнерстве|сотрудничестве|взаимодействии|тесном сотрудничестве) (с|со)",
        "при (поддержке|содействии|участии|финансовой поддержке|помощи)",
        "(поддержанн~|организованного при поддержк~)",
    ],
    "same": [
        "together with", "along with", "[organized|organised|hosted|convened|held] jointly with", "as well as",
        "alongside", "in addition to",
        "in conjunction with", "and jointly", "conjointly with", "joined by", "joining with",
        "conjointement avec", "ainsi (que|qu'avec|qu')", "aux côtés {of}", "de concert avec", "avec",
        "junto (con|a|al)", "conjuntamente con", "así como", "además {of}",
        "[و](بالاشتراك|بالمشاركة|مشاركة|معا) مع", "إلى جانب", "وكذلك", "فضلا عن",
        "совместно (с|со)", "вместе (с|со)", "а также", "наряду (с|со)",
    ],
    "host": [
        "[jointly|being|proudly] (hosted|organized|organised|convened|held|initiated|arranged|prepared"
        "|staged) [jointly] by",
        "[jointly] (presented|spearheaded|led|brought to you|put on) [jointly] by",
        "at the (initiative|invitation) of",
        "[a|an|the] [joint] initiative of", "(hosts|organizers|organisers|conveners) (are|include)",
        "[cordially|kindly|warmly] invited by",
        "under the (auspices|leadership|chairmanship) of",
        "[joint] side event (by|of)", "an event (by|of)",
        "(organisé~|convoqué~|présenté~|accueilli~|coordonné~|préparé~|proposé~|tenu~) [conjointement"
        "|ensemble] par",
        "à (l'initiative|l'invitation) {of}", "sous l'égide {of}", "invité~ par", "invitad~ por",
        "sur (l'initiative|l'invitation) {of}", "une initiative {of}",
        "(organizad~|convocad~|presentad~|auspiciad~|preparad~|celebrad~|acogid~|coordinad~|propuest~) "
        "[conjuntamente|"
        "de manera conjunta|por iniciativa] por",
        "(por|a) (iniciativa|invitación) {of}", "una iniciativa [conjunta] {of}",
        "(بتنظيم|تنظيم) [مشترك|مشتركة] من", "(من تنظيم|بتنظيم)", "[و](بدعوة|بمبادرة|باستضافة) [مشتركة] [كريمة] من",
        "(организованн~|организуем~|проводим~|подготовленн~) [совместно|при участии]", "по (инициативе|приглашению)",
        "организатор~ [мероприятия] (являются|является|выступают|выступает|-)",
    ],
    "behalf": [
        "on behalf of [the] [co-hosts|organizers|organisers|co-sponsors|hosts]", "au nom {of}", "pour le compte {of}",
        "en nombre {of}", "en representación {of}", "por cuenta {of}", "[و](بالنيابة|نيابة) عن", "[و]باسم",
        "от имени",
    ],
}  # fmt: skip

_ADVERBS = (
    r"(?:(?:jointly|cordially|kindly|warmly|hereby|proudly|respectfully|will|shall|also|are|is|be|being|been|have|has"
    r"|already|agreed\s+to|accepted\s+to|decided\s+to|offered\s+to|confirmed\s+that\s+they"
    r"|would\s+like\s+to|wish(?:es)?\s+to|plans?\s+to|planning\s+to|intends?\s+to|conjointement|cordialement"
    r"|vous|les?"
    r"|tienen?|se|conjuntamente|les|le|ont|a|имеют|имеет|совместно|сердечно|любезно)\s+)*"
)
# Before those who have the role, as verbs of a relative clause, and in Arabic of any sentence.
_VERB_FIRST = {
    "co_host": ["qu'co-organisent", "que co-organizan", "que co-organiza",
    "(تشترك|يشترك|تشارك|يشارك) في (تنظيمها|تنظيمه|استضافتها|استضافته)"],
    "host": [
        "(que|qu') [conjointement|nous] (organisent|organise|organiseront|organisera|tiendront|proposent"
        "|accueillent)",
        "(que|lo|la) [conjuntamente] (organizan|organiza|organizaran|organizara|celebran|celebra|convocan"
        "|convoca|hacen)",
        "[please|kindly] join",
        "(мероприятие|встречу|заседание|дискуссию) [совместно] (организуют|организует|проводят|проводит)",
        "котор~ [совместно] (проводят|проводит|организуют|организует|проведут|проведет)",
        "(تنظم|ينظم|تعقد|يعقد|تستضيف|يستضيف|تقيم|يقيم|تدعو|يدعو)(ها|ه|كم|)",
        "(تتشرف|يتشرف|يسر|يسعد)", "يطيب ل", "(تود|يود)",
    ],
}  # fmt: skip
# Behind those who have the role: "Norway and OCHA invite you to …".
_ACTIVE = {
    "co_host": [
        "co-(hosts|host|hosting|organize|organise|organizes|organises|organizing|organising|convene|convenes"
        "|convening"
        "|lead|present|hosted|organized|convened)",
        "co-(organisent|organise|organiseront|organizan|organiza|organizaran)",
    ],
    "co_sponsor": ["co-(sponsor|sponsors|sponsoring|parrainent|parraine|patrocinan|patrocina)"],
    "partner": [
        "(support|supports|supporting) [this|the] {event}", "soutiennent", "appuient", "apoyan", "поддерживают",
    ],
    "host": [
        "(invite|invites|inviting|request the pleasure|requests the pleasure|request the honour|requests the "
        "honour|request the honor)",
        "(has|have|having|take|takes) [the|great] (honour|honor|pleasure|privilege)",
        "(pleased|delighted|honoured|honored|glad|proud|happy|excited|thrilled) to", "wish~ to invite",
        "(presents|present|presenting) (its|their) compliments",
        "(put|puts|putting) on",
        "(host|hosts|hosting|organize~|organise~|organizing|organising|convene|convenes|convening|propose"
        "|proposes|hold"
        "|holds|holding|launch|launches|hosted|convened)",
        "présente~ (ses|leurs) compliments", "(ont|a) (l'honneur|le plaisir|le privilège|la joie)",
        "(invitent|invite|convient|convie|organisent|organise|organiseront|organisera|tiendront|tiendra"
        "|proposent|propose|ouvrent|ouvre|ouvriront|ouvrira|inaugurent|inaugure|présentent|accueillent|accueille)",
        "(prient|prie) de [bien vouloir] (leur|lui) faire (l'honneur|le plaisir|l'amitié)",
        "(ont|a) (l'honneur|le plaisir|le privilège|la joie) de [vous|les] (convier|inviter)",
        "(invitan|invita|organizan|organiza|organizaran|organizara|convocan|convoca|proponen|propone"
        "|celebraran|celebrara|realizan|realiza|realizaran|realizara|ofrecen|ofrece)",
        "(llevan|lleva|llevaran|llevara) a cabo", "(inauguran|inaugura|inauguraran|inaugurara)",
        "(tienen|tiene) [el|la|a] (honor|agrado|placer|gusto|bien)", "(complacen|complace)", "(saludan|saluda) [muy]",
        "(presentan|presenta) (sus|su) (saludos|cumplidos|respetos)",
        "(имеют|имеет) честь", "честь", "(приглашают|приглашает|организуют|организует|проводят|проводит|проведут)",
        "(свидетельствует|свидетельствуют) свое уважение", "(تتشرف~|يتشرف~|تدعو~|يدعو~|تهدي~|يهدي~)",
        "(ينظمان|تنظمان|ينظمون|يستضيفان|تستضيفان|يعقدان|تعقدان|يقيمان|تقيمان)",
    ],
}  # fmt: skip


def _united(phrases: list[str]) -> str:
    return any_of(phrases, of=OF, event=rf"(?:{EVENT_NOUNS})").replace("co\\-", r"co[-\s]?")


# The author of a note verbale.
COMPLIMENTS = re.compile(r"compliments|salud[ao]|cumplidos|respetos|уважение|تهدي|يهدي")
# "…, together with co-sponsors …": those before are the hosts, whatever verb follows.
JOINED_LATER = re.compile(rf"(?<!\w)(?:{_united(LED_BY['same'])}|(?:jointly\s+)?with|con)(?!\w)")
SAID_TOGETHER = re.compile(
    r"with\b.*co[- ]?(?:sponsors|hosts|organi[sz]ers|conveners)|avec\b.*co-?\w+s\b|con\s+los\s+co|соспонсор"
)
# Between subject and verb; Chinese says there when and where: 定于5月20日在第3会议室共同举办.
BEFORE_VERB = re.compile(
    r"[\s,]*(?:i|we|they|it|who|which|that|nous|je|nosotros|have|jointly)?[\s,]*$"
    r"|\s*(?:谨|兹|拟|将)?(?:定于|将于|拟于|于|将在|定在|在)[^,;。]{1,70}$"
)

# Written behind one name of a list.
BRACKET_ROLES = {
    "lead": "host", "host": "host", "lead organizer": "host", "organizer": "host", "chef de file": "host",
    "hôte": "host",
    "co-host": "co_host", "co-lead": "co_host", "co-organizer": "co_host", "co-sponsor": "co_sponsor",
    "cosponsor": "co_sponsor",
    "sponsor": "co_sponsor", "partner": "partner", "supporter": "partner", "líder": "host", "anfitrión": "host",
    "lead host": "host", "lead sponsor": "host", "main organizer": "host", "co-organiser": "co_host",
    "organiser": "host",
    "organisateur": "host", "coorganisateur": "co_host", "partenaire": "partner", "organizador": "host",
    "socio": "partner",
    "организатор": "host", "соорганизатор": "co_host", "партнер": "partner", "主办": "host", "协办": "co_host",
    "支持": "partner",
}  # fmt: skip

# Chinese says the role behind the names: 由甲、乙主办，丙协办，丁支持.
_CHINESE = {
    "co_host": r"(?:共同)?(?:协办|合办)",
    "partner": r"(?:的|提供|给予|大力|共同)*(?:支持|赞助|资助)|(?:开展)?合作(?=主办|举办|组织|召开)",
    "host": r"(?:谨此?|诚挚地?|荣幸地?|共同|联合|将于?|诚|合作)*(?:邀请|主办|举办|承办|组织召开|组织|召开|邀)",
}


_LED_BY = {role: re.compile(_united(phrases)) for role, phrases in LED_BY.items()}
_FIRST = {role: re.compile(_united(phrases)) for role, phrases in _VERB_FIRST.items()}
_PHRASES = [phrase for phrases in LED_BY.values() for phrase in phrases]
_FIRST_PHRASES = [phrase for phrases in _VERB_FIRST.values() for phrase in phrases]
_THE_EVENT = rf"(?:\s+(?:هذه\s+|هذا\s+)?(?:{EVENT_NOUNS})(?:\s+(?:ال)?\w+يه?)?)?"
LED_BY_PATTERN = re.compile(
    rf"(?<!\w)(?:(?P<phrase>{_united(_PHRASES)})"
    rf"|(?P<verb>{_united(_FIRST_PHRASES)}){_THE_EVENT})(?:(?<=[\s'])|(?:\s*:)?(?!\w))"
)
ACTIVE_PATTERNS = {
    role: re.compile(
        rf"(?<!\w){_ADVERBS}{_united(_ACTIVE[role])}(?!\w)"
        + (f"|{_CHINESE[role]}" if role in _CHINESE else "")
    )
    for role in _ACTIVE
}


def role_of(match: re.Match[str]) -> str:
    """Return the role to which a match of `LED_BY_PATTERN` leads."""
    if match["verb"]:
        return next(role for role, pattern in _FIRST.items() if pattern.fullmatch(match["verb"]))
    return next(role for role, pattern in _LED_BY.items() if pattern.fullmatch(match["phrase"]))


# Labels of groups within a list of sponsors, which change nothing in their role.
GROUPS = re.compile(
    any_of(
        [
            "[member|observer] states",
            "organizations",
            "organisations",
            "[un] entities",
            "[un|united nations] agencies",
            "ngos",
            "civil society [organizations|organisations]",
            "[inter]governmental organizations",
            "missions",
            "others",
            "international organizations",
            "(états|etats) [membres]",
            "organisations",
            "société civile",
            "ong",
            "estados [miembros]",
            "organizaciones",
            "sociedad civil",
            "государства",
            "организации",
            "الدول",
            "المنظمات",
            "会员国",
            "国家",
            "组织",
        ]
    )
)
# Labels that introduce hosts, or whoever wrote the document.
BY = {"by", "par", "por"}
# Labels that introduce speakers, or partners where only organizations follow.
WITH = {("with",), ("avec",), ("con",), ("مع",), ("с", "участием"), ("with", "the", "participation", "of")}
WITH_NAMES = re.compile(r"\s*(?:together\s+)?(?:with|avec|con|مع|с|携手|联合)\s+(?=\S)")
# The sender speaks of the own house: "our Missions will co-host".
OUR_HOUSE = re.compile(
    any_of([
        "(my|our) [permanent] (mission~|delegation~|government~|organization~|organisation~|office~)",
        "(ma|notre|nos) (mission~|délégation~|gouvernement~|organisation~)",
        "(mi|nuestra~|nuestro~) (misión|misiones|delegación|delegaciones|gobierno~|organización|organizaciones)",
        "(наше|наша|наши) (представительств~|делегаци~|организаци~|правительств~)", "(بعثتنا|بعثتانا|وفدنا|منظمتنا)",
        "(我团|我代表团|我们代表团|我方)",
    ])
    + r"[\s,]*$"
)  # fmt: skip
# With which a line begins, below those who invite.
INVITE_YOU = re.compile(
    r"\s*"
    + any_of([
        "[jointly|cordially|kindly|warmly|are] (invite|invites) [you|your]", "request~ the (pleasure|honour|honor)",
        "[have|has|are|is] the (honour|honor|pleasure) (to|of) (invite|inviting|request~)",
        "(are|is) (pleased|delighted|honoured|happy) to invite", "[vous] (prient|prie) de", "[vous] (invitent|invite)",
        "[ont|a] (l'honneur|le plaisir) de [vous] (inviter|convier)", "[vous] (convient|convie)",
        "(tienen|tiene) el (honor|agrado|placer) de (invitar~|convidar~)",
        "[le|les|lo|los] [cordialmente] (invitan|invita)",
        "[сердечно] (приглашают|приглашает)", "(имеют|имеет) честь пригласить",
        "(يدعوان~|تدعوان~|يدعون~|تدعوكم|يدعوكم|يتشرفان|تتشرفان|يتشرفون|تتشرف|يتشرف)", "(يسرهما|يسرهم|يسعدهما|يسعدهم)",
        "(谨|诚挚|诚|共同)邀请", "诚邀", "谨邀",
    ])
    + r"(?!\w)|\s*(?:谨|诚挚地?|诚|共同)*邀请?"
)  # fmt: skip
# Words around the names of hosts in a sentence.
PREPOSITION = re.compile(r"(?:of|at|in|for|by|to|de|du|des|del|en|dans|au|aux|lors|al|в|на|при)")
OPENS = re.compile(
    r"(?:^|[,;:(\"-]|(?<!\w)(?:that|which|que|qui|where|and|et|y|и|что|которое|которую))\s*(?:(?:the|la|le|les|el"
    r"|los|las)\s+|l')?$"
)
JOINT = re.compile(r"[\s,;]*(?:(?:and|et|y|и)\s+)?")  # before "in partnership with"
SUBJECT = re.compile(r"[\s,]*(?:(?:it|they|we|elle|il|ils|nous|ella|ellas|оно|она|они)\s+)?")
