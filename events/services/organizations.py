"""Two entries of one organization made one."""

import logging

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from ..actors import Actor
from ..hooks import Refusal
from ..models import CoSponsor, Organization

logger = logging.getLogger(__name__)


@transaction.atomic
def merge_organizations(*, keep: Organization, merge: Organization, by: Actor) -> None:
    """Make two entries of one organization one. Everything that names `merge` then names `keep`.

    Where both stand in the same list (two co-sponsors of one event), the row of `keep` stays.
    """
    if keep.pk == merge.pk:
        raise Refusal(_("An organization cannot be merged with itself."))
    for relation in Organization._meta.get_fields(include_hidden=True):
        if isinstance(relation, models.ManyToOneRel):
            _repoint(relation, keep, merge)
    names = [merge.name, merge.formal_name, merge.acronym, *merge.aliases]
    known = {keep.name, keep.acronym, *keep.aliases}
    keep.aliases = [*keep.aliases, *dict.fromkeys(n for n in names if n and n not in known)]
    keep.logo = keep.logo or merge.logo
    keep.save()
    merge.delete()
    logger.info("organization %s merged into %s by %s", merge.name, keep.pk, by.label)


def _repoint(relation: models.ForeignObjectRel, keep: Organization, merge: Organization) -> None:
    """Let every row that names `merge` by this relation name `keep`."""
    name = relation.field.name
    for row in relation.related_model._base_manager.filter(**{name: merge}):
        setattr(row, name, keep)
        try:
            with transaction.atomic():
                row.save(update_fields=[name])
        except IntegrityError:  # the list names `keep` already: one row is enough
            if isinstance(row, CoSponsor):
                _keep_higher_role(row, keep)
            row.delete()


def _keep_higher_role(row: CoSponsor, keep: Organization) -> None:
    """Of two rows that become one, the role that stands first in protocol is kept."""
    ranks = [role.value for role in CoSponsor.Role]
    kept = CoSponsor.objects.get(side_event_id=row.side_event_id, organization=keep)
    if ranks.index(row.role) < ranks.index(kept.role):
        role = row.role
        CoSponsor.objects.filter(pk=row.pk).delete()  # before: there can be only one lead
        kept.role = role
        kept.save(update_fields=["role"])
