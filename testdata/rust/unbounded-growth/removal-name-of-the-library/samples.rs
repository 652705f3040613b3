//! Nobody calls this type's `clear`; the calls of that name are the library's.

#[derive(Default)]
pub struct SampleLog {
    samples: Vec<f64>, //~ rust/unbounded-growth
}

impl SampleLog {
    pub fn record(&mut self, sample: f64) {
        self.samples.push(sample);
    }

    pub(crate) fn clear(&mut self) {
        self.samples.clear();
    }
}
