"""What partnerships print above the columns of an action plan, for each column of a row.

Each has its sure words first. A weaker word gives the column only when no other has a better claim to
it: "Outcome" is a measure beside an aim, and an aim beside "Success measures".
"""

from __future__ import annotations

import re

# (weight, "phrase; phrase; ..."), all lower case, without punctuation.
Headings = tuple[tuple[float, str], ...]

_WORD = re.compile(r"[^\W_]+")


def normalise_heading(text: str) -> str:
    """Lower-case words with one space between them."""
    text = text.casefold().replace("&", " and ").replace("'", " ").replace("’", " ")
    return " ".join(_WORD.findall(text))


REF: Headings = (
    (
        1.0,
        "ref; ref no; reference; reference number; reference no; no; nr; number; item; item "
        "no; id; action no; action number; action ref; action reference; row; line; code; "
        "unique reference; action id; objective no; plan ref; cyf; cyfeirnod; rhif",
    ),
)
PRIORITY: Headings = (
    (
        1.0,
        "priority; priorities; priority area; priority theme; theme; themes; csp priority; "
        "strategic priority; strategic theme; partnership priority; plan priority; key "
        "priority; priority heading; blaenoriaeth; thema",
    ),
    (
        0.8,
        "workstream; work stream; pillar; strand; thematic area; focus area; area of focus; "
        "key theme; priority link; link to priority; category; crime type",
    ),
)
AREA: Headings = (
    (
        1.05,
        "priority areas; priority area s; areas; sub theme; sub priority; topic; topics",
    ),
    (
        0.9,
        "priority area; area of work; work area; focus; area of focus; sub category",
    ),
)
AIM: Headings = (
    (
        1.0,
        "aim; aims; objective; objectives; recommendation; recommendations; what we will "
        "do; what will we do; our aim; strategic objective; strategic objectives; strategic "
        "aim; goal; goals; aim objective; key objective; what do we want to achieve; what "
        "we want to achieve; what are we trying to achieve; why are we doing this; intended "
        "outcome; desired outcome; purpose; ambition; nod; nodau; amcan; amcanion; we will; "
        "commitment; pledge; intention",
    ),
    (
        0.8,
        "outcome; outcomes; expected outcome; outcome required; what; why; rationale; "
        "priority outcome; overall aim; issue; issue identified; need; finding; promise; "
        "target area",
    ),
    (
        0.6,
        "description; project; initiative; deliverable",
    ),
)
ACTIVITY: Headings = (
    (
        1.0,
        "activity; activities; action; actions; proposed action; proposed actions; how; how "
        "will we do it; how we will do it; how will we do this; how will we achieve this; "
        "key action; key actions; action required; actions required; task; tasks; key "
        "tasks; actions to be taken; action to be taken; planned activity; planned "
        "activities; steps; key activities; intervention; interventions; delivery; delivery "
        "action; agreed action; what needs to be done; what are we going to do; what will "
        "be done; action description; key steps; method; approach; gweithgaredd; "
        "gweithgareddau; cam gweithredu; camau gweithredu",
    ),
    (
        0.85,
        "what we will do; what will we do; we will; project; projects; initiative; "
        "initiatives; deliverables; deliverable; milestones; key milestones; how we will "
        "deliver; description; work programme; response; what; recommendation; detail; "
        "details",
    ),
)
LEADS: Headings = (
    (
        1.0,
        "lead; leads; who; by whom; lead partner; lead partners; lead agency; lead "
        "agencies; owner; action owner; responsible; responsibility; person responsible; "
        "responsible person; lead officer; lead officers; responsible officer; lead "
        "organisation; lead body; who by; by who; responsible body; responsible agency; who "
        "will do it; who will lead; who is responsible; who is leading; who s responsible; "
        "lead responsibility; delivery lead; led by; lead and partners; accountable; "
        "accountable officer; lead responsible; whose responsibility; assigned to; lead "
        "name; lead delivery group; arweinydd; pwy; swyddog arweiniol; cyfrifoldeb; "
        "accountability; made to; recommendation made to; recommendation to; recommended to; "
        "addressed to; directed to; for action by; action by; to whom",
    ),
    (
        0.8,
        "partner; partners; agency; agencies; organisation; organisations; officer; "
        "officers; delivery partner; delivery partners; partners involved; key partners; "
        "supporting partners; responsible group; delivery group; contact; name; support",
    ),
)
MEASURES: Headings = (
    (
        1.0,
        "measure; measures; performance measure; performance measures; how will we know; "
        "success measure; success measures; kpi; kpis; target; targets; measure of success; "
        "measures of success; how will we measure success; how will success be measured; "
        "success criteria; performance indicator; performance indicators; key performance "
        "indicator; indicator; indicators; key performance indicators; how will we know we "
        "have made a difference; how we will know; how will we measure it; how it will be "
        "measured; how we will measure success; measurement; how will it be measured; "
        "outcome measure; outcome measures; outputs; output; measured by; success; success "
        "looks like; we will know; what does good look like; evaluation; what will success "
        "look like; what success looks like; what does success look like; how we will "
        "measure this; performance target; evidence of success; monitoring; mesurau; mesur; "
        "metric; metrics; success indicators; output measures; measurable outcome",
    ),
    (
        0.9,
        "outcome; outcomes; expected outcome; expected outcomes; intended outcomes; result; "
        "results; desired outcome; desired outcomes; intended outcome; impact; benefits; "
        "outputs outcomes; outcome output; difference made; evidence; expected impact; "
        "canlyniad; canlyniadau",
    ),
)
RISKS: Headings = (
    (
        1.0,
        "risk; risks; assumption; assumptions; assumptions and key risks; assumptions and "
        "risks; key risks; risks and assumptions; risk and mitigation; risks issues; risks "
        "and issues; barriers; barriers and risks; risk assessment; risks to delivery; "
        "dependencies; key risks and assumptions; constraints; risgiau; issues and risks; "
        "what could go wrong; threats",
    ),
    (
        0.7,
        "issues; mitigation; caveats",
    ),
)
TIMESCALE: Headings = (
    (
        1.0,
        "timescale; timescales; by when; target date; completion date; deadline; when; due "
        "date; due; timeframe; time frame; timing; timeline; date; target completion date; "
        "completion; end date; date for completion; date due; when by; time scale; time "
        "scales; when will it be done; completed by; by date; delivery date; target "
        "timescale; complete by; to be completed by; date of completion; implementation "
        "date; finish; amserlen; erbyn pryd; pryd; target deadline; end; to; finish date; planned end; "
        "planned end date; actual end date; end by; dyddiad gorffen",
    ),
    (
        0.75,
        "start date; dates; milestone; milestones; quarter; start; frequency; period; year; "
        "review date",
    ),
)
RESOURCES: Headings = (
    (
        1.0,
        "resource; resources; budget; cost; costs; funding; budget cost; finance; resource "
        "implications; resources required; resource required; budget source; funding "
        "source; resources needed; financial implications; cost and funding; costs and "
        "resources; resources and funding; estimated cost; budget implications; adnoddau; "
        "cyllideb; resourcing; cost budget; spend; amount; what resources do we need; "
        "allocated budget",
    ),
)
VISIBILITY: Headings = (
    (
        1.0,
        "public; published; publish; publication; visibility; public or restricted; restricted; "
        "restricted or public; public or private; private or public; public private; "
        "public or not; internal or public; public or internal; confidential; "
        "confidentiality; who may see it; who may read it; who may see; who may read; who can "
        "see it; who can read it; who can see this; who can read this; can be published; for "
        "publication; not for publication; not public; for the public; public facing; protective "
        "marking; security marking; security classification; partners only; restriction; "
        "restrictions; cyhoeddus; cyfyngedig; cyfrinachol; pwy gaiff ei weld; pwy sy n cael "
        "ei weld",
    ),
    (
        0.7,
        "audience; readers; viewers; visible to; viewable by; seen by; who reads; access; "
        "access level; marking; classification; sharing; "
        "distribution; circulation; sensitivity; sensitive; private; exempt; open or closed; "
        "internal; official sensitive; hide; redact; gwelededd",
    ),
)
