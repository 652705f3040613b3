//! What a loop may read, and what may happen to it afterwards.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};

pub fn joined(path: &str, out: &mut impl Write) -> io::Result<()> {
    let mut text = String::new(); //~ rust/accumulate-then-process "written out"
    for line in BufReader::new(File::open(path)?).lines() {
        text.push_str(&line?);
    }
    out.write_all(text.as_bytes())
}

pub fn printed(path: &str) -> io::Result<()> {
    let mut lines = Vec::new(); //~ rust/accumulate-then-process
    let mut reader = BufReader::new(File::open(path)?);
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 {
            break;
        }
        lines.push(line);
    }
    lines.iter().for_each(|line| println!("{line}"));
    Ok(())
}

pub fn counted(path: &str) -> io::Result<()> {
    let mut lines = Vec::new(); //~ ok
    for line in BufReader::new(File::open(path)?).lines() {
        lines.push(line?);
    }
    println!("{}", lines.len());
    for line in &lines {
        println!("{line}");
    }
    Ok(())
}

pub fn chosen(path: &str) -> io::Result<()> {
    let mut lines = Vec::new(); //~ ok
    for line in BufReader::new(File::open(path)?).lines() {
        let line = line?;
        if line.contains("ERROR") {
            lines.push(line);
        }
    }
    for line in &lines {
        println!("{line}");
    }
    Ok(())
}

pub fn first_ten(path: &str) -> io::Result<()> {
    let mut lines = Vec::new(); //~ ok
    for line in BufReader::new(File::open(path)?).lines() {
        lines.push(line?);
        if lines.len() == 10 {
            break;
        }
    }
    for line in &lines {
        println!("{line}");
    }
    Ok(())
}
