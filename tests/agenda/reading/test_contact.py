"""Whom to ask: under a label, in a sentence, on several lines, in all languages."""

import pytest

from agenda.reading.facts.contact import find_contact
from agenda.reading.reading import Contact

from .known import INDEX
from .written import page_of_text, said


def contact(text: str) -> Contact | None:
    page = page_of_text(text, "note.md" if text.startswith("|") else "note.txt")
    return said(find_contact(page, INDEX)).get("contact")


CONTACTS = [
    # under a label
    ("Contact: Ms. Sam Example, Programme Officer, sam@example.org, +1 212 555 0101",
     Contact("Sam Example", "Programme Officer", "sam@example.org", "+1 212 555 0101")),
    ("Contact\nMr. Sam Fictive, First Secretary, Mission of Norway\nsam@example.org | +1 212 555 0101",
     Contact("Sam Fictive", "First Secretary, Mission of Norway", "sam@example.org", "+1 212 555 0101")),
    ("Contact\n\nName: Ms. Jo Sample\nTitle: Advocacy Officer\nE-mail: jo@example.org\nTel: (212) 555-0164",
     Contact("Jo Sample", "Advocacy Officer", "jo@example.org", "(212) 555-0164")),
    ("Focal point: Ms. Jo Fictive, Programme Specialist (jo.fictive@example.org, +1 646 555 0177)",
     Contact("Jo Fictive", "Programme Specialist", "jo.fictive@example.org", "+1 646 555 0177")),
    ("Info: markets@example.org / 917-555-0150", Contact(email="markets@example.org", phone="917-555-0150")),
    ("More: missing@example.org", Contact(email="missing@example.org")),
    ("Questions? access@example.org", Contact(email="access@example.org")),
    ("Questions: Ms. Sam Dummy, Events Assistant, born@example.org, tel. +1 212 555 0190",
     Contact("Sam Dummy", "Events Assistant", "born@example.org", "+1 212 555 0190")),
    ("Inquiries: Kim Sample, Advocacy Officer, kim.sample@example.org",
     Contact("Kim Sample", "Advocacy Officer", "kim.sample@example.org")),
    ("Pour tout renseignement : M. Dominique MODÈLE, premier secrétaire, tél. +1 212 555 0126.",
     Contact("Dominique MODÈLE", "premier secrétaire", "", "+1 212 555 0126")),
    ("Renseignements : fuir@example.org", Contact(email="fuir@example.org")),
    ("Contacto: Sra. Alex Ejemplo, Segunda Secretaria, alex@example.org, teléfono 212 555 0171",
     Contact("Alex Ejemplo", "Segunda Secretaria", "alex@example.org", "212 555 0171")),
    ("Consultas: evento@example.org", Contact(email="evento@example.org")),
    ("جهة الاتصال: السيدة نور مثال، سكرتيرة أولى، nour@example.org",
     Contact("نور مثال", "سكرتيرة أولى", "nour@example.org")),
    ("للاستفسار: هاتف 555 012 1 961+ أو البريد الإلكتروني madrasa@example.org",
     Contact("", "", "madrasa@example.org", "+961 1 012 555")),
    ("Контактное лицо: г-жа Саша Примерова, второй секретарь, sasha@example.org, тел. +1 212 555 0148.",
     Contact("Саша Примерова", "второй секретарь", "sasha@example.org", "+1 212 555 0148")),
    ("Справки: dom@example.org", Contact(email="dom@example.org")),
    ("联系人：张某某女士，二等秘书，zhang@example.org，电话：+1 212 555 0152",
     Contact("张某某", "二等秘书", "zhang@example.org", "+1 212 555 0152")),
    ("联系人：李某先生，电子邮件：li.mou@example.org", Contact("李某", "", "li.mou@example.org")),
    # who signs, with an address; without one it is nobody to ask
    ("Please join us.\n\nBest regards,\nSam\nSam Example\nAdviser\nsam@example.org",
     Contact("Sam Example", "Adviser", "sam@example.org")),
    ("Please join us.\n\nBest regards,\nSam Example\nAdviser", None),
    # in a sentence
    ("For further information, please contact Ms. Sam Example, Adviser, at sam@example.org.",
     Contact("Sam Example", "Adviser", "sam@example.org")),
    ("For further information, please contact:\nMs. Gay Sample, UN Representative of NP at",
     Contact("Gay Sample", "UN Representative of NP")),
    ("Should you have questions, kindly write to Ms. Taylor Sample, Programme Manager at Peace Direct"
     " (taylor.sample@example.org).",
     Contact("Taylor Sample", "Programme Manager at Peace Direct", "taylor.sample@example.org")),
    ("Questions may be directed to info@example.org.", Contact(email="info@example.org")),
    ("Pour plus d'informations, veuillez contacter Mme Alex Exemple, conseillère, à l'adresse alex@example.org.",
     Contact("Alex Exemple", "conseillère", "alex@example.org")),
    ("Para más información, contactar a la Sra. Noor Prueba (noor@example.org).",
     Contact("Noor Prueba", "", "noor@example.org")),
    ("За дополнительной информацией обращайтесь по адресу info@example.org.", Contact(email="info@example.org")),
    ("如有疑问，请联系 info@example.org。", Contact(email="info@example.org")),
    ("联系人：孙某，电子邮箱：deng@example.org，电话：+1 212 555 0161。",
     Contact("孙某", "", "deng@example.org", "+1 212 555 0161")),
    ("联系人：示例四，二等秘书，电子邮件：event@example.org", Contact("示例四", "二等秘书", "event@example.org")),
    ("联系人：二等秘书，电子邮件：event@example.org", Contact("", "二等秘书", "event@example.org")),
    ("如需更多信息，请联系二等秘书李某某（电话：212-555-0166）。", Contact("李某某", "二等秘书", "", "212-555-0166")),
    ("For queries, reach Sam Example (Programme Officer) on sam@example.org.",
     Contact("Sam Example", "Programme Officer", "sam@example.org")),
    # to whom answers go
    ("Please confirm attendance by 17 May to Mr. Sam Example, Programme Assistant (sam@example.org; +1 917 555 0150).",
     Contact("Sam Example", "Programme Assistant", "sam@example.org", "+1 917 555 0150")),
    ("Confirmation souhaitée auprès de Mme Jo Exemple, Conseillère (jo@example.org).",
     Contact("Jo Exemple", "Conseillère", "jo@example.org")),
    ("Se ruega confirmar con la Sra. Alex Ejemplo, Asesora (alex@example.org).",
     Contact("Alex Ejemplo", "Asesora", "alex@example.org")),
    ("Kindly communicate the names of participants to the Mission (Ms. Sam Example, tel. 212-555-0133, e-mail"
     " sam@example.org) by 14 May.", Contact("Sam Example", "", "sam@example.org", "212-555-0133")),
    # in the cells of a form
    ("| | |\n|---|---|\n| **D. Focal point** | |\n| Name and title | Mr. Sam Example, First Secretary |\n"
     "| E-mail / mobile phone | sam@example.org / +1 917 555 0121 |",
     Contact("Sam Example", "First Secretary", "sam@example.org", "+1 917 555 0121")),
    # numbers
    ("Contact: a@example.org, tel. 1 (212) 555-0164", Contact(email="a@example.org", phone="1 (212) 555-0164")),
    ("Contact: a@example.org, 1-212-555-0164", Contact(email="a@example.org", phone="1-212-555-0164")),
    ("Contact: a@example.org, +41 22 917 00 00", Contact(email="a@example.org", phone="+41 22 917 00 00")),
    ("Contact: a@example.org, 0041 22 917 00 00", Contact(email="a@example.org", phone="0041 22 917 00 00")),
    ("Contact: a@example.org, +7 (495) 555-01-00", Contact(email="a@example.org", phone="+7 (495) 555-01-00")),
    ("Contact: a@example.org, tel. 555 0150", Contact(email="a@example.org", phone="555 0150")),
    ("Contact: a@example.org, T: +254 20 555 0107", Contact(email="a@example.org", phone="+254 20 555 0107")),
    # behind other sentences
    ("The link follows later. Questions: Ms. Sam Example, sam@example.org.",
     Contact("Sam Example", "", "sam@example.org")),
    ("The link follows later. Media enquiries: sam@example.org.", Contact(email="sam@example.org")),
    ("Le lien suivra. Questions : Mme Sam Exemple, sam@example.org.", Contact("Sam Exemple", "", "sam@example.org")),
    ("El enlace se enviará después. Consultas: Sra. Sam Ejemplo, sam@example.org.",
     Contact("Sam Ejemplo", "", "sam@example.org")),
    ("Ссылка придет позже. Вопросы: sam@example.org.", Contact(email="sam@example.org")),
    ("Delegations are kindly asked to announce their participation by 18 May to Mr. Sam Example, Counsellor"
     " (sam@example.org).", Contact("Sam Example", "Counsellor", "sam@example.org")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CONTACTS)
def test_a_contact_is_read(text, expected):
    assert contact(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Please RSVP to a@example.org by 12 May.",
        "Please send your remarks to Ms. Sam Example, who will present them.",
        "联系方式：见下页",
        "The event will contact several themes.",
        "Background\n\nFamilies write to the ministry for information.",
        "Questions\n\n1. Who decides?\n2. Who pays?",
        "Further information will follow.",
        "Registration is required.",
    ],
)
def test_other_words_are_no_contact(text):
    assert contact(text) is None
