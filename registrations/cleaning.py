"""An e-mail address as it is stored, whoever typed it: a form, an import, a command."""

from events.cleaning import clean_line


def clean_email(text: str) -> str:
    """Return the address with its domain in lower case; the part before the @ stays as it was typed."""
    mailbox, at, domain = clean_line(text).rpartition("@")
    return f"{mailbox}{at}{domain.lower()}"
