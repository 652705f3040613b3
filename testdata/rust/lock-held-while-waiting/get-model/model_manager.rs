//! Models by name, loaded on demand by a thread that holds the lock over the load.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::thread;

#[derive(Clone)]
pub struct Model {
    pub name: String,
    pub weights: Vec<f32>,
}

pub struct ModelManager {
    directory: PathBuf,
    models: Mutex<HashMap<String, Model>>, //~ rust/unbounded-cache
}

impl ModelManager {
    pub fn get_model(&self, model_name: &str) -> io::Result<Model> {
        let mut models = self.models.lock().unwrap(); //~ rust/lock-held-while-waiting "load_model"
        if let Some(model) = models.get(model_name) {
            return Ok(model.clone()); //~ rust/copy-of-shared-state
        }
        let model = self.load_model(model_name)?;
        models.insert(model_name.to_string(), model.clone());
        Ok(model)
    }

    fn load_model(&self, model_name: &str) -> io::Result<Model> {
        let weights = self.weights(&self.directory.join(model_name))?;
        Ok(Model { name: model_name.to_string(), weights })
    }

    fn weights(&self, path: &Path) -> io::Result<Vec<f32>> {
        let length = std::fs::File::open(path)?.metadata()?.len();
        Ok(vec![0.0; (length as usize).min(1024)])
    }
}

/// What another thread does under the lock does not keep it.
pub struct Prepared {
    sizes: Mutex<HashMap<String, u64>>,
}

impl Prepared {
    pub fn prepare(&self, name: &str) {
        let mut sizes = self.sizes.lock().unwrap(); //~ ok
        sizes.insert(name.to_string(), 0);
        self.start(name.to_string());
    }

    pub fn forget(&self, name: &str) {
        self.sizes.lock().unwrap().remove(name);
    }

    fn start(&self, name: String) {
        thread::spawn(move || std::fs::File::open(name));
    }
}
