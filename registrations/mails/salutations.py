"""How a letter addresses somebody."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.un_style.isolation import isolated

from ..models import CourtesyTitle, Invitation, Rsvp

# A message each: other languages choose the word for "dear" by the person, and some leave the name out.
SALUTATIONS = {
    CourtesyTitle.AMBASSADOR: gettext_lazy("Excellency,"),
    CourtesyTitle.MS: gettext_lazy("Dear Ms. %(name)s,"),
    CourtesyTitle.MR: gettext_lazy("Dear Mr. %(name)s,"),
    CourtesyTitle.MX: gettext_lazy("Dear Mx. %(name)s,"),
    CourtesyTitle.DR: gettext_lazy("Dear Dr. %(name)s,"),
    CourtesyTitle.PROFESSOR: gettext_lazy("Dear Prof. %(name)s,"),
}


def salutation(person: Rsvp | Invitation) -> str:
    """Return "Excellency," or "Dear Ms. Family,"; both names where no title was given, an office as colleagues."""
    if person.courtesy_title in SALUTATIONS:
        sentence = SALUTATIONS[CourtesyTitle(person.courtesy_title)]
        return str(sentence) % {"name": isolated(person.family_name)}
    if not person.full_name:
        return _("Dear colleagues,")
    return _("Dear %(name)s,") % {"name": isolated(person.full_name)}
