package dev.memlint.scanner.cli;

import dev.memlint.rules.frontend.FrontEnd;
import dev.memlint.rules.page.Pages;
import dev.memlint.rules.source.Language;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Starts early, beside the command line's own work, what a scan will surely read: a hook that is
 * given three files spends most of its time on starting. Whatever goes wrong here goes wrong again,
 * and is told, where the result is needed.
 */
final class Ahead {
  private Ahead() {}

  /** The rules' pages, which say what runs. */
  static void pages() {
    start("ahead-pages", Pages::all);
  }

  /** What the languages of the files that are named know of libraries. */
  static void tables(Collection<String> paths, Map<Language, FrontEnd> frontEnds) {
    for (Map.Entry<Language, FrontEnd> entry : frontEnds.entrySet()) {
      List<String> endings = entry.getKey().extensions().stream().map(e -> "." + e).toList();
      if (paths.stream().anyMatch(path -> endings.stream().anyMatch(path::endsWith))) {
        start("ahead-" + entry.getKey().id(), entry.getValue()::apis);
      }
    }
  }

  private static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((failed, cause) -> {});
    thread.start();
  }
}
