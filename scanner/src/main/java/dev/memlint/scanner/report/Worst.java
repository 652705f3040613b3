package dev.memlint.scanner.report;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** The worst few of many findings. Not for several threads. */
final class Worst {
  private final int most;
  private final PriorityQueue<PlacedFinding> kept;
  private int seen;

  /** Keeps at most this many. */
  Worst(int most) {
    this.most = most;
    this.kept = new PriorityQueue<>(Rank.WORST_FIRST.reversed());
  }

  void add(PlacedFinding placed) {
    seen++;
    kept.add(placed);
    if (kept.size() > most) {
      kept.poll();
    }
  }

  /** The kept ones, the worst first. */
  List<PlacedFinding> inOrder() {
    List<PlacedFinding> sorted = new ArrayList<>(kept);
    sorted.sort(Rank.WORST_FIRST);
    return sorted;
  }

  /** How many were not kept. */
  int hidden() {
    return seen - kept.size();
  }
}
