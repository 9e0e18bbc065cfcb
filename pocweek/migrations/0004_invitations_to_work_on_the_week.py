
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.text
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('events', '0005_the_frame_of_a_week'),
        ('pocweek', '0003_accounts_second_factor'),
    ]

    operations = [
        migrations.CreateModel(
            name='StaffInvitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail')),
                ('name', models.CharField(max_length=150, verbose_name='name')),
                ('role', models.CharField(choices=[('Organisers', 'Organizer'), ('Secretariat', 'Secretariat'), ('Door staff', 'Door staff')], default='Organisers', max_length=20, verbose_name='role')),
                ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish'), ('ru', 'Russian'), ('ar', 'Arabic'), ('zh-hans', 'Chinese')], default='en', max_length=10, verbose_name='language')),
                ('secret_hash', models.CharField(editable=False, max_length=64, unique=True)),
                ('invited_by', models.CharField(editable=False, max_length=200, verbose_name='invited by')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='invited at')),
                ('expires_at', models.DateTimeField(editable=False, verbose_name='answer possible until')),
                ('accepted_at', models.DateTimeField(editable=False, null=True)),
                ('withdrawn_at', models.DateTimeField(editable=False, null=True)),
                ('side_event', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, to='events.sideevent', verbose_name='side event')),
            ],
            options={
                'verbose_name': 'invitation to work on the week',
                'verbose_name_plural': 'invitations to work on the week',
                'ordering': ['-created_at', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('accepted_at', None), ('withdrawn_at', None), _connector='OR'), name='staff_invitation_accepted_or_withdrawn'), models.UniqueConstraint(django.db.models.functions.text.Lower('email'), models.F('role'), django.db.models.functions.comparison.Coalesce('side_event', 0), condition=models.Q(('accepted_at', None), ('withdrawn_at', None)), name='staff_invitation_once', violation_error_message='This address had been invited already, and nothing is sent.')],
            },
        ),
    ]
