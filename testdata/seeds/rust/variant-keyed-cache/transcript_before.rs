//! A transcript that is reflowed when the terminal's width changes, and remembers every width.

use std::collections::HashMap;

#[derive(Clone)]
pub struct StyledLine {
    pub text: String,
}

pub struct TranscriptSession {
    messages: Vec<String>, //~ ok
    lines_for_width: HashMap<u16, Vec<Vec<StyledLine>>>, //~ rust/variant-keyed-cache
}

impl TranscriptSession {
    pub fn new(messages: Vec<String>) -> Self {
        Self { messages, lines_for_width: HashMap::new() }
    }

    /// The transcript as it looks in a terminal of this width.
    pub fn reflowed(&mut self, width: u16) -> &[Vec<StyledLine>] {
        let messages = &self.messages;
        self.lines_for_width.entry(width).or_insert_with(|| reflow(messages, width))
    }
}

fn reflow(messages: &[String], width: u16) -> Vec<Vec<StyledLine>> {
    let columns = usize::from(width.max(1));
    let wrap = |message: &String| {
        let letters: Vec<char> = message.chars().collect();
        letters.chunks(columns).map(|part| StyledLine { text: part.iter().collect() }).collect()
    };
    messages.iter().map(wrap).collect()
}
