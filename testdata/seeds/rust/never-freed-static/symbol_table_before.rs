//! The symbols of all workspace files behind one lock, for as long as the process lives.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;
use std::sync::{LazyLock, RwLock};

/// Where each symbol is defined; built at the first look-up.
pub static WORKSPACE_SYMBOLS: LazyLock<RwLock<HashMap<String, Vec<u32>>>> = //~ rust/never-freed-static
    LazyLock::new(|| RwLock::new(load_symbols(Path::new("tags")).unwrap_or_default()));

fn load_symbols(tags: &Path) -> io::Result<HashMap<String, Vec<u32>>> {
    let mut symbols: HashMap<String, Vec<u32>> = HashMap::new();
    for line in BufReader::new(File::open(tags)?).lines() {
        let line = line?;
        if let Some((name, number)) = line.split_once('\t') {
            let rows = symbols.entry(name.to_owned()).or_default();
            rows.extend(number.parse::<u32>().ok());
        }
    }
    Ok(symbols)
}

pub fn is_defined(symbol: &str) -> bool {
    WORKSPACE_SYMBOLS.read().is_ok_and(|symbols| symbols.contains_key(symbol))
}
