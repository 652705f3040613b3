//! Texts in which a character of many has to be escaped.

pub fn quoted(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            c if c.is_control() => out.push_str(&format!("\\u{:04x}", c as u32)), //~ ok
            c => out.push(c),
        }
    }
    out
}

pub fn identifier(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else {
            out.push_str(&format!("_x{:02x}", c as u32)); //~ ok
        }
    }
    out
}
