package few;

import jakarta.inject.Provider;
import okhttp3.OkHttpClient;

/** A container decides how often it is asked. */
final class ClientProvider implements Provider<OkHttpClient> {
  @Override
  public OkHttpClient get() {
    OkHttpClient.Builder builder = new OkHttpClient.Builder(); //~ ok
    builder.retryOnConnectionFailure(true);
    return builder.build();
  }
}
