"""Addresses of this app: below /workspace/, and the public ones below /."""

from __future__ import annotations

workspace = []
public = []
