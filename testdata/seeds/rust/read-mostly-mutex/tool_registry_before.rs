//! Tools by name: asked for all the time, exchanged when the configuration changes.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

pub struct ToolMetadata {
    pub description: String,
    pub timeout_ms: u64,
}

#[derive(Default)]
pub struct LockedToolRegistry {
    tools: Arc<Mutex<HashMap<String, Arc<ToolMetadata>>>>, //~ rust/read-mostly-mutex
}

impl LockedToolRegistry {
    pub fn configure(&self, tools: HashMap<String, Arc<ToolMetadata>>) {
        *self.tools.lock().unwrap() = tools;
    }

    pub fn tool_metadata(&self, name: &str) -> Option<Arc<ToolMetadata>> {
        self.tools.lock().unwrap().get(name).cloned()
    }

    pub fn has_tool(&self, name: &str) -> bool {
        self.tools.lock().unwrap().contains_key(name)
    }

    pub fn tool_count(&self) -> usize {
        self.tools.lock().unwrap().len()
    }

    pub fn tool_names(&self) -> Vec<String> {
        self.tools.lock().unwrap().keys().cloned().collect()
    }
}
