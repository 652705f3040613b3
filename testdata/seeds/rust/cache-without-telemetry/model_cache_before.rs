//! Models by name with a limit and two expiries; what leaves and how often it is missed, nobody sees.

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
        let models = Cache::builder() //~ rust/cache-without-telemetry
            .max_capacity(16)
            .time_to_live(Duration::from_secs(3600))
            .time_to_idle(Duration::from_secs(1800))
            .build();
        Self { models }
    }

    pub async fn get(&self, name: &str) -> Option<Arc<Model>> {
        self.models.get(name).await
    }
}
