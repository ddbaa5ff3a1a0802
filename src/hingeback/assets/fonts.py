"""Our variable fonts fixed at one weight, for print: `python -m hingeback.assets.fonts`, after the browser build.

Print needs one weight a file. Fixing takes seconds, so it is done once, not for each paper.
"""

from pathlib import Path

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from fontTools.varLib.instancer import instantiateVariableFont  # type: ignore[import-untyped]

BUILT = Path(__file__).resolve().parents[1] / "_built"
SOURCES, PAPER = BUILT / "browser" / "assets", BUILT / "paper"
#: The cut for small type.
OPTICAL_SIZE_PT = 12
WEIGHTS = {
    "literata-latin-opsz-normal": (400, 600),
    "literata-latin-ext-wght-normal": (400, 600),
    "atkinson-hyperlegible-next-latin-wght-normal": (400, 700),
    "atkinson-hyperlegible-next-latin-ext-wght-normal": (400, 700),
}


def fix_weights(sources: Path = SOURCES, into: Path = PAPER) -> list[Path]:
    """Each font at each weight that the paper uses, as `<name>-<weight>.ttf`. No time of making gets in."""
    into.mkdir(parents=True, exist_ok=True)
    found = {path.stem[: -len("-12345678")]: path for path in sources.glob("*.woff2")}
    return [_fixed(found[name], weight, into / f"{name}-{weight}.ttf") for name in WEIGHTS for weight in WEIGHTS[name]]


def _fixed(source: Path, weight: int, target: Path) -> Path:
    font = TTFont(source, recalcTimestamp=False)
    wanted = {"wght": weight, "opsz": OPTICAL_SIZE_PT}
    axes = {axis.axisTag for axis in font["fvar"].axes}
    fixed = instantiateVariableFont(font, {tag: at for tag, at in wanted.items() if tag in axes})
    fixed.flavor, fixed.recalcTimestamp = None, False
    fixed.save(target)
    return target


if __name__ == "__main__":
    fix_weights()
