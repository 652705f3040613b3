use std::fs;
use std::io;
use std::path::PathBuf;

pub fn lines(files: &[PathBuf]) -> io::Result<usize> {
	let mut lines = 0;
	for file in files {
		/* 😀 👨‍👩‍👧 é 中 */	let all = fs::read_to_string(file)?; //~ rust/whole-file-read
		lines += all.lines().count();
	}
	Ok(lines)
}
