//! False alarm 3: files that are known to be small, by the path in the source.

use std::fs;
use std::io;
use std::path::Path;

pub fn resident_kilobytes() -> io::Result<u64> {
    let status = fs::read_to_string("/proc/self/status")?; //~ ok
    for line in status.lines() {
        if let Some(rest) = line.strip_prefix("VmRSS:") {
            let digits = rest.trim().trim_end_matches(" kB");
            return digits.parse().map_err(io::Error::other);
        }
    }
    Ok(0)
}

pub fn governors(cpus: usize) -> io::Result<usize> {
    let mut fixed = 0;
    for cpu in 0..cpus {
        let path = format!("/sys/devices/system/cpu/cpu{cpu}/cpufreq/scaling_governor");
        fixed += usize::from(fs::read_to_string(path)?.trim() == "performance"); //~ ok
    }
    Ok(fixed)
}

pub fn is_workspace(directory: &Path) -> io::Result<bool> {
    let manifest = fs::read_to_string(directory.join("Cargo.toml"))?; //~ ok
    Ok(manifest.lines().any(|line| line.trim() == "[workspace]"))
}

pub fn locked_packages(directory: &Path) -> io::Result<usize> {
    let lock = fs::read_to_string(directory.join("Cargo.lock"))?; //~ ok
    Ok(lock.lines().filter(|line| *line == "[[package]]").count())
}

pub fn licence_lines() -> usize {
    include_str!("probe.rs").lines().count() //~ ok
}
