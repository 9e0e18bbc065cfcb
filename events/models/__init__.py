"""The programme: who, what, when, where, and the messages written to people."""

from .message import Message
from .organization import Logo, Organization
from .parts import AgendaSegment, CoSponsor, ExpectedOutput, FocusArea, Objective, Speaker
from .record import FindingOverride, PreviousSlug, SideEventVersion
from .side_event import SideEvent
from .week import OfficialMeeting, ProgrammeVersion, Venue, Week

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
