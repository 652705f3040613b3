use super::seen_urls::SeenUrls;

pub struct Crawler {
    seen: SeenUrls,
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
