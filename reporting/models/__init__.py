from reporting.models.agenda import AgendaItem, AgendaPaper
from reporting.models.agenda_kinds import ItemKind, Purpose
from reporting.models.agreed_at import AgreedAtMeeting
from reporting.models.attendance import Attendance, Interest
from reporting.models.correspondence import CorrespondenceAnswer, CorrespondenceQuestion
from reporting.models.forward import ForwardItem, ForwardMove
from reporting.models.group_rules import GroupRules, StandingItem
from reporting.models.meeting import Meeting, Sitting
from reporting.models.minutes import MeetingDecision, PublicQuestion
from reporting.models.minutes_import import MinutesImport
from reporting.models.pack import MeetingPack
from reporting.models.paper import Paper, PaperBlock, PaperSection, PaperSettings, Reader
from reporting.models.publication import Publication
from reporting.models.recommendation import Answer, Recommendation
from reporting.models.report import Report
from reporting.models.subscription import Letter, Subscription

__all__ = [
    "AgendaItem",
    "AgendaPaper",
    "AgreedAtMeeting",
    "Answer",
    "Attendance",
    "CorrespondenceAnswer",
    "CorrespondenceQuestion",
    "ForwardItem",
    "ForwardMove",
    "GroupRules",
    "Interest",
    "ItemKind",
    "Letter",
    "Meeting",
    "MeetingDecision",
    "MeetingPack",
    "MinutesImport",
    "Paper",
    "PaperBlock",
    "PaperSection",
    "PaperSettings",
    "PublicQuestion",
    "Publication",
    "Purpose",
    "Reader",
    "Recommendation",
    "Report",
    "Sitting",
    "StandingItem",
    "Subscription",
]
