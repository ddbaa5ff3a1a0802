"""Writes README.md: what the vignettes are, and a table of all of them."""

from tests.vignettes.reading import FOLDER, Vignette, read_vignettes

README = FOLDER / "README.md"
_HEAD = """# Golden vignettes

People, and what the clinical law says of each of them. Every expected value was derived by hand from the specification
and its annex; only then was the engine run. Where the two differed, the text decided. A vignette whose text and engine
still differ says why under `disputed` and is expected to fail.

A vignette is `base.yaml` (a healthy, complete person) with the answers that differ. `rules` is the whole set of fired
rules but those of tier CLEAR. Under `plan` stand predicates of the annex over the rows of the first week, read here by
plain Python and not by the engine; every planned week must also be accepted by the independent checker.

**Published** cases give facts (age, sex, symptoms, course), never sentences. `found_in` says which part was open to us;
the stored copies were opened on the day given. What a report does not say is filled in, and the story says so. A
published case is no verdict on what was done then. **Composed** cases name the rules that they exercise.

`python -m tests.vignettes --update ID` takes the engine's values for one vignette, prints the change and writes this
table anew; `python -m tests.vignettes` writes the table alone. Nothing is ever updated by a test.

"""


def write_readme() -> None:
    README.write_text(readme(), encoding="utf-8")


def readme() -> str:
    vignettes = read_vignettes().values()
    published = sum("url" in v["source"] for v in vignettes)
    lines = ["|id|title|tier, action|rules, patterns, modifiers|source|", "|---|---|---|---|---|"]
    lines += [_line(vignette) for vignette in vignettes]
    return (
        f"{_HEAD}{len(vignettes)} vignettes, {published} of them from a published case.\n\n" + "\n".join(lines) + "\n"
    )


def _line(vignette: Vignette) -> str:
    title = vignette["title"] + (" (disputed)" if "disputed" in vignette else "")
    return f"|{vignette['id']}|{title}|{_verdict(vignette)}|{_covers(vignette)}|{_source(vignette['source'])}|"


def _verdict(vignette: Vignette) -> str:
    expected = vignette["expected"]
    if "action" not in expected:
        return "as " + vignette["input"]["same_as"]
    return ", ".join(str(expected[name] or "none yet") for name in ("tier", "action") if name in expected)


def _covers(vignette: Vignette) -> str:
    expected = vignette["expected"]
    names = ("rules", "fires", "missing", "profiles", "profiles_include", "modifiers", "modifiers_include")
    found = [word for name in names for word in expected.get(name, ())]
    return ", ".join(dict.fromkeys(found or vignette["source"].get("exercises", ())))


def _source(source: dict[str, str]) -> str:
    return f"[published]({source['url']})" if "url" in source else "composed"
