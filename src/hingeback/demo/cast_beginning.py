"""People at the very start."""

from hingeback.demo.character import Character, Course, Habit

BEGINNING: tuple[Character, ...] = (
    Character("emma", "Emma", 53, "female", "CH", "Europe/Zurich", 1,
              answers={"A12": {"months": 5}, "A22": 1, "A65": {"days": 4, "minutes": 20}},
              course=Course(4, 2), habit=Habit(hour=20)),
    Character("clara", "Clara", 40, "female", "IT", "Europe/Rome", 1, answers={"A12": {"weeks": 16}, "A22": 1},
              course=Course(4, 2), habit=Habit(hour=21), chapters=3),
    Character("dev", "Dev", 36, "male", "NZ", "Pacific/Auckland", 1, habit=Habit(hour=9), chapters=0),
)  # fmt: skip
