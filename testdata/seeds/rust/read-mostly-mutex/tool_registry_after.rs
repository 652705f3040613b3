//! Tools by name: readers do not wait for each other.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};

pub struct SharedToolMetadata {
    pub description: String,
    pub timeout_ms: u64,
}

#[derive(Default)]
pub struct SharedToolRegistry {
    tools: Arc<RwLock<HashMap<String, Arc<SharedToolMetadata>>>>, //~ ok
}

impl SharedToolRegistry {
    pub fn configure(&self, tools: HashMap<String, Arc<SharedToolMetadata>>) {
        *self.tools.write().unwrap() = tools;
    }

    pub fn tool_metadata(&self, name: &str) -> Option<Arc<SharedToolMetadata>> {
        self.tools.read().unwrap().get(name).cloned()
    }

    pub fn has_tool(&self, name: &str) -> bool {
        self.tools.read().unwrap().contains_key(name)
    }

    pub fn tool_count(&self) -> usize {
        self.tools.read().unwrap().len()
    }

    pub fn tool_names(&self) -> Vec<String> {
        self.tools.read().unwrap().keys().cloned().collect()
    }
}
