package app;

import java.io.IOException;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Request;

class Batch {
  private final Sender sender = new Sender();

  void sendAll(List<Request> requests) throws IOException {
    for (Request request : requests) {
      sender.sendOne(request);
    }
  }

  public static void main(String[] arguments) throws IOException {
    OkHttpClient client = new OkHttpClient(); //~ ok
    client.newCall(new Request.Builder().url(arguments[0]).build()).execute().close();
  }
}
