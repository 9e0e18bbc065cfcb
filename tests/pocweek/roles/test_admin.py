"""Who may open what: every staff address with every role. A new address has to be given a row here."""

import pytest
from django.contrib import admin
from django.urls import reverse

from .asking import ROLES, answer_to, become

pytestmark = pytest.mark.django_db

TABLE = """
index                                     -      l l y y y y y

events_sideevent_changelist               -      l l y y y n y
events_sideevent_add                      -      l l y y y n y
events_sideevent_change                   draft  l l y - y n y
events_sideevent_history                  draft  l l y - y - y
events_sideevent_changes                  -      l l y y y n y
events_sideevent_delete                   draft  l l y - y n y
events_sideevent_delete                   event  l l n - n n n
events_sideevent_change                   event  l l y - y n y
events_sideevent_texts                    draft  l l y - y - y
events_sideevent_confirmations            draft  l l y - y - y
events_sideevent_publish                  draft  l l y - y - y
events_sideevent_unpublish                event  l l y - y - y
events_sideevent_cancel                   event  l l y - y - y
events_sideevent_duplicate                event  l l y - y - y
events_sideevent_submit                   draft  l l y - y - y
events_sideevent_withdraw                 draft  l l y - y - y
events_sideevent_return                   draft  l l n - y - y
events_sideevent_accept                   draft  l l n - y - y
events_sideevent_decline                  draft  l l n - y - y
events_sideevent_deadline                 draft  l l n - y - y
events_sideevent_merge                    draft  l l n - y - y
events_sideevent_held_texts               draft  l l y - y - y
events_sideevent_proposals                -      l l n n y n y
events_sideevent_copy                     event  l l y - y - y
dashboard_event                           event  l l y - y - y
dashboard_week                            week   l l n n y n y

events_organization_changelist            -      l l y y y n y
events_organization_add                   -      l l y y y n y
events_organization_change                org    l l y y y n y
events_organization_history               org    l l y y y n y
events_organization_delete                org    l l n n y n y

events_week_changelist                    -      l l y y y n y
events_week_add                           -      l l n n y n y
events_week_change                        week   l l y y y n y
events_week_history                       week   l l y y y n y
events_week_confirmations                 week   l l n n y n y
events_week_copy                          week   l l n n y n y
events_week_delete                        week   l l n n y n y
events_venue_changelist                   -      l l y y y n y
events_venue_add                          -      l l n n y n y
events_venue_change                       venue  l l y y y n y
events_venue_history                      venue  l l y y y n y
events_venue_delete                       venue  l l n n y n y
events_officialmeeting_changelist         -      l l y y y n y
events_officialmeeting_add                -      l l n n y n y
events_officialmeeting_change             meet   l l y y y n y
events_officialmeeting_history            meet   l l y y y n y
events_officialmeeting_delete             meet   l l n n y n y

events_message_changelist                 -      l l y y y n y
events_message_add                        -      l l n n n n n
events_message_change                     mail   l l y - y n y
events_message_html                       mail   l l y - y - y
events_message_history                    mail   l l y - y - y
events_message_delete                     mail   l l n n n n n

registrations_rsvp_changelist             -      l l y y y y y
registrations_rsvp_add                    -      l l y y y n y
registrations_rsvp_import                 -      l l y y y n y
registrations_rsvp_import_table           -      l l y y y n y
registrations_rsvp_export                 -      l l y y y y y
registrations_rsvp_change                 rsvp   l l y - y y y
registrations_rsvp_history                rsvp   l l y - y y y
registrations_rsvp_delete                 rsvp   l l n n n n n
registrations_invitation_changelist       -      l l y y y n y
registrations_invitation_add              -      l l y y y n y
registrations_invitation_invite           -      l l y y y n y
registrations_invitation_invite_table     -      l l y y y n y
registrations_invitation_change           invite l l y - y n y
registrations_invitation_history          invite l l y - y - y
registrations_invitation_delete           invite l l n n n n n
registrations_organizersletter_changelist -      l l y y y n y
registrations_organizersletter_add        -      l l n n n n n
registrations_organizersletter_change     letter l l y - y n y
registrations_organizersletter_history    letter l l y - y - y
registrations_organizersletter_delete     letter l l n n n n n
registrations_letter_write                event  l l y n y n y
registrations_letter_tell                 event  l l y n y n y
registrations_capacitylimit_changelist    -      l l y y y y y
registrations_capacitylimit_add           -      l l n n n n n
registrations_capacitylimit_change        limit  l l - - - - -
registrations_capacitylimit_history       limit  l l y - y y y
registrations_capacitylimit_delete        limit  l l n n n n n

agenda_eventsummary_changelist            -      l l y y y n y
agenda_eventsummary_add                   -      l l y y y n y
agenda_eventsummary_change                sum    l l y - y n y
agenda_eventsummary_history               sum    l l y - y - y
agenda_eventsummary_delete                sum    l l y - y n y
agenda_eventsummary_circulation           sum    l l y - y - y
agenda_eventsummary_review                sum    l l y - y - y
agenda_eventsummary_texts                 sum    l l y - y - y

agenda_commitment_changelist              -      l l y y y n y
agenda_commitment_add                     -      l l n n n n n
agenda_commitment_change                  promise l l y - y n y
agenda_commitment_history                 promise l l y - y - y
agenda_commitment_delete                  promise l l n n n n n
agenda_commitment_write                   promise l l y - y - y
agenda_commitment_report                  promise l l y - y - y
agenda_commitment_agree                   promise l l y - y - y
agenda_commitment_withdraw                promise l l y - y - y

agenda_issueddocument_changelist          -      l l y y y n y
agenda_issueddocument_event               draft  l l y - y - y
agenda_issueddocument_event               event  l l y n y y y
agenda_issueddocument_week                week   l l y y y n y

agenda_paperjob_week                      week   l l n n y n y
agenda_programme                          week   l l n n y n y
agenda_programme_table                    -      l l n n y n y
agenda_programme_xlsx                     week   l l n n y n y
agenda_programme_csv                      week   l l n n y n y
agenda_programme_yaml                     week   l l n n y n y
agenda_programme_json                     week   l l n n y n y
agenda_paperjob_progress                  job    l l - - y - -
agenda_paperjob_file                      job    l l - - - - -

agenda_readdocument_changelist            -      l l y y y n y
agenda_readdocument_add                   -      l l y y y n y
agenda_readdocument_batch                 batch  l l y - - n -
agenda_readdocument_change                note   l l y - - n -
agenda_readdocument_delete                note   l l y - - n -
agenda_readdocument_compare               newer  l l y - - n -

pocweek_staffinvitation_changelist        -      l l n n y n y
pocweek_staffinvitation_add               -      l l n n y n y
pocweek_staffinvitation_change            staff  l l n n y n y
pocweek_staffinvitation_history           staff  l l n n y n y
pocweek_staffinvitation_delete            staff  l l n n n n n

pocweek_user_changelist                   -      l l n n n n y
pocweek_user_add                          -      l l n n n n y
pocweek_user_change                       user   l l n n n n y
pocweek_user_history                      user   l l n n n n y
pocweek_user_delete                       user   l l n n n n y
auth_user_password_change                 user   l l n n n n y
auth_group_changelist                     -      l l n n n n y
django_q_failure_changelist               -      l l n n n n y
"""
ROWS = [line.split() for line in TABLE.splitlines() if line.strip()]
# the library's own tables, and addresses that act on POST only or ask for more (each has a test of its own)
WITHOUT_A_ROW = (
    "django_q_",
    "auth_group_",
    "events_sideevent_version",
    "agenda_eventsummary_issue",
    "agenda_eventsummary_withdraw",
    "agenda_eventsummary_circulate",
    "agenda_eventsummary_send_again",
    "agenda_issueddocument_event_issue",
    "agenda_issueddocument_week_issue",
)


def test_every_admin_address_answers_each_role_as_the_table_says(client, people, things):
    wrong = []
    for number, role in enumerate(ROLES):
        become(client, role, people)
        for name, thing, *answers in ROWS:
            arguments = [] if thing == "-" else [things[thing].pk]
            answer = answer_to(client, reverse(f"admin:{name}", args=arguments))
            if answer != answers[number]:
                wrong.append(f"{name} {thing} for {role}: {answer}, not {answers[number]}")

    assert not wrong, "\n" + "\n".join(wrong)


def test_every_admin_address_has_a_row():
    names = {
        pattern.name
        for model_admin in admin.site._registry.values()
        for pattern in model_admin.get_urls()
        if pattern.name and not pattern.name.startswith(WITHOUT_A_ROW)
    }

    assert names - {row[0] for row in ROWS} == set()


@pytest.mark.parametrize(
    "path", ["", "2030/", "2030/week/", "2030/2030-05-21/", "2030/move/{pk}/", "2030/schedule/"]
)
def test_the_board_is_for_the_secretariat_alone(client, people, things, path):
    address = "/admin/board/" + path.format(pk=things["event"].pk)
    answers = []
    for role in ROLES:
        become(client, role, people)
        answers.append(client.get(address).status_code)

    # who is not staff is sent to sign in; the first two addresses lead on
    opens = 302 if path in ("", "2030/") else 200
    assert answers == [302, 302, 403, 403, opens, 403, opens]
