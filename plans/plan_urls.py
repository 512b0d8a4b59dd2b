"""Addresses of plans and what they are made of, below /workspace/."""

from __future__ import annotations

plan_pages = []
