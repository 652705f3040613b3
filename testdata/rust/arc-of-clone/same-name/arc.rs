//! False alarm 1: a type of that name that shares nothing.

#[derive(Clone)]
pub struct Outline {
    pub points: Vec<(i32, i32)>,
}

pub struct Arc {
    outline: Outline,
}

impl Arc {
    pub fn new(outline: Outline) -> Self {
        Self { outline }
    }

    pub fn points(&self) -> usize {
        self.outline.points.len()
    }
}

pub fn lengths(outlines: &[Outline]) -> usize {
    let mut points = 0;
    for outline in outlines {
        points += Arc::new(outline.clone()).points(); //~ ok
    }
    points
}
