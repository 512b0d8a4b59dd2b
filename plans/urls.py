"""Addresses of this app, below /workspace/. ``p`` is a partnership's address, ``pk`` a row's number."""

from __future__ import annotations

from django.urls import path

from plans.crime.urls import crime_pages
from plans.duties.urls import duty_pages
from plans.evidence.urls import assessment_pages
from plans.evidence.views import driver
from plans.figures.urls import evidence_pages
from plans.pages.urls import SETTINGS, noun
from plans.pages.views import event, find
from plans.people.views import (
    first_hour,
    group,
    group_cadence,
    home,
    organisation,
    partnership,
    person,
    role,
)
from plans.plan.urls import plan_pages
from plans.plan.views import files, glossary

home_pages = [
    path("", home.Home.as_view(), name="home"),
    path("new/", partnership.PartnershipAdd.as_view(), name="partnership_add"),
    path("undo/<int:pk>/", event.Undo.as_view(), name="undo"),
    path("<slug:p>/", partnership.PartnershipHome.as_view(), name="partnership"),
    path("<slug:p>/find/", find.FindAnything.as_view(), name="find"),
    path("<slug:p>/first-steps/", first_hour.FirstSteps.as_view(), name="first_steps"),
    path("<slug:p>/logo/", files.PartnershipLogo.as_view(), name="logo"),
    path(
        "<slug:p>/plans/<slug:q>/sections/<int:pk>/picture/",
        files.SectionPicture.as_view(),
        name="section_picture",
    ),
]

settings_pages = [
    path(SETTINGS, partnership.Settings.as_view(), name="settings"),
    path(f"{SETTINGS}partnership/", partnership.PartnershipEdit.as_view(), name="partnership_edit"),
    path(f"{SETTINGS}names/", partnership.NamesPage.as_view(), name="names"),
    path(f"{SETTINGS}organisations/usual/", first_hour.UsualBodies.as_view(), name="usual_bodies"),
    *noun(
        f"{SETTINGS}organisations/",
        "organisations",
        "organisation",
        list=organisation.OrganisationList,
        detail=organisation.OrganisationDetail,
        add=organisation.OrganisationAdd,
        edit=organisation.OrganisationEdit,
        remove=organisation.OrganisationRemove,
    ),
    *noun(
        f"{SETTINGS}memberships/",
        "memberships",
        "membership",
        list=organisation.MembershipList,
        add=organisation.MembershipAdd,
        edit=organisation.MembershipEdit,
        remove=organisation.MembershipRemove,
    ),
    *noun(
        f"{SETTINGS}people/",
        "people",
        "person",
        list=person.PersonList,
        detail=person.PersonDetail,
        add=person.PersonAdd,
        edit=person.PersonEdit,
        remove=person.PersonRemove,
    ),
    *noun(
        f"{SETTINGS}posts/",
        "posts",
        "post",
        list=person.PostList,
        detail=person.PostDetail,
        add=person.PostAdd,
        edit=person.PostEdit,
        remove=person.PostRemove,
    ),
    *noun(
        f"{SETTINGS}groups/",
        "groups",
        "group",
        list=group.GroupList,
        detail=group.GroupDetail,
        add=group.GroupAdd,
        edit=group.GroupEdit,
        remove=group.GroupRemove,
        move=group.GroupMove,
    ),
    *[
        path(f"{SETTINGS}groups/<int:group>/seats/{way}", page.as_view(), name=f"seat_{name}")
        for name, way, page in (
            ("add", "new/", group.SeatAdd),
            ("edit", "<int:pk>/edit/", group.SeatEdit),
            ("remove", "<int:pk>/remove/", group.SeatRemove),
            ("move", "<int:pk>/move/", group.SeatMove),
        )
    ],
    path(
        f"{SETTINGS}groups/<int:group>/cadence/",
        group_cadence.GroupCadenceEdit.as_view(),
        name="group_cadence_edit",
    ),
    path(
        f"{SETTINGS}groups/<int:group>/cadence/remove/",
        group_cadence.GroupCadenceRemove.as_view(),
        name="group_cadence_remove",
    ),
    *noun(
        f"{SETTINGS}terms/",
        "terms",
        "term",
        list=glossary.TermList,
        add=glossary.TermAdd,
        edit=glossary.TermEdit,
        remove=glossary.TermRemove,
    ),
    *noun(
        "<slug:p>/evidence/drivers/",
        "drivers",
        "driver",
        list=driver.DriverList,
        detail=driver.DriverDetail,
        add=driver.DriverAdd,
        edit=driver.DriverEdit,
        remove=driver.DriverRemove,
    ),
    path(f"{SETTINGS}roles/", role.RoleList.as_view(), name="roles"),
    path(f"{SETTINGS}roles/new/", role.RoleInvite.as_view(), name="role_invite"),
    path(f"{SETTINGS}roles/<int:pk>/end/", role.RoleEnd.as_view(), name="role_end"),
    path(f"{SETTINGS}roles/<int:pk>/remind/", role.RoleRemind.as_view(), name="role_remind"),
    path(f"{SETTINGS}history/", event.EventList.as_view(), name="events"),
    path(f"{SETTINGS}history/<int:pk>/", event.EventDetail.as_view(), name="event"),
]

workspace = [
    *home_pages,
    *settings_pages,
    *plan_pages,
    *evidence_pages,
    *assessment_pages,
    *crime_pages,
    *duty_pages,
]
