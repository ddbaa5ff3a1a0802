"""Who lives here, and where somebody goes on."""

from django.urls import NoReverseMatch, reverse

from hingeback.web.people.models import Account, Tenant

#: Names of pages, the first that this installation has. A page that may not be shown yet leads to the questions itself.
PLACES = ("today", "my_week", "settings")
FIRST_PLACES = ("intake:start", *PLACES)


def accounts_here() -> list[Account]:
    """Everybody who can be opened on this installation, by name."""
    return list(Account.objects.filter(is_active=True, tenant__kind=Tenant.Kind.HOME).order_by("display_name", "id"))


def next_place(names: tuple[str, ...] = PLACES) -> str:
    """Where the opening leads a signed-in person; a new one begins with the questions (`FIRST_PLACES`)."""
    for name in names:
        try:
            return reverse(name)
        except NoReverseMatch:
            continue
    raise LookupError("No page to go on with.")
