use std::sync::{LazyLock, Mutex};

/// Kept for as long as the process lives.
pub static AUDIT: LazyLock<Mutex<Audit>> = LazyLock::new(Default::default);

#[derive(Default)]
pub struct Audit {
    trail: Vec<String>, //~ rust/unbounded-growth
}

impl Audit {
    pub fn login(&mut self, user: &str) {
        self.trail.push(user.to_owned());
    }

    pub fn last(&self) -> Option<&String> {
        self.trail.last()
    }
}

pub fn handle(users: &[String]) {
    for user in users {
        AUDIT.lock().unwrap().login(user);
    }
}

#[cfg(test)]
mod tests {
    use super::Audit;

    #[test]
    fn forgets() {
        let mut audit = Audit::default();
        audit.login("ada");
        audit.trail.clear();
        assert!(audit.last().is_none());
    }
}
