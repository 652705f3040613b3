//! Sends an agent's prompts to a language model through one pool of connections.

use reqwest::Client;

const IDLE_CONNECTIONS: usize = 4;

pub struct LlmClient {
    client: Client,
    endpoint: String,
}

impl LlmClient {
    pub fn new(endpoint: String) -> reqwest::Result<Self> {
        let client = Client::builder().pool_max_idle_per_host(IDLE_CONNECTIONS).build()?; //~ ok
        Ok(Self { client, endpoint })
    }

    pub async fn chat(&self, prompts: Vec<String>) -> Vec<String> {
        let mut answers = Vec::with_capacity(prompts.len());
        for prompt in prompts {
            let sent = self.client.post(&self.endpoint).body(prompt).send(); //~ ok
            if let Ok(answer) = sent.await {
                answers.push(answer.text().await.unwrap_or_default());
            }
        }
        answers
    }
}
