"""The form field for a logo, wherever one is uploaded."""

from django import forms

from .logos import store_logo
from .models import Logo


class LogoUpload(forms.FileField):
    """An uploaded logo; the cleaned value is the stored `Logo`, re-encoded, or None."""

    def __init__(self, **kwargs):
        super().__init__(
            required=False, widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"}), **kwargs
        )

    def clean(self, data, initial=None) -> Logo | None:
        upload = super().clean(data, initial)
        return store_logo(upload) if upload else None
