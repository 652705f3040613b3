//! False alarm 60: owners that live no longer than a call, and builders that are used up.

struct Collector {
    names: Vec<String>, //~ ok
}

impl Collector {
    fn visit(&mut self, node: &str) {
        if let Some(name) = node.strip_prefix("fn ") {
            self.names.push(name.to_owned());
        }
    }
}

pub fn definitions(nodes: &[String]) -> usize {
    let mut collector = Collector { names: Vec::new() };
    for node in nodes {
        collector.visit(node);
    }
    collector.names.len()
}

#[derive(Default)]
pub struct QueryBuilder {
    clauses: Vec<String>, //~ ok
}

impl QueryBuilder {
    pub fn clause(mut self, clause: &str) -> Self {
        self.clauses.push(clause.to_owned());
        self
    }

    pub fn build(self) -> String {
        self.clauses.join(" AND ")
    }
}
