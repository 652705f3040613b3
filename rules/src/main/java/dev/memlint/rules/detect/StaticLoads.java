package dev.memlint.rules.detect;

import dev.memlint.rules.facts.CallFact;
import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.facts.FunctionFact;
import dev.memlint.rules.facts.StoreFact;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which static or global holds what a file's top level loads. */
final class StaticLoads {
  private StaticLoads() {}

  /** The static or global that a top-level call fills: the last one declared before it. */
  static Optional<StoreFact> holder(FileFacts file, CallFact call) {
    return file.stores().stream()
        .filter(store -> store.scope() == StoreFact.Scope.PROCESS)
        .filter(
            store ->
                store.content() == StoreFact.Content.FILE
                    || store.content() == StoreFact.Content.LOADED)
        .filter(store -> store.site().span().start() < call.site().span().start())
        .max(Comparator.comparingInt(store -> store.site().span().start()));
  }

  /** The whole reads whose content a static or global holds. */
  static List<CallFact> into(FileFacts file, StoreFact store) {
    return file.calls().stream()
        .filter(call -> call.hotspot().equals("whole-file-read"))
        .filter(call -> file.function(call.site()).kind() == FunctionFact.Kind.TOP_LEVEL)
        .filter(call -> holder(file, call).filter(held -> held == store).isPresent())
        .toList();
  }
}
