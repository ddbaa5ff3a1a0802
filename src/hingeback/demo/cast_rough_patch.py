"""People for whom it does not go smoothly: a flare, a gap, worry, pain in many places, little time."""

from hingeback.demo.character import BadDay, Character, Course, Flare, Habit, LegSpread, RepliesToVisit, Swaps

ROUGH_PATCH: tuple[Character, ...] = (
    Character(
        "lars", "Lars", 51, "male", "SE", "Europe/Stockholm", 40,
        answers={
            "A10": ["low_back_L", "thigh_back_L", "calf_shin_L"], "A11": "low_back_L", "A12": {"weeks": 9},
            "A13": "nearly_every_day", "A14": "sudden_movement", "A15": {"now": 5, "avg7": 5, "worst7": 7}, "A16": 6,
            "A17": {"leg_side": "left", "leg_extent": "below_knee", "tingling": True, "numb": False, "weakness": False},
            "A18": ["sharp", "electric"], "A20": 2, "A22": 2, "A29": 1, "A27": 1, "A62": 7,
            "A65": {"days": 4, "minutes": 20}, "A51": ["sciatica"], "A64": [{"text": "drive to work", "rating": 3}],
        },
        course=Course(5.4, 2.2, half_after=26, flares=(Flare(24, 8, 2.8),)),
        habit=Habit(keeps=0.78, tells_mornings=0.5, hour=18),
        happenings=(LegSpread(23), BadDay(26), RepliesToVisit(30, "booked")),
    ),
    Character(
        "jack", "Jack", 24, "male", "IE", "Europe/Dublin", 80,
        answers={
            "A12": {"months": 7}, "A22": 1, "A62": 9, "A65": {"days": 4, "minutes": 15}, "A82": 5, "A91": [False] * 5,
            "A64": [{"text": "play five-a-side", "rating": 3}], "A68": {"mindfulness": "refuse", "yoga": "refuse"},
        },
        course=Course(4, 2.2, half_after=25, flares=(Flare(33, 7, 1.8),)),
        habit=Habit(keeps=0.5, tells_mornings=0.2, hour=21, reads=0.2, away=((34, 51),)),
    ),
    Character(
        "mei", "Mei", 29, "female", "AU", "Australia/Sydney", 24,
        answers={
            "A12": {"years": 3}, "A91": [True, True, True, False, True], "A51": ["hypermobility"], "A23": 1, "A22": 1,
            "A10": ["low_back_C", "low_back_R", "mid_back_C"], "A65": {"days": 4, "minutes": 15}, "A80": 7, "A82": 4,
            "A83": 6, "A86": {"nervous": 2, "worry": 1, "interest": 0, "down": 1},
            "A64": [{"text": "stand at the counter", "rating": 3}],
        },
        course=Course(4.8, 3.2, half_after=30),
        habit=Habit(keeps=0.75, tells_mornings=0.4, hour=20, worried=0.12),
        happenings=(Swaps(12, ("front_trunk", "side_trunk")),),
    ),
    Character(
        "hana", "Hana", 44, "female", "JP", "Asia/Tokyo", 32,
        answers={
            "A10": ["low_back_C", "neck_C", "shoulder_L", "hand_R", "hip_lateral_L", "hip_lateral_R"],
            "A11": "low_back_C", "A12": {"years": 6}, "A13": "nearly_every_day", "A51": ["fibromyalgia"],
            "A33": "3-10", "A34": "61-240", "A35": "often", "A36": "second_half", "A38": "both", "A88": 8, "A87": 7,
            "A86": {"nervous": 2, "worry": 1, "interest": 2, "down": 1}, "A80": 7, "A82": 4, "A85": 6,
            "A65": {"days": 3, "minutes": 10}, "A68": {"mindfulness": "like", "tai_chi": "like", "walking": "like"},
            "A64": [{"text": "cook a whole meal", "rating": 3}],
        },
        course=Course(6, 4.8, half_after=45, wobble=1.1),
        habit=Habit(keeps=0.65, tells_mornings=0.3, hour=16),
        happenings=(BadDay(15), BadDay(27), RepliesToVisit(20, "not_now")),
    ),
    Character(
        "omar", "Omar", 46, "male", "FR", "Europe/Paris", 36,
        answers={
            "A12": {"years": 1}, "A22": 2, "A62": 11, "A38": "movement", "A65": {"days": 3, "minutes": 5}, "A82": 3,
            "A89": {"type": "driving", "days_off": 0, "expects": 6}, "A52": ["depression_anxiety"],
            "A68": {"yoga": "refuse", "tai_chi": "refuse", "pilates": "refuse", "mindfulness": "refuse",
                    "floor_work": "refuse"},
            "A67": ["chair", "wall"], "A64": [{"text": "a shift without stopping", "rating": 4}],
        },
        course=Course(4.4, 3.6, half_after=40), habit=Habit(keeps=0.3, tells_mornings=0.15, hour=22),
    ),
    Character(
        "ruth", "Ruth", 74, "female", "US", "America/New_York", 25,
        answers={
            "A12": {"years": 2}, "A10": ["mid_back_C", "low_back_C"], "A11": "mid_back_C", "A51": ["osteoporosis"],
            "S14": {"answer": "yes", "started_days": 2000, "worsening": False, "checked": True}, "A53": ["bone_drug"],
            "A55": {"count": 2, "injury": False, "fear": True, "walking_aid": False, "blackout": False},
            "A23": 1, "A37": 15, "A65": {"days": 4, "minutes": 15}, "A67": ["chair", "wall"], "A70": ["large_text"],
            "A89": {"type": "not_working", "days_off": 0, "expects": 6}, "A60": 60, "A61": 0,
            "A64": [{"text": "reach the top shelf", "rating": 3}],
        },
        course=Course(4.2, 3, half_after=30),
        habit=Habit(keeps=0.85, tells_mornings=0.4, hour=9, effort_rpe=3),
    ),
)  # fmt: skip
