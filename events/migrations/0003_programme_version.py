from secrets import randbits

from django.db import migrations, models


def begin(apps, schema_editor):
    apps.get_model("events", "ProgrammeVersion").objects.create(pk=1, value=randbits(63))


class Migration(migrations.Migration):

    dependencies = [
        ('events', '0002_how_long_data_is_kept'),
    ]

    operations = [
        migrations.CreateModel(
            name='ProgrammeVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('value', models.BigIntegerField()),
            ],
        ),
        migrations.RunPython(begin, migrations.RunPython.noop),
    ]
