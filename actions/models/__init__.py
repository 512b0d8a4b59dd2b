from actions.models.action import Action
from actions.models.crossreference import CrossReference
from actions.models.importing import ColumnChoice, Import
from actions.models.lead import Lead
from actions.models.measure import Measure
from actions.models.risk import Risk

__all__ = ["Action", "ColumnChoice", "CrossReference", "Import", "Lead", "Measure", "Risk"]
