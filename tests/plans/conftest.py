"""Places to count in."""

from __future__ import annotations

import pytest

from tests import factories as make


@pytest.fixture
def scheme(partnership):
    """Five localities."""
    made = make.GeographySchemeFactory(partnership=partnership, name="Localities", slug="l")
    for number in range(1, 6):
        make.GeographyFactory(
            partnership=partnership, scheme=made, name=f"Locality {number}", position=number
        )
    return made
