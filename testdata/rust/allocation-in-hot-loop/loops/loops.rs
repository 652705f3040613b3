use regex::{Regex, RegexBuilder};

pub fn count(lines: &[String], word: &str) -> usize {
    let mut found = 0;
    let mut current = word;
    for line in lines {
        let fixed = RegexBuilder::new(word).case_insensitive(true).build().unwrap(); //~ rust/allocation-in-hot-loop
        let varied = Regex::new(current).unwrap(); //~ ok
        found += fixed.is_match(line) as usize + varied.is_match(line) as usize;
        current = line;
    }
    for _ in 0..3 {
        found += Regex::new("a+").unwrap().is_match(word) as usize; //~ ok
    }
    found
}
