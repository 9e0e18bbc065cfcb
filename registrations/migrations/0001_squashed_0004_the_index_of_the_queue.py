# All that a new database needs, at once: it takes half the time. One from before goes through the migrations replaced.

import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import events.personal_links
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('registrations', '0001_initial'),
        ('registrations', '0002_the_whole_journey'),
        ('registrations', '0003_how_often_seats_changed'),
        ('registrations', '0004_the_index_of_the_queue'),
    ]

    dependencies = [
        ('events', '0011_confirmations'),
    ]

    operations = [
        migrations.CreateModel(
            name='Tally',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=64, unique=True)),
                ('window_began_at', models.DateTimeField(db_index=True)),
                ('count', models.PositiveIntegerField(default=1)),
            ],
            options={
                'verbose_name': 'tally',
                'verbose_name_plural': 'tallies',
            },
        ),
        migrations.CreateModel(
            name='OrganizersLetter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('subject', models.CharField(max_length=200, verbose_name='subject')),
                ('text', models.TextField(max_length=10000, verbose_name='text')),
                ('states', models.JSONField(default=list, verbose_name='states')),
                ('modes', models.JSONField(default=list, verbose_name='attendance modes')),
                ('written_by', models.CharField(blank=True, editable=False, max_length=200, verbose_name='written by')),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='written at')),
                ('recipient_count', models.PositiveIntegerField(default=0, editable=False, verbose_name='recipients')),
                ('side_event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='letters', to='events.sideevent', verbose_name='side event')),
            ],
            options={
                'verbose_name': 'letter to registrants',
                'verbose_name_plural': 'letters to registrants',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='Rsvp',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('attendance_mode', models.CharField(choices=[('in_person', 'In person'), ('online', 'Online')], max_length=12, verbose_name='attendance mode')),
                ('status', models.CharField(choices=[('confirmed', 'Confirmed'), ('waitlisted', 'On the waiting list'), ('cancelled', 'Cancelled'), ('requested', 'Awaiting approval'), ('refused', 'Not approved'), ('handed_over', 'Handed over'), ('lapsed', 'Address not proved')], editable=False, max_length=12, verbose_name='state')),
                ('token', models.CharField(default=events.personal_links.new_token, editable=False, max_length=40, unique=True)),
                ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish'), ('ru', 'Russian'), ('ar', 'Arabic'), ('zh-hans', 'Chinese')], default='en', max_length=10, verbose_name='language')),
                ('courtesy_title', models.CharField(blank=True, choices=[('H.E.', 'H.E.'), ('Ms.', 'Ms.'), ('Mr.', 'Mr.'), ('Mx.', 'Mx.'), ('Dr.', 'Dr.'), ('Prof.', 'Prof.')], max_length=8, verbose_name='courtesy title')),
                ('given_name', models.CharField(max_length=100, verbose_name='given name')),
                ('family_name', models.CharField(max_length=100, verbose_name='family name')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('organization_name', models.CharField(max_length=200, verbose_name='mission or organization')),
                ('function', models.CharField(blank=True, max_length=200, verbose_name='function')),
                ('party_role', models.CharField(choices=[('delegate', 'Delegate'), ('assistant', 'Assistant'), ('interpreter', 'Interpreter')], default='delegate', max_length=12, verbose_name='part in the delegation')),
                ('un_pass', models.CharField(blank=True, choices=[('has', 'I have a UN grounds pass'), ('needs', 'I need a pass for the day')], max_length=8, verbose_name='UN grounds pass')),
                ('identity_name', models.CharField(blank=True, max_length=200, verbose_name='name as on the identity document')),
                ('dietary_needs', models.CharField(blank=True, max_length=300, verbose_name='dietary needs')),
                ('access_needs', models.CharField(blank=True, max_length=300, verbose_name='accessibility needs')),
                ('consented_at', models.DateTimeField(blank=True, null=True, verbose_name='consented at')),
                ('is_invited', models.BooleanField(default=False, editable=False, verbose_name='invited')),
                ('takes_seat', models.BooleanField(default=True, editable=False, verbose_name='takes a seat')),
                ('is_walk_in', models.BooleanField(default=False, editable=False, verbose_name='came without RSVP')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='registered at')),
                ('queued_at', models.DateTimeField(verbose_name='queued at')),
                ('seated_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='seated at')),
                ('cancelled_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='cancelled at')),
                ('prove_by_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='address to be proved by')),
                ('decline_by_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='may decline by')),
                ('decision_note', models.CharField(blank=True, editable=False, max_length=300, verbose_name='note on the decision')),
                ('told_revision', models.PositiveIntegerField(editable=False, null=True)),
                ('erased_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='erased at')),
                ('organization', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='events.organization', verbose_name='organization')),
                ('registered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='party', to='registrations.rsvp', verbose_name='registered by')),
                ('side_event', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='rsvps', to='events.sideevent', verbose_name='side event')),
            ],
            options={
                'verbose_name': 'RSVP',
                'verbose_name_plural': 'RSVPs',
                'ordering': ['family_name', 'given_name', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token', models.CharField(default=events.personal_links.new_token, editable=False, max_length=40, unique=True)),
                ('status', models.CharField(choices=[('open', 'Open'), ('accepted', 'Accepted'), ('declined', 'Declined'), ('forwarded', 'Forwarded'), ('withdrawn', 'Withdrawn')], default='open', editable=False, max_length=12, verbose_name='state')),
                ('language', models.CharField(choices=[('en', 'English'), ('fr', 'French'), ('es', 'Spanish'), ('ru', 'Russian'), ('ar', 'Arabic'), ('zh-hans', 'Chinese')], default='en', max_length=10, verbose_name='language')),
                ('courtesy_title', models.CharField(blank=True, choices=[('H.E.', 'H.E.'), ('Ms.', 'Ms.'), ('Mr.', 'Mr.'), ('Mx.', 'Mx.'), ('Dr.', 'Dr.'), ('Prof.', 'Prof.')], max_length=8, verbose_name='courtesy title')),
                ('given_name', models.CharField(blank=True, max_length=100, verbose_name='given name')),
                ('family_name', models.CharField(blank=True, max_length=100, verbose_name='family name')),
                ('function', models.CharField(blank=True, max_length=200, verbose_name='function')),
                ('organization_name', models.CharField(max_length=200, verbose_name='mission or organization')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail')),
                ('invited_by', models.CharField(blank=True, editable=False, max_length=200, verbose_name='invited by')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='invited at')),
                ('expires_at', models.DateTimeField(verbose_name='answer possible until')),
                ('answered_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='answered at')),
                ('answer_note', models.CharField(blank=True, max_length=300, verbose_name='word with the answer')),
                ('erased_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('forwarded_from', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='forwarded_to', to='registrations.invitation')),
                ('organization', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='events.organization', verbose_name='organization')),
                ('side_event', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to='events.sideevent', verbose_name='side event')),
                ('rsvp', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='invitations', to='registrations.rsvp')),
            ],
            options={
                'verbose_name': 'invitation',
                'verbose_name_plural': 'invitations',
                'ordering': ['organization_name', 'family_name', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='HandOver',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token', models.CharField(default=events.personal_links.new_token, editable=False, max_length=40, unique=True)),
                ('status', models.CharField(choices=[('open', 'Open'), ('accepted', 'Taken over'), ('declined', 'Declined'), ('withdrawn', 'Withdrawn')], default='open', editable=False, max_length=12, verbose_name='state')),
                ('given_name', models.CharField(max_length=100, verbose_name='given name')),
                ('family_name', models.CharField(max_length=100, verbose_name='family name')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='offered at')),
                ('expires_at', models.DateTimeField(verbose_name='possible until')),
                ('answered_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='answered at')),
                ('rsvp', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='hand_overs', to='registrations.rsvp', verbose_name='RSVP')),
                ('successor', models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='taken_over_by_hand', to='registrations.rsvp')),
            ],
            options={
                'verbose_name': 'hand-over',
                'verbose_name_plural': 'hand-overs',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='Arrival',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('arrived_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='arrived at')),
                ('recorded_by', models.CharField(blank=True, max_length=200, verbose_name='recorded by')),
                ('undone_at', models.DateTimeField(blank=True, null=True, verbose_name='taken back at')),
                ('rsvp', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='arrivals', to='registrations.rsvp', verbose_name='RSVP')),
            ],
            options={
                'verbose_name': 'arrival',
                'verbose_name_plural': 'arrivals',
                'ordering': ['arrived_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='RsvpPolicy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_on_request', models.BooleanField(default=False, help_text='The organizers approve each RSVP; until then it holds no seat.', verbose_name='on request')),
                ('allows_hand_over', models.BooleanField(default=True, help_text='A delegate may give the seat to a colleague.', verbose_name='seats may be handed over')),
                ('hand_over_hours', models.PositiveSmallIntegerField(default=24, help_text='After that the seat stays with the first.', validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(240)], verbose_name='hours to take over')),
                ('hours_to_decline', models.PositiveSmallIntegerField(default=24, help_text='Asked of those who get a seat from the waiting list.', validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(240)], verbose_name='hours to decline')),
                ('takes_delegations', models.BooleanField(default=True, verbose_name='delegations may register together')),
                ('seats_support_staff', models.BooleanField(default=True, help_text='Otherwise they come beyond the number of seats.', verbose_name='assistants and interpreters need a seat')),
                ('minutes_to_prove', models.PositiveIntegerField(blank=True, help_text='A seat whose address is not proved in time by the link in the mail is given to the next.', null=True, validators=[django.core.validators.MinValueValidator(10), django.core.validators.MaxValueValidator(10080)], verbose_name='minutes to prove the address')),
                ('joining_link_minutes', models.PositiveIntegerField(default=60, validators=[django.core.validators.MaxValueValidator(20160)], verbose_name='minutes before the start from which the joining link is shown')),
                ('sends_thanks', models.BooleanField(default=False, help_text='By mail, two hours after the end.', verbose_name='thank those who came')),
                ('thanked_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('side_event', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='rsvp_policy', to='events.sideevent', verbose_name='side event')),
            ],
            options={
                'verbose_name': 'RSVP policy',
                'verbose_name_plural': 'RSVP policies',
            },
        ),
        migrations.CreateModel(
            name='CapacityLimit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('attendance_mode', models.CharField(choices=[('in_person', 'In person'), ('online', 'Online')], max_length=12, verbose_name='attendance mode')),
                ('seats', models.PositiveIntegerField(blank=True, help_text='Leave empty for no limit.', null=True, verbose_name='seats')),
                ('opens_at', models.DateTimeField(blank=True, null=True, verbose_name='RSVP opens at')),
                ('closes_at', models.DateTimeField(blank=True, null=True, verbose_name='RSVP closes at')),
                ('has_waiting_list', models.BooleanField(default=True, verbose_name='waiting list')),
                ('held_seats', models.PositiveIntegerField(default=0, help_text='Part of the seats above.', verbose_name='seats held for invitees')),
                ('held_until', models.DateTimeField(blank=True, help_text='From then on they are for whoever waits longest.', null=True, verbose_name='held until')),
                ('confirmed_count', models.PositiveIntegerField(default=0, editable=False)),
                ('invited_count', models.PositiveIntegerField(default=0, editable=False)),
                ('waiting_count', models.PositiveIntegerField(default=0, editable=False)),
                ('last_queued_at', models.DateTimeField(editable=False, null=True)),
                ('next_lapse_at', models.DateTimeField(editable=False, null=True)),
                ('version', models.PositiveBigIntegerField(default=0, editable=False)),
                ('side_event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='capacity_limits', to='events.sideevent')),
            ],
            options={
                'verbose_name': 'capacity limit',
                'verbose_name_plural': 'seats',
                'ordering': ['side_event', 'attendance_mode'],
                'constraints': [models.UniqueConstraint(fields=('side_event', 'attendance_mode'), name='capacity_limit_once_per_mode', violation_error_message='Seats for this attendance mode are in the list already.'), models.CheckConstraint(condition=models.Q(('closes_at__gt', models.F('opens_at')), ('opens_at__isnull', True), ('closes_at__isnull', True), _connector='OR'), name='rsvp_closes_after_it_opens', violation_error_message='The RSVP must close after it opens.'), models.CheckConstraint(condition=models.Q(('held_seats', 0), ('held_until__isnull', False), _connector='OR'), name='held_seats_have_an_end', violation_error_message='Say until when seats are held for invitees.'), models.CheckConstraint(condition=models.Q(('held_seats', 0), ('held_seats__lte', models.F('seats')), _connector='OR'), name='held_seats_are_among_the_seats', violation_error_message='No more seats can be held than there are.')],
            },
        ),
        migrations.CreateModel(
            name='PersonalWeek',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail')),
                ('token', models.CharField(default=events.personal_links.new_token, editable=False, max_length=40, unique=True)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('week', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='events.week')),
            ],
            options={
                'verbose_name': 'personal week',
                'verbose_name_plural': 'personal weeks',
                'constraints': [models.UniqueConstraint(models.F('week'), django.db.models.functions.text.Lower('email'), name='personal_week_once_per_address')],
            },
        ),
        migrations.CreateModel(
            name='Reminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('hours_before', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(720)], verbose_name='hours before the start')),
                ('written_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='written at')),
                ('side_event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reminders', to='events.sideevent', verbose_name='side event')),
            ],
            options={
                'verbose_name': 'reminder',
                'verbose_name_plural': 'reminders',
                'ordering': ['-hours_before'],
                'constraints': [models.UniqueConstraint(fields=('side_event', 'hours_before'), name='reminder_once', violation_error_message='This reminder is in the list already.')],
            },
        ),
        migrations.AddIndex(
            model_name='rsvp',
            index=models.Index(fields=['side_event', 'attendance_mode', 'status', 'queued_at'], name='rsvp_queue'),
        ),
        migrations.AddIndex(
            model_name='rsvp',
            index=models.Index(condition=models.Q(('prove_by_at__isnull', False)), fields=['side_event', 'attendance_mode', 'prove_by_at'], name='rsvp_unproved'),
        ),
        migrations.AddIndex(
            model_name='rsvp',
            index=models.Index(django.db.models.functions.text.Lower('email'), name='rsvp_address'),
        ),
        migrations.AddConstraint(
            model_name='rsvp',
            constraint=models.UniqueConstraint(models.F('side_event'), django.db.models.functions.text.Lower('email'), condition=models.Q(('status__in', ['confirmed', 'waitlisted', 'requested']), models.Q(('email', ''), _negated=True)), name='rsvp_live_once_per_address', violation_error_message='This address has already answered for this side event.'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.UniqueConstraint(models.F('side_event'), django.db.models.functions.text.Lower('email'), condition=models.Q(('status__in', ['open', 'accepted']), models.Q(('email', ''), _negated=True)), name='invitation_live_once_per_address', violation_error_message='This address has been invited to this side event.'),
        ),
        migrations.AddConstraint(
            model_name='handover',
            constraint=models.UniqueConstraint(condition=models.Q(('status', 'open')), fields=('rsvp',), name='hand_over_one_at_a_time', violation_error_message='The seat has been offered to a colleague already.'),
        ),
        migrations.AddConstraint(
            model_name='arrival',
            constraint=models.UniqueConstraint(condition=models.Q(('undone_at__isnull', True)), fields=('rsvp',), name='arrival_once', violation_error_message='This person has arrived already.'),
        ),
    ]
