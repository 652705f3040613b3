//! Turns transcript messages into styled spans that share a handful of styles.

use std::sync::Arc;

#[derive(Default)]
pub struct Style {
    pub foreground: Option<String>,
    pub modifiers: Vec<String>,
}

impl Style {
    fn coloured(colour: &str) -> Self {
        Self { foreground: Some(colour.to_owned()), modifiers: Vec::new() }
    }
}

pub struct MessageSpan {
    pub content: String,
    pub style: Arc<Style>,
}

impl MessageSpan {
    /// Takes a share of a style; only the counter moves.
    pub fn new(content: String, style: Arc<Style>) -> Self {
        Self { content, style }
    }
}

/// The styles of all messages, each made once.
pub struct MessageStyles {
    pub body: Arc<Style>,
    pub error: Arc<Style>,
    pub success: Arc<Style>,
}

pub fn create_message_styles() -> MessageStyles {
    MessageStyles {
        body: Arc::new(Style::default()), //~ ok
        error: Arc::new(Style::coloured("red")), //~ ok
        success: Arc::new(Style::coloured("green")), //~ ok
    }
}

pub fn render(messages: Vec<String>, styles: &MessageStyles) -> Vec<MessageSpan> {
    let mut spans = Vec::new();
    for content in messages {
        spans.push(MessageSpan::new(content, Arc::clone(&styles.body))); //~ ok
    }
    spans
}

pub fn render_error(content: String, styles: &MessageStyles) -> MessageSpan {
    MessageSpan::new(content, styles.error.clone()) //~ ok
}
