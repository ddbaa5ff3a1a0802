"""Plain words for what stands in the tray: what was told, and why it was not taken."""

from django.utils.translation import gettext as _


def words_for_types() -> list[tuple[str, str]]:
    """The empty name stands for all others."""
    return [
        ("session.started", _("The start of a session")), ("set.performed", _("A set")),
        ("pain.reported", _("How much it hurt")), ("check_in.given", _("How the session was")),
        ("next_morning.given", _("How the next morning was")), ("third_day.given", _("How it was three days later")),
        ("stop_sign.tapped", _("A stop sign")), ("exercise.noted", _("A word about an exercise")),
        ("remark.written", _("A note")), ("answer.given", _("An answer")),
        ("screen.begun", _("Safety questions")), ("screen.sent", _("Safety questions")), ("", _("An entry")),
    ]  # fmt: skip


def words_for_codes() -> list[tuple[str, str]]:
    return [
        ("other-content", _("Something else is already stored in its place.")),
        ("session-not-yours", _("It belongs to the session of somebody else.")),
        ("not-yours-to-tell", _("Only Hingeback itself decides this.")),
        ("body-unfit", _("Hingeback could not make sense of it.")),
        ("body-too-long", _("It is too long.")),
        ("too-long", _("It is too long.")),
        ("erased", _("It was deleted.")),
        ("", _("Hingeback could not read it.")),
    ]
