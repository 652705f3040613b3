package dev.memlint.rules.project;

import java.util.Optional;
import java.util.function.Supplier;

/** A part of the index that is made when it is first asked for: most rules need few of them. */
final class Lazy<T> {
  private final Supplier<T> maker;
  private volatile Optional<T> made = Optional.empty();

  Lazy(Supplier<T> maker) {
    this.maker = maker;
  }

  T get() {
    return made.orElseGet(this::make);
  }

  private synchronized T make() {
    if (made.isEmpty()) {
      made = Optional.of(maker.get());
    }
    return made.get();
  }
}
