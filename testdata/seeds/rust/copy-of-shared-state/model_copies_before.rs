//! A fixed set of models, of which every request gets a copy.

use std::collections::HashMap;
use std::sync::Arc;

use tokio::sync::Mutex;

#[derive(Clone)]
pub struct WeightedModel {
    pub name: String,
    pub weights: Vec<f32>,
}

pub struct CopyingModelManager {
    models: Arc<Mutex<HashMap<String, Option<WeightedModel>>>>,
}

impl CopyingModelManager {
    pub fn new(models: HashMap<String, Option<WeightedModel>>) -> Self {
        Self { models: Arc::new(Mutex::new(models)) }
    }

    pub async fn get_model(&self, model_name: &str) -> Option<WeightedModel> {
        let models = self.models.lock().await;

        if let Some(Some(model)) = models.get(model_name) {
            return Some(model.clone()); //~ rust/copy-of-shared-state
        }
        None
    }
}
