"""Reading what a form says: ratings, single words, amounts. What cannot be read is None or empty."""

from collections.abc import Collection

from django.http import QueryDict

MOST = 10
LONGEST_MIN = 240
LONGEST_S = LONGEST_MIN * 60
MOST_REPS = 200


def rating(post: QueryDict, name: str) -> int | None:
    """A whole number from 0 to 10."""
    return amount(post, name, MOST)


def amount(post: QueryDict, name: str, most: int) -> int | None:
    told = str(post.get(name, "")).strip()
    if not (told.isascii() and told.isdigit() and len(told) <= 6):
        return None
    return int(told) if int(told) <= most else None


def word(post: QueryDict, name: str, known: Collection[str]) -> str:
    told = str(post.get(name, ""))
    return told if told in known else ""
