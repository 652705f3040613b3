//! Models by name, loaded on demand: everything the guide's example shows, in one place.

use std::collections::HashMap;
use std::io;
use std::sync::Arc;

use tokio::sync::Mutex;

#[derive(Clone)]
pub struct LazyModel {
    pub name: String,
    pub weights: Vec<f32>,
}

pub struct LazyModelManager {
    models: Arc<Mutex<HashMap<String, Option<LazyModel>>>>, //~ rust/unbounded-cache
}

impl LazyModelManager {
    pub async fn get_model(&self, model_name: &str) -> io::Result<LazyModel> {
        let mut models = self.models.lock().await; //~ rust/lock-held-while-waiting

        if let Some(Some(model)) = models.get(model_name) {
            return Ok(model.clone()); //~ rust/copy-of-shared-state
        }

        let model = self.load_model(model_name).await?;
        models.insert(model_name.to_string(), Some(model.clone()));
        Ok(model)
    }

    async fn load_model(&self, model_name: &str) -> io::Result<LazyModel> {
        let size = tokio::fs::metadata(model_name).await?.len();
        Ok(LazyModel { name: model_name.to_string(), weights: vec![0.0; (size as usize).min(1024)] })
    }
}
