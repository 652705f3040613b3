package fixture.onlyfortests;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

public final class Engine {
  private final Supplier<ByteBuffer> buffers;

  /** A map of the object's own, which it fills. */
  private final Map<String, String> names = new HashMap<>(1 << 24); //~ ok

  @VisibleForTesting
  public Engine() {
    this.buffers = () -> ByteBuffer.allocate(10_000_000); //~ ok
  }

  public Engine(Supplier<ByteBuffer> buffers) {
    this.buffers = buffers;
  }

  public ByteBuffer scratch(String name) {
    names.put(name, name);
    return buffers.get().put(ByteBuffer.allocate(10_000_000)); //~ java/large-preallocation
  }

  private @interface VisibleForTesting {}
}
