"""Who can sign in to the demo. Users are named by their posts; the password is public on purpose."""

from __future__ import annotations

PASSWORD = "safer-plans-demo"  # noqa: S105 - printed in the README: it opens the demo and nothing else

MOORLANDS = "staffordshire-moorlands"
STOCKTON = "stockton"
CHORLEY = "chorley-south-ribble"
SOUTH_STAFFORDSHIRE = "south-staffordshire"

# E-mail address: name, and {partnership: role, or role with the body that a lead answers for}.
SIGN_INS = {
    "officer@demo.example": ("Community Safety Officer", {MOORLANDS: "officer"}),
    "lead@demo.example": ("Outreach Manager, ARCH", {MOORLANDS: ("lead", "ARCH")}),
    "strategy@demo.example": ("Local Policing Commander", {MOORLANDS: "strategy"}),
    "chair@demo.example": ("Chair of the Strategy Group", {MOORLANDS: "chair"}),
    "scrutiny@demo.example": ("Democratic Services Officer", {MOORLANDS: "scrutiny"}),
    "admin@demo.example": ("Site Administrator", {MOORLANDS: "viewer"}),
    "other-officer@demo.example": ("Partnerships Officer", {SOUTH_STAFFORDSHIRE: "officer"}),
    "county@demo.example": (
        "County Community Safety Manager",
        {MOORLANDS: "county", SOUTH_STAFFORDSHIRE: "county"},
    ),
}
ADMINISTRATOR = "admin@demo.example"

# Somebody must hold these two partnerships as well, though nobody signs in to them in the demo.
CARETAKERS = {
    "stockton-officer@demo.example": (
        "Strategic Community Safety Manager",
        {STOCKTON: "officer"},
    ),
    "chorley-officer@demo.example": ("Community Safety Officer", {CHORLEY: "officer"}),
}
