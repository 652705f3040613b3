//! Three checkers that each read a file once: they keep its content in a field, or in a local variable.

use std::hint::black_box;
use std::path::Path;
use std::{fs, io};

#[derive(Default)]
struct Checker {
    content: String,
}

impl Checker {
    fn kept(&mut self, file: &Path) -> io::Result<usize> {
        self.content = fs::read_to_string(file)?;
        Ok(self.content.matches("ERROR").count())
    }

    fn local(&self, file: &Path) -> io::Result<usize> {
        let content = fs::read_to_string(file)?;
        Ok(content.matches("ERROR").count())
    }
}

fn main() -> io::Result<()> {
    let mut args = std::env::args().skip(1);
    let mode = args.next().unwrap_or_default();
    let log = args.next().unwrap_or_default();
    let mut checkers = [Checker::default(), Checker::default(), Checker::default()];
    let mut errors = 0;
    for checker in &mut checkers {
        errors += match mode.as_str() {
            "kept" => checker.kept(Path::new(&log))?,
            "local" => checker.local(Path::new(&log))?,
            _ => 0,
        };
    }
    println!("{errors}\n");
    io::stdin().read_line(&mut String::new())?;
    println!("{}", black_box(&checkers).iter().map(|checker| checker.content.len()).sum::<usize>());
    Ok(())
}
