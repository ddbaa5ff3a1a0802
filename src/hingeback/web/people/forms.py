"""Moving in, settings, passphrases, and the confirmation before everything is deleted."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from hingeback.web.people.countries import country_choices
from hingeback.web.people.models import Account
from hingeback.web.people.services import SHORTEST_PASSPHRASE


class PassphraseField(forms.CharField):
    """Optional. Spaces inside belong to it."""

    def __init__(self, **more: Any) -> None:
        super().__init__(
            required=False,
            max_length=200,
            strip=False,
            min_length=SHORTEST_PASSPHRASE,
            widget=forms.PasswordInput,
            **more,
        )


class HomeForm(forms.Form):
    """What a home needs to know: where it is (for the numbers to call), its language and its clock."""

    name = forms.CharField(max_length=80, label=_("What should we call you?"))
    country = forms.ChoiceField(label=_("Where do you live? We show the numbers to call there."))
    language = forms.ChoiceField(label=_("Language"), choices=lambda: settings.LANGUAGES)
    time_zone = forms.CharField(max_length=64, label=_("Time zone"), required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["country"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = country_choices()

    def clean_time_zone(self) -> str:
        zone = str(self.cleaned_data["time_zone"]) or "UTC"
        if zone not in available_timezones():
            raise forms.ValidationError(_("This time zone is not known. An example: Europe/Berlin."))
        return zone


class JoinForm(HomeForm):
    """Where others could open the pages by the name, a passphrase is needed."""

    passphrase = PassphraseField(label=_("Passphrase, if you want one"))

    def __init__(self, needs_passphrase: bool, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        if needs_passphrase:
            self.fields["passphrase"].required = True
            self.fields["passphrase"].label = _("Passphrase")


class ByNameForm(forms.Form):
    """Name and passphrase of somebody whom the page does not name."""

    name = forms.CharField(max_length=80, label=_("Your name here"))
    passphrase = forms.CharField(max_length=200, strip=False, widget=forms.PasswordInput, label=_("Passphrase"))


class PasskeyForm(forms.Form):
    name = forms.CharField(max_length=60, label=_("A name for it, such as the device it is on"))


class SettingsForm(HomeForm):
    pass


class PassphraseForm(forms.Form):
    """Set a new one, or leave the new one empty to have none. Whoever has one must know it."""

    current = forms.CharField(
        required=False, max_length=200, strip=False, widget=forms.PasswordInput, label=_("Passphrase you have now")
    )
    new = PassphraseField(label=_("New passphrase"))


class DeleteForm(forms.Form):
    """The name typed once more, so that nobody is deleted by a slip."""

    name = forms.CharField(max_length=80, label=_("Type your name to confirm"))
    passphrase = forms.CharField(
        required=False, max_length=200, strip=False, widget=forms.PasswordInput, label=_("Passphrase")
    )

    def __init__(self, account: Account, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.account = account

    def clean_name(self) -> str:
        name = str(self.cleaned_data["name"]).strip()
        if name.casefold() != self.account.display_name.strip().casefold():
            raise forms.ValidationError(_("This is not the name you go by here."))
        return name
