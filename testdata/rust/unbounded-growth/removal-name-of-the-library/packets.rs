use std::io::{self, BufRead};

use super::samples::Samples;

pub fn packets(mut reader: impl BufRead, samples: &mut Samples) -> io::Result<()> {
    let mut line = String::new();
    while reader.read_line(&mut line)? > 0 {
        samples.record(line.len() as f64);
        line.clear();
    }
    Ok(())
}
