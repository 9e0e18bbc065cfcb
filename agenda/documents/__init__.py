"""What the papers say: one frozen dataclass each, worked out beforehand, so that a template only reads."""

from .attendee_list import AttendeeList
from .badges import Badges
from .co_sponsor_list import CoSponsorList
from .commitment_register import CommitmentRegister
from .concept_note import ConceptNote
from .document import DayDocument, Document, EventDocument, WeekDay, WeekDocument
from .event_summary import Summary
from .flyer import Flyer
from .invitation import InvitationLetter
from .name_plates import NamePlates
from .programme import DayProgramme, Programme
from .run_of_show import RunOfShow
from .sign_in_sheet import SignInSheet
from .speaker_list import SpeakerList

# Every kind of paper, in the order in which pages offer them. Addresses and the command read this list.
KINDS: dict[str, type[Document]] = {
    kind.name: kind
    for kind in (
        ConceptNote,
        InvitationLetter,
        Flyer,
        CoSponsorList,
        SpeakerList,
        RunOfShow,
        AttendeeList,
        SignInSheet,
        NamePlates,
        Badges,
        Summary,
        Programme,
        DayProgramme,
        CommitmentRegister,
    )
}

__all__ = [
    "KINDS",
    "AttendeeList",
    "Badges",
    "CoSponsorList",
    "CommitmentRegister",
    "ConceptNote",
    "DayDocument",
    "DayProgramme",
    "Document",
    "EventDocument",
    "Flyer",
    "InvitationLetter",
    "NamePlates",
    "Programme",
    "RunOfShow",
    "SignInSheet",
    "SpeakerList",
    "Summary",
    "WeekDay",
    "WeekDocument",
]
