"""Headings of the screens that hold several questions, sentences for contradictions, and the clarifying questions."""

from django.utils.translation import gettext_lazy as _

SCREENS = {
    "A19": _("Back pain earlier in life"),
    "A20": _("What does this do to your pain?"),
    "A33": _("How fast it rises and settles"),
    "A35": _("Rest and night"),
    "A37": _("Mornings, and what helps"),
    "A39": _("Walking"),
    "S43a": _("First, the two most urgent ones"),
    "S01": _("Bladder, bowels and feeling between the legs"),
    "S05": _("Legs, feet and balance"),
    "S60": _("The place that troubles you most"),
    "S10": _("Falls, jolts and sudden pain"),
    "S13": _("Your bones"),
    "S20": _("Your health in general"),
    "S30": _("Fever and infection"),
    "A50": _("Operations on your back"),
    "S41": _("Blood vessels"),
    "S46": _("Kidneys, belly and eyes"),
    "S48": _("Heart, and advice you were given"),
    "A51": _("What you were told about your back"),
    "A52": _("Other illnesses"),
    "A53": _("Your medicines"),
    "A56": _("Smoking and bones"),
    "A94": _("Joints, eyes and pelvis"),
    "A99": _("Other limits"),
    "A60": _("How active you are now"),
    "A62": _("Sitting and work"),
    "A80": _("Moving with pain"),
    "A84": _("What you were told, and worry"),
    "A87": _("Sleep, energy and support"),
    "A101": _("Quiet exercises"),
}

CONFLICTS = {
    "X1": _("You marked a leg on the body, and said that you feel nothing in a leg."),
    "X2": _("The pain now is stronger than the worst of the last 7 days."),
    "X3": _("One answer says that a leg or foot is weak, another says that it is not."),
    "X4": _("It began after an operation, and you said that you had no operation on your back."),
    "X5": _("One answer speaks of cancer, another says no."),
    "X6": _("One answer speaks of steroid tablets, another says no."),
    "X7": _("You said that you are pregnant. That does not fit your age or sex as you gave them."),
    "X8": _("This pain began less than 6 weeks ago, and you had it nearly every day for 6 months."),
    "X9": _("Your own words speak of numbness or of your bladder, and you answered no to that."),
    "X10": _("You walk for more than an hour, and pain rises within 2 minutes of your worst activity."),
    "X11": _("You are active three days a week or more, and your active minutes are fewer than that."),
    "X13": _("You were told of thin bones or a broken bone of the spine, and answered no to that."),
    "X14": _("One answer says that both legs are affected, another says that they are not."),
}

CLARIFY = {
    "S01": _("Think of washing or wiping yourself. Does the skin between your legs feel different from before?"),
    "S02": _("Think of the last two days. Did you have to wait, push or leak, or not feel it when you passed urine?"),
    "S03": _("Think of the last two days. Did you soil yourself, or not feel it when you opened your bowels?"),
    "S04": _("Think of touch and of sex. Has the feeling there gone, or does it not work as before?"),
}  # fmt: skip
