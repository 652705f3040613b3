package fixture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

/** What a loop may read, and what may happen to it afterwards. */
final class Shapes {
  static void fromQueue(BlockingQueue<String> queue, PrintStream out) throws InterruptedException {
    List<String> events = new ArrayList<>(); //~ java/accumulate-then-process
    for (String event = queue.take(); !event.isEmpty(); event = queue.take()) {
      events.add(event);
    }
    for (String event : events) {
      out.println(event);
    }
  }

  static void copied(Path from, Path to) throws IOException {
    List<String> lines = new ArrayList<>(); //~ java/accumulate-then-process "written out"
    try (BufferedReader reader = Files.newBufferedReader(from)) {
      for (String line; (line = reader.readLine()) != null; ) {
        lines.add(line.toUpperCase());
      }
    }
    Files.write(to, lines);
  }

  static void deleted(Connection database, ResultSet rows) throws SQLException {
    List<Long> stale = new ArrayList<>(); //~ ok
    while (rows.next()) {
      stale.add(rows.getLong(1));
    }
    for (Long id : stale) {
      try (PreparedStatement delete = database.prepareStatement("DELETE FROM t WHERE id = ?")) {
        delete.setLong(1, id);
        delete.executeUpdate();
      }
    }
  }

  static void counted(BufferedReader file) throws IOException {
    List<String> lines = new ArrayList<>(); //~ ok
    for (String line; (line = file.readLine()) != null; ) {
      lines.add(line);
    }
    System.out.println(lines.size());
    for (String line : lines) {
      System.out.println(line);
    }
  }

  static void handedOn(BufferedReader file, Consumer<List<String>> consumer) throws IOException {
    List<String> lines = new ArrayList<>(); //~ ok
    for (String line; (line = file.readLine()) != null; ) {
      lines.add(line);
    }
    consumer.accept(lines);
  }

  static void first(BufferedReader file) throws IOException {
    List<String> lines = new ArrayList<>(); //~ ok
    for (String line; (line = file.readLine()) != null && lines.size() < 10; ) {
      lines.add(line);
    }
    for (String line : lines) {
      System.out.println(line);
    }
  }
}
