"""Rows for tests, one factory a model. They make what is valid and leave empty what may be."""

# ruff: noqa: F403 - tests say ``make.ActionFactory``, wherever that stands.
from tests.factories.crime import *
from tests.factories.editions import *
from tests.factories.evidence import *
from tests.factories.meetings import *
from tests.factories.papers import *
from tests.factories.people import *
from tests.factories.plan import *
from tests.factories.planner import *
from tests.factories.rounds import *
from tests.factories.rows import *
from tests.factories.work import *
