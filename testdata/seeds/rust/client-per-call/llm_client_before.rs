//! Sends an agent's prompts to a language model.

use reqwest::Client;

/// Every prompt pays for a new pool of connections and a new TLS handshake.
pub async fn chat(endpoint: &str, prompts: Vec<String>) -> Vec<String> {
    let mut answers = Vec::with_capacity(prompts.len());
    for prompt in prompts {
        let client = Client::builder().gzip(true).build(); //~ rust/client-per-call
        let Ok(client) = client else { continue };
        if let Ok(answer) = client.post(endpoint).body(prompt).send().await {
            answers.push(answer.text().await.unwrap_or_default());
        }
    }
    answers
}
