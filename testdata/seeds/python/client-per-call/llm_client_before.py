"""Sends an agent's prompts to a language model."""

import httpx


def chat(endpoint, prompts):
    """Every prompt pays for a new pool of connections and a new TLS handshake."""
    for prompt in prompts:
        with httpx.Client(timeout=30) as client:  #~ python/client-per-call
            print(client.post(endpoint, content=prompt).status_code)
