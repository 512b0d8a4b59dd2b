"""Readers of crime data files: the Home Office's tables by partnership, and data.police.uk.

Pure: they know no models and keep nothing. A file is streamed, so memory stays flat whatever its
size, and whatever is wrong with it is a ``CrimeFileProblem`` whose words are for people.
"""

from plans.crime.file import CrimeFile, Kind
from plans.crime.lookup import Lookup, read_lookup
from plans.crime.notes import Notes
from plans.crime.problems import CrimeFileProblem, NotAbout
from plans.crime.reading import read
from plans.crime.records import Area, Marker, Offence, Record, Tally

__all__ = [
    "Area",
    "CrimeFile",
    "CrimeFileProblem",
    "Kind",
    "Lookup",
    "Marker",
    "NotAbout",
    "Notes",
    "Offence",
    "Record",
    "Tally",
    "read",
    "read_lookup",
]
