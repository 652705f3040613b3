package fixture.samples;

import java.util.ArrayList;
import java.util.List;

/** Nobody calls this class's {@code reset}; the calls of that name are the library's. */
final class SampleLog {

  private final List<Double> samples = new ArrayList<>(); //~ java/unbounded-growth

  void record(double sample) {
    samples.add(sample);
  }

  void reset() {
    samples.clear();
  }
}
