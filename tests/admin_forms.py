"""Forms of the admin, as a browser posts them."""


def filled(client, url: str, **changes: object) -> dict[str, object]:
    """The values of the form as the page shows them, with some changed: what a browser would post."""
    return values_of(client.get(url).context) | changes


def values_of(context) -> dict[str, object]:
    """The values of the form on a page that was answered."""
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    return values_in(forms)


def values_in(forms) -> dict[str, object]:
    """The values of all fields of the forms: a box that is not ticked is not posted."""
    data: dict[str, object] = {}
    for form in forms:
        for bound in form:
            value = bound.value()
            if value is not None and value is not False:
                data[bound.html_name] = getattr(value, "pk", value)
    return data


def act(client, changelist: str, action: str, *rows, **more: str):
    """Tick rows of a list and choose an action; return the page that comes of it."""
    data = {"action": action, "_selected_action": [row.pk for row in rows], **more}
    return client.post(changelist, data, follow=True)
