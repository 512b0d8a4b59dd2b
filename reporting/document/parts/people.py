"""Who the partnership is, how its groups fit together, who has agreed the plan, how to reach it."""

from __future__ import annotations

from datetime import date

from csp.prose.blocks import Heading
from reporting import document as d
from reporting.document.parts.front import seat_words
from reporting.document.parts.words import join_with_and, sentence
from reporting.facts.plan import GroupFacts, WholePlanFacts

KINDS = {
    "responsible": "Responsible authorities",
    "co-operating": "Co-operating bodies",
    "invited": "Invited to take part",
    "wider": "Who else we work with",
}


def members(facts: WholePlanFacts) -> tuple[d.DocumentBlock, ...]:
    blocks: list[d.DocumentBlock] = []
    if others := [name for name in facts.partnership.local_names if name]:
        blocks.append(d.paragraph(f"We are also called {join_with_and(others)}."))
    for kind, words in KINDS.items():
        names = [each.name for each in facts.memberships if each.kind == kind]
        if names:
            blocks += [Heading(1, d.text(words)), d.bullets(*names)]
    return tuple(blocks)


def vision(facts: WholePlanFacts) -> tuple[d.DocumentBlock, ...]:
    whole = facts.partnership
    said = (("Our vision", whole.vision), ("Our mission", whole.mission))
    return tuple(d.Callout(title, (d.paragraph(words),)) for title, words in said if words)


def structure(facts: WholePlanFacts) -> tuple[d.DocumentBlock, ...]:
    if not facts.groups:
        return ()
    names = {group.name for group in facts.groups}
    tops = tuple(node(group, facts) for group in facts.groups if group.under not in names)
    tree = d.Tree("How our groups fit together", tops)
    return (tree, *(block for group in facts.groups for block in group_blocks(group)))


def node(group: GroupFacts, facts: WholePlanFacts) -> d.Node:
    below = tuple(node(each, facts) for each in facts.groups if each.under == group.name)
    meets = f"Meets {group.cadence[:1].lower()}{group.cadence[1:]}" if group.cadence else ""
    return d.Node(group.name, d.text(sentence(meets)), below)


def group_blocks(group: GroupFacts) -> tuple[d.DocumentBlock, ...]:
    """What a group is for and who sits on it; nothing for a group of which only the name is known."""
    blocks: list[d.DocumentBlock] = [d.paragraph(group.remit)] if group.remit else []
    aims = [line.strip() for line in group.aims.splitlines() if line.strip()]
    blocks += [d.bullets(*aims)] if aims else []
    if group.seats:
        blocks += [d.paragraph("Who sits on it:"), d.bullets(*map(seat_words, group.seats))]
    return (Heading(1, d.text(group.name)), *blocks) if blocks else ()


def signatures(facts: WholePlanFacts) -> tuple[d.DocumentBlock, ...]:
    if not facts.endorsements:
        return ()
    return (
        d.Signatures(
            tuple(
                d.Signatory(
                    post=each.post,
                    organisation=each.organisation,
                    name=each.name,
                    agreed_on=date.fromisoformat(each.agreed_on) if each.agreed_on else None,
                )
                for each in facts.endorsements
            )
        ),
    )


def contact_details(facts: WholePlanFacts) -> tuple[d.DocumentBlock, ...]:
    reach = facts.contact
    place = "\n".join(filter(None, (reach.address.strip(), reach.postcode)))
    said = (
        ("Team", d.text(reach.team)),
        ("Council", d.text(reach.council)),
        ("Address", d.text(place)),
        ("Telephone", d.text(reach.telephone)),
        ("Fax", d.text(reach.fax)),
        ("E-mail", d.text(reach.email, href=f"mailto:{reach.email}")),
        ("Website", d.text(reach.website, href=reach.website)),
    )
    items = tuple(d.Fact(label, runs) for label, runs in said if runs)
    return (d.Facts(items),) if items else ()


def format_paragraphs(facts: WholePlanFacts) -> tuple[d.DocumentBlock, ...]:
    lines = [line.strip() for line in facts.formats.splitlines() if line.strip()]
    return tuple(d.paragraph(line) for line in lines)
