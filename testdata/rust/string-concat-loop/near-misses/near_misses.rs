//! Texts that loops make longer, as they should or as it does not matter.

pub fn renewed(lines: &[String]) -> usize {
    let mut record = String::new();
    let mut longest = 0;
    for line in lines {
        record = format!("{record}{line}"); //~ ok
        if line.ends_with(';') {
            longest = longest.max(record.len());
            record.clear();
        }
    }
    longest
}

pub fn another(lines: &[String]) -> String {
    let mut text = String::new();
    for line in lines {
        text = format!("{line}"); //~ ok
    }
    text
}

pub fn not_a_string(parts: &mut Vec<String>, lines: &[String]) {
    for line in lines {
        parts.push(format!("- {line}")); //~ ok
    }
}

pub fn formatted(lines: &[String]) -> String {
    let mut text = String::new();
    for line in lines {
        text = format!("{text}, {line}"); //~ rust/string-concat-loop
    }
    text
}
