//! An editor's memory with a soft limit, at which the caches go first and the oldest questions next.

use std::collections::HashMap;

pub struct RelievedSession {
    models: HashMap<String, Vec<f32>>,
    symbols: HashMap<String, Vec<u64>>,
    history: Vec<String>,
    soft_limit: usize,
}

impl RelievedSession {
    pub fn model_loaded(&mut self, name: String, weights: Vec<f32>) {
        self.models.insert(name, weights);
        self.relieve();
    }

    pub fn symbols_found(&mut self, file: String, places: Vec<u64>) {
        self.symbols.insert(file, places);
        self.relieve();
    }

    pub fn asked(&mut self, question: String) {
        self.history.push(question);
        self.relieve();
    }

    fn relieve(&mut self) {
        if self.used() > self.soft_limit {
            self.symbols.clear();
            self.models.clear();
            self.history.drain(..self.history.len() / 2);
        }
    }

    fn used(&self) -> usize {
        let models: usize = self.models.values().map(|weights| weights.len() * 4).sum();
        let symbols: usize = self.symbols.values().map(|places| places.len() * 8).sum();
        models + symbols
    }
}
