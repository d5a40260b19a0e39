#!/usr/bin/env python3
"""Runs that are killed, or find the disk full or read-only: no file is ever half, none is left over.

    disturbed.py PROGRAM FOLDER KILLS

The full and the read-only disk are a small file system in memory, which takes the rights to mount one."""

import pathlib
import random
import shutil
import subprocess
import sys
import time

from trial import FORMATS, end, files, make

ISSUES = 30


def own(folder):
    """What newsbind keeps for itself."""
    return sorted(str(path.relative_to(folder)) for path in (folder / ".newsbind").rglob("*"))


def command(program, pages, out, *more):
    return [program, "-q", "-f", FORMATS, "-j2", "-o", str(out), str(pages), *more]


def check_whole(out, old, new, what, faults):
    for path, found in files(out):
        if found not in (old.get(path), new.get(path)):
            faults.append(f"{what}: {path} is neither the old file nor the new one")


def kill_often(program, folder, old, new, faults, kills):
    """Kills runs that write now the old pages, now the new ones, over each other's files."""
    out, chance = folder / "out", random.Random(7)
    start = time.monotonic()
    subprocess.run(command(program, folder / "old", out), check=True)
    whole = time.monotonic() - start
    killed = 0
    for number in range(kills):
        pages = folder / ("new" if number % 2 == 0 else "old")
        process = subprocess.Popen(command(program, pages, out, *(["--force"] if number % 3 == 0 else [])))
        try:
            process.wait(chance.uniform(0, whole))
        except subprocess.TimeoutExpired:
            process.kill()
            killed += 1
        process.wait()
        check_whole(out, old, new, f"kill {number}", faults)
    subprocess.run(command(program, folder / "new", out), check=True)
    if dict(files(out)) != new:
        faults.append("the clean run after the kills gives other files than an undisturbed one")
    if [path for path in own(out) if path not in (".newsbind/drafts", ".newsbind/lock", ".newsbind/state")]:
        faults.append(f"left over: {own(out)}")
    print(f"{killed} of {kills} runs were killed")


def small_disk(program, folder, old, new, faults):
    """A disk that holds the old files but not all of the new ones, then one that is read-only."""
    disk = folder / "disk"
    disk.mkdir()
    size = sum((len(data) + 4095) // 4096 * 4096 for data in old.values())
    size += (len(old) + 40) * 4096
    if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size + 500_000}", "newsbind", str(disk)]).returncode:
        print("the full and the read-only disk are NOT tried: no file system could be mounted here")
        return
    try:
        subprocess.run(command(program, folder / "old", disk), check=True)
        filler = disk / "filler"
        try:
            with filler.open("wb", buffering=0) as file:
                while file.write(b"x" * 4096):
                    pass
        except OSError:
            pass
        ended = subprocess.run(command(program, folder / "new", disk), capture_output=True, text=True)
        check_whole(disk, old | {pathlib.Path("filler"): filler.read_bytes() if filler.exists() else b""}, new, "full disk", faults)
        if ended.returncode not in (1, 2) or "the disk is full" not in ended.stderr:
            faults.append(f"full disk: ended with {ended.returncode} and said {ended.stderr[:300]}")
        print(f"full disk: ended with {ended.returncode}, {ended.stderr.splitlines()[0]}")
        filler.unlink(missing_ok=True)
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        before = dict(files(disk))
        ended = subprocess.run(command(program, folder / "new", disk, "--force"), capture_output=True, text=True)
        if ended.returncode != 2 or dict(files(disk)) != before:
            faults.append(f"read-only disk: ended with {ended.returncode} and said {ended.stderr[:300]}")
        print(f"read-only disk: ended with {ended.returncode}, {ended.stderr.splitlines()[0]}")
        grown = f"remount,rw,size={size * 3}"
        subprocess.run(["mount", "-o", grown, str(disk)], check=True)
        subprocess.run(command(program, folder / "new", disk), check=True)
        if dict(files(disk)) != new:
            faults.append("the clean run after the full disk gives other files than an undisturbed one")
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def main():
    program, folder, kills = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3])
    shutil.rmtree(folder, ignore_errors=True)
    made = {}
    for seed, name in enumerate(("old", "new")):
        make(folder / name, ISSUES, seed)
        subprocess.run(command(program, folder / name, folder / f"made-{name}"), check=True)
        made[name] = dict(files(folder / f"made-{name}"))
    faults = []
    kill_often(program, folder, made["old"], made["new"], faults, kills)
    small_disk(program, folder, made["old"], made["new"], faults)
    shutil.rmtree(folder)
    end(faults, 3)


if __name__ == "__main__":
    main()
