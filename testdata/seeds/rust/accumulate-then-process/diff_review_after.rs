//! Looks through the staged and the unstaged changes of a repository, line by line.

use std::io::{self, BufRead, BufReader};
use std::process::{Command, Stdio};

pub fn process_output(command_output: impl Iterator<Item = String>, process: fn(String) -> String) {
    for chunk in command_output {
        println!("{}", process(chunk));
    }
}

pub fn review(check: fn(&str)) -> io::Result<()> {
    for scope in ["--staged", "--"] {
        let mut git = Command::new("git").args(["diff", scope]).stdout(Stdio::piped()).spawn()?;
        let Some(stdout) = git.stdout.take() else { continue };
        for line in BufReader::new(stdout).lines() {
            check(&line?);
        }
        git.wait()?;
    }
    Ok(())
}
