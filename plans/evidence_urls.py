"""Addresses of the evidence: what was counted, assessed, asked and found. Below <slug:p>/evidence/."""

from __future__ import annotations

from django.urls import path

from plans.views import evidence

EVIDENCE = "<slug:p>/evidence/"

evidence_pages = [path(EVIDENCE, evidence.EvidenceHome.as_view(), name="evidence")]
