//! The transcript as lines of the terminal's width, broken anew when the width changes.

#[derive(Clone)]
pub struct StyledLine {
    pub text: String,
    pub style: u16,
}

pub struct TranscriptLinesCache {
    messages: Vec<String>,
    cached_width: Option<u16>,
    cached_lines: Vec<Vec<StyledLine>>,
}

impl TranscriptLinesCache {
    pub fn new(messages: Vec<String>) -> Self {
        Self { messages, cached_width: None, cached_lines: Vec::new() }
    }

    /// Every frame that is drawn gets all lines of the transcript.
    pub fn get_or_reflow(&mut self, width: u16) -> Vec<Vec<StyledLine>> {
        if self.cached_width == Some(width) {
            return self.cached_lines.clone(); //~ rust/copy-of-shared-state
        }
        let reflowed = self.reflow_for_width(width);
        self.cached_width = Some(width);
        self.cached_lines = reflowed.clone();
        reflowed
    }

    fn reflow_for_width(&self, width: u16) -> Vec<Vec<StyledLine>> {
        self.messages.iter().map(|message| broken(message, width)).collect()
    }
}

fn broken(message: &str, width: u16) -> Vec<StyledLine> {
    let chars: Vec<char> = message.chars().collect();
    chars
        .chunks(usize::from(width.max(1)))
        .map(|part| StyledLine { text: part.iter().collect(), style: 0 })
        .collect()
}
