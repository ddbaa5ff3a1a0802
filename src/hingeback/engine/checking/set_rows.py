"""Annex J5 transcribed: the rows inside each set. A set with fewer than three rows left is out."""

FEWEST_ROWS = 3

_STANDING = (
    "taichi_commencing", "yoga_down_dog_chair", "yoga_warrior2", "calf_stretch_wall", "desk_reset_stand",
    "breath_lateral",
)  # fmt: skip
SET_ROWS: dict[str, tuple[str, ...]] = {
    "yoga_set_chair": (
        "breath_lateral", "pelvic_tilt_seated", "yoga_down_dog_chair", "piriformis_seated", "seated_rotation",
        "relax_quick",
    ),
    "yoga_set_floor": (
        "breath_diaphragm", "knee_rock_crook", "cat_cow", "child_pose", "knee_rolls_supine", "rest_90_90",
    ),
    "yoga_set_standing": _STANDING,
    "yoga_flow": (*_STANDING, "cat_cow", "child_pose", "relax_body_scan"),
    "taichi_set": ("taichi_commencing", "taichi_weight_flow", "taichi_brush_knee"),
    "pilates_mat": (
        "pilates_neutral_breath", "pilates_hundred_mod", "pilates_roll_bridge", "pilates_side_series",
        "dead_bug_legs", "bird_dog", "child_pose",
    ),
    "seated_whole_body": (
        "march_on_spot", "sit_to_stand_high", "band_row", "knee_straighten_seated", "seated_rotation",
        "breath_lateral",
    ),
}  # fmt: skip
#: Marching on a chair and quiet breathing are open to everybody, and so is one of the other moves: never too small.
WHOLE_ROWS = frozenset({"seated_whole_body"})
