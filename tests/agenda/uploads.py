"""Concept notes as a browser uploads and reviews them in the admin."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.admin_forms import values_in

NOTE = """# Concept note

**Water under fire**

Tuesday, 21 May 2030 | 1.15 p.m. – 2.45 p.m.

Conference Room 8, United Nations Headquarters

Host: Permanent Mission of Norway to the United Nations

Co-sponsors: the Phillipines and OCHA

## Background

Pumps stop when the crew cannot pass.

## Objectives

- Agree on safe passage for repair crews;
- Name one focal point in each district.

For questions: pumps@example.org
"""
DOUBTFUL = NOTE.replace("Tuesday", "Thursday")


def page(name, *args):
    return reverse(f"admin:agenda_readdocument_{name}", args=args)


def file(text=NOTE, name="note.md"):
    return SimpleUploadedFile(name, text if isinstance(text, bytes) else text.encode())


def upload(client, *files, side_event=None, text="", **more):
    """Post the form as the page shows it."""
    url = page("add") + (f"?side_event={side_event.pk}" if side_event else "")
    form = client.get(url).context["form"]
    posted = {name: str(form[name].value()) for name in ("batch",)} | {
        "week": getattr(week := form["week"].value(), "pk", week)
    }
    return client.post(url, {**posted, "file": list(files), "text": text, **more})


def values(response):
    """What a browser would post of the review as it is shown."""
    context = response.context
    forms = [context["form"]]
    for rows in context["sets"].values():
        forms += [rows.management_form, *rows.forms]
    return {"_save": "Save"} | values_in(forms)


def reviewed(client, *files, **more):
    """Upload one document; return the address of its review and what a browser would post there."""
    response = upload(client, *(files or [file()]), **more)
    assert response.status_code == 302, response.context["form"].errors
    return response.url, values(client.get(response.url))
