from actions.models.action import Action
from actions.models.crossreference import CrossReference
from actions.models.disposition import Carried, Disposition
from actions.models.healthcheck import HealthCheck
from actions.models.importing import ColumnChoice, Import
from actions.models.invitation import Invitation, Mail
from actions.models.lead import Lead
from actions.models.measure import Measure
from actions.models.presence import Presence
from actions.models.reading import Reading
from actions.models.revision import Revision
from actions.models.risk import Risk
from actions.models.round import Cadence, Round
from actions.models.status import Status
from actions.models.update import Comment, EvidenceFile, Update

__all__ = [
    "Action",
    "Cadence",
    "Carried",
    "ColumnChoice",
    "Comment",
    "CrossReference",
    "Disposition",
    "EvidenceFile",
    "HealthCheck",
    "Import",
    "Invitation",
    "Lead",
    "Mail",
    "Measure",
    "Presence",
    "Reading",
    "Revision",
    "Risk",
    "Round",
    "Status",
    "Update",
]
