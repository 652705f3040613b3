use super::token_store::TokenStore;

pub fn handle(store: &mut TokenStore, users: &[u64]) {
    for user in users {
        store.issued(*user, "token");
    }
}
