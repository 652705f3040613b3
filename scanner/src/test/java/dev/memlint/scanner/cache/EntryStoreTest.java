package dev.memlint.scanner.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EntryStoreTest {
  private static final int SHARDS = 256;

  @TempDir private Path directory;

  private static String key(int shard, int number) {
    return "%02x%08x".formatted(shard, number);
  }

  private EntryStore store(long limit) {
    return new EntryStore(directory.resolve("cache"), limit);
  }

  private static byte[] bytes(int size, int content) {
    byte[] bytes = new byte[size];
    Arrays.fill(bytes, (byte) content);
    return bytes;
  }

  @Test
  void whatIsKeptIsFoundByAnotherRun() {
    assertThat(store(1 << 20).find(key(1, 1))).isEmpty();
    assertThat(store(1 << 20).keep(key(1, 1), bytes(10, 1))).isTrue();
    assertThat(store(1 << 20).find(key(1, 1))).contains(bytes(10, 1));
    assertThat(store(1 << 20).find(key(1, 2))).isEmpty();
    assertThat(store(1 << 20).keep(key(1, 1), bytes(3, 2))).isTrue();
    assertThat(store(1 << 20).find(key(1, 1))).contains(bytes(3, 2));
    assertThat(store(1 << 20).contents()).isEqualTo(new EntryStore.Contents(1, 7));
  }

  @Test
  void aDamagedEntryIsNone() throws IOException {
    store(1 << 20).keep(key(1, 1), bytes(100, 1));
    Path file = directory.resolve("cache").resolve("01").resolve(key(1, 1));
    byte[] entry = Files.readAllBytes(file);
    for (int length : List.of(0, 3, 4, 50)) {
      Files.write(file, Arrays.copyOf(entry, length));
      assertThat(store(1 << 20).find(key(1, 1))).isEmpty();
    }
    entry[60]++;
    Files.write(file, entry);
    assertThat(store(1 << 20).find(key(1, 1))).isEmpty();
    store(1 << 20).keep(key(1, 1), bytes(100, 1));
    assertThat(store(1 << 20).find(key(1, 1))).contains(bytes(100, 1));
  }

  @Test
  void whatWasUnusedLongestGoesFirst() throws IOException {
    EntryStore store = store(SHARDS * 350L);
    for (int i = 1; i <= 5; i++) {
      store.keep(key(7, i), bytes(96, i));
      Files.setLastModifiedTime(
          directory.resolve("cache").resolve("07").resolve(key(7, i)),
          FileTime.from(Instant.now().minus(Duration.ofDays(10 - i))));
    }
    store.keep(key(8, 1), bytes(96, 8));
    // A use makes the oldest the youngest.
    assertThat(store.find(key(7, 1))).isPresent();
    store.trim();
    assertThat(store.find(key(7, 1))).isPresent();
    assertThat(store.find(key(7, 2))).isEmpty();
    assertThat(store.find(key(7, 3))).isEmpty();
    assertThat(store.find(key(7, 4))).isPresent();
    assertThat(store.find(key(7, 5))).isPresent();
    assertThat(store.find(key(8, 1))).isPresent();
  }

  @Test
  void cleaningDeletesEntriesAndNothingElse() throws IOException {
    EntryStore store = store(1 << 20);
    store.keep(key(1, 1), bytes(10, 1));
    store.keep(key(2, 1), bytes(10, 1));
    Path other = Files.writeString(directory.resolve("cache").resolve("notes.txt"), "mine");
    store.clear();
    assertThat(store.contents()).isEqualTo(new EntryStore.Contents(0, 0));
    assertThat(other).exists();
    assertThat(directory.resolve("cache").resolve("01")).doesNotExist();
    assertThat(store.keep(key(1, 1), bytes(10, 1))).isTrue();
  }

  @Test
  void aPlaceThatIsNoDirectoryHoldsNothing() throws IOException {
    Files.writeString(directory.resolve("cache"), "a file");
    EntryStore store = store(1 << 20);
    assertThat(store.keep(key(1, 1), bytes(10, 1))).isFalse();
    assertThat(store.find(key(1, 1))).isEmpty();
    store.trim();
    assertThat(store.contents()).isEqualTo(new EntryStore.Contents(0, 0));
  }

  @Test
  void writersAndReadersShareIt() throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      List<Future<?>> runs = new ArrayList<>();
      for (int run = 0; run < 4; run++) {
        runs.add(
            pool.submit(
                () -> {
                  EntryStore store = store(SHARDS * 500L);
                  for (int i = 0; i < 300; i++) {
                    String key = key(3, i % 10);
                    store.keep(key, bytes(200, i % 10));
                    Optional<byte[]> found = store.find(key);
                    if (found.isPresent()) {
                      assertThat(found.get()).isEqualTo(bytes(200, i % 10));
                    }
                    if (i % 50 == 0) {
                      store.trim();
                    }
                  }
                }));
      }
      for (Future<?> run : runs) {
        run.get();
      }
    }
    EntryStore store = store(SHARDS * 500L);
    store.keep(key(3, 0), bytes(200, 0));
    store.trim();
    assertThat(store.contents().bytes()).isLessThanOrEqualTo(500);
  }
}
