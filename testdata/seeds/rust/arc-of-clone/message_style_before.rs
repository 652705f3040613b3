//! Turns transcript messages into styled spans, with a copy of the style for each of them.

use std::sync::Arc;

#[derive(Clone, Default)]
pub struct SpanStyle {
    pub foreground: Option<String>,
    pub background: Option<String>,
    pub modifiers: Vec<String>,
}

pub struct StyledSpan {
    pub content: String,
    pub style: Arc<SpanStyle>,
}

pub struct MessageView {
    pub body_style: SpanStyle,
    pub error_style: SpanStyle,
}

impl MessageView {
    /// The `Arc` shares nothing: each message pays for the style and for a counter besides.
    pub fn render(&self, messages: Vec<String>) -> Vec<StyledSpan> {
        let mut spans = Vec::new();
        for content in messages {
            spans.push(StyledSpan {
                content,
                style: std::sync::Arc::new(self.body_style.clone()), //~ rust/arc-of-clone
            });
        }
        spans
    }

    pub fn render_error(&self, content: String) -> StyledSpan {
        StyledSpan { content, style: Arc::from(self.error_style.clone()) } //~ rust/arc-of-clone
    }

    pub fn restyle(&self, spans: &mut [StyledSpan], style: &SpanStyle) {
        for span in spans {
            span.style = Arc::new(style.to_owned()); //~ rust/arc-of-clone
        }
    }
}
