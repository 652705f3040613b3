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
