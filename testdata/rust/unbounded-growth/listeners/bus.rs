pub struct Bus {
    listeners: Vec<Box<dyn Fn(&str)>>, //~ rust/unbounded-growth
}

impl Bus {
    pub fn subscribe(&mut self, listener: Box<dyn Fn(&str)>) {
        self.listeners.push(listener);
    }

    pub fn publish(&self, event: &str) {
        for listener in &self.listeners {
            listener(event);
        }
    }
}
