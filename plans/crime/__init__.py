"""Readers of crime data files: the Home Office's tables by partnership, and data.police.uk.

Pure: they know no models and keep nothing. A file is streamed, so memory stays flat whatever its
size, and whatever is wrong with it is a ``CrimeFileProblem`` whose words are for people.
"""

from plans.crime.file import CrimeFile, CrimeFileKind
from plans.crime.lookup import Lookup, read_lookup
from plans.crime.notes import Notes
from plans.crime.problems import CrimeFileProblem, NotAbout
from plans.crime.reading import read_crime_file
from plans.crime.records import CrimeArea, CrimeTally, Marker, Offence, Record

__all__ = [
    "CrimeArea",
    "CrimeFile",
    "CrimeFileKind",
    "CrimeFileProblem",
    "CrimeTally",
    "Lookup",
    "Marker",
    "NotAbout",
    "Notes",
    "Offence",
    "Record",
    "read_crime_file",
    "read_lookup",
]
