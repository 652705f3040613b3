//! Looks through the staged and the unstaged changes of a repository.

use std::io::{self, BufRead, BufReader};
use std::process::{Command, Stdio};

/// Nothing is shown before the command has ended.
pub fn process_output(command_output: impl Iterator<Item = String>, process: fn(String) -> String) {
    let mut results = Vec::new(); //~ rust/accumulate-then-process
    for chunk in command_output {
        results.push(process(chunk));
    }
    for result in results {
        println!("{result}");
    }
}

/// Both diffs stand in memory before the first line is looked at; they can be 50 MB.
pub fn review(check: fn(&str)) -> io::Result<()> {
    let mut combined_diff = Vec::new(); //~ rust/accumulate-then-process
    for scope in ["--staged", "--"] {
        let mut git = Command::new("git").args(["diff", scope]).stdout(Stdio::piped()).spawn()?;
        let Some(stdout) = git.stdout.take() else { continue };
        for line in BufReader::new(stdout).lines() {
            combined_diff.push(line?);
        }
        git.wait()?;
    }
    for line in &combined_diff {
        check(line);
    }
    Ok(())
}
