from django.db import migrations
from django.utils import timezone


def to_agreed_actions(apps, schema_editor):
    """What was decided at sign-off becomes something to do, open and nobody's, in the order of the decisions."""
    comment, agreed, step = (
        apps.get_model("actions", name) for name in ("Comment", "AgreedAction", "AgreedStep")
    )
    history = apps.get_model("actions", "HistoricalAgreedAction")
    numbers = {}
    decided = comment.objects.filter(kind="decision").select_related("update__action")
    for each in decided.order_by("partnership_id", "at", "pk"):
        number = numbers[each.partnership_id] = numbers.get(each.partnership_id, 0) + 1
        row = each.update.action
        values = {
            "partnership_id": each.partnership_id,
            "number": number,
            "words": each.text,
            "agreed_on": timezone.localdate(each.at),
            "audience": "restricted" if row.visibility == "restricted" else "partners",
            "row_id": row.pk,
            "round_id": each.update.round_id,
            "update_id": each.update_id,
            "said_as": each.said_as,
            "made_at": each.at,
        }
        made = agreed.objects.create(**values)
        history.objects.create(
            **values,
            id=made.pk,
            version=1,
            state="open",
            carried=0,
            history_date=each.at,
            history_type="+",
            history_user_id=each.by_id,
        )
        step.objects.create(
            partnership_id=each.partnership_id,
            agreed_id=made.pk,
            kind="made",
            by_id=each.by_id,
            said_as=each.said_as,
            at=each.at,
        )
    comment.objects.filter(kind="decision").delete()


def to_comments(apps, schema_editor):
    """Back again: each that was decided about an answer is said about it. What meetings agreed has no such place."""
    comment, agreed, step = (
        apps.get_model("actions", name) for name in ("Comment", "AgreedAction", "AgreedStep")
    )
    for each in agreed.objects.filter(update__isnull=False).order_by("pk"):
        first = step.objects.filter(agreed=each, kind="made").order_by("pk").first()
        comment.objects.create(
            partnership_id=each.partnership_id,
            update_id=each.update_id,
            kind="decision",
            text=each.words,
            by_id=first.by_id if first else None,
            said_as=each.said_as,
            at=each.made_at,
        )
        each.delete()


class Migration(migrations.Migration):

    dependencies = [
        ('actions', '0002_agreed_actions'),
    ]

    operations = [
        migrations.RunPython(to_agreed_actions, to_comments),
    ]
