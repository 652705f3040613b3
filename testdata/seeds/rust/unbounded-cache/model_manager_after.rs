//! Models by name, each loaded when it is first asked for and unloaded when it was idle for a while.

use std::collections::HashMap;
use std::io;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::Mutex;

const MAX_IDLE: Duration = Duration::from_secs(1800);
const MAX_LOADED_MODELS: usize = 4;

pub struct LoadedModel {
    pub name: String,
    pub weights: Arc<[f32]>,
}

struct Resident {
    model: Arc<LoadedModel>,
    last_used: Instant,
}

pub struct IdleAwareModelManager {
    load: fn(&str) -> io::Result<LoadedModel>,
    resident: Arc<Mutex<HashMap<String, Resident>>>, //~ ok
}

impl IdleAwareModelManager {
    pub fn new(load: fn(&str) -> io::Result<LoadedModel>) -> Self {
        Self { load, resident: Arc::new(Mutex::new(HashMap::new())) }
    }

    /// Returns a share of the model of that name, and lets go of those that nobody has used.
    pub async fn get_model(&self, model_name: &str) -> io::Result<Arc<LoadedModel>> {
        let now = Instant::now();
        let mut resident = self.resident.lock().await;
        resident.retain(|_, entry| now.duration_since(entry.last_used) < MAX_IDLE);
        if let Some(entry) = resident.get_mut(model_name) {
            entry.last_used = now;
            return Ok(Arc::clone(&entry.model));
        }
        if resident.len() >= MAX_LOADED_MODELS {
            let oldest = resident.iter().min_by_key(|(_, entry)| entry.last_used);
            if let Some(name) = oldest.map(|(name, _)| name.clone()) {
                resident.remove(&name);
            }
        }
        let model = Arc::new((self.load)(model_name)?);
        let entry = Resident { model: Arc::clone(&model), last_used: now };
        resident.insert(model_name.to_string(), entry);
        Ok(model)
    }
}
