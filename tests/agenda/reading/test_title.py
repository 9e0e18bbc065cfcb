"""Titles and subtitles: under labels, in the head, in quotes and in the subject of a mail, in all languages."""

import pytest

from agenda.reading.facts.title import find_title
from agenda.reading.organizations import Index, Known

from .written import page_of_text
from .written import said as values

INDEX = Index([
    Known(1, "member_state", "Norway", names=("Norway", "Norvège", "Noruega", "النرويج", "Норвегия", "挪威")),
    Known(2, "member_state", "Ghana", names=("Ghana",)),
    Known(3, "ngo", "Sample Relief", "SR", ("Sample Relief", "Sample Relief Network")),
])  # fmt: skip


def title_of(text, name="note.txt"):
    found = values(find_title(page_of_text(text, name), INDEX))
    return found.get("title"), found.get("subtitle")


IN_TEXT = [
    # the head
    ("CONCEPT NOTE\n\nWhen the Well Runs Dry\n\n19 May 2026, 1 p.m.\n\nBackground\nA text.", "When the Well Runs Dry",
     None),
    ("Side event of Protection of Civilians Week 2026\n\nWhen the Well Runs Dry: Water in War\n\n19 May 2026",
     "When the Well Runs Dry: Water in War", None),
    ("When the Well Runs Dry\nWater and the law of war\n\nTuesday, 19 May 2026", "When the Well Runs Dry",
     "Water and the law of war"),
    ("When the Well Runs Dry:\nWater and the law of war\n\nTuesday, 19 May 2026", "When the Well Runs Dry",
     "Water and the law of war"),
    ("Permanent Mission of Norway\n\nInvitation\n\n“When the Well Runs Dry”\n\n19 May 2026", "When the Well Runs Dry",
     None),
    ("Side event: When the Well Runs Dry\n\n19 May 2026", "When the Well Runs Dry", None),
    ("PoC Week 2026 | Side event\nWhen the Well Runs Dry\nHosted by Norway and Ghana", "When the Well Runs Dry", None),
    ("Home > Events > Details\n\nWhen the Well Runs Dry\n\nTuesday, May 26, 2026", "When the Well Runs Dry", None),
    ("62nd session of the Human Rights Council\nSide event\n\nWHEN THE WELL RUNS DRY\nWater and war\n\n25 June 2026",
     "WHEN THE WELL RUNS DRY", "Water and war"),
    ("DRAFT v3\nNV/2026/114\n\nWhen the Well Runs Dry\n\n19 May 2026", "When the Well Runs Dry", None),
    ("When the Well Runs Dry\nA side event on the margins of the General Assembly\n\n23 September 2026",
     "When the Well Runs Dry", None),
    ("When the Well Runs Dry\nCommission on the Status of Women, seventieth session\n\n10 March 2026",
     "When the Well Runs Dry", None),
    ("NOTE CONCEPTUELLE\n\nLe puits à sec : l'eau dans la guerre\n\n19 mai 2026",
     "Le puits à sec : l'eau dans la guerre", None),
    ("Save the date / À vos agendas\n\n« Le puits à sec »\nConversation sur l'eau et la guerre\n\nQuand : 21 mai 2026",
     "Le puits à sec", "Conversation sur l'eau et la guerre"),
    ("Nota conceptual\n\nEl pozo seco\nAgua y guerra en tres aldeas\n\nFecha: 19 de mayo de 2026", "El pozo seco",
     "Agua y guerra en tres aldeas"),
    ("مذكرة مفاهيمية\n\nحين تجف البئر: الماء في الحرب\n\nالتاريخ: 19 أيار/مايو 2026", "حين تجف البئر: الماء في الحرب",
     None),
    ("КОНЦЕПТУАЛЬНАЯ ЗАПИСКА\n\nКогда высыхает колодец\nВода и война\n\nДата: 19 мая 2026 г.", "Когда высыхает колодец",
     "Вода и война"),
    ("概念说明\n\n水井与战线：武装冲突中的平民用水\n\n日期：2026年5月19日", "水井与战线：武装冲突中的平民用水", None),
    ("Journal of the United Nations\n\nThursday, 21 May 2026\n\nSide events\n\n1:15 pm to 2:30 pm\n"
     "“Listening to the Camp” (organized by Norway and Ghana)", "Listening to the Camp", None),
    ("INVITATION\n\nLa Mission permanente a le plaisir de vous inviter à une table ronde\n\n« Des ponts sous "
     "les bombes »\n"
     "Comment maintenir les services\n\nle mercredi 20 mai 2026", "Des ponts sous les bombes",
     "Comment maintenir les services"),
    # labels
    ("Concept note\nTitle: When the Well Runs Dry\nDate: 19 May 2026", "When the Well Runs Dry", None),
    ("Title: When the Well Runs Dry\nSubtitle: Water in war\nDate: 19 May 2026", "When the Well Runs Dry",
     "Water in war"),
    ("Titre : Le puits à sec\nDate : 19 mai 2026", "Le puits à sec", None),
    ("Título: El pozo seco\nFecha: 19 de mayo de 2026", "El pozo seco", None),
    ("العنوان: حين تجف البئر\nالتاريخ: 19 أيار/مايو 2026", "حين تجف البئر", None),
    ("Название: Когда высыхает колодец\nДата: 19 мая 2026 г.", "Когда высыхает колодец", None),
    ("主题：水井与战线\n日期：2026年5月19日", "水井与战线", None),
    # sentences
    ("Dear colleagues,\n\nNorway and Ghana invite you to a side event entitled “When the Well Runs Dry”, on 19 "
     "May 2026.",
     "When the Well Runs Dry", None),
    ("Dear all,\n\nplease join us for a breakfast discussion, “When the Well Runs Dry: Water in War”, on Friday.",
     "When the Well Runs Dry: Water in War", None),
    ("Excellency,\n\nI have the honour to invite you to the panel discussion on \"When the Well Runs Dry\".",
     "When the Well Runs Dry", None),
    ("Les Missions permanentes ont le plaisir de vous convier à la table ronde intitulée « Le puits à sec », le "
     "19 mai.",
     "Le puits à sec", None),
    ("Tengo el honor de invitarle al evento paralelo titulado “El pozo seco”, que se celebrará el 20 de mayo.",
     "El pozo seco", None),
    ("Les informamos de que el evento paralelo «El pozo seco» cambia de sala.", "El pozo seco", None),
    ("يشرفني أن أدعوكم إلى الفعالية الجانبية المعنونة «حين تجف البئر»، يوم الأربعاء.", "حين تجف البئر", None),
    ("تدعوكم النرويج إلى ندوة بعنوان «حين تجف البئر» في القاعة 4.", "حين تجف البئر", None),
    ("Приглашаем Вас на мероприятие под названием «Когда высыхает колодец».", "Когда высыхает колодец", None),
    ("谨邀请您出席题为“水井与战线”的会外活动。", "水井与战线", None),
    ("The Mission invites you to a working lunch on \"Who Guards the Guards? Security and Civilians\", on 19 May 2026.",
     "Who Guards the Guards? Security and Civilians", None),
    ("谨邀请阁下出席将于2026年5月19日举行的“谁来守护守护者”边会。", "谁来守护守护者", None),
    ("You are cordially invited to the “Dry Wells” side event on 19 May 2026.", "Dry Wells", None),
    ("You are invited to the following event:\n\nWhen the Well Runs Dry\n\n21 May 2026, 1 p.m.",
     "When the Well Runs Dry", None),
    ("Panel Discussion\nWhen the Well Runs Dry\nWater in war\n\nOrganized by Norway and Ghana\nWednesday 20 May 2026",
     "When the Well Runs Dry", "Water in war"),
    ("Justice Within Reach: Legal Aid in War\n\n12 March 2026", "Justice Within Reach: Legal Aid in War", None),
    ("PoC Week 2026 side event: “The Last Bus” [working title]\n\nDate: 20 May 2026", "The Last Bus", None),
    ("SAMPLE PEACE NETWORK - UN OFFICE\n\nThe Last Bus\n\nWhen: 14 May 2026\nHosts: Norway, Sample Peace Network",
     "The Last Bus", None),
    ("SAVE THE DATE\n\nStolen Summers\nRecruitment of children during the holidays\n\nTues 19 May", "Stolen Summers",
     "Recruitment of children during the holidays"),
    ("Sample Relief and the Mission of Ghana\ninvite you to an open dialogue\n\nWho Protects the Medic?\n"
     "Safety of ambulances in war\n\n19 May 2026", "Who Protects the Medic?", "Safety of ambulances in war"),
    ("Sample Relief and the Permanent Mission of Ghana\nhave the pleasure of inviting you to\n\nLearning under Fire\n\n"
     "Tuesday, May 19th", "Learning under Fire", None),
    ("Sample Relief et ses partenaires\nvous invitent à une rencontre\n\nLe puits à sec\n\n19 mai 2026",
     "Le puits à sec", None),
    ("إعلان\n\nالهلال المثال ومركز النموذج\nيدعوانكم إلى جلسة حوارية مفتوحة\n\nمن يحمي المسعف؟\nسلامة سيارات الإسعاف"
     "\n\n19 مايو 2026", "من يحمي المسعف؟", "سلامة سيارات الإسعاف"),
    ("ندوة: شهود بلا حماية\n\n19 مايو 2026", "شهود بلا حماية", None),
    ("Taller: Voces desde el terreno\n\n21 de mayo de 2026", "Voces desde el terreno", None),
    ("ОБЪЕДИНЕННЫЕ НАЦИИ\n\nСеминар: Голоса с мест\n\n21 мая 2026 года", "Голоса с мест", None),
    ("主题：没有名字的路\n——残疾人与战时疏散\n\n时间：2026年9月24日", "没有名字的路", "残疾人与战时疏散"),
    ("Subject: Roundtable: “Sirens and Signals” - telecommunications\n\nPlease accept this invitation for the "
     "roundtable “Sirens and Signals: Connected under Siege”, hosted by Norway on 21 May 2026.",
     "Sirens and Signals: Connected under Siege", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title", "subtitle"), IN_TEXT)
def test_title_and_subtitle(text, title, subtitle):
    assert title_of(text) == (title, subtitle)


IN_MARKDOWN = [
    ("# When the Well Runs Dry\n\n## Water in war\n\n**Date:** 19 May 2026", "When the Well Runs Dry", "Water in war"),
    ("# Aftershock\nWhy weapons keep killing\n\n**Date:** 19 May 2026", "Aftershock", "Why weapons keep killing"),
    ("# Programme\n\n## Le puits à sec\n\n**Jeudi 21 mai 2026**, 8h15 à 9h45", "Le puits à sec", None),
    ("**CONCEPT NOTE**\n\n**When the Well Runs Dry:  \nWater in an Era of War**\n\n19 May 2026",
     "When the Well Runs Dry", "Water in an Era of War"),
    ("**CONCEPT NOTE**\n\n**Protecting the Wells of  \nthe Sample Valley**\n\n19 May 2026",
     "Protecting the Wells of the Sample Valley", None),
    ("Side event – **When the Well Runs Dry**\n\n19 May 2026", "When the Well Runs Dry", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title", "subtitle"), IN_MARKDOWN)
def test_title_and_subtitle_in_markdown(text, title, subtitle):
    assert title_of(text, "note.md") == (title, subtitle)


NONE = [
    "Protection of Civilians (POC) Week Side Event\n\nIt is with pleasure that Norway invites you on 23 May "
    "2024 at 1 p.m.",
    "Norway, Ghana and Sample Relief\n\n19 May 2026",
    "Invitation\n\nDear colleagues,\n\nplease join us on 19 May 2026.\n\nKind regards,",
    "CONCEPT NOTE\n\nConference Room 4, UN Headquarters\n19 May 2026",
    "Hybrid event\n\nH.E. Ms. Alex Example, Permanent Representative of Norway",
    "What?\nLocal truces are agreed every week, mostly without diplomats. They open a road for the harvest, and "
    "children"
    " sit an exam. This event brings four people together who have agreed such truces and asks them how they did it.",
]


@pytest.mark.parametrize("text", NONE)
def test_a_text_without_a_title(text):
    found = find_title(page_of_text(text), INDEX)

    assert values(found) == {}
    assert [doubt.code for doubt in found.doubts] == ["no_title"]


def test_the_theme_of_the_week_is_no_title():
    text = (
        "When the Well Runs Dry\n\n19 May 2026\n\nBackground\nThe Protection of Civilians Week 2026 convenes under the"
        ' theme "How to Do Better in Hard Times". The event is part of it.'
    )

    assert title_of(text) == ("When the Well Runs Dry", None)


def test_a_short_form_in_the_subject_gives_way_to_the_whole_title():
    text = (
        'Subject: Reminder: briefing "The Dry Well" next week\n\nHello,\n\nThe Dry Well: Water in War\n\n'
        "Date: 8 December 2026"
    )

    assert title_of(text) == ("The Dry Well: Water in War", None)


@pytest.mark.parametrize(
    ("title", "rest"),
    [
        ("Elles parlent français : les policières", "le jeudi 21 mai, de 8h15 à 9h30"),
        ("When the Well Runs Dry", "on Thursday 21 May 2026, 8.15 a.m."),
        ("El pozo seco y la guerra", "el jueves 21 de mayo de 2026"),
    ],
)
def test_bold_words_above_the_date_are_the_title(title, rest):
    text = f"<p><b>{title}</b> {rest}</p><p>at the Permanent Mission of Examplia, 801 Second Avenue, room 605</p>"
    assert title_of(text, "note.html")[0] == title
