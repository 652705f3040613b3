use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use axum::extract::State;
use axum::Json;

#[derive(Clone)]
pub struct AppState {
    sessions: Arc<Mutex<HashMap<String, String>>>, //~ rust/unbounded-growth
    waiting: Arc<Mutex<HashMap<String, u32>>>, //~ ok
}

pub async fn login(State(state): State<AppState>, Json((user, token)): Json<(String, String)>) {
    state.waiting.lock().unwrap().insert(user.clone(), 1);
    state.sessions.lock().unwrap().insert(token, user);
}

pub async fn confirm(State(AppState { waiting, .. }): State<AppState>, Json(user): Json<String>) {
    waiting.lock().unwrap().remove(&user);
}

pub async fn sorted(Json(mut names): Json<Vec<String>>) -> Json<Vec<String>> {
    names.push(String::new());
    names.sort();
    Json(names)
}
