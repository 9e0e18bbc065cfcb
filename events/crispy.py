"""How forms are handed to crispy-forms."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout


def fields_alone(layout: Layout | None = None) -> FormHelper:
    """Return a helper that renders the fields (all, without a layout): the template writes form tag and token."""
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    if layout is not None:
        helper.layout = layout
    return helper
