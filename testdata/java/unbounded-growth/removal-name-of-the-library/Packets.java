package fixture.samples;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

public final class Packets {

  private static final Samples SAMPLES = new Samples();

  public void packet(ByteBuffer buffer, ByteArrayOutputStream scratch) {
    SAMPLES.record(buffer.remaining());
    buffer.reset();
    scratch.reset();
  }
}
