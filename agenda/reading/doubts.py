"""Why something is in doubt: one sentence for each code, for the person who looks at the draft."""

from django.utils.translation import gettext_lazy as _

from .values import Doubt

SENTENCES = {
    "unsure": _("This was not clear enough to be taken over."),
    "contradiction": _("The document gives different values for this in different places."),
    "weekday": _("The weekday does not fit: this date is a %(weekday)s."),
    "no_year": _("No year is given and none can be worked out."),
    "year_by_weekday": _("No year is given. %(year)s was taken because the weekday fits."),
    "day_or_month": _("Day and month may be the other way round."),
    "meridiem": _("Neither a.m. nor p.m. is given; the afternoon was assumed."),
    "end_before_start": _("The end is not after the start."),
    "half_year_zone": _(
        "This abbreviation is not in force on that date; the local time of the city was assumed."
    ),
    "duration": _("The stated duration does not fit start and end."),
    "overlap": _("This part begins before “%(other)s” has ended."),
    "after_end": _("This part ends after the event."),
    "new_organization": _("This organization is not in the list; it is proposed as a new one."),
    "like_organization": _("Taken to be %(name)s, although it is written differently."),
    "no_rank": _("The text names several hosts as equals, so that no lead was set."),
    "only_name": _("Only a name was found, without function or organization."),
    "stray_heading": _("This heading stands in the middle of a list. The list was read as one."),
    "after_event": _("The deadline is after the event."),
    "to_be_confirmed": _("The document says that this is not settled yet."),
    "no_title": _("No title was found."),
    "hyphen": _("A word that was divided at the end of a line was joined."),
    "repeated_line": _("This line is repeated on each page and was read once."),
}


def sentence(doubt: Doubt) -> str:
    """Return why, in the language that is active."""
    return str(SENTENCES[doubt.code]) % doubt.details
