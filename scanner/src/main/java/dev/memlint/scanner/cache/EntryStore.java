package dev.memlint.scanner.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;

/**
 * Bytes by key in a directory, bounded in size and shared by any number of threads and processes.
 *
 * <p>An entry is one file, written under a temporary name and renamed, so that it is whole or not
 * there; its first bytes are a checksum of the others. Entries lie in {@value #SHARDS} directories
 * by the first two digits of their keys, each of which holds its part of the limit: only those that
 * a run wrote to are looked through for entries to drop, the ones that were unused longest.
 *
 * <p>What cannot be read counts as not there, and what cannot be written is not kept: a cache never
 * fails its user.
 */
public final class EntryStore {
  private static final int SHARDS = 256;
  private static final int CHECKSUM = Integer.BYTES;

  /** An entry's time is its last use; set anew only now and then, as it costs a write. */
  private static final Duration USE = Duration.ofHours(12);

  private final Path directory;
  private final long limit;
  private final Set<Path> written = ConcurrentHashMap.newKeySet();

  /**
   * @param directory made when the first entry is written
   * @param limit bytes, of all entries
   */
  public EntryStore(Path directory, long limit) {
    this.directory = directory;
    this.limit = limit;
  }

  /** Number of entries and their bytes. */
  public record Contents(long entries, long bytes) {}

  /**
   * The bytes kept under a key.
   *
   * @param key hexadecimal digits
   */
  public Optional<byte[]> find(String key) {
    Path file = file(key);
    try {
      byte[] entry = Files.readAllBytes(file);
      if (entry.length < CHECKSUM) {
        return Optional.empty();
      }
      byte[] bytes = new byte[entry.length - CHECKSUM];
      System.arraycopy(entry, CHECKSUM, bytes, 0, bytes.length);
      if (ByteBuffer.wrap(entry).getInt() != checksum(bytes)) {
        return Optional.empty();
      }
      noteUse(file);
      return Optional.of(bytes);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Keeps bytes under a key.
   *
   * @return whether they could be written
   */
  public boolean keep(String key, byte[] bytes) {
    Path file = file(key);
    Path shard = file.getParent();
    try {
      written.add(shard);
      Files.createDirectories(shard);
      Path temporary =
          shard.resolve(
              key + "." + ProcessHandle.current().pid() + "." + Thread.currentThread().threadId());
      try {
        ByteBuffer entry = ByteBuffer.allocate(CHECKSUM + bytes.length);
        entry.putInt(checksum(bytes)).put(bytes);
        Files.write(temporary, entry.array());
        Files.move(
            temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Drops what is over the limit in the directories that were written to. */
  public void trim() {
    for (Path shard : written) {
      List<Entry> entries = entries(shard);
      long bytes = entries.stream().mapToLong(Entry::bytes).sum();
      entries.sort(Comparator.comparing(Entry::used));
      for (Entry entry : entries) {
        if (bytes <= limit / SHARDS) {
          break;
        }
        bytes -= entry.bytes();
        delete(entry.file());
      }
    }
    written.clear();
  }

  /** What the directory holds. */
  public Contents contents() {
    long count = 0;
    long bytes = 0;
    for (Path shard : shards()) {
      for (Entry entry : entries(shard)) {
        count++;
        bytes += entry.bytes();
      }
    }
    return new Contents(count, bytes);
  }

  /**
   * Deletes every entry, and nothing that is none.
   *
   * @throws IOException when something cannot be deleted
   */
  public void clear() throws IOException {
    for (Path shard : shards()) {
      for (Entry entry : entries(shard)) {
        Files.deleteIfExists(entry.file());
      }
      try {
        Files.deleteIfExists(shard);
      } catch (DirectoryNotEmptyException e) {
        // Another run has just kept something, which is not from before.
      }
    }
  }

  private record Entry(Path file, long bytes, Instant used) {}

  private List<Path> shards() {
    return list(directory, "[0-9a-f][0-9a-f]");
  }

  /** Also temporary files that a killed run left behind. */
  private static List<Entry> entries(Path shard) {
    List<Entry> entries = new ArrayList<>();
    for (Path file : list(shard, "[0-9a-f]*")) {
      try {
        BasicFileAttributes about = Files.readAttributes(file, BasicFileAttributes.class);
        entries.add(new Entry(file, about.size(), about.lastModifiedTime().toInstant()));
      } catch (IOException e) {
        // Another run has just dropped it.
      }
    }
    return entries;
  }

  private static List<Path> list(Path directory, String glob) {
    List<Path> paths = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory, glob)) {
      stream.forEach(paths::add);
    } catch (IOException | DirectoryIteratorException e) {
      return List.of(); // not made yet, or not for us to see
    }
    return paths;
  }

  private static void noteUse(Path file) {
    Instant now = Instant.now();
    try {
      if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(USE))) {
        Files.setLastModifiedTime(file, FileTime.from(now));
      }
    } catch (IOException e) {
      // A cache that may only be read, or another run has just dropped the entry.
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      // Another run was faster, or it stays and the next run tries again.
    }
  }

  private Path file(String key) {
    return directory.resolve(key.substring(0, 2)).resolve(key);
  }

  private static int checksum(byte[] bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes);
    return (int) checksum.getValue();
  }
}
