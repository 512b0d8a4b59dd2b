"""This app's part of the navigation."""

from __future__ import annotations

NAV = []
