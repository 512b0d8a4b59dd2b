"""People and the posts they hold."""

from __future__ import annotations

from plans.access import Can
from plans.models import Person, Post
from plans.pages.queries import people_for_list, posts_for_list
from plans.pages.views.base import AddPage, DetailPage, EditPage, RemovePage, RowPage
from plans.pages.views.lists import SettingsList
from plans.people.filters import PersonFilter, PostFilter
from plans.people.forms.person import PersonForm, PostForm
from plans.people.services.person import change_person, remove_person
from plans.people.tables.person import PersonTable, PostTable


class PersonList(SettingsList):
    title = "People"
    table_class = PersonTable
    filterset_class = PersonFilter
    add_route, add_label = "person_add", "Add a person"
    filename = "people"
    empty_title = "No people yet"
    empty_text = (
        "Add those who lead, chair or sign. Posts such as “Station Managers” need no person."
    )

    def get_queryset(self):
        return people_for_list(self.partnership)

    def get_table_kwargs(self) -> dict:
        hidden = () if self.access.can(Can.EDIT) else ("email",)
        return super().get_table_kwargs() | {"exclude": hidden}


class PersonPages(RowPage):
    model = Person
    words = "person"
    list_route, list_title = "people", "People"


class PersonDetail(PersonPages, DetailPage):
    power = Can.READ
    template_name = "plans/people/person_detail.html"
    edit_route = "person_edit"

    def get(self, request, *args, **kwargs):
        person = self.row_or_404()
        return self.page(
            title=person.full_name,
            person=person,
            posts=person.posts.select_related("organisation", "partnership"),
            seats=person.seats.select_related("group__partnership"),
        )


class PersonAdd(PersonPages, AddPage):
    form_class = PersonForm


class PersonEdit(PersonPages, EditPage):
    form_class = PersonForm
    remove_route = "person_remove"

    def store(self, form, formsets) -> Person:
        return change_person(
            by=self.request.user,
            person=self.row,
            version=form.began_from,
            values=form.changes(),
        )


class PersonRemove(PersonPages, RemovePage):
    text = (
        "Somebody who has left can be given a last day instead. Removing takes the person out of "
        "the lists; the history keeps what was removed until it is cleared."
    )

    def remove(self):
        return remove_person(by=self.request.user, person=self.row)


class PostList(SettingsList):
    title = "Posts"
    table_class = PostTable
    filterset_class = PostFilter
    add_route, add_label = "post_add", "Add a post"
    filename = "posts"
    empty_title = "No posts yet"
    empty_text = "A post leads or sits whoever holds it, as in “Local Policing Team Commander”."

    def get_queryset(self):
        return posts_for_list(self.partnership)


class PostPages(RowPage):
    model = Post
    words = "post"
    list_route, list_title = "posts", "Posts"


class PostDetail(PostPages, DetailPage):
    power = Can.READ
    template_name = "plans/people/post_detail.html"
    edit_route = "post_edit"

    def get(self, request, *args, **kwargs):
        post = self.row_or_404()
        seats = post.seats.select_related("group__partnership")
        return self.page(title=post.title, post=post, seats=seats)


class PostAdd(PostPages, AddPage):
    form_class = PostForm


class PostEdit(PostPages, EditPage):
    form_class = PostForm
    remove_route = "post_remove"


class PostRemove(PostPages, RemovePage):
    pass
