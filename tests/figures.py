#!/usr/bin/env python3
"""How the sources are cut: lengths of functions, catch-all arms over enums, effects that are returned, circles of files, by room.

`make figures`. Python 3 and nothing else. It reads what rustfmt has laid out: a function ends at the first line that is its
own indent and a brace. Tests that stand in a file are left out.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NODE = ROOT / "node" / "src"
ROOMS = [("spec", ROOT / "federation-spec" / "src"), ("node", NODE)] + [
    (room, NODE / room) for room in ("core", "net", "http", "store", "cli", "words", "pages", "roster")
]
FUNCTION = re.compile(r"^( *)(?:pub(?:\([a-z]+\))? )?(?:const |async )*fn (\w+)")
# An arm that takes whatever is left: a wildcard, or a bare name, with or without a guard.
CATCH_ALL = re.compile(r"^( +)(?:_|[a-z]\w*)(?: if .+)? => ")
# A pattern that names a variant of an enum that is not one of the standard library's two-sided ones.
VARIANT = re.compile(r"^(?:\| )?&?(?:Self|[A-Z]\w*)(?:::[A-Z]\w*)+")
EFFECTS = re.compile(r"-> (?:Option<|Result<)?\(?Vec<Output>")


def code(path):
    """The lines of a file before its tests."""
    lines = path.read_text().splitlines()
    ends = [at for at, line in enumerate(lines) if line.strip() == "#[cfg(test)]"]
    return lines[: ends[0]] if ends else lines


def catch_alls(lines):
    """Arms that take whatever is left of an enum: with texts, numbers and tuples there is no other way to say it."""
    for at, line in enumerate(lines):
        begun = CATCH_ALL.match(line)
        if not begun:
            continue
        patterns = []
        for before in reversed(lines[:at]):
            indent = len(before) - len(before.lstrip())
            if before.strip() and indent < len(begun[1]):
                break
            if indent == len(begun[1]) and before.strip() not in ("}", "},", "})", "}),", ")", "),"):
                patterns.append(before.strip())
        if any(VARIANT.match(pattern) for pattern in patterns):
            yield line


def functions(lines):
    """Name and length of each function that has a body."""
    for at, line in enumerate(lines):
        begun = FUNCTION.match(line)
        if not begun:
            continue
        for end in range(at, len(lines)):
            if end == at and line.endswith("}") or lines[end] == begun[1] + "}":
                yield begun[2], end - at + 1
                break
            if lines[end].endswith(";") and "{" not in "".join(lines[at : end + 1]):
                break


def named(lines, room):
    """Which files of a room, or folders in it, the code names: `super::`, `crate::room::`, and what a list of either holds."""
    text = re.sub(r"//.*", "", "\n".join(lines))
    for path in re.finditer(rf"\b(super(?:::super)*|crate::{room})::(?:(\w+)|{{([^;]*?)}};)", text):
        if path[2]:
            yield path[1], path[2]
        else:
            for name in re.findall(r"(?:^|[,{{]\s*)(\w+)", path[3]):
                yield path[1], name


def circles(folder):
    """The largest set of files of a room that all reach one another."""
    files = {path: code(path) for path in folder.rglob("*.rs")}
    arrows = {path: set() for path in files}
    for path, lines in files.items():
        for start, name in named(lines, folder.name):
            at = folder
            if start.startswith("super"):
                at = path.parent.parent if path.name == "mod.rs" else path.parent
                for _ in range(start.count("::")):
                    at = at.parent
            for there in (at / f"{name}.rs", at / name / "mod.rs"):
                if there in files and there != path:
                    arrows[path].add(there)
    reached = {path: reach(path, arrows) for path in files}
    largest = max(files, key=lambda path: len([other for other in reached[path] if path in reached[other]]), default=None)
    return sorted(str(other.relative_to(folder)) for other in reached.get(largest, ()) if largest in reached[other])


def reach(path, arrows):
    found, waiting = set(), [path]
    while waiting:
        for there in arrows[waiting.pop()] - found:
            found.add(there)
            waiting.append(there)
    return found


def main():
    told = "--circles" in sys.argv
    print("| room | lines | functions: median / p90 / longest | catch-all arms per 1,000 lines | effects returned | largest circle |")
    print("|---|---|---|---|---|---|")
    for room, folder in ROOMS:
        files = [code(path) for path in sorted(folder.rglob("*.rs"))]
        total = sum(map(len, files))
        found = sorted((length, name) for lines in files for name, length in functions(lines))
        lengths = [length for length, _ in found]
        at = lambda share: lengths[int((len(lengths) - 1) * share)]
        arms = sum(1 for lines in files for _ in catch_alls(lines))
        effects = sum(bool(EFFECTS.search(line)) for lines in files for line in lines)
        circle = circles(folder) if room not in ("spec", "node") else []
        longest = f"{found[-1][0]} ({found[-1][1]})"
        print(f"| {room} | {total} | {at(0.5)} / {at(0.9)} / {longest} | {1000 * arms / total:.1f} | {effects} | {len(circle)} |")
        if told and circle:
            print(f"  {', '.join(circle)}", file=sys.stderr)


if __name__ == "__main__":
    main()
