package fixture.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A configuration that is read, changed and written back is needed whole. */
public final class Settings {

  private final Path config;

  public Settings(Path config) {
    this.config = config;
  }

  public void set(String key, String from, String to) throws IOException {
    String text = Files.readString(config); //~ ok
    Files.writeString(config, text.replace(key + "=" + from, key + "=" + to));
  }
}
