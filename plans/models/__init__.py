from plans.models.driver import Driver, DriverPriority
from plans.models.endorsement import Endorsement
from plans.models.glossary import Term
from plans.models.group import Group, Seat
from plans.models.organisation import FormerName, Membership, Organisation
from plans.models.partnership import Area, LocalName, Partnership
from plans.models.person import Person, Post
from plans.models.plan import Plan, StatusChange
from plans.models.priority import Limb, Priority, PriorityArea
from plans.models.role import Role
from plans.models.section import Commitment, Section

__all__ = [
    "Area",
    "Commitment",
    "Driver",
    "DriverPriority",
    "Endorsement",
    "FormerName",
    "Group",
    "Limb",
    "LocalName",
    "Membership",
    "Organisation",
    "Partnership",
    "Person",
    "Plan",
    "Post",
    "Priority",
    "PriorityArea",
    "Role",
    "Seat",
    "Section",
    "StatusChange",
    "Term",
]
