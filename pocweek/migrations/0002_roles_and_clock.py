"""The three roles (see `events.access`) and the clock: a worker calls `run_due` each minute."""

from django.db import migrations

ROLES = ["Organisers", "Secretariat", "Door staff"]
CLOCK = {
    "func": "django.core.management.call_command",
    "args": "'run_due'",
    "schedule_type": "I",  # each so many minutes
    "minutes": 1,
    "repeats": -1,
}


def make_roles(apps, schema_editor):
    for name in ROLES:
        apps.get_model("auth", "Group").objects.get_or_create(name=name)


def start_clock(apps, schema_editor):
    apps.get_model("django_q", "Schedule").objects.get_or_create(name="run_due", defaults=CLOCK)


class Migration(migrations.Migration):
    dependencies = [
        ("pocweek", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("django_q", "0019_alter_task_options_alter_ormq_key_alter_ormq_lock_and_more"),
    ]

    operations = [
        migrations.RunPython(make_roles, migrations.RunPython.noop, elidable=False),
        migrations.RunPython(start_clock, migrations.RunPython.noop, elidable=False),
    ]
