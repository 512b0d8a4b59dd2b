"""Addresses of the quarter, below /workspace/: rounds, updates and what they are set up with."""

from __future__ import annotations

ROUNDS = "<slug:p>/rounds/"
ROUND = f"{ROUNDS}<slug:period>/"
UPDATE = f"{ROUND}updates/<int:pk>/"
SETTINGS = "<slug:p>/settings/"

quarter: list = []
