//! Reviews what changed: holds both diffs, puts them together, and lists every file of the repository.

use std::io;
use std::process::Command;

pub struct ChangeReview {
    root: String,
}

impl ChangeReview {
    fn ask_git(&self, arguments: &[&str]) -> io::Result<String> {
        let answer = Command::new("git").current_dir(&self.root).args(arguments).output()?;
        Ok(String::from_utf8_lossy(&answer.stdout).into_owned())
    }

    pub fn count_todos(&self) -> io::Result<usize> {
        let staged = self.ask_git(&["diff", "--cached"])?; //~ rust/full-output-capture "git diff --cached"
        let unstaged = self.ask_git(&["diff"])?; //~ rust/full-output-capture
        let mut count = 0;
        for line in staged.lines().chain(unstaged.lines()) {
            count += usize::from(line.starts_with('+') && line.contains("TODO"));
        }
        Ok(count)
    }

    pub fn print_untested(&self) -> io::Result<()> {
        for path in self.ask_git(&["ls-files"])?.lines() { //~ rust/full-output-capture "git ls-files"
            if path.ends_with(".rs") && !path.contains("test") {
                println!("{path}");
            }
        }
        Ok(())
    }
}
