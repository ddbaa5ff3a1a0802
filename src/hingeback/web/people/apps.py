from typing import Any

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "hingeback.web.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from hingeback.web.people.export import register_erasable, register_export
        from hingeback.web.people.models import Passkey

        register_erasable((Passkey,))
        register_export("passkeys", _passkeys)


def _passkeys(person: Any) -> list[dict[str, Any]]:
    """Which there are. Their keys prove something, so they are no part of a copy."""
    from hingeback.web.people.models import Passkey

    told = ("name", "rp_id", "made_at", "used_at")
    return list(Passkey.objects.filter(person_id=person.id).order_by("made_at").values(*told))
