"""Gives each status of a legend a shape that no other of it has: the usual ones where nobody chose.

The dotted square is for rows that nobody has reported on, whatever stood for them before.
"""

from collections import defaultdict

from django.db import migrations, models

CHOICES = [
    ("tick", "Disc with a tick"),
    ("circle", "Disc"),
    ("diamond", "Diamond"),
    ("cross", "Square with a cross"),
    ("ring", "Ring"),
    ("pause", "Two bars"),
    ("dotted", "Dotted square"),
    ("square", "Square"),
    ("frame", "Open square"),
    ("gem", "Open diamond"),
    ("plus", "Plus"),
    ("bar", "Bar"),
    ("target", "Ring with a dot"),
    ("star", "Star"),
]
# What each kind of status was offered with, and what it is offered with now: shape and colour.
USUAL = {
    "done": (("tick", "#1d70b8"), ("tick", "#1d4f91")),
    "on-track": (("circle", "#00703c"), ("circle", "#00703c")),
    "at-risk": (("triangle", "#8a5a00"), ("diamond", "#a34f00")),
    "off-track": (("diamond", "#b52a15"), ("cross", "#b10e1e")),
    "not-started": (("square", "#003078"), ("ring", "#50575d")),
    "held": (("pause", "#4c2c92"), ("pause", "#4c2c92")),
    "none": (("ring", "#505a5f"), ("dotted", "#50575d")),
}


def give_shapes(apps, schema_editor):
    status = apps.get_model("actions", "Status")
    legends = defaultdict(list)
    for each in status.objects.order_by("partnership_id", "-in_use", "position", "pk"):
        legends[each.partnership_id].append(each)
    for legend in legends.values():
        give_shapes_to(legend)
        status.objects.bulk_update(legend, ["shape", "colour"])


def give_shapes_to(legend):
    """First those that were as offered, then those that somebody chose, then whatever is left."""
    free = [value for value, _ in CHOICES if value != "dotted"]
    waiting = []
    for each in legend:
        (shape, colour), (new_shape, new_colour) = USUAL[each.nature]
        as_offered = each.nature == "none" or (each.shape == shape and new_shape in free)
        each.colour = new_colour if as_offered and each.colour == colour else each.colour
        if each.nature == "none":
            each.shape = new_shape
        elif as_offered:
            each.shape = take(free, new_shape)
        else:
            waiting.append(each)
    for each in waiting:
        each.shape = take(free, each.shape) if each.shape in free else ""
    for each in waiting:
        if not each.shape and free:
            usual = USUAL[each.nature][1][0]
            each.shape = take(free, usual if usual in free else free[0])


def take(free, shape):
    free.remove(shape)
    return shape


class Migration(migrations.Migration):
    dependencies = [("actions", "0003_rounds_money_and_work")]

    operations = [
        migrations.AlterField(
            model_name="status",
            name="shape",
            field=models.CharField(
                choices=CHOICES,
                help_text="So that nobody has to tell one colour from another.",
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="historicalstatus",
            name="shape",
            field=models.CharField(
                choices=CHOICES,
                help_text="So that nobody has to tell one colour from another.",
                max_length=10,
            ),
        ),
        migrations.RunPython(give_shapes, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="status",
            constraint=models.UniqueConstraint(
                condition=models.Q(("shape", ""), _negated=True),
                fields=("partnership", "shape"),
                name="status_shape_once",
                violation_error_message=(
                    "Another status has that shape, so people could take one for the other. "
                    "Choose one that none has."
                ),
            ),
        ),
    ]
