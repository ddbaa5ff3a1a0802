"""The people of the demo. Ana comes first; none of them is real. Their stories for the opening page stand in
`content/texts/<language>/demo.yaml`, under the same keys.
"""

from hingeback.demo.cast_beginning import BEGINNING
from hingeback.demo.cast_on_the_way import ANA, ON_THE_WAY
from hingeback.demo.cast_rough_patch import ROUGH_PATCH
from hingeback.demo.cast_safety import SAFETY
from hingeback.demo.character import Character

CAST: tuple[Character, ...] = (ANA, *ON_THE_WAY, *ROUGH_PATCH, *SAFETY, *BEGINNING)
