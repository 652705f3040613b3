package fixture.samples;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

public final class Packets {

  private final Samples samples = new Samples();

  public void packet(ByteBuffer buffer, ByteArrayOutputStream scratch) {
    samples.record(buffer.remaining());
    buffer.reset();
    scratch.reset();
  }
}
