"""People whose weeks go more or less as planned."""

from hingeback.demo.character import BadDay, ChangesWishes, Character, Course, Flare, Habit, Swaps

ANA = Character(
    "ana", "Ana", 42, "female", "DE", "Europe/Berlin", 85,
    answers={
        "A10": ["low_back_C", "low_back_R", "buttock_R"], "A11": "low_back_C", "A12": {"months": 9},
        "A13": "nearly_every_day", "A14": "lift_or_strain", "A18": ["dull", "stiff"],
        "A17": {"leg_side": "right", "leg_extent": "buttock", "tingling": False, "numb": False, "weakness": False},
        "A19": {"episodes": "3-9", "gap_days": 150}, "A22": 2, "A23": 1, "A24": -1, "A28": 1, "A20": 1, "A37": 15,
        "A16": 4, "A62": 8, "A99": ["shoulder"], "A65": {"days": 4, "minutes": 30},
        "A67": ["mat", "chair", "wall", "resistance_band", "heat_pack"],
        "A64": [{"text": "lift my daughter", "rating": 2}, {"text": "sit at my desk", "rating": 3},
                {"text": "work in the garden", "rating": 4}],
        "A80": 5, "A81": 6, "A82": 6, "A83": 4,
    },
    course=Course(5.6, 2.4, half_after=34, wobble=0.5, flares=(Flare(37, 8, 3.6),)),
    habit=Habit(
        keeps=0.88, keeps_light=0.15, tells_mornings=0.7, opens_for_mornings=True, reads=0.9, hour=19, too_easy=0.02,
        worried=0.01,
    ),
    happenings=(Swaps(24, ("side_trunk",)), BadDay(38), BadDay(40), BadDay(42)),
)  # fmt: skip

ON_THE_WAY: tuple[Character, ...] = (
    Character(
        "tomas", "Tomas", 35, "male", "CZ", "Europe/Prague", 40,
        answers={
            "A12": {"days": 6}, "A13": "lt_half", "A14": "lift_or_strain", "A28": 2, "A20": 1, "A36": "never", "A37": 5,
            "A38": "movement", "A62": 3, "A65": {"days": 3, "minutes": 30}, "A60": 120, "A61": 2,
            "A89": {"type": "manual_heavy", "days_off": 3, "expects": 9},
            "A64": [{"text": "carry cement at work", "rating": 3}],
        },
        course=Course(5.5, 0.6, half_after=12, wobble=0.6),
        habit=Habit(keeps=0.85, tells_mornings=0.25, hour=18, effort_rpe=5, too_easy=0.03),
    ),
    Character(
        "ines", "Ines", 58, "female", "PT", "Europe/Lisbon", 84,
        answers={
            "A12": {"years": 4}, "A37": 20, "A21": 1, "A23": 1, "A31": 1, "A38": "movement", "A51": ["arthritis"],
            "A10": ["low_back_C", "low_back_L"], "A65": {"days": 4, "minutes": 30},
            "A67": ["mat", "chair", "wall", "stationary_bike", "hand_weights"],
            "A68": {"cycling": "like", "walking": "like", "yoga": "refuse"},
            "A64": [{"text": "walk to the market", "rating": 4}], "A53": ["nsaid"], "A53_nsaid_response": "good",
        },
        course=Course(5, 3, half_after=40), habit=Habit(keeps=0.8, tells_mornings=0.35, hour=10, effort_rpe=4),
    ),
    Character(
        "kofi", "Kofi", 67, "male", "GB", "Europe/London", 83,
        answers={
            "A12": {"years": 2}, "A10": ["low_back_C", "thigh_back_L", "thigh_back_R"], "A23": 1, "A24": 2, "A22": -2,
            "A32": -2, "A39": 8, "A39b": {"ends": "leg_pain", "relief": "sitting_or_bending"}, "A16": 5, "A20": -1,
            "A17": {"leg_side": "both", "leg_extent": "thigh", "tingling": False, "numb": False, "weakness": False},
            "S05": {"answer": "yes", "started_days": 400, "worsening": False, "checked": True, "only_upright": True,
                    "eased_by_sitting": True},
            "A89": {"type": "not_working", "days_off": 0, "expects": 8}, "A65": {"days": 4, "minutes": 20},
            "A67": ["mat", "chair", "wall", "bicycle"], "A64": [{"text": "walk round the park", "rating": 2}],
        },
        course=Course(5, 3.2, half_after=38), habit=Habit(keeps=0.55, tells_mornings=0.2, hour=9, effort_rpe=4),
    ),
    Character(
        "elif", "Elif", 38, "female", "NL", "Europe/Amsterdam", 19,
        answers={
            "A12": {"months": 4}, "A22": 1, "A38": "movement", "A60": 180, "A61": 2, "A63": True,
            "A65": {"days": 5, "minutes": 30},
            "A67": ["mat", "chair", "wall", "resistance_band", "hand_weights", "step"],
            "A68": {"pilates": "like", "walking": "like", "cycling": "like"}, "A82": 9, "A81": 9,
            "A64": [{"text": "run for half an hour", "rating": 5}],
        },
        course=Course(3.4, 0.8, half_after=20, wobble=0.5),
        habit=Habit(keeps=0.96, keeps_light=0.15, tells_mornings=0.7, hour=7, effort_rpe=3, too_easy=0.1),
    ),
    Character(
        "nora", "Nora", 62, "female", "NO", "Europe/Oslo", 25,
        answers={
            "A10": ["knee_R"], "A11": "knee_R", "A12": {"months": 14}, "A99": ["knee"], "A37": 10, "A27": 1, "A30": 1,
            "A65": {"days": 3, "minutes": 20}, "A68": {"cycling": "like", "swimming": "like"},
            "A67": ["mat", "chair", "wall", "stationary_bike", "pool"], "A64": [{"text": "stairs", "rating": 4}],
        },
        course=Course(4.6, 2.6, half_after=28), habit=Habit(keeps=0.85, tells_mornings=0.3, hour=11),
    ),
    Character(
        "beni", "Beni", 31, "male", "ES", "Europe/Madrid", 23,
        answers={
            "A10": ["neck_C", "shoulder_L"], "A11": "neck_C", "A12": {"months": 6}, "A62": 10, "A22": 1,
            "A99": ["neck"],
            "A65": {"days": 5, "minutes": 10}, "A64": [{"text": "a day at the screen", "rating": 4}],
        },
        course=Course(4, 2, half_after=18), habit=Habit(keeps=0.6, tells_mornings=0.3, hour=13),
        happenings=(ChangesWishes(11, {"A65": {"days": 4, "minutes": 15}}),),
    ),
    Character(
        "greta", "Greta", 66, "female", "AT", "Europe/Vienna", 18,
        answers={
            "A10": ["hip_lateral_L", "low_back_L"], "A11": "hip_lateral_L", "A12": {"months": 20}, "A99": ["outer_hip"],
            "A94": {"joints": ["hip_R"], "date": "2021-05-04", "avoid_flexion": "no", "avoid_extension": "not_sure"},
            "A65": {"days": 3, "minutes": 20}, "A68": {"swimming": "like", "tai_chi": "like"}, "A60": 150,
            "A89": {"type": "not_working", "days_off": 0, "expects": 7},
            "A64": [{"text": "sleep on my left side", "rating": 3}],
        },
        course=Course(5, 3, half_after=26), habit=Habit(keeps=0.8, tells_mornings=0.4, hour=9),
    ),
)  # fmt: skip
