"""The programme: who, what, when, where, and the messages written to people."""

from ..languages import TRANSLATED, add_columns
from .confirmation import ConfirmationRequest
from .merger import HeldText, Merger, MergerAnswer
from .message import Message
from .organization import Logo, Organization
from .parts import AgendaSegment, CoSponsor, ExpectedOutput, FocusArea, Objective, Speaker
from .proposal import ProposalStep
from .record import FindingOverride, PreviousSlug, SideEventVersion
from .side_event import SideEvent
from .week import OfficialMeeting, ProgrammeVersion, StandardSlot, Theme, Venue, Week
from .wishes import Unavailability, WishedSlot

add_columns(SideEvent, TRANSLATED[""])
add_columns(AgendaSegment, TRANSLATED["segments"])
add_columns(Speaker, TRANSLATED["speakers"])
add_columns(Objective, TRANSLATED["objectives"])
add_columns(FocusArea, TRANSLATED["focus_areas"])
add_columns(ExpectedOutput, TRANSLATED["expected_outputs"])

__all__ = [
    "AgendaSegment",
    "CoSponsor",
    "ConfirmationRequest",
    "ExpectedOutput",
    "FindingOverride",
    "FocusArea",
    "HeldText",
    "Logo",
    "Merger",
    "MergerAnswer",
    "Message",
    "Objective",
    "OfficialMeeting",
    "Organization",
    "PreviousSlug",
    "ProgrammeVersion",
    "ProposalStep",
    "SideEvent",
    "SideEventVersion",
    "Speaker",
    "StandardSlot",
    "Theme",
    "Unavailability",
    "Venue",
    "Week",
    "WishedSlot",
]
