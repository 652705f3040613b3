package dev.memlint.rules.facts;

import dev.memlint.rules.facts.FunctionFact.Callee;
import java.util.Objects;
import java.util.Optional;

/**
 * A lock that is held while the code waits, or may wait, for something else.
 *
 * @param site where the lock is taken
 * @param waiting where the code waits while it holds the lock
 * @param lock what is locked, as written, short: {@code "self.models"}
 * @param kind which lock it is
 * @param waitsFor what it waits for
 * @param api what waits, for people: {@code "self.load_model"}, {@code "InputStream.read"}
 * @param callee the project's own function that may wait; empty when the wait is in plain sight
 * @param guards what the lock is there for
 * @param exclusive others are kept out, also those who only read
 */
public record LockFact(
    Site site,
    Site waiting,
    String lock,
    Kind kind,
    WaitsFor waitsFor,
    String api,
    Optional<Callee> callee,
    Guards guards,
    boolean exclusive) {

  public LockFact {
    Objects.requireNonNull(site);
    Objects.requireNonNull(waiting);
    Objects.requireNonNull(lock);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(waitsFor);
    Objects.requireNonNull(api);
    Objects.requireNonNull(callee);
    Objects.requireNonNull(guards);
  }

  /** Which lock. */
  public enum Kind {
    /** Blocks a thread: {@code std::sync::Mutex}, {@code synchronized}, {@code threading.Lock}. */
    BLOCKING,
    /** Suspends a task: {@code tokio::sync::Mutex}, {@code asyncio.Lock}. */
    ASYNC
  }

  /** What a lock is there for, as far as the code under it shows. */
  public enum Guards {
    /** Entries by key or many elements, of which each caller needs a few. */
    ENTRIES,
    /** Something else that is shared. */
    STATE,
    /** The order of what is done: nothing is inside it, or it is taken to do one thing once. */
    ORDER
  }

  /** What code waits for. */
  public enum WaitsFor {
    /** A future: {@code .await}, {@code await}. */
    AWAIT,
    /** A file, socket, process or database. */
    IO,
    /** Room in, or a message from, a channel or queue. */
    CHANNEL,
    /** Another thread or task: join, a future's result. */
    TASK,
    /** Time: sleep. */
    SLEEP
  }
}
