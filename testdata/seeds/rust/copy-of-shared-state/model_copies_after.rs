//! A fixed set of models, of which every request gets a share.

use std::collections::HashMap;
use std::sync::Arc;

use tokio::sync::Mutex;

pub struct SharedModel {
    pub name: String,
    pub weights: Vec<f32>,
}

pub struct SharingModelManager {
    models: Arc<Mutex<HashMap<String, Arc<SharedModel>>>>,
}

impl SharingModelManager {
    pub fn new(models: HashMap<String, Arc<SharedModel>>) -> Self {
        Self { models: Arc::new(Mutex::new(models)) }
    }

    /// The lock is held for as long as it takes to move a counter.
    pub async fn get_model(&self, model_name: &str) -> Option<Arc<SharedModel>> {
        self.models.lock().await.get(model_name).cloned()
    }
}
