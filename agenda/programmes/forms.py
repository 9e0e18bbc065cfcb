"""A file with a programme, chosen in the admin."""

from django import forms
from django.utils.translation import gettext_lazy

from registrations.tables.file_formats import MAX_BYTES, UnreadableFile, too_big

from .sources import ENDINGS, Source, read_source


class ProgrammeForm(forms.Form):
    """The cleaned file is its `Source`."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("An Excel workbook (.xlsx), CSV, YAML or JSON with at most 1,000 rows."),
        widget=forms.FileInput(attrs={"accept": ",".join(ENDINGS)}),
        error_messages={"empty": gettext_lazy("The file is empty.")},
    )

    def clean_file(self) -> Source:
        upload = self.cleaned_data["file"]
        if (upload.size or 0) > MAX_BYTES:
            raise forms.ValidationError(too_big())
        try:
            return read_source(upload.read(), upload.name)
        except UnreadableFile as problem:
            raise forms.ValidationError(str(problem)) from problem
