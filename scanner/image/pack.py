#!/usr/bin/env python3
"""Packs a distribution image for its channels.

    pack.py image IMAGE VERSION PLATFORM OUT    archive with checksum, and the npm package of the platform
    pack.py npm VERSION OUT                     the npm package that chooses among those of the platforms
    pack.py formula VERSION OUT                 Homebrew's formula, from the checksums in OUT

PLATFORM is linux-x64, linux-arm64, macos-arm64, macos-x64 or windows-x64. The same image gives the same bytes: names
are sorted, and owners and times are left out. Needs Python 3.9 and nothing else.
"""

import gzip
import hashlib
import io
import json
import stat
import sys
import tarfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
TIME = 1_767_225_600  # 2026-01-01: npm and tar want one, and a build must not differ by the hour

#: What npm calls a platform's system and processor.
NPM = {
    "linux-x64": ("linux", "x64"),
    "linux-arm64": ("linux", "arm64"),
    "macos-arm64": ("darwin", "arm64"),
    "macos-x64": ("darwin", "x64"),
    "windows-x64": ("win32", "x64"),
}


def npm_name(platform: str) -> str:
    return "@memlint/cli-" + "-".join(NPM[platform])


def add(archive: tarfile.TarFile, name: str, data, size: int, mode: int) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = size
    entry.mode = mode
    entry.mtime = TIME
    archive.addfile(entry, data)


def add_text(archive: tarfile.TarFile, name: str, text: str, mode: int = 0o644) -> None:
    data = text.encode()
    add(archive, name, io.BytesIO(data), len(data), mode)


def add_tree(archive: tarfile.TarFile, top: Path, prefix: str) -> None:
    # As text: Path sorts by parts on some systems and without case on others.
    for path in sorted(top.rglob("*"), key=lambda p: p.relative_to(top).as_posix()):
        name = prefix + path.relative_to(top).as_posix()
        if path.is_symlink():
            # A package registry drops links; what a link leads to is small here (licences).
            path = path.resolve(strict=True)
        if path.is_file():
            executable = path.stat().st_mode & stat.S_IXUSR
            with path.open("rb") as data:
                add(archive, name, data, path.stat().st_size, 0o755 if executable else 0o644)


def write_archive(target: Path, fill) -> None:
    with target.open("wb") as raw, gzip.GzipFile("", "wb", 6, raw, mtime=0) as packed:
        with tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive:
            fill(archive)
    print(target)


def image(top: Path, version: str, platform: str, out: Path) -> None:
    name = f"memlint-{version}-{platform}"
    target = out / f"{name}.tar.gz"
    write_archive(target, lambda archive: add_tree(archive, top, name + "/"))
    digest = hashlib.sha256()
    with target.open("rb") as data:
        for chunk in iter(lambda: data.read(1 << 20), b""):
            digest.update(chunk)
    Path(f"{target}.sha256").write_text(f"{digest.hexdigest()}  {target.name}\n")
    system, processor = NPM[platform]
    package = {
        "name": npm_name(platform),
        "version": version,
        "description": f"memlint for {system} on {processor}; install the package memlint instead",
        "license": "Apache-2.0",
        "repository": "github:memlint/memlint",
        "os": [system],
        "cpu": [processor],
        "publishConfig": {"access": "public", "provenance": True},
    }
    if system == "linux":
        package["libc"] = ["glibc"]

    def fill(archive: tarfile.TarFile) -> None:
        add_text(archive, "package/package.json", json.dumps(package, indent=2) + "\n")
        add_tree(archive, top, "package/")

    write_archive(out / f"memlint-cli-{system}-{processor}-{version}.tgz", fill)


def npm(version: str, out: Path) -> None:
    package = json.loads((HERE / "npm" / "package.json").read_text())
    package["version"] = version
    package["optionalDependencies"] = {npm_name(platform): version for platform in sorted(NPM)}

    def fill(archive: tarfile.TarFile) -> None:
        add_text(archive, "package/package.json", json.dumps(package, indent=2) + "\n")
        add_text(archive, "package/README.md", (HERE / "npm" / "README.md").read_text())
        add_text(archive, "package/LICENSE", (HERE.parent.parent / "LICENSE").read_text())
        add_text(archive, "package/memlint.js", (HERE / "npm" / "memlint.js").read_text(), 0o755)

    write_archive(out / f"memlint-{version}.tgz", fill)


def formula(version: str, out: Path) -> None:
    text = (HERE / "memlint.rb").read_text().replace("@VERSION@", version)
    for platform in NPM:
        marker = f"@{platform}@"
        if marker in text:
            checksum = out / f"memlint-{version}-{platform}.tar.gz.sha256"
            if not checksum.is_file():
                sys.exit(f"there is no {checksum}: pack the image of {platform} first")
            text = text.replace(marker, checksum.read_text().split()[0])
    (out / "memlint.rb").write_text(text)
    print(out / "memlint.rb")


def main(words: list) -> None:
    if len(words) == 5 and words[0] == "image" and words[3] in NPM:
        image(Path(words[1]), words[2], words[3], Path(words[4]))
    elif len(words) == 3 and words[0] == "npm":
        npm(words[1], Path(words[2]))
    elif len(words) == 3 and words[0] == "formula":
        formula(words[1], Path(words[2]))
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
