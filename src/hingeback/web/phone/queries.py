"""The phones of this household."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hingeback.web.people.services import digest
from hingeback.web.phone.device import device_name, program_name
from hingeback.web.phone.models import PairedPhone


@dataclass(frozen=True, slots=True)
class Phone:
    id: UUID
    device: str
    program: str
    since: datetime
    is_this_one: bool


def paired_phones(own_secret: str = "") -> list[Phone]:
    """The newest first. `own_secret`: the cookie of the browser that asks."""
    own = digest(own_secret) if own_secret else ""
    found = PairedPhone.objects.select_related("browser").order_by("-since", "-id")
    return [
        Phone(p.id, device_name(p.device), program_name(p.program), p.since, p.browser.token_digest == own)
        for p in found
    ]
