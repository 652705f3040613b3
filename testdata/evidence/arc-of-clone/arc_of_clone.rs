//! 100,000 spans of text in one style: each with its own copy of it, or all with a share.

use std::hint::black_box;
use std::io;
use std::sync::Arc;

const SPANS: usize = 100_000;

#[derive(Clone)]
struct Style {
    foreground: String,
    background: String,
    modifiers: Vec<String>,
}

fn main() -> io::Result<()> {
    let mode = std::env::args().nth(1).unwrap_or_default();
    let style = Style {
        foreground: "bright-white".to_owned(),
        background: "dark-blue".to_owned(),
        modifiers: vec!["bold".to_owned(), "underlined".to_owned()],
    };
    let spans: Vec<Arc<Style>> = match mode.as_str() {
        "copies" => (0..SPANS).map(|_| Arc::new(style.clone())).collect(),
        "shared" => {
            let shared = Arc::new(style);
            (0..SPANS).map(|_| Arc::clone(&shared)).collect()
        }
        _ => Vec::new(),
    };
    let bytes = |style: &Style| style.foreground.len() + style.background.len() + style.modifiers.len();
    println!("{}\n", black_box(&spans).iter().map(|style| bytes(style)).sum::<usize>());
    io::stdin().read_line(&mut String::new()).map(drop)
}
