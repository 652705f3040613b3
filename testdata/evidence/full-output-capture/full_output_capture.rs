//! Counts the lines of a command's output that hold an error.

use std::io::{self, BufRead, BufReader};
use std::process::{Command, Stdio};

fn main() -> io::Result<()> {
    let args: Vec<String> = std::env::args().collect();
    let mut count = 0;
    match args[1].as_str() {
        "captured" => {
            let output = Command::new("cat").arg(&args[2]).output()?;
            let text = String::from_utf8_lossy(&output.stdout).into_owned();
            count = text.lines().filter(|line| line.contains("ERROR")).count();
        }
        "lines" => {
            let mut child = Command::new("cat").arg(&args[2]).stdout(Stdio::piped()).spawn()?;
            if let Some(stdout) = child.stdout.take() {
                for line in BufReader::new(stdout).lines() {
                    count += usize::from(line?.contains("ERROR"));
                }
            }
            child.wait()?;
        }
        _ => {}
    }
    println!("{count}\n");
    io::stdin().read_line(&mut String::new()).map(drop)
}
