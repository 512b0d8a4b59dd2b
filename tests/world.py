"""One row of everything that an address can name, and the ways to ask for it."""

from __future__ import annotations

from io import BytesIO

from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from csp import changes
from csp.links.services import issue_link
from csp.models import EmailedLink
from reporting.editions.services.drawing import keep_pictures
from reporting.editions.services.publication import picture_files
from reporting.facts import pictures
from reporting.models import AgreedAtMeeting
from tests import factories as make
from tests.routes import OF_PAPERS, workspace_routes


def dot() -> ContentFile:
    """The smallest picture that there is."""
    file = BytesIO()
    Image.new("RGB", (1, 1)).save(file, "PNG")
    return ContentFile(file.getvalue(), name="dot.png")


def read(response) -> bytes:
    """All of an answer, with any file of it closed."""
    if not response.streaming:
        return response.content
    content = b"".join(response)
    for close in response._resource_closers:  # Not response.close(): that ends the connection too.
        close()
    return content


class World:
    """One of everything in a partnership, and the numbers that its addresses need."""

    def __init__(self, partnership, word: str):
        p = {"partnership": partnership}
        self.slug = partnership.slug
        partnership.logo.save("logo.png", dot(), save=False)
        partnership.logo_alt = "A logo"
        partnership.save()
        plan = make.PlanFactory(**p, slug="2016-17", title=f"{word} plan", status="agreed")
        priority = make.PriorityFactory(plan=plan, title=f"{word} priority")
        body = make.OrganisationFactory(**p, name=f"{word} body")
        group = make.GroupFactory(**p, name=f"{word} group")
        user = make.UserFactory(name=f"{word} user", email=f"{word.lower()}@test.example")
        self.rows = {
            "organisation": body,
            "membership": make.MembershipFactory(organisation=body, **p),
            "person": make.PersonFactory(**p, name=f"{word} person"),
            "post": make.PostFactory(**p, title=f"{word} post"),
            "group": group,
            "group_cadence": make.GroupCadenceFactory(group=group, place=f"{word} hall", **p),
            "seat": make.SeatFactory(group=group, words=f"{word} seat", **p),
            "term": make.TermFactory(**p, words=f"{word} term"),
            "driver": make.DriverFactory(**p, title=f"{word} strategy"),
            "duty": make.DutyRecordFactory(**p, words=f"{word} duty"),
            "liaison_officer": make.LiaisonOfficerFactory(**p, organisation=body, words=word),
            "check_mark": make.CheckMarkFactory(**p, reason=f"{word} reason"),
            "role": make.RoleFactory(**p, user=user),
            "section": make.SectionFactory(
                plan=plan, heading=f"{word} section", picture=dot(), picture_alt="A dot"
            ),
            "priority": priority,
            "endorsement": make.EndorsementFactory(
                plan=plan, organisation=body, post=f"{word} signer"
            ),
            "commitment": make.CommitmentFactory(plan=plan, text=f"{word} promise"),
            "action": make.ActionFactory(priority=priority, aim=f"{word} aim"),
        }
        self.rows["import"] = make.ImportFactory(**p, name=f"{word} file.csv")
        make.PriorityAreaFactory(priority=priority, title=f"{word} area")
        make.LeadFactory(action=self.rows["action"], words=f"{word} lead", organisation=body)
        make.MeasureFactory(action=self.rows["action"], text=f"{word} measure")
        make.DriverPriorityFactory(driver=self.rows["driver"], title=f"{word} driver priority", **p)
        keep_pictures(partnership.pk, pictures.live_pictures(picture_files(plan)))
        make.PublicationFactory(plan=plan, published_by=user)
        self.rows["status"] = make.StatusFactory(**p, label=f"{word} status")
        quarter = make.RoundFactory(**p, title=f"{word} quarter")
        self.rows["update"] = make.UpdateFactory(
            round=quarter,
            action=self.rows["action"],
            sent=True,
            state="accepted",
            reviewed_at=timezone.now(),
            reviewed_by=user,
            status=self.rows["status"],
            happened=f"{word} happening",
        )
        # The number in the address of a file is that of its update.
        self.rows["evidence"] = self.rows["update"]
        self.file = make.EvidenceFileFactory(update=self.rows["update"], name=f"{word}.csv")
        self.rows["agreed_action"] = make.AgreedActionFactory(
            **p,
            words=f"{word} task",
            passage=f"{word} passage",
            group=group,
            owner_body=body,
            update=self.rows["update"],
        )
        self.rows["comment"] = make.CommentFactory(update=self.rows["update"], text=f"{word} asks")
        self.row_comment = make.RowCommentFactory(action=self.rows["action"], text=f"{word} says")
        # The number in these addresses is that of the row.
        self.rows |= dict.fromkeys(("action_comment", "action_comments"), self.rows["action"])
        self.report = make.ReportFactory(round=quarter, signed_by=user, title=f"{word} report")
        self.paper = make.PaperFactory(**p, kind="highlight", title=f"{word} paper")
        part = make.PaperSectionFactory(paper=self.paper, heading=f"{word} part")
        table = make.gathered_block(part, f"{word} data")
        # What is added is added to a section.
        self.rows |= {"paper_section": part, "paper_block": table, "paper_block_add": part}
        self.frozen = make.SentPaperFactory(**p, signed_by=user)
        self.rows["invitation"] = make.InvitationFactory(
            round=quarter, updates=[self.rows["update"]], name=f"{word} invited"
        )
        stream = make.FundingStreamFactory(**p, name=f"{word} grant")
        paid = make.AllocationFactory(
            **p, stream=stream, project=None, action=self.rows["action"], note=f"{word} money"
        )
        self.rows |= {
            "funding_stream": stream,
            "funding_return": stream,
            "allocation": paid,
        }
        project = make.ProjectFactory(**p, name=f"{word} project")
        tool = make.ToolFactory(**p, name=f"{word} tool")
        self.rows |= {
            "project": project,
            "case_study": make.CaseStudyFactory(**p, title=f"{word} story", anonymised=True),
            "tool": tool,
            "enforcement_use": make.EnforcementUseFactory(**p, tool=tool, place=f"{word} place"),
            "case_review_year": make.CaseReviewYearFactory(**p),
            "death_review": make.DeathReviewFactory(**p, local_ref=f"{word} review"),
            "scheme": make.SchemeFactory(**p, name=f"{word} scheme"),
        }
        make.OutcomeFactory(**p, project=project, words=f"{word} outcome")
        make.SchemeActivityFactory(**p, scheme=self.rows["scheme"], provider=f"{word} club")
        scheme = make.GeographySchemeFactory(**p, name=f"{word} places")
        place = make.GeographyFactory(**p, scheme=scheme, name=f"{word} place")
        counted = make.IndicatorFactory(**p, name=f"{word} indicator", scheme=scheme)
        figure = make.ObservationFactory(**p, indicator=counted, geography=place)
        crime = make.CrimeImportFactory(**p, name=f"{word} table.ods")
        self.rows |= {"crime_import": crime, "crime": crime}
        self.rows |= {"geography_scheme": scheme, "geography": place}
        self.rows |= {"indicator": counted, "observation": figure}
        asking = make.ConsultationFactory(**p, title=f"{word} consultation")
        self.rows |= {
            "assessment": make.AssessmentFactory(
                **p, name=f"{word} assessment", visibility="published-summary"
            ),
            "consultation": asking,
            "question": make.QuestionFactory(**p, consultation=asking, text=f"{word} question"),
            "survey": make.SurveyFactory(**p, name=f"{word} survey"),
            "priority_evidence": make.PriorityEvidenceFactory(
                priority=priority, indicator=counted, words=f"{word} reason"
            ),
        }
        make.RaisedFactory(**p, consultation=asking, words=f"{word} worry", priority=priority)
        make.SurveyResultFactory(**p, survey=self.rows["survey"], question=f"{word} result")
        self.add_meeting(p, group, word)
        asked = make.RecommendationFactory(**p, text=f"{word} recommendation")
        self.rows["recommendation"] = asked
        self.rows["answer"] = make.RecommendationAnswerFactory(
            **p, recommendation=asked, organisation=body, response=""
        )
        self.rows["event"] = changes.record_event(by=user, verb="changed", target=body)
        self.add_planner(partnership, group, word)

    def add_planner(self, partnership, group, word: str) -> None:
        """A planner, with the numbers that the addresses of its parts need."""
        p = {"partnership": partnership}
        planner = make.PlannerFactory(**p, group=group, title=f"{word} planner")
        row = make.PlannerRowFactory(**p, planner=planner)
        entry = make.PlannerEntryFactory(**p, row=row, words=f"{word} activity")
        make.PlannerLeadFactory(**p, row=row, words=f"{word} planner lead")
        step = changes.record_event(
            by=None,
            verb="wrote in",
            target=row,
            detail={"step": {"made": {}, "changed": {}, "removed": []}},
        )
        self.rows |= {"planner": planner, "planner_row": row, "planner_entry": entry}
        # What is added is added to a planner; a cell is one of a row.
        self.rows |= {"planner_row_add": planner, "planner_entry_add": planner}
        self.rows |= {"planner_cell": row, "planner_undo": step}
        self.rows["planner_import"] = make.PlannerImportFactory(**p, name=f"{word} planner.docx")

    def add_meeting(self, p: dict, group, word: str) -> None:
        """One whose agenda and papers the public may read, with words of its own in each."""
        rules = make.GroupRulesFactory(
            **p, group=group, prefix=word, public_dates=True, public_agenda=True, public_papers=True
        )
        make.StandingItemFactory(**p, rules=rules, heading=f"{word} standing item")
        meeting = make.MeetingFactory(**p, group=group, state="issued", place=f"{word} hall")
        item = make.AgendaItemFactory(**p, meeting=meeting, heading=f"{word} item")
        paper = make.AgendaPaperFactory(
            **p, item=item, title=f"{word} paper", state="received", text=f"{word} words"
        )
        subject = make.ForwardItemFactory(
            **p, group=group, title=f"{word} subject", audience="public"
        )
        self.rows |= {"meeting": meeting, "item": item, "agenda_paper": paper}
        came = make.AttendanceFactory(**p, meeting=meeting, words=f"{word} attender")
        decided = make.MeetingDecisionFactory(**p, item=item, words=f"{word} decision")
        asked = make.AgreedActionFactory(**p, words=f"{word} asked", group=group)
        AgreedAtMeeting.objects.create(**p, agreed=asked, item=item)
        self.rows |= {"attendance": came, "decision": decided, "arising": asked}
        put = make.AgendaItemFactory(**p, meeting=meeting, heading=f"{word} put by correspondence")
        question = make.CorrespondenceQuestionFactory(**p, item=put, question=f"{word} question")
        self.rows["correspondence_answer"] = make.CorrespondenceAnswerFactory(
            **p, question=question, words=f"{word} asked"
        )
        self.rows |= {"forward_item": subject, "forward_item_to_agenda": subject}
        sent = issue_link(
            purpose=EmailedLink.Purpose.MEMBER, tenant=meeting.partnership_id, name=f"{word} member",
            email=f"{word.lower()}@body.example", expires_on=None, about=meeting,
        )  # fmt: skip
        self.rows["meeting_link"] = sent.link
        self.rows["minutes_import"] = make.MinutesImportFactory(
            **p, group=group, name=f"{word}.docx", text=f"{word} minutes", state="read"
        )

    def address(self, route: str, slug: str | None = None, **numbers) -> str:
        noun = route if route in self.rows else route.rsplit("_", 1)[0]
        known = {
            "p": slug or self.slug,
            "q": "2016-17",
            "pk": self.rows[noun].pk if noun in self.rows else 1,
            "group": self.rows["group"].pk,
            "consultation": self.rows["consultation"].pk,
            "meeting": self.rows["meeting"].pk,
            "item": self.rows["item"].pk,
            "decision": self.rows["decision"].pk,
            "priority": self.rows["priority"].pk,
            "indicator": self.rows["indicator"].pk,
            "event": self.rows["event"].pk,
            "n": 1,
            "cell": "aim",
            "column": "current",
            "code": "ST-03",
            "period": "2016-17Q1",
            "year": "2015-16",
            "update": self.rows["update"].pk,
            "r": (self.frozen if route in OF_PAPERS else self.report).slug,
            "paper": self.paper.slug,
            "type": "highlight",
            "kind": "status",
            "anchor": "row",
            "file": self.file.pk,
            "comment": self.row_comment.pk,
            "fmt": "csv",
        } | numbers
        wanted = workspace_routes()[route].pattern.converters
        return reverse(f"workspace:{route}", kwargs={name: known[name] for name in wanted})


# What draws a file each time it is asked, and is the same whatever else it is asked.
DRAWN = ("_pdf", "_docx", "_xlsx")


def ways_to_ask(route: str) -> tuple[str, ...]:
    """A page, and what it gives as a file for a spreadsheet."""
    return ("",) if route.endswith(DRAWN) else ("", "?_export=csv")
