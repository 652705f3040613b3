//! A transcript that is reflowed when the terminal's width changes, and remembers the current width.

#[derive(Clone)]
pub struct StyledLine {
    pub text: String,
}

pub struct TranscriptSession {
    messages: Vec<String>,
    cached_width: Option<u16>,
    cached_lines: Vec<Vec<StyledLine>>, //~ ok
}

impl TranscriptSession {
    pub fn new(messages: Vec<String>) -> Self {
        Self { messages, cached_width: None, cached_lines: Vec::new() }
    }

    /// The transcript as it looks in a terminal of this width.
    pub fn reflowed(&mut self, width: u16) -> &[Vec<StyledLine>] {
        if self.cached_width != Some(width) {
            self.cached_lines = reflow(&self.messages, width);
            self.cached_width = Some(width);
        }
        &self.cached_lines
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
