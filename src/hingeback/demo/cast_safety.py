"""People for whom safety comes first: held, seen and cleared, gentle for now, or with a note to take along."""

from hingeback.demo.character import AnswersAgain, Character, Course, Habit, TapsStopSign, WasSeen

FEVER = {"answer": "yes", "started_days": 2, "worsening": True, "checked": False}

SAFETY: tuple[Character, ...] = (
    Character(
        "sam", "Sam", 49, "other_or_undisclosed", "CA", "America/Toronto", 1,
        answers={
            "A12": {"days": 9}, "A13": "nearly_every_day", "A10": ["low_back_C", "buttock_L", "buttock_R"],
            "A17": {"leg_side": "both", "leg_extent": "below_knee", "tingling": True, "numb": True, "weakness": False},
            "A16": 7, "S01": {"answer": "yes", "started_days": 1, "worsening": True, "checked": False},
        },
        course=Course(7, 7), habit=Habit(hour=14),
    ),
    Character(
        "luis", "Luis", 59, "male", "MX", "America/Mexico_City", 24,
        answers={"A12": {"months": 8}, "A65": {"days": 4, "minutes": 20}},
        course=Course(4, 2.6), habit=Habit(keeps=0.8, tells_mornings=0.4, hour=8),
        happenings=(AnswersAgain(21, "worse", {"S30": FEVER}),),
    ),
    Character(
        "viktor", "Viktor", 63, "male", "PL", "Europe/Warsaw", 26,
        answers={"A12": {"months": 11}, "A65": {"days": 4, "minutes": 20}, "A37": 15, "A38": "movement"},
        course=Course(4.4, 3), habit=Habit(keeps=0.85, tells_mornings=0.3, hour=10, effort_rpe=3),
        happenings=(
            AnswersAgain(12, "worse", {"S30": FEVER}),
            WasSeen(17, "Dr Nowak", "the practice in my street", "A chest infection. It is over. Start slowly.",
                    "gentle_only", "No heavy work for two weeks.", {"S30": {"answer": "no"}}),
        ),
    ),
    Character(
        "yusuf", "Yusuf", 54, "male", "TR", "Europe/Istanbul", 15,
        answers={"A12": {"months": 3}, "A22": 1, "A65": {"days": 4, "minutes": 20}},
        course=Course(4, 2.8), habit=Habit(keeps=1.0, tells_mornings=0.4, hour=18),
        happenings=(TapsStopSign(12, "chest_pain"),),
    ),
    Character(
        "amara", "Amara", 27, "female", "ZA", "Africa/Johannesburg", 16,
        answers={
            "A12": {"weeks": 7}, "A10": ["low_back_R", "thigh_back_R", "calf_shin_R"], "A16": 5,
            "A17": {"leg_side": "right", "leg_extent": "below_knee", "tingling": True, "numb": False, "weakness": True},
            "S06": {"answer": "yes", "started_days": 30, "worsening": False, "checked": False, "degree": "mild",
                    "progressive": False, "side": "one"},
            "A65": {"days": 3, "minutes": 15},
        },
        course=Course(5, 3.6), habit=Habit(keeps=0.8, tells_mornings=0.5, hour=17, effort_rpe=3),
    ),
    Character(
        "priya", "Priya", 33, "female", "IN", "Asia/Kolkata", 24,
        answers={
            "A04": {"pregnant": "yes", "weeks": 24, "complications": []}, "A12": {"weeks": 10},
            "A14": "pregnancy_related", "A10": ["low_back_C", "buttock_L"], "A24": 1, "A30": 1, "A60": 120,
            "A68": {"yoga": "like", "walking": "like", "swimming": "like"}, "A65": {"days": 4, "minutes": 15},
            "A64": [{"text": "turn over in bed", "rating": 3}],
        },
        course=Course(4.4, 3.4), habit=Habit(keeps=0.8, tells_mornings=0.4, hour=7, effort_rpe=3),
    ),
    Character(
        "pavel", "Pavel", 45, "male", "SK", "Europe/Bratislava", 18,
        answers={
            "A50": {"type": "discectomy", "date_or_days": 110}, "A12": {"months": 6}, "S51": {"answer": "no"},
            "A10": ["low_back_L"], "A65": {"days": 4, "minutes": 15}, "A51": ["disc"], "A20": 1, "A22": 1,
        },
        course=Course(3.6, 2.2), habit=Habit(keeps=0.85, tells_mornings=0.4, hour=17, effort_rpe=3),
    ),
    Character("finn", "Finn", 15, "male", "US", "America/Denver", 3, answers={"A12": {"weeks": 3}}, course=Course(3, 2),
              habit=Habit(hour=15)),
)  # fmt: skip
