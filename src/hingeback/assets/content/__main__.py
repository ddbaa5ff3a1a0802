"""`python -m hingeback.assets.content [--keep] [--hints]`: compile the content and say what is in it."""

import sys

from hingeback.assets.content.build import Compiled, compile_content, write_content
from hingeback.assets.content.problems import ContentBroken


def summary(compiled: Compiled) -> str:
    content = compiled.content
    rows = content["exercises"].values()
    launch = [row for row in rows if row["release"] == 1]
    written = [lesson for lesson in content["lessons"].values() if lesson["written"]]
    with_texts = sum(row["instructions"] is not None for row in launch)
    lines = (
        f"Content {compiled.version}",
        f"  rows      {len(rows)}, of them {len(launch)} at launch, {with_texts} of those with instructions",
        f"  ladders   {len(content['ladders'])}, sets {len(content['sets'])}",
        f"  lessons   {len(content['lessons'])}, of them {len(written)} written",
        f"  tables    {len(content['tables'])}, texts {len(content['texts'])}, sources {len(content['sources'])}",
        f"  hints     {len(compiled.hints)}",
    )
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    try:
        compiled = compile_content()
    except ContentBroken as broken:
        print(f"{broken}\n{len(broken.problems)} problems. Nothing was written.", file=sys.stderr)
        return 1
    write_content(compiled, keep="--keep" in arguments)
    if "--hints" in arguments:
        print("\n".join(str(hint) for hint in compiled.hints))
    print(summary(compiled))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
