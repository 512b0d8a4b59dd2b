"""What no real table exceeds. More is refused before it can fill memory, disk or time."""

from __future__ import annotations

MEGABYTE = 1_000_000

# The longest table published so far unpacks to about 1.4 GB.
MOST_UNPACKED = 4_000 * MEGABYTE
# Tables pack about 60 to 150 times smaller; only files made to do harm reach a thousand.
MOST_TIMES_SMALLER = 300
# Below this size the ratio says nothing: a short table of zeros packs very well.
RATIO_COUNTS_FROM = 50 * MEGABYTE
# What is held in memory whole: the texts that cells of a workbook share, and its list of sheets.
MOST_SHARED_TEXT = 48 * MEGABYTE
MOST_PART = 8 * MEGABYTE
MOST_SHARED_TEXTS = 400_000
MOST_MEMBERS = 20_000

MOST_ROWS = 20_000_000
MOST_SHEET_ROWS = 1_048_576
MOST_COLUMNS = 256
MOST_ROW_BYTES = 4 * MEGABYTE
MOST_DEPTH = 64
MOST_NOTES = 2_000
# No area of England and Wales records so many offences of a kind in a quarter.
MOST_OFFENCES = 10_000_000

# How much is read at a time, how many different cells are remembered, and how long those may be.
CHUNK = 1 << 18
CELLS_REMEMBERED = 40_000
LONGEST_REMEMBERED = 2_000
MOST_LINE = 1 << 16
