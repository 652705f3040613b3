package dev.memlint.rules.detect;

import java.util.List;

/** Every hotspot that memlint knows, sorted by name. */
public final class Hotspots {
  private static final List<Detector> ALL =
      List.of(
          new ArcOfClone(),
          new CopyOfSharedState(),
          new FullOutputCapture(),
          new LargePreallocation(),
          new NeverFreedStatic(),
          new UnboundedGrowth(),
          new WholeFileRead());

  private Hotspots() {}

  /** One detector per hotspot. */
  public static List<Detector> all() {
    return ALL;
  }
}
