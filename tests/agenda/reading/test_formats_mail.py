"""Mails: the attached document, else the message itself without what stands below or around it."""

import pytest

from agenda.reading.refusals import ReadingRefused

from .files import blocks, docx, lines, mail, paragraph, pdf

OWN = "We are pleased to invite you to a side event. " * 8 + "It begins at 3 p.m."
NOTE = docx(paragraph("Concept note: open roads"))
LEAFLET = pdf([(70, 700, "Invitation to a side event on open roads")])
SCAN = pdf([])


def said(content: bytes) -> list[str]:
    """Return the lines of the message itself."""
    return [" ".join(block.text.split()) for block in blocks(content, "mail.eml") if not block.is_aside]


@pytest.mark.parametrize(
    ("attachments", "text"),
    [
        ({"note_docx": NOTE}, "Concept note: open roads"),
        ({"leaflet_pdf": LEAFLET}, "Invitation to a side event on open roads"),
        ({"leaflet_pdf": LEAFLET, "note_docx": NOTE}, "Concept note: open roads"),
        (
            {"annex_docx": docx(paragraph("Annex")), "concept note_pdf": LEAFLET},
            "Invitation to a side event on open roads",
        ),
        ({"scan_pdf": SCAN, "leaflet_pdf": LEAFLET}, "Invitation to a side event on open roads"),
        ({"picture_png": b"\x89PNG", "NOTE_DOCX": NOTE}, "Concept note: open roads"),
    ],
)
def test_an_attached_document_is_the_document(attachments, text):
    assert lines(mail("Please see attached.", **attachments)) == [text]


def test_where_no_attachment_can_be_read_the_message_is_the_document():
    assert said(mail(OWN, scan_pdf=SCAN)) == ["Subject: Invitation", " ".join(OWN.split())]


def test_a_message_that_says_nothing_is_refused_for_the_reason_of_its_attachment():
    with pytest.raises(ReadingRefused) as refused:
        lines(mail("Please see attached.", scan_pdf=SCAN))

    assert refused.value.code == "scanned"


HEADS = [
    ("From: Kim Sample", "Sent: Tuesday, 5 May 2030 10:00", "To: Sam", "Subject: Old"),
    ("De : Kim Sample", "Envoyé : mardi 5 mai 2030 10:00", "À : Sam", "Objet : Vieux"),
    ("De: Kim Sample", "Enviado el: martes, 5 de mayo de 2030", "Para: Sam", "Asunto: Viejo"),
    ("От: Kim Sample", "Отправлено: 5 мая 2030 г.", "Кому: Sam", "Тема: Старое"),
    ("发件人: Kim Sample", "发送时间: 2030年5月5日", "收件人: Sam", "主题: 旧"),
    ("من: Kim Sample", "تاريخ الإرسال: 5 مايو 2030", "إلى: Sam", "الموضوع: قديم"),
    ("*From:* Kim Sample", "*Date:* Tuesday", "*To:* Sam", "*Subject:* Old"),
]
DIVIDERS = [
    "-----Original Message-----", "---------- Forwarded message ---------", "Begin forwarded message:",
    "-------- Message d'origine --------", "-------- Message transféré --------", "-----Mensaje original-----",
    "---------- Mensaje reenviado ---------", "-------- Исходное сообщение --------",
    "-------- Пересылаемое сообщение --------", "------------------ 原始邮件 ------------------",
    "---------- 转发的邮件 ----------", "-----رسالة أصلية-----",
    "On Tue, 5 May 2030 at 10:00, Kim Sample <kim@example.org> wrote:",
    "On Tue, 5 May 2030 at 10:00, Kim Sample\n<kim@example.org> wrote:",
    "Le mar. 5 mai 2030 à 10:00, Kim Sample <kim@example.org> a écrit :",
    "El mar, 5 may 2030 a las 10:00, Kim Sample (<kim@example.org>) escribió:",
    "вт, 5 мая 2030 г. в 10:00, Kim Sample <kim@example.org>:",
    "5 мая 2030 г., в 10:00, Kim Sample <kim@example.org> написал(а):",
    "Kim Sample <kim@example.org> 于2030年5月5日周二 10:00写道：",
    "في الثلاثاء، 5 مايو 2030 في 10:00 ص كتب Kim Sample <kim@example.org>:",
    *("\n".join(head) for head in HEADS),
]  # fmt: skip


@pytest.mark.parametrize("divider", DIVIDERS)
def test_earlier_messages_stand_aside(divider):
    assert said(mail(f"{OWN}\n\n{divider}\n\nOld text, at 1 p.m.\n")) == [
        "Subject: Invitation",
        " ".join(OWN.split()),
    ]


@pytest.mark.parametrize("divider", DIVIDERS)
def test_a_mail_that_only_hands_on_another_is_the_other(divider):
    assert said(mail(f"For your information.\n\n{divider}\n\n{OWN}\n")) == [
        "Subject: Invitation",
        " ".join(OWN.split()),
    ]


def test_the_mail_below_two_that_hand_it_on_is_read_and_those_below_it_are_not():
    head = "\n".join(HEADS[0])
    text = f"FYI\n\n{head}\n\nPlease see below.\n\n{head}\n\n{OWN}\n\n{head}\n\nOlder, at 1 p.m.\n"

    assert said(mail(text)) == ["Subject: Invitation", " ".join(OWN.split())]


@pytest.mark.parametrize("text", ["> Date: 21 May\n> Venue: Room 4\n", ">> Date: 21 May\n>> Venue: Room 4\n"])
def test_quoted_lines_lose_their_marks_where_nothing_else_is_said(text):
    assert said(mail(f"Thanks!\n\nOn Monday, Kim Sample <kim@example.org> wrote:\n{text}")) == [
        "Subject: Invitation", "Date: 21 May", "Venue: Room 4",
    ]  # fmt: skip


def test_quoted_lines_stand_aside_where_something_else_is_said():
    assert said(mail(f"> Date: 1 May\n\n{OWN}\n")) == ["Subject: Invitation", " ".join(OWN.split())]


@pytest.mark.parametrize(
    "below",
    [
        "-- \nSam Example\nAdviser\n+1 212 555 0100", "Sent from my phone", "Envoyé de mon mobile",
        "Enviado desde mi móvil",
        "Отправлено с телефона", "发自我的手机", "أرسلت من هاتفي", "Best regards,\nSam Example\nAdviser",
        "This e-mail and any attachments are confidential.", "Ce message est confidentiel.",
    ],
)  # fmt: skip
def test_signatures_and_what_programs_add_stand_aside(below):
    found = said(mail(f"Date: 21 May, 3 p.m.\n\nVenue: Room 4\n\n{below}\n"))

    assert [line for line in found if line != "Best regards,"] == [
        "Subject: Invitation", "Date: 21 May, 3 p.m.", "Venue: Room 4",
    ]  # fmt: skip


def test_a_table_of_times_is_no_head_of_a_message():
    text = "Date: 21 May\nFrom: 1.15 p.m.\nTo: 2.45 p.m.\nSubject: Open roads\n"

    assert said(mail(text))[1:] == text.strip().split("\n")


def test_html_mails_of_outlook_lose_their_earlier_messages():
    head = "<b>From:</b> Kim Sample<br><b>Sent:</b> Tuesday<br><b>To:</b> Sam<br><b>Subject:</b> Old"
    page = (
        f"<div><p>{OWN}</p><div style='border-top:solid'><p>{head}</p></div><p>Old text, at 1 p.m.</p></div>"
    )

    assert said(mail(page, subtype="html")) == ["Subject: Invitation", " ".join(OWN.split())]


def test_a_mail_attached_to_a_mail_counts_where_the_outer_only_hands_it_on():
    inner = mail(f"{OWN}", subject="Open roads").decode()
    parts = f"--b\n\nSee below\n--b\nContent-Type: message/rfc822\n\n{inner}\n--b--\n"
    outer = f'Subject: FW\nContent-Type: multipart/mixed; boundary="b"\n\n{parts}'

    assert said(outer.encode()) == ["Subject: FW", "Subject: Open roads", " ".join(OWN.split())]


@pytest.mark.parametrize(
    ("charset", "content"),
    [
        ("us-ascii", "Réunion à Genève".encode()),
        ("bogus", "Réunion à Genève".encode("cp1252")),
        ("utf-8", "Réunion à Genève".encode("cp1252")),
        ("iso-8859-1", "Réunion à Genève".encode()),
    ],
)
def test_a_message_is_read_in_its_encoding_whatever_its_head_says(charset, content):
    head = f"MIME-Version: 1.0\r\nContent-Type: text/plain; charset={charset}\r\n"

    assert said(f"{head}Content-Transfer-Encoding: 8bit\r\n\r\n".encode() + content) == ["Réunion à Genève"]


@pytest.mark.parametrize(
    "content",
    [mail(""), b"Subject: x\nMIME-Version: 1.0\nContent-Type: image/png\n\nabc", b"MIME-Version: 1.0\n\n"],
)
def test_a_mail_without_text_is_refused(content):
    with pytest.raises(ReadingRefused) as refused:
        lines(content, "mail.eml")

    assert refused.value.code == "no_text"


@pytest.mark.parametrize(
    "divider",
    [
        "---------- Forwarded message ---------",
        "-------- Message transféré --------",
        "---------- 转发的邮件 ----------",
    ],
)
def test_a_note_above_what_is_forwarded_is_not_the_message(divider):
    text = f"Can you cover this one? I am taken at 3 p.m.\n\n{divider}\n\nVenue: Room 4, 19 May, 1.15 p.m.\n"

    assert said(mail(text)) == ["Subject: Invitation", "Venue: Room 4, 19 May, 1.15 p.m."]
