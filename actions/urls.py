"""Addresses of this app, below /workspace/."""

from __future__ import annotations

workspace = []
