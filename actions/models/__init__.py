from actions.models.action import Action
from actions.models.agreed import AgreedAction, AgreedFile, AgreedMail, AgreedStep
from actions.models.allocation import Allocation
from actions.models.crossreference import CrossReference
from actions.models.disposition import Carried, Disposition
from actions.models.enforcement import EnforcementUse, Tool
from actions.models.healthcheck import HealthCheck
from actions.models.importing import ColumnChoice, Import
from actions.models.invitation import Invitation, Mail
from actions.models.lead import Lead
from actions.models.measure import Measure
from actions.models.planner import Planner, PlannerEntry, PlannerLead, PlannerRow
from actions.models.planner_import import PlannerImport
from actions.models.presence import Presence
from actions.models.project import CaseStudy, Outcome, Project
from actions.models.reading import Reading
from actions.models.review import CaseReviewYear, DeathReview
from actions.models.revision import Revision
from actions.models.risk import Risk
from actions.models.round import Cadence, Round
from actions.models.row_comment import RowComment
from actions.models.scheme import Scheme, SchemeActivity
from actions.models.status import Status
from actions.models.update import Comment, EvidenceFile, Update

__all__ = [
    "Action",
    "AgreedAction",
    "AgreedFile",
    "AgreedMail",
    "AgreedStep",
    "Allocation",
    "Cadence",
    "Carried",
    "CaseReviewYear",
    "CaseStudy",
    "ColumnChoice",
    "Comment",
    "CrossReference",
    "DeathReview",
    "Disposition",
    "EnforcementUse",
    "EvidenceFile",
    "HealthCheck",
    "Import",
    "Invitation",
    "Lead",
    "Mail",
    "Measure",
    "Outcome",
    "Planner",
    "PlannerEntry",
    "PlannerImport",
    "PlannerLead",
    "PlannerRow",
    "Presence",
    "Project",
    "Reading",
    "Revision",
    "Risk",
    "Round",
    "RowComment",
    "Scheme",
    "SchemeActivity",
    "Status",
    "Tool",
    "Update",
]
