"""Every address of the workspace, under the power that opens it.

Written by hand, so that a page whose power changes has to be changed here too.
"""

from __future__ import annotations

from django.urls import get_resolver

from plans.access import Can

NOUNS = {
    "organisation": "organisations",
    "membership": "memberships",
    "person": "people",
    "post": "posts",
    "group": "groups",
    "term": "terms",
    "driver": "drivers",
    "duty": "duties",
    "liaison_officer": "liaison_officers",
}

FIGURES = {
    "geography_scheme": "geography_schemes",
    "geography": "geographies",
    "indicator": "indicators",
}

FOUND = {
    "assessment": "assessments",
    "consultation": "consultations",
    "survey": "surveys",
}

MONEY = {
    "funding_stream": "funding_streams",
    "allocation": "allocations",
}

WORK = {
    "project": "projects",
    "case_study": "case_studies",
    "tool": "tools",
    "enforcement_use": "enforcement_uses",
    "case_review_year": "case_review_years",
    "death_review": "death_reviews",
    "scheme": "schemes",
}

PLAN_NOUNS = {
    "section": "sections",
    "priority": "priorities",
    "endorsement": "endorsements",
    "commitment": "commitments",
}

ROUTES: dict[Can, list[str]] = {
    Can.READ: [
        "meetings",
        "meeting",
        "meeting_minutes",
        *("meeting_pack", "meeting_pack_read"),
        "agenda_paper",
        *("forward_plan", "forward_items", "forward_item"),
        *("item_topic", "meetings_calendar", "meetings_ics"),
        "partnership",
        "find",
        "plan_in_force",
        "public_face",
        "settings",
        "plans",
        "plan",
        "plan_status",
        "action",
        "actions",
        "measures",
        *NOUNS.values(),
        *PLAN_NOUNS.values(),
        *(noun for noun in NOUNS if noun not in ("membership", "term", "liaison_officer")),
        "logo",
        "section_picture",
        "checks",
        "checks_pdf",
        "calendar",
        "calendar_ics",
        "evidence",
        *FIGURES.values(),
        *FIGURES,
        *FOUND.values(),
        *FOUND,
        *(f"planner{page}" for page in ("s", "_home", "", "_months", "_entries", "_entry")),
        *(f"planner_{page}" for page in ("pdf", "docx", "ics", "calendar")),
        "priority",
        "crosswalk",
    ],
    Can.READ_PARTNERS: [
        "money",
        "funding_return_pdf",
        "funding_return_xlsx",
        *MONEY,
        *MONEY.values(),
        "observations",
        "work",
        "project_year",
        "enforcement",
        *WORK,
        *WORK.values(),
        "scrutiny",
        "recommendation",
        *(f"recommendations{way}" for way in ("", "_pdf", "_docx")),
    ],
    Can.MINUTE: [
        *(f"agreed_action_{way}" for way in ("add", "edit", "remove", "undo")),
        "tell_owners",
        "arising_add",
        *(f"correspondence_{way}" for way in ("add", "edit", "ask", "close")),
        "decision_effect",
        *(f"planner_{way}" for way in ("add", "edit", "remove", "audience", "cell", "undo")),
        *(f"planner_import{page}" for page in ("s", "", "_add", "_undo")),
        *(f"planner_row_{way}" for way in ("add", "edit", "remove")),
        *(f"planner_entry_{way}" for way in ("add", "edit", "remove", "move")),
        *(f"planner_entry_{way}" for way in ("become", "drop", "spelling")),
        "group_rules",
        "minutes_import",
        "minutes_import_add",
        "meetings_year",
        "forward_offer",
        *(f"forward_item_{way}" for way in ("add", "edit", "remove", "place")),
        *(f"forward_item_{way}" for way in ("to_agenda", "drop", "want")),
        *(
            f"meeting_{way}"
            for way in ("add", "edit", "move", "cancel", "restore", "begin", "issue", "pack_issue")
        ),
        *(f"item_{way}" for way in ("add", "edit", "remove", "move")),
        *(f"agenda_paper_{way}" for way in ("add", "edit", "receive", "ask", "withdraw", "remove")),
        *(f"minutes_{way}" for way in ("circulate", "approve", "print_pdf", "print_docx")),
        *(f"minuting{way}" for way in ("", "_begin", "_write")),
        *(f"attendance_{way}" for way in ("add", "edit", "mark", "move")),
        *(f"decision_{way}" for way in ("add", "edit", "remove")),
        *("interest_add", "arising_edit", "meeting_links", "meeting_link_end"),
    ],
    Can.SCRUTINISE: [
        f"recommendation_{way}" for way in ("add", "edit", "remove", "close", "reopen")
    ],
    Can.EDIT: [
        *(
            f"paper_{page}"
            for page in ("new", "begin", "begin_own", "edit", "remove", "pattern", "refresh")
        ),
        *(f"paper_section_{way}" for way in ("add", "edit", "remove", "move", "switch")),
        *(f"paper_block_{way}" for way in ("add", "add_data", "edit", "remove", "move", "switch")),
        *(f"paper_block_{way}" for way in ("text", "data", "refresh", "row")),
        # Those who answer for the body that was asked may as well: see below.
        "answer_edit",
        *(f"{noun}_{way}" for noun in WORK for way in ("add", "edit", "remove")),
        *(f"{noun}_move" for noun in ("project", "case_study", "tool")),
        "project_copy",
        "usual_tools",
        *(f"{noun}_{way}" for noun in MONEY for way in ("add", "edit", "remove")),
        *(f"{noun}_{way}" for noun in FIGURES for way in ("add", "edit", "remove")),
        *(f"{noun}_{way}" for noun in FOUND for way in ("add", "edit", "remove")),
        *(f"question_{way}" for way in ("add", "edit", "remove", "move")),
        *(f"priority_evidence_{way}" for way in ("add", "edit", "remove", "move")),
        *(f"observation_{way}" for way in ("add", "edit", "remove")),
        *(f"crime_{page}" for page in ("imports", "add", "import", "undo", "lookup")),
        "geography_scheme_move",
        "geography_scheme_codes",
        "geography_move",
        "indicator_grid",
        "indicator_totals",
        "indicator_undo",
        *(f"{noun}_{way}" for noun in NOUNS for way in ("add", "edit", "remove")),
        *(f"{n}_{way}" for n in PLAN_NOUNS for way in ("add", "edit", "remove", "move")),
        *(f"seat_{way}" for way in ("add", "edit", "remove", "move")),
        *(f"group_cadence_{way}" for way in ("edit", "remove")),
        *(f"action_{way}" for way in ("add", "edit", "remove", "move")),
        *(f"action_{way}" for way in ("cell", "menu", "below", "duplicate", "place")),
        "plan_replace",
        "plan_paste",
        "check_set_aside",
        "check_mark_remove",
        "several",
        "several_remove",
        "lead_names",
        "group_move",
        "plan_add",
        "plan_edit",
        "import_add",
        "plan_import",
        "import",
        "import_undo",
        "imports",
        "usual_bodies",
        "renumber",
        "roll_over",
        "action_history",
        "action_presence",
        "plan_presence",
        "plan_counts",
        "plan_rows",
        "removed",
        "warnings",
        "events",
        "event",
    ],
    Can.MANAGE: [
        "first_steps",
        "partnership_edit",
        "small_numbers",
        "names",
        "roles",
        "role_invite",
        "role_end",
        "role_remind",
        "cadence_edit",
        "paper_settings",
        "legend",
        *(f"status_{way}" for way in ("add", "edit", "move", "retire")),
    ],
    Can.READ_DRAFTS: [
        *("action_comments", "action_comments_resolve", "action_comment_back"),
        *("plan_comments", "plan_comment_counts"),
        "meeting_attendance",
        "draft",
        "draft_pdf",
        "export",
        "publications",
        "publication",
        "publication_pdf",
        "publication_json",
        "publication_csv",
        "papers",
        "paper",
        *(f"paper_preview{ext}" for ext in ("", "_pdf", "_docx")),
        "agreed_actions",
        "meeting_actions",
        "rounds",
        "quarter",
        "round",
        "update",
        "evidence_file",
        "outturn",
    ],
    Can.REPORT: ["my_updates"],
    Can.PUBLISH: [
        "publish",
        "withdraw",
        "publish_progress",
        "report_withdraw",
        "report_send",
        "report_publish",
        "paper_freeze",
    ],
    Can.DISCUSS: [
        "exceptions",
        "exceptions_pdf",
        "comment_add",
        "report",
        "report_pdf",
        "report_docx",
        "report_json",
    ],
    Can.SIGN_OFF: ["sign_off"],
    Can.AGREE: ["minutes_sign"],
    Can.REVIEW: [
        *(
            f"round_{way}"
            for way in ("add", "edit", "ask", "ask_again", "close", "reopen", "accept")
        ),
        *(f"update_{way}" for way in ("return", "amend", "public")),
        *(f"round_{page}" for page in ("nudge", "mail", "mail_preview", "links")),
        *(f"invitation_{way}" for way in ("revoke", "renew")),
        "health_check",
    ],
}


# About frozen papers, and not about what a round reports.
OF_PAPERS = {"report_send", "report_publish"}
# Words of the frame that lead on to the page that they stand for.
LEADING_ON = {"plan_in_force", "planner_home", "public_face", "quarter"}


def workspace_routes() -> dict[str, object]:
    resolver = get_resolver()
    patterns = [p for p in resolver.url_patterns if getattr(p, "namespace", "") == "workspace"]
    return {pattern.name: pattern for pattern in patterns[0].url_patterns}
