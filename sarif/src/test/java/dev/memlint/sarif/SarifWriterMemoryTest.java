package dev.memlint.sarif;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

/** GitHub takes 25,000 results; a log of that many must not be held in memory. */
final class SarifWriterMemoryTest {
  private static final int RESULTS = 25_000;

  /** More than the generator's buffers hold, and far less than the log. */
  private static final int MOST_HELD_BACK = 64 * 1024;

  @Test
  void each_result_leaves_when_it_is_written() throws IOException {
    SarifResult result = Samples.fullResult();
    Counter out = new Counter();
    Samples.write(
        out,
        Samples.tool(),
        SarifOptions.DEFAULT,
        writer -> {
          writer.write(result);
          writer.write(result);
          int size =
              Samples.log(one -> one.write(result)).at("/runs/0/results/0").toString().length();
          for (long written = 2; written < RESULTS; written++) {
            assertThat(out.bytes).isGreaterThan(written * size - MOST_HELD_BACK);
            writer.write(result);
          }
        });

    assertThat(out.bytes).isGreaterThan(20L * 1024 * 1024);
  }

  /** Counts bytes and keeps none. */
  private static final class Counter extends OutputStream {
    private long bytes;

    @Override
    public void write(int b) {
      bytes++;
    }

    @Override
    public void write(byte[] buffer, int offset, int length) {
      bytes += length;
    }
  }
}
