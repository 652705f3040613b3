//! Reviews what changed: takes git's lines while it runs.

use std::io::{self, BufRead, BufReader};
use std::process::{Command, Stdio};

pub struct LeanChangeReview {
    root: String,
}

impl LeanChangeReview {
    fn each_line(&self, arguments: &[&str], mut take: impl FnMut(&str)) -> io::Result<()> {
        let mut git = Command::new("git").current_dir(&self.root).args(arguments).stdout(Stdio::piped()).spawn()?;
        if let Some(out) = git.stdout.take() {
            for line in BufReader::new(out).lines() {
                take(&line?);
            }
        }
        git.wait().map(drop)
    }

    pub fn count_todos(&self) -> io::Result<usize> {
        let mut count = 0;
        for arguments in [&["diff", "--cached"][..], &["diff"][..]] {
            self.each_line(arguments, |line| {
                count += usize::from(line.starts_with('+') && line.contains("TODO"));
            })?;
        }
        Ok(count)
    }
}
