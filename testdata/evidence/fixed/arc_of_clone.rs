//! A hundred thousand spans in one style.

use std::io;
use std::sync::Arc;

#[derive(Clone)]
struct Style {
    foreground: String,
    modifiers: Vec<String>,
}

struct Span {
    number: usize,
    style: Arc<Style>,
}

fn spans(style: &Style) -> Vec<Span> {
    let mut spans = Vec::new();
    for number in 0..100_000 {
        spans.push(Span { number, style: Arc::new(style.clone()) });
    }
    spans
}

fn main() -> io::Result<()> {
    let style = Style { foreground: "bright black".into(), modifiers: vec!["bold".into(), "underlined".into()] };
    let spans = spans(&style);
    let total: usize = spans.iter().map(|span| span.number + span.style.foreground.len() + span.style.modifiers.len()).sum();
    println!("{total}\n");
    io::stdin().read_line(&mut String::new())?;
    Ok(())
}
