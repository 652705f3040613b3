package fixture.samples;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

final class Packets {

  private final Samples samples = new Samples();

  void packet(ByteBuffer buffer, ByteArrayOutputStream scratch) {
    samples.record(buffer.remaining());
    buffer.reset();
    scratch.reset();
  }
}
