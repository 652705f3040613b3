//! Models by name, each loaded when it is first asked for and never unloaded.

use std::collections::HashMap;
use std::io;
use std::sync::Arc;

use tokio::sync::Mutex;

#[derive(Clone)]
pub struct Model {
    pub name: String,
    pub weights: Arc<[f32]>,
}

/// Where a model comes from; the name is what a client sent.
pub trait ModelSource {
    fn load(&self, name: &str) -> io::Result<Model>;
}

pub struct EagerModelManager<S> {
    source: S,
    models: Arc<Mutex<HashMap<String, Option<Model>>>>, //~ rust/unbounded-cache
}

impl<S: ModelSource> EagerModelManager<S> {
    pub fn new(source: S) -> Self {
        Self { source, models: Arc::new(Mutex::new(HashMap::new())) }
    }

    /// Returns the model of that name; it stays in memory from then on.
    pub async fn get_model(&self, model_name: &str) -> io::Result<Model> {
        let mut models = self.models.lock().await;

        if let Some(Some(known)) = models.get(model_name) {
            return Ok(known.clone());
        }

        let model = self.source.load(model_name)?;
        models.insert(model_name.to_string(), Some(model.clone()));
        Ok(model)
    }

    pub async fn memory_usage(&self) -> usize {
        let models = self.models.lock().await;
        let loaded = models.values().flatten();
        loaded.map(|model| model.weights.len() * size_of::<f32>()).sum()
    }
}
