#!/usr/bin/env python3
"""A batch of many issues: memory, two jobs against one, the same bytes in any order, and a second run.

    batch.py PROGRAM FOLDER ISSUES

Compares figures of one run of this script with each other only, and memory with a bound."""

import hashlib
import os
import pathlib
import shutil
import subprocess
import sys
import time

from trial import FORMATS, end, files, make

PEAK_MIB = 200


def run(program, *arguments):
    """Runs to the end; seconds, processor seconds, peak memory in MiB."""
    start = time.monotonic()
    process = subprocess.Popen(
        [program, *map(str, arguments)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    said = process.stderr.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"newsbind failed:\n{said[-2000:]}")
    cpu = usage.ru_utime + usage.ru_stime
    return time.monotonic() - start, cpu, usage.ru_maxrss / 1024, said.strip().splitlines()[-1]


def digest(folder):
    """One digest of all files and their names, but for newsbind's own."""
    whole = hashlib.sha256()
    for path, data in files(folder):
        whole.update(str(path).encode())
        whole.update(data)
    return whole.hexdigest()


def main():
    program, folder, count = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3])
    shutil.rmtree(folder, ignore_errors=True)
    pages, faults = folder / "pages", []
    make(pages, count)
    texts = sorted(pages.glob("*.txt"))
    (folder / "few").mkdir()
    for path in [path for name in texts[: max(count // 10, 1)] for path in (name, name.with_suffix(".toml"))]:
        shutil.copy(path, folder / "few")

    _, _, few, _ = run(program, "-f", FORMATS, "-j2", "-o", folder / "out-few", folder / "few")
    one, cpu, peak_one, _ = run(program, "-f", FORMATS, "-j1", "-o", folder / "one", pages)
    two, cpu_two, peak, said = run(program, "-f", FORMATS, "-j2", "-o", folder / "two", pages)
    print(said)
    print(f"{count} issues: {one:.1f} s with -j1 ({cpu:.1f} s of processor), {two:.1f} s with -j2 ({cpu_two:.1f} s): {one / two:.2f} times")
    print(f"peak memory: {peak_one:.0f} MiB with -j1, {peak:.0f} MiB with -j2, {few:.0f} MiB for a tenth of the issues")
    if peak > PEAK_MIB:
        faults.append(f"more than {PEAK_MIB} MiB")

    config = folder / "other-order.toml"
    names = [f"pages/{path.name}" for path in reversed(texts)]
    config.write_text(f"[input]\npaths = {names}\n".replace("'", '"'), encoding="utf-8")
    run(program, "-c", config, "-f", FORMATS, "-j2", "-o", folder / "order")
    if len({digest(folder / name) for name in ("one", "two", "order")}) != 1:
        faults.append("other bytes with other jobs or another order")

    again, _, _, said = run(program, "-f", FORMATS, "-o", folder / "two", pages)
    print(f"a second run: {again:.2f} s: {said}")
    if f"{count} up to date" not in said:
        faults.append("a second run did something")
    changed = texts[count // 2].with_suffix(".toml")
    changed.write_text('number = "changed"\n', encoding="utf-8")
    output = subprocess.run(
        [program, "-f", FORMATS, "-o", folder / "two", pages], capture_output=True, text=True, check=True
    ).stdout.split()
    print(f"one sidecar changed: made again {len(output)} files")
    if sorted({pathlib.Path(path).stem for path in output}) != [changed.stem] or len(output) != 3:
        faults.append(f"one sidecar changed, and these were made again: {output}")
    shutil.rmtree(folder)
    end(faults, 5)


if __name__ == "__main__":
    main()
