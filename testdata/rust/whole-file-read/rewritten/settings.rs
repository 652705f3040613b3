//! A configuration that is read, changed and written back is needed whole.

use std::fs;
use std::io;
use std::path::Path;

pub fn set(config: &Path, key: &str, from: &str, to: &str) -> io::Result<()> {
    let text = fs::read_to_string(config)?; //~ ok
    fs::write(config, text.replace(&format!("{key}={from}"), &format!("{key}={to}")))
}
