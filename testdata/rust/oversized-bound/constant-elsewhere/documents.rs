use std::collections::HashMap;

use crate::limits::{MAX_DOCUMENTS, MAX_SCORES};

pub struct DocumentCache {
    documents: HashMap<String, Vec<u8>>, //~ rust/oversized-bound "50,000 entries"
    scores: HashMap<String, f64>, //~ ok
}

impl DocumentCache {
    pub fn put(&mut self, url: String, document: Vec<u8>, score: f64) {
        if self.documents.len() >= MAX_DOCUMENTS {
            self.documents.clear();
        }
        self.documents.insert(url.clone(), document);
        if self.scores.len() >= MAX_SCORES {
            self.scores.clear();
        }
        self.scores.insert(url, score);
    }
}
