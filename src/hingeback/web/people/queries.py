"""Who lives here, and where somebody goes on."""

from django.urls import NoReverseMatch, reverse

from hingeback.web.people.models import Account, Person, Tenant

#: Names of pages, the first that this installation has: the week, else the settings.
PLACES = ("today", "my_week", "settings")


def accounts_here() -> list[Account]:
    """Everybody who can be opened on this installation, by name."""
    return list(Account.objects.filter(is_active=True, tenant__kind=Tenant.Kind.HOME).order_by("display_name", "id"))


def next_place(person: Person) -> str:
    """Where the opening leads a signed-in person."""
    for name in PLACES:
        try:
            return reverse(name)
        except NoReverseMatch:
            continue
    raise LookupError("No page to go on with.")
