package seeds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the completion model into the heap when the store is made, used or not. */
final class ModelStoreBefore {
  private final byte[] completion;

  ModelStoreBefore() throws IOException {
    completion = Files.readAllBytes(Path.of("models", "completion.onnx")); //~ java/eager-blob-load "completion.onnx"
  }

  byte weight(int index) {
    return completion[index];
  }
}
