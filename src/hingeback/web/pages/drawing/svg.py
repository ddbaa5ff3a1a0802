"""Writing SVG as text, every value escaped."""

from html import escape


def number(value: float) -> str:
    """Two decimals at most, no trailing zeros: small files and stable tests."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def element(name: str, *children: str, **attributes: object) -> str:
    """One element. `class_` becomes `class`, other underscores become hyphens; None leaves an attribute out."""
    written = "".join(f' {_name(key)}="{_value(value)}"' for key, value in attributes.items() if value is not None)
    inside = "".join(children)
    return f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>"


def text(words: object, **attributes: object) -> str:
    return element("text", escape(str(words)), **attributes)


def picture(view_box: tuple[float, float, float, float], *children: str, **attributes: object) -> str:
    box = " ".join(number(part) for part in view_box)
    return element("svg", *children, viewBox=box, xmlns="http://www.w3.org/2000/svg", **attributes)


def titled(identity: str, title: str, description: str) -> tuple[str, dict[str, object]]:
    """`title` and `desc` of an informative picture, and the attributes that tie them to it."""
    names = element("title", escape(title), id=f"{identity}-title")
    if description:
        names += element("desc", escape(description), id=f"{identity}-desc")
    described = f"{identity}-desc" if description else None
    return names, {"role": "img", "aria_labelledby": f"{identity}-title", "aria_describedby": described}


_CAMEL = frozenset({"viewBox", "patternUnits", "patternTransform"})


def _name(key: str) -> str:
    return key if key in _CAMEL else key.rstrip("_").replace("_", "-")


def _value(value: object) -> str:
    return number(value) if isinstance(value, float) else escape(str(value))
