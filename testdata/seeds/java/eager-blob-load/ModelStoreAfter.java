package seeds;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

/** Maps the completion model when it is first asked for, and lets go of it on request. */
final class ModelStoreAfter {
  private final Path path;
  private Optional<MappedByteBuffer> mapped = Optional.empty();

  ModelStoreAfter(Path path) {
    this.path = path;
  }

  synchronized byte weight(int index) throws IOException {
    if (mapped.isEmpty()) {
      try (FileChannel channel = FileChannel.open(path)) {
        mapped = Optional.of(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
      }
    }
    return mapped.get().get(index);
  }

  synchronized void unload() {
    mapped = Optional.empty();
  }
}
