package agent.before;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** Sends an agent's prompts to a language model. */
public final class LlmClientBefore {

  /** Every prompt pays for a new pool of connections and a new thread that watches them. */
  public void chat(URI endpoint, List<String> prompts) throws IOException, InterruptedException {
    for (String prompt : prompts) {
      HttpClient client = HttpClient.newBuilder().build(); //~ java/client-per-call
      HttpRequest request = HttpRequest.newBuilder(endpoint).POST(BodyPublishers.ofString(prompt)).build();
      System.out.println(client.send(request, BodyHandlers.discarding()).statusCode());
    }
  }
}
