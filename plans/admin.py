"""Pages for those who look after the site: accounts to change, the rest only to read."""

from __future__ import annotations

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.forms import ModelForm

from csp.models import AuditEvent, User
from plans.access import history_needs
from plans.models import Partnership
from plans.people.services.user import change_user

# The site's own sign-in, with its limits and second factor, in place of the admin's.
admin.site.login = secure_admin_login(admin.site.login)
admin.site.site_header = admin.site.site_title = "Safer Plans: site administration"
admin.site.site_url = "/workspace/"


class ReadOnly(admin.ModelAdmin):
    """Site administrators may look; nobody writes past the services."""

    actions = None

    def has_module_permission(self, request) -> bool:
        return request.user.is_active and request.user.is_superuser

    def has_view_permission(self, request, obj=None) -> bool:
        return self.has_module_permission(request)

    def has_add_permission(self, request) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False


class UserForm(ModelForm):
    """Checks what was typed against the rules of the service before anything is stored."""

    class Meta:
        model = User
        fields = ("name", "is_active", "is_staff", "is_superuser")


@admin.register(User)
class UserAdmin(ReadOnly):
    """People come by invitation to a partnership; here they are switched off or given the keys."""

    form = UserForm
    list_display = ("email", "name", "is_active", "is_superuser", "last_login")
    search_fields = ("email", "name")
    readonly_fields = ("email", "last_login", "date_joined")
    fields = ("email", "name", "is_active", "is_staff", "is_superuser", "last_login", "date_joined")

    def has_change_permission(self, request, obj=None) -> bool:
        # Nobody takes their own rights away by mistake.
        return self.has_module_permission(request) and obj != request.user

    def save_model(self, request, obj, form, change) -> None:
        change_user(by=request.user, user=obj, values=form.cleaned_data)

    def log_change(self, request, obj, message) -> None:
        """The audit event is the record; a second one would say less."""


@admin.register(Partnership)
class PartnershipAdmin(ReadOnly):
    list_display = ("name", "slug", "nation", "tier")
    search_fields = ("name", "slug")


@admin.register(AuditEvent)
class AuditEventAdmin(ReadOnly):
    list_display = ("at", "by", "verb", "target_type", "target_words", "tenant")
    list_select_related = ("by",)
    list_filter = ("target_type",)
    search_fields = ("target_words", "by__email")
    date_hierarchy = "at"
    show_full_result_count = False

    def get_queryset(self, request):
        """Running the site is no reason to read what a few of a partnership may."""
        return super().get_queryset(request).exclude(target_type__in=history_needs())
