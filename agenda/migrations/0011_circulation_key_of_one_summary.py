import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agenda', '0010_summaries_in_other_languages'),
    ]

    operations = [
        migrations.AlterField(
            model_name='circulation',
            name='key',
            field=models.UUIDField(default=uuid.uuid4, editable=False),
        ),
        migrations.AddConstraint(
            model_name='circulation',
            constraint=models.UniqueConstraint(fields=('summary', 'key'), name='circulation_once_per_page'),
        ),
    ]
