from plans.models.assessment import Assessment, AssessmentContributor, Hotspot, RecommendedPriority
from plans.models.consultation import Answer, Consultation, Question, Raised
from plans.models.crime import CrimeImport
from plans.models.driver import Driver, DriverPriority
from plans.models.duty import CheckMark, DutyRecord, LiaisonOfficer
from plans.models.endorsement import Endorsement
from plans.models.evidence import PriorityEvidence
from plans.models.funding import FundingStream, FundingYear
from plans.models.geography import Geography, GeographyCode, GeographyScheme
from plans.models.glossary import Term
from plans.models.group import Group, Seat
from plans.models.group_cadence import GroupCadence
from plans.models.indicator import Break, Indicator, Polarity
from plans.models.observation import Hedge, Observation, PrintedTotal
from plans.models.organisation import FormerName, Membership, Organisation
from plans.models.partnership import Area, LocalName, Partnership
from plans.models.person import Person, Post
from plans.models.plan import Plan, StatusChange
from plans.models.priority import Limb, Priority, PriorityArea
from plans.models.role import Role
from plans.models.section import Commitment, Section
from plans.models.survey import Survey, SurveyResult

__all__ = [
    "Answer",
    "Area",
    "Assessment",
    "AssessmentContributor",
    "Break",
    "CheckMark",
    "Commitment",
    "Consultation",
    "CrimeImport",
    "Driver",
    "DriverPriority",
    "DutyRecord",
    "Endorsement",
    "FormerName",
    "FundingStream",
    "FundingYear",
    "Geography",
    "GeographyCode",
    "GeographyScheme",
    "Group",
    "GroupCadence",
    "Hedge",
    "Hotspot",
    "Indicator",
    "LiaisonOfficer",
    "Limb",
    "LocalName",
    "Membership",
    "Observation",
    "Organisation",
    "Partnership",
    "Person",
    "Plan",
    "Polarity",
    "Post",
    "PrintedTotal",
    "Priority",
    "PriorityArea",
    "PriorityEvidence",
    "Question",
    "Raised",
    "RecommendedPriority",
    "Role",
    "Seat",
    "Section",
    "StatusChange",
    "Survey",
    "SurveyResult",
    "Term",
]
