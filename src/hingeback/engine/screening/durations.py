"""Days from dates and counts (answers.md: month 30 d, year 365 d)."""

from datetime import date

from hingeback.engine.contracts.answers import Surgery, TimeSince

DAYS_PER = {"days": 1, "weeks": 7, "months": 30, "years": 365}


def days_since(since: TimeSince | None, as_of: date) -> float | None:
    """Days since the beginning; None if unanswered."""
    if since is None:
        return None
    if since.date is not None:
        return (as_of - since.date).days
    counts = {"days": since.days, "weeks": since.weeks, "months": since.months, "years": since.years}
    return next(n * DAYS_PER[unit] for unit, n in counts.items() if n is not None)


def days_since_surgery(surgery: Surgery | None, as_of: date) -> float | None:
    """Days since spine surgery; None without surgery or with an unknown date."""
    if surgery is None or surgery.type == "none" or surgery.date_or_days is None:
        return None
    when = surgery.date_or_days
    return (as_of - when).days if isinstance(when, date) else when


def age_years(born: date | None, as_of: date) -> int | None:
    """Completed years."""
    if born is None:
        return None
    return as_of.year - born.year - ((as_of.month, as_of.day) < (born.month, born.day))


def most_recent(*days: float | None) -> float | None:
    known = [d for d in days if d is not None]
    return min(known) if known else None
