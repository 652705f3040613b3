use std::rc::Rc;
use std::sync::{Arc as Shared, RwLock};

#[derive(Clone)]
pub struct Theme {
    pub name: String,
    pub colours: Vec<String>,
}

pub struct Panel {
    pub title: Shared<str>,
    pub theme: Shared<Theme>,
}

/// In a loop, in a struct literal, through an alias of the type.
pub fn panels(titles: &[String], theme: &Theme) -> Vec<Panel> {
    titles
        .iter()
        .map(|title| Panel {
            title: Shared::from(title.to_string()), //~ rust/arc-of-clone
            theme: Shared::new(theme.clone()), //~ rust/arc-of-clone
        })
        .collect()
}

pub fn counted(theme: &Theme) -> Vec<Rc<Theme>> {
    (0..10).map(|_| Rc::new(theme.clone())).collect() //~ rust/arc-of-clone
}

pub fn into_shared(colours: &[String]) -> Shared<Vec<String>> {
    let shared: Shared<Vec<String>> = colours.to_vec().into(); //~ ok
    shared
}

/// The holder of a share copies what is inside.
pub fn colours_of(panel: &Panel) -> usize {
    let own: Theme = (*panel.theme).clone(); //~ rust/arc-of-clone
    own.colours.len()
}

pub fn name_of(theme: &Shared<Theme>) -> String {
    let own = theme.as_ref().clone(); //~ rust/arc-of-clone
    own.name
}

pub fn snapshot(themes: &Shared<RwLock<Vec<Theme>>>) -> usize {
    let all = themes.read().unwrap().clone(); //~ rust/arc-of-clone
    all.len()
}
