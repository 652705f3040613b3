//! Runs the tool calls that an agent asks for, one after the other.

use tokio::sync::mpsc;

pub struct ToolRequest {
    pub tool_name: String,
    pub args: String,
}

pub struct ToolPipeline {
    requests: mpsc::UnboundedSender<ToolRequest>,
}

impl ToolPipeline {
    /// Starts the worker. An agent that asks faster than tools run fills memory with requests.
    pub fn start() -> Self {
        let (requests, mut inbox) = mpsc::unbounded_channel::<ToolRequest>(); //~ rust/unbounded-channel
        tokio::spawn(async move {
            while let Some(request) = inbox.recv().await {
                run_tool(request).await;
            }
        });
        Self { requests }
    }

    pub fn submit_request(&self, request: ToolRequest) -> bool {
        self.requests.send(request).is_ok()
    }
}

async fn run_tool(request: ToolRequest) {
    println!("{} {}", request.tool_name, request.args);
}
