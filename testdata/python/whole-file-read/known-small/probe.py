"""False alarm 3: files that are known to be small, by the path in the source."""

import tomllib
from importlib import resources
from pathlib import Path


def resident_kilobytes() -> int:
    with open("/proc/self/status") as status:
        for line in status.read().splitlines():  #~ ok
            if line.startswith("VmRSS:"):
                return int(line.split()[1])
    return 0


def governors(cpus: int) -> int:
    fixed = 0
    for cpu in range(cpus):
        path = Path(f"/sys/devices/system/cpu/cpu{cpu}/cpufreq/scaling_governor")
        fixed += path.read_text().strip() == "performance"  #~ ok
    return fixed


def dependencies(project: Path) -> list[str]:
    manifest = tomllib.loads((project / "pyproject.toml").read_text())  #~ ok
    return [name for name in manifest["project"]["dependencies"] if name]


def version() -> str:
    return Path(__file__).with_name("VERSION").read_text().split("\n")[0]  #~ ok


def words_of_the_template() -> int:
    return len(resources.files(__package__).joinpath("page.html.tmpl").read_text().split())  #~ ok


def memory_events(group: Path) -> dict[str, int]:
    lines = (group / "memory.stat").read_text().splitlines()  #~ ok
    return dict(map(str.split, lines))


def public_key(pubkey_file: str) -> str:
    with open(pubkey_file) as file:
        data = file.read()  #~ ok
    for line in data.splitlines():
        if line.startswith("public-key"):
            return line
    return ""
