use std::collections::HashMap;
use std::sync::Arc;

use tokio::sync::{mpsc, Mutex};

pub struct Pool {
    jobs: Arc<Mutex<mpsc::Receiver<String>>>,
    owners: Mutex<HashMap<String, String>>,
}

impl Pool {
    /// The guard in the head lives until the arm ends.
    pub async fn notify(&self, name: &str) {
        match self.owners.lock().await.get(name).cloned() { //~ rust/lock-held-while-waiting
            Some(owner) => self.send(&owner).await,
            None => {}
        }
    }

    /// Bound first: the guard ends with its statement.
    pub async fn notify_freely(&self, name: &str) {
        let owner = self.owners.lock().await.remove(name); //~ ok
        if let Some(owner) = owner {
            self.send(&owner).await;
        }
    }

    /// What is waited for is behind the lock itself.
    pub async fn next(&self) -> Option<String> {
        self.jobs.lock().await.recv().await //~ ok
    }

    async fn send(&self, owner: &str) {
        println!("{owner}");
    }
}
