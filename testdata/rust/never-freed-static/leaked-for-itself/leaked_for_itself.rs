//! What leaks once for each distinct value, or a few bytes for the function's own use.

use std::collections::HashMap;

pub struct Names {
    known: HashMap<String, &'static str>,
    format: &'static str,
}

impl Names {
    pub fn intern(&mut self, name: &str) -> &'static str {
        if let Some(known) = self.known.get(name) {
            known
        } else {
            let leaked: &'static str = Box::leak(name.to_owned().into_boxed_str()); //~ ok
            self.known.insert(name.to_owned(), leaked);
            leaked
        }
    }

    pub fn find(&self, name: &str) -> &'static str {
        match self.known.get(name).copied() {
            Some(known) => known,
            None => Box::leak(name.to_owned().into_boxed_str()), //~ ok
        }
    }

    pub fn set_format(&mut self, format: String) {
        self.format = Box::leak(format.into_boxed_str()); //~ ok
    }

    pub fn title(&self, number: usize) -> &'static str {
        match number {
            0 => "",
            _ => format!("{} {number}", self.format).leak(), //~ rust/never-freed-static
        }
    }
}
