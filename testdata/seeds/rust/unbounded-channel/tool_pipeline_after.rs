//! Runs the tool calls that an agent asks for, a few at once.

use tokio::sync::mpsc;

const MAX_WAITING: usize = 64;

pub struct ToolRequest {
    pub tool_name: String,
    pub args: String,
}

pub struct ToolPipeline {
    requests: mpsc::Sender<ToolRequest>,
}

impl ToolPipeline {
    /// Starts the worker. Who asks faster than tools run has to wait.
    pub fn start() -> Self {
        let (requests, mut inbox) = mpsc::channel::<ToolRequest>(MAX_WAITING); //~ ok
        tokio::spawn(async move {
            while let Some(request) = inbox.recv().await {
                run_tool(request).await;
            }
        });
        Self { requests }
    }

    pub async fn submit_request(&self, request: ToolRequest) -> bool {
        self.requests.send(request).await.is_ok()
    }
}

async fn run_tool(request: ToolRequest) {
    println!("{} {}", request.tool_name, request.args);
}
