import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks up a thousand places of a large file that is read at the start, or mapped. */
final class EagerBlobLoad {
  public static void main(String[] args) throws IOException {
    Path path = Path.of(args[1]);
    ByteBuffer blob = ByteBuffer.allocate(1000 * 4096);
    switch (args[0]) {
      case "read" -> blob = ByteBuffer.wrap(Files.readAllBytes(path));
      case "mapped" -> {
        try (FileChannel channel = FileChannel.open(path)) {
          blob = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
        }
      }
      default -> {}
    }
    long total = 0;
    for (int i = 0; i < 1000; i++) {
      total += blob.get(i * 4096);
    }
    System.out.println(total + "\n");
    System.in.read();
  }
}
