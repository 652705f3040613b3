use std::sync::{LazyLock, Mutex};

use super::seen_urls::SeenUrls;

static CRAWLER: LazyLock<Mutex<Crawler>> = LazyLock::new(Default::default);

#[derive(Default)]
pub struct Crawler {
    seen: SeenUrls,
}

pub fn crawl(urls: &[String]) {
    CRAWLER.lock().unwrap().crawl(urls, |url| println!("{url}"));
}

impl Crawler {
    pub fn crawl(&mut self, urls: &[String], fetch: impl Fn(&str)) {
        for url in urls {
            if self.seen.is_new(url) {
                fetch(url);
            }
        }
    }
}
