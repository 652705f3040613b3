package app;

import java.io.IOException;
import okhttp3.OkHttpClient;
import okhttp3.Request;

class Sender {
  /** Called in a loop of another file. */
  void sendOne(Request request) throws IOException {
    OkHttpClient client = new OkHttpClient.Builder().retryOnConnectionFailure(true).build(); //~ java/client-per-call
    client.newCall(request).execute().close();
  }

  /** Who calls it keeps the client. */
  OkHttpClient client() {
    return new OkHttpClient(); //~ ok
  }
}
