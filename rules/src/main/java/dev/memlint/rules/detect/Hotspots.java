package dev.memlint.rules.detect;

import java.util.List;

/** Every hotspot that memlint knows, sorted by name. */
public final class Hotspots {
  private static final List<Detector> ALL =
      List.of(
          new AccumulateThenProcess(),
          new AllocationInHotLoop(),
          new ArcOfClone(),
          new BoxedNumericArray(),
          new CacheWithoutTelemetry(),
          new ClientPerCall(),
          new CopyOfSharedState(),
          new CycleWithStrongRc(),
          new EagerBlobLoad(),
          new ForgottenTaskHandle(),
          new FullOutputCapture(),
          new HeavyDefaultFeatures(),
          new HeavyImport(),
          new LargePreallocation(),
          new LockHeldWhileWaiting(),
          new MissingPressureResponse(),
          new NeedlessMaterialization(),
          new NeverFreedStatic(),
          new OversizedBound(),
          new ReadMostlyMutex(),
          new ReleaseProfile(),
          new RetainedOuterInstance(),
          new RetainedTemporary(),
          new StringConcatLoop(),
          new SystemAllocatorUnderChurn(),
          new UnboundedCache(),
          new UnboundedChannel(),
          new UnboundedFetch(),
          new UnboundedGrowth(),
          new UnboundedRecursion(),
          new UncleanedThreadLocal(),
          new UndrainedBuffer(),
          new UnslottedRecord(),
          new VariantKeyedCache(),
          new WholeFileRead());

  private Hotspots() {}

  /** One detector per hotspot. */
  public static List<Detector> all() {
    return ALL;
  }
}
