"""An e-mail address as it is stored, whoever typed it: a form, an import, a command."""

from django.utils.translation import gettext as _

from events.cleaning import clean_line


def clean_email(text: str) -> str:
    """Return the address with its domain in lower case; the part before the @ stays as it was typed."""
    mailbox, at, domain = clean_line(text).rpartition("@")
    return f"{mailbox}{at}{domain.lower()}"


def address_problem(address: str) -> str:
    """Return what in particular is wrong with something that is no e-mail address."""
    mailbox, at, domain = address.partition("@")
    if not at:
        return _("The @ is missing. Example: name@mission.example")
    if not domain:
        return _("The part after the @ is missing. Example: name@mission.example")
    if not mailbox:
        return _("The part before the @ is missing. Example: name@mission.example")
    return _("This is not an e-mail address. Example: name@mission.example")
