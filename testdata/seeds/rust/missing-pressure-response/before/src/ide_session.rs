//! An editor's memory: models, symbols, history, answers and traces, none of which is ever given back.

use std::collections::HashMap;

pub struct IdeSession { //~ rust/missing-pressure-response
    models: HashMap<String, Vec<f32>>,
    symbols: HashMap<String, Vec<u64>>, //~ rust/unbounded-growth
    history: Vec<String>, //~ rust/unbounded-growth
    answers: HashMap<String, String>,
    traces: Vec<String>, //~ rust/unbounded-growth
}

impl IdeSession {
    pub fn model_loaded(&mut self, name: String, weights: Vec<f32>) {
        self.models.insert(name, weights);
    }

    pub fn symbols_found(&mut self, file: String, places: Vec<u64>) {
        self.symbols.insert(file, places);
    }

    pub fn asked(&mut self, question: String) {
        self.history.push(question);
    }

    pub fn answered(&mut self, question: String, answer: String) {
        self.answers.insert(question, answer);
    }

    pub fn traced(&mut self, line: String) {
        self.traces.push(line);
    }
}
