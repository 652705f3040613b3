package dev.memlint.rules.facts;

import java.util.Objects;

/**
 * A lock that is held while the code waits for something else.
 *
 * @param site where the lock is taken
 * @param waiting where the code waits while it holds the lock
 * @param lock what is locked, as written, short: {@code "self.models"}
 * @param kind which lock it is
 * @param waitsFor what it waits for
 * @param api what waits, for people: {@code "self.load_model"}, {@code "InputStream.read"}
 * @param certain false when only a name says that the call waits
 */
public record LockFact(
    Site site,
    Site waiting,
    String lock,
    Kind kind,
    WaitsFor waitsFor,
    String api,
    boolean certain) {

  public LockFact {
    Objects.requireNonNull(site);
    Objects.requireNonNull(waiting);
    Objects.requireNonNull(lock);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(waitsFor);
    Objects.requireNonNull(api);
  }

  /** Which lock. */
  public enum Kind {
    /** Blocks a thread: {@code std::sync::Mutex}, {@code synchronized}, {@code threading.Lock}. */
    BLOCKING,
    /** Suspends a task: {@code tokio::sync::Mutex}, {@code asyncio.Lock}. */
    ASYNC
  }

  /** What code waits for. */
  public enum WaitsFor {
    /** A future: {@code .await}, {@code await}. */
    AWAIT,
    /** A file, socket, process or database. */
    IO,
    /** Room in, or a message from, a channel or queue. */
    CHANNEL,
    /** Time: sleep. */
    SLEEP
  }
}
