//! The caller of the removal is written in another language of the same program.

use std::collections::HashMap;

#[derive(Default)]
pub struct TokenStore {
    tokens: HashMap<u64, String>, //~ ok
}

impl TokenStore {
    pub fn issued(&mut self, user: u64, token: &str) {
        self.tokens.insert(user, token.to_owned());
    }
}

#[no_mangle]
pub extern "C" fn token_store_revoke(store: &mut TokenStore, user: u64) {
    store.tokens.remove(&user);
}
