"""The programme: who, what, when, where, and the messages written to people."""

from ..languages import add_columns
from .message import Message
from .organization import Logo, Organization
from .parts import AgendaSegment, CoSponsor, ExpectedOutput, FocusArea, Objective, Speaker
from .record import FindingOverride, PreviousSlug, SideEventVersion
from .side_event import SideEvent
from .week import OfficialMeeting, ProgrammeVersion, Venue, Week

add_columns(SideEvent, "")
for _model in (AgendaSegment, Speaker, Objective, FocusArea, ExpectedOutput):
    add_columns(_model, _model._meta.get_field("side_event").remote_field.related_name)

__all__ = [
    "AgendaSegment",
    "CoSponsor",
    "ExpectedOutput",
    "FindingOverride",
    "FocusArea",
    "Logo",
    "Message",
    "Objective",
    "OfficialMeeting",
    "Organization",
    "PreviousSlug",
    "ProgrammeVersion",
    "SideEvent",
    "SideEventVersion",
    "Speaker",
    "Venue",
    "Week",
]
