use std::sync::{LazyLock, Mutex};

use super::token_store::TokenStore;

static STORE: LazyLock<Mutex<TokenStore>> = LazyLock::new(Default::default);

pub fn handle(users: &[u64]) {
    for user in users {
        STORE.lock().unwrap().issued(*user, "token");
    }
}
