"""The demo's first page: whose pages can be looked at, in groups, each with a line of story from the content."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from hingeback.engine.library import load_library
from hingeback.web.people.models import Account

MAIN_GROUP = "ana"


@dataclass(frozen=True, slots=True)
class CastMember:
    account: Account
    about: str = ""
    story: str = ""
    pose: str = "standing"


@dataclass(frozen=True, slots=True)
class CastGroup:
    id: str
    title: str
    people: tuple[CastMember, ...]

    @property
    def is_main(self) -> bool:
        return self.id == MAIN_GROUP


def cast_groups(accounts: Iterable[Account]) -> list[CastGroup]:
    """Everybody of this installation, in the order of the content. Whoever was given another name stands last."""
    by_name = {account.display_name: account for account in accounts}
    groups = [_group(told, by_name) for told in load_library().texts["demo"]["groups"]]
    others = tuple(CastMember(account) for account in by_name.values())
    return [group for group in (*groups, CastGroup("others", _("Others"), others)) if group.people]


def _group(told: dict[str, Any], by_name: dict[str, Account]) -> CastGroup:
    known = [(by_name.pop(one["name"]), one) for one in told["people"] if one["name"] in by_name]
    people = tuple(CastMember(account, one["about"], one["story"], one["pose"]) for account, one in known)
    return CastGroup(told["id"], told["title"], people)
