//! Models by name, loaded on demand: the lock is held to look and to store, not to load, and holders share.

use std::collections::HashMap;
use std::io;
use std::sync::Arc;

use tokio::sync::{Mutex, OnceCell};

const MAX_SHARED_MODELS: usize = 8;

pub struct SharedModel {
    pub name: String,
    pub weights: Vec<f32>,
}

type Slot = Arc<OnceCell<Arc<SharedModel>>>;

pub struct SharedModelManager {
    slots: Arc<Mutex<HashMap<String, Slot>>>, //~ ok
}

impl SharedModelManager {
    /// Only those who want this very model wait until it is loaded.
    pub async fn get_model(&self, model_name: &str) -> io::Result<Arc<SharedModel>> {
        let slot = self.slot(model_name).await;
        let model = slot.get_or_try_init(|| self.load_model(model_name)).await?; //~ ok
        Ok(Arc::clone(model))
    }

    async fn slot(&self, model_name: &str) -> Slot {
        let mut slots = self.slots.lock().await; //~ ok
        if slots.len() >= MAX_SHARED_MODELS && !slots.contains_key(model_name) {
            slots.clear();
        }
        Arc::clone(slots.entry(model_name.to_string()).or_default())
    }

    async fn load_model(&self, model_name: &str) -> io::Result<Arc<SharedModel>> {
        let size = tokio::fs::metadata(model_name).await?.len();
        let weights = vec![0.0; (size as usize).min(1024)];
        Ok(Arc::new(SharedModel { name: model_name.to_string(), weights }))
    }
}
