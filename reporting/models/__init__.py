from reporting.models.publication import Publication
from reporting.models.report import Report

__all__ = ["Publication", "Report"]
