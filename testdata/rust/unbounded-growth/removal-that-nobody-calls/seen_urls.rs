//! False alarm 11, turned round: a removal method that nobody calls keeps nothing small.

use std::collections::HashSet;

#[derive(Default)]
pub struct SeenUrls {
    urls: HashSet<String>, //~ rust/unbounded-growth
}

impl SeenUrls {
    pub fn is_new(&mut self, url: &str) -> bool {
        self.urls.insert(url.to_owned())
    }

    pub(crate) fn forget_all(&mut self) {
        self.urls.clear();
    }
}
