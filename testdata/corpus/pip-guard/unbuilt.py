"""A build backend that builds nothing: it hands pip the metadata file that a source distribution carries."""

import os
import re
import shutil


def get_requires_for_build_wheel(config_settings=None):
    """Returns no requirements: copying a file needs none."""
    return []


def prepare_metadata_for_build_wheel(metadata_directory, config_settings=None):
    """Copies PKG-INFO of the current directory into a new .dist-info directory and returns its name."""
    with open("PKG-INFO", encoding="utf-8") as info:
        fields = dict(
            match.groups() for line in info if (match := re.match(r"(Name|Version):\s*(\S+)\s*$", line))
        )
    dist_info = "{}-{}.dist-info".format(re.sub(r"[-_.]+", "_", fields["Name"]), fields["Version"])
    target = os.path.join(metadata_directory, dist_info)
    os.makedirs(target)
    shutil.copyfile("PKG-INFO", os.path.join(target, "METADATA"))
    return dist_info
