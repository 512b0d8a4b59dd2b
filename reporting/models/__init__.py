from reporting.models.paper import Paper, PaperBlock, PaperSection, PaperSettings, Reader
from reporting.models.publication import Publication
from reporting.models.recommendation import Answer, Recommendation
from reporting.models.report import Report
from reporting.models.subscription import Letter, Subscription

__all__ = [
    "Answer",
    "Letter",
    "Paper",
    "PaperBlock",
    "PaperSection",
    "PaperSettings",
    "Publication",
    "Reader",
    "Recommendation",
    "Report",
    "Subscription",
]
