"""Crime files."""

from __future__ import annotations

import factory

from plans import models as plans
from tests.factories.people import Belonging


class CrimeImportFactory(Belonging):
    class Meta:
        model = plans.CrimeImport

    name = factory.Sequence(lambda n: f"table-{n}.ods")
    sha256 = "0" * 64
    state = plans.CrimeImport.State.REFUSED
    trouble = "None of the file's rows is about this partnership."
