//! Each round formats a text of its own; parts are as many as a collection has.

pub struct Edit {
    pub text: String,
}

pub fn mark(edits: &mut [Edit]) {
    for edit in edits {
        edit.text = format!("// checked\n{}", edit.text); //~ ok
    }
}

pub fn nodes(names: &[String]) -> Vec<Edit> {
    let mut nodes = Vec::new();
    for name in names {
        let mut node = Edit { text: name.clone() };
        node.text = format!("{} *", node.text); //~ ok
        nodes.push(node);
    }
    nodes
}

/// No more parts than there are columns.
pub fn table(columns: &[String]) -> String {
    let mut row = String::new();
    for column in columns {
        row.push_str(&format!("| {column} ")); //~ ok
    }
    row
}

pub fn all(edits: &[Edit]) -> String {
    let mut text = String::new();
    for edit in edits {
        text = format!("{text}{}", edit.text); //~ rust/string-concat-loop
    }
    text
}
