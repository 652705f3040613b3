package agent.after;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** Sends an agent's prompts to a language model through one pool of connections. */
public final class LlmClientAfter {

  private final HttpClient client = HttpClient.newBuilder().build(); //~ ok

  public void chat(URI endpoint, List<String> prompts) throws IOException, InterruptedException {
    for (String prompt : prompts) {
      HttpRequest request = HttpRequest.newBuilder(endpoint).POST(BodyPublishers.ofString(prompt)).build();
      System.out.println(client.send(request, BodyHandlers.discarding()).statusCode()); //~ ok
    }
  }
}
