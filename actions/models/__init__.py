from actions.models.action import Action
from actions.models.crossreference import CrossReference
from actions.models.disposition import Carried, Disposition
from actions.models.importing import ColumnChoice, Import
from actions.models.lead import Lead
from actions.models.measure import Measure
from actions.models.presence import Presence
from actions.models.revision import Revision
from actions.models.risk import Risk

__all__ = [
    "Action",
    "Carried",
    "ColumnChoice",
    "CrossReference",
    "Disposition",
    "Import",
    "Lead",
    "Measure",
    "Presence",
    "Revision",
    "Risk",
]
