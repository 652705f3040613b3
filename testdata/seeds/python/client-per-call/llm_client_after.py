"""Sends an agent's prompts to a language model through one pool of connections."""

import httpx


class LlmClient:
    def __init__(self, endpoint):
        self.endpoint = endpoint
        self.client = httpx.Client(timeout=30)  #~ ok

    def chat(self, prompts):
        for prompt in prompts:
            print(self.client.post(self.endpoint, content=prompt).status_code)  #~ ok
