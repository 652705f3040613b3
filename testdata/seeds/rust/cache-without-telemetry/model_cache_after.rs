//! Models by name with a limit and two expiries; each that leaves is logged, with the cause.

use std::sync::Arc;
use std::time::Duration;

use moka::future::Cache;

pub struct Model {
    pub weights: Vec<f32>,
}

pub struct ModelCache {
    models: Cache<String, Arc<Model>>, //~ ok
}

impl ModelCache {
    pub fn new() -> Self {
        let models = Cache::builder() //~ ok
            .max_capacity(16)
            .time_to_live(Duration::from_secs(3600))
            .time_to_idle(Duration::from_secs(1800))
            .eviction_listener(|name, _model, cause| eprintln!("model {name} left: {cause:?}"))
            .build();
        Self { models }
    }

    pub async fn get(&self, name: &str) -> Option<Arc<Model>> {
        self.models.get(name).await
    }
}
