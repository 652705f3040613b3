package fixture.samples;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

public final class Packets {

  private static final SampleLog SAMPLES = new SampleLog();

  public void packet(ByteBuffer buffer, ByteArrayOutputStream scratch) {
    SAMPLES.record(buffer.remaining());
    buffer.reset();
    scratch.reset();
  }
}
