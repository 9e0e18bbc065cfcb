"""Accounts know a language and can be signed out everywhere; the table that counts what was tried."""

from django.core.management import call_command
from django.db import migrations, models


def make_cache_table(apps, schema_editor):
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):

    dependencies = [
        ('pocweek', '0002_roles_and_clock'),
    ]

    operations = [
        migrations.AddField(
            model_name='user',
            name='language',
            field=models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish'), ('ru', 'Russian'), ('ar', 'Arabic'), ('zh-hans', 'Chinese')], default='en', max_length=10, verbose_name='language'),
        ),
        migrations.AddField(
            model_name='user',
            name='times_signed_out',
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.RunPython(make_cache_table, migrations.RunPython.noop, elidable=False),
    ]
