"""Links between rows: every id is known, and each link is written at both of its ends."""

from hingeback.assets.content.checks.rows import Rows

BACK = {"progression_to": "regression_to", "regression_to": "progression_to"}


def check_links(rows: Rows) -> None:
    for name, row in rows.by_id.items():
        for field, back in BACK.items():
            for other in row[field]:
                _check_link(rows, name, field, other, back)


def _check_link(rows: Rows, name: str, field: str, other: str, back: str) -> None:
    if other not in rows.by_id:
        rows.report(name, field, f"{field} names {other!r}, which is no row.", "Mend the id, or take the link out.")
    elif name not in rows.by_id[other][back]:
        text = f"{field} names {other}, and {other} does not name it in {back}."
        rows.report(name, field, text, f"Add {name!r} to {back} of {other}, or take the link out.")
