//! The transcript as lines of the terminal's width; whoever draws them borrows them.

pub struct DrawnLine {
    pub text: String,
    pub style: u16,
}

pub struct LentLinesCache {
    messages: Vec<String>,
    cached_width: Option<u16>,
    cached_lines: Vec<Vec<DrawnLine>>,
}

impl LentLinesCache {
    pub fn new(messages: Vec<String>) -> Self {
        Self { messages, cached_width: None, cached_lines: Vec::new() }
    }

    /// Every frame that is drawn borrows the lines that it shows.
    pub fn get_or_reflow(&mut self, width: u16) -> &[Vec<DrawnLine>] {
        if self.cached_width != Some(width) {
            self.cached_lines = self.reflow_for_width(width);
            self.cached_width = Some(width);
        }
        &self.cached_lines
    }

    fn reflow_for_width(&self, width: u16) -> Vec<Vec<DrawnLine>> {
        self.messages.iter().map(|message| drawn(message, width)).collect()
    }
}

fn drawn(message: &str, width: u16) -> Vec<DrawnLine> {
    let chars: Vec<char> = message.chars().collect();
    chars
        .chunks(usize::from(width.max(1)))
        .map(|part| DrawnLine { text: part.iter().collect(), style: 0 })
        .collect()
}
