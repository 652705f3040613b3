use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, Weak};

/// Entries come and go.
static OPEN: LazyLock<Mutex<HashMap<String, Vec<u8>>>> = LazyLock::new(Default::default); //~ ok

/// Holds on to nothing.
static LAST: Mutex<Weak<String>> = Mutex::new(Weak::new()); //~ ok

pub fn login(user: &str, state: Vec<u8>) {
    OPEN.lock().unwrap().insert(user.to_owned(), state);
}

pub fn logout(user: &str) {
    OPEN.lock().unwrap().remove(user);
    *LAST.lock().unwrap() = Weak::new();
}

pub fn replay(users: &[String]) {
    for user in users {
        login(user, Vec::new());
        logout(user);
    }
}
