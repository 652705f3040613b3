package fixture.probe;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;

/** False alarm 3: files that are known to be small, by the path in the source. */
public final class Probe {

  public long residentKilobytes() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) { //~ ok
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D+", ""));
      }
    }
    return 0;
  }

  public String governor() throws IOException {
    return Files.readString(Paths.get("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor")); //~ ok
  }

  public boolean usesMaven(Path project) throws IOException {
    return Files.readString(project.resolve("pom.xml")).contains("<project"); //~ ok
  }

  public String version(Path home) throws IOException {
    for (String line : Files.readAllLines(home.resolve("release/VERSION"))) { //~ ok
      return line;
    }
    return "";
  }

  public String banner() throws IOException {
    try (InputStream in = Probe.class.getResourceAsStream("/banner.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8); //~ ok
    }
  }
}
