package fixture.logsearch;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.FileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Scanner;
import java.util.stream.Collectors;

public final class LogSearch {

  public long errors(List<Path> logs) throws IOException {
    long errors = 0;
    for (Path log : logs) {
      String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8); //~ java/whole-file-read
      errors += text.lines().filter(line -> line.contains("ERROR")).count();
    }
    return errors;
  }

  public int longestLine(String name) throws IOException {
    try (BufferedReader reader = new BufferedReader(new FileReader(name, StandardCharsets.UTF_8))) {
      List<String> lines = reader.lines().collect(Collectors.toList()); //~ java/whole-file-read
      int longest = 0;
      for (String line : lines) {
        longest = Math.max(longest, line.length());
      }
      return longest;
    }
  }

  public boolean mentions(String name, String word) throws IOException {
    try (Scanner scanner = new Scanner(new FileInputStream(name), StandardCharsets.UTF_8)) {
      return scanner.useDelimiter("\\A").next().contains(word); //~ java/whole-file-read
    }
  }

  public int newlines(Path log) throws IOException {
    int newlines = 0;
    for (byte b : Files.readAllBytes(log)) { //~ java/whole-file-read
      newlines += b == '\n' ? 1 : 0;
    }
    return newlines;
  }
}
