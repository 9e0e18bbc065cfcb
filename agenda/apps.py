from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AgendaConfig(AppConfig):
    name = "agenda"
    verbose_name = _("Papers")

    def ready(self) -> None:
        from django.db.models import Exists, OuterRef

        from events import hooks, versions
        from events.models import AgendaSegment, ExpectedOutput, FocusArea, Logo, Objective, Speaker
        from registrations.services.keepers import keepers

        from .circulation import kept, mails
        from .commitments.models import CommitmentReport
        from .jobs import kept as papers
        from .models import Commitment, EventSummary, IssuedDocument, KeyMessage, Quote
        from .summaries import kept as reviews

        issued = EventSummary.objects.filter(side_event=OuterRef("pk"), issued_at__isnull=False)
        hooks.programme_annotations["has_issued_summary"] = Exists(issued)
        keepers += [kept.RECIPIENTS, kept.OPT_OUTS, papers.PAPERS, reviews.REVIEWS]
        hooks.mail_files[mails.KIND] = mails.attached
        versions.watch(EventSummary)
        # what papers show beside that (`printing.cache`)
        versions.watch(AgendaSegment, ExpectedOutput, FocusArea, Logo, Objective, Speaker)
        versions.watch(Commitment, IssuedDocument, KeyMessage, Quote)
        versions.watch(CommitmentReport)
