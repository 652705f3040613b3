package dev.memlint.scanner.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.finding.Confidence;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.source.Language;
import dev.memlint.rules.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs programs before and after their safe fixes on generated inputs, with the real CPython, JVM
 * and rustc: they print the same and end alike, also on an empty input.
 */
final class FixBehaviourTest {
  private static final int INPUTS = 12;

  /** What the manifest builds: it overflows, unwinds and divides, which a profile could change. */
  private static final String MAIN =
      """
      use std::{env, fs, panic};

      fn main() {
          let text = fs::read_to_string(env::args().nth(1).unwrap()).unwrap();
          let mut sum = 0u8;
          for number in text.split_whitespace().filter_map(|word| word.parse::<i8>().ok()) {
              sum = sum.wrapping_mul(31).wrapping_add(number as u8);
              let each = panic::catch_unwind(|| 1_000.0 / f64::from(sum) + f64::from(100 / number));
              println!("{number} {sum} {:?}", each.ok());
          }
      }
      """;

  private static final String[] PYTHON = {
    "leave the brackets out",
    "leave the brackets out",
    "leave the brackets out",
    "count the items as they come",
    "collect the parts in 'text_parts' and join them once",
    "collect the parts in 'newest_parts' and join them once",
    "let go of it before that: del names",
    "make it once, before the loop",
    "make it once, before the loop"
  };

  private static final String[] JAVA = {
    "declare it as long",
    "declare it as int",
    "build 'text' with a StringBuilder",
    "compile it once: a constant WORD_PATTERN",
    "compile it once: a constant TABLE_WORD_PATTERN",
    "make it once: a constant PATTERN",
    "compile it once: a constant WHITE_SPACE",
    "compile it once: a constant SPACES",
    "declare it before the loop and clear it in each round"
  };

  private static final String[] RUST = {
    "declare it before the loop and clear it in each round",
    "declare it before the loop and clear it in each round",
    "count the items as they come",
    "move 'text' instead of cloning it",
    "let go of it before that: drop(text);",
    "format into 'text' with write!",
    "format into 'frame' with write!",
    "format into 'widths' with write!",
    "append to 'dashes' with push_str"
  };

  private static final String[] MANIFEST = {
    "add lto = true, codegen-units = 1 to [profile.release]"
  };

  /** What a title says of its place. */
  private static final Pattern OF_ITS_PLACE =
      Pattern.compile(
          "'[^']*'|(?<=constant )\\w+|(?<=: (?:del|drop).).*|(?<=declare it as )\\w+|(?<=^add"
              + " ).*(?= to )");

  @TempDir private Path directory;

  /** Applies safe fixes until there is none; {@code titles} collects what they did. */
  private static String fixed(String name, Language language, String text, List<String> titles)
      throws Exception {
    String current = text;
    while (true) {
      SourceFile source = SpecProject.source(name, language, current);
      Optional<Fix> next =
          SpecProject.scan(List.of(source), Confidence.LOW).findings().stream()
              .flatMap(finding -> finding.fixes().stream())
              .filter(fix -> fix.safety() == FixSafety.SAFE)
              .findFirst();
      if (next.isEmpty()) {
        return current;
      }
      titles.add(next.get().title());
      current = next.get().apply(current);
    }
  }

  /** What a program wrote to standard output, and how it ended. */
  private record Ran(String output, int status) {}

  private Ran run(List<String> command) throws IOException, InterruptedException {
    Path output = directory.resolve("output");
    int status =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(output.toFile())
            .start()
            .waitFor();
    return new Ran(Files.readString(output), status);
  }

  /** The command that runs a program; Rust is compiled first. */
  private List<String> program(String folder, String name, String text)
      throws IOException, InterruptedException {
    Path file = Files.createDirectories(directory.resolve(folder)).resolve(name);
    Files.writeString(file, text);
    if (name.endsWith(".py")) {
      return List.of("python3", file.toString());
    }
    if (name.endsWith(".java")) {
      return List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(), file.toString());
    }
    if (name.equals("Cargo.toml")) {
      Files.writeString(
          Files.createDirectories(directory.resolve(folder + "/src")).resolve("main.rs"), MAIN);
      Ran built =
          run(
              List.of(
                  "cargo",
                  "build",
                  "--release",
                  "--offline",
                  "--quiet",
                  "--manifest-path",
                  file.toString()));
      assertThat(built.status()).as("cargo build of " + folder).isZero();
      return List.of(file.resolveSibling("target/release/tail").toString());
    }
    Path program = file.resolveSibling("program");
    Ran built = run(List.of("rustc", "--edition=2021", "-o", program.toString(), file.toString()));
    assertThat(built.status()).as("rustc of " + folder).isZero();
    return List.of(program.toString());
  }

  private void behavesAsBefore(String name, Language language, String text, String... titles)
      throws Exception {
    List<String> applied = new ArrayList<>();
    String fixed = fixed(name, language, text, applied);
    assertThat(applied).containsExactlyInAnyOrder(titles);
    List<String> before = program("before", name, text);
    List<String> after = program("after", name, fixed);
    Random random = new Random(20_261_127);
    for (int i = 0; i < INPUTS; i++) {
      Path input = Files.writeString(directory.resolve("input"), lines(random, i));
      assertThat(run(with(after, input))).as(fixed).isEqualTo(run(with(before, input)));
    }
  }

  private static List<String> with(List<String> command, Path input) {
    List<String> all = new ArrayList<>(command);
    all.add(input.toString());
    return all;
  }

  /** Lines of words and numbers; the first input has none, the second one empty line. */
  private static String lines(Random random, int number) {
    if (number < 2) {
      return "\n".repeat(number);
    }
    StringBuilder text = new StringBuilder();
    int lines = random.nextInt(40);
    for (int line = 0; line < lines; line++) {
      int words = random.nextInt(6);
      for (int word = 0; word < words; word++) {
        text.append(random.nextBoolean() ? "err\u00f6r" : random.nextInt(-99, 100)).append(' ');
      }
      text.append('\n');
    }
    return text.toString();
  }

  @Test
  void everySafeKindOfThePagesIsRun() throws Exception {
    Set<String> run =
        Stream.of(PYTHON, JAVA, RUST, MANIFEST)
            .flatMap(Arrays::stream)
            .map(FixBehaviourTest::kind)
            .collect(Collectors.toSet());
    Set<String> offered = new TreeSet<>();
    for (List<SourceFile> project : SpecSources.projects()) {
      SpecProject.scan(project, Confidence.LOW).findings().stream()
          .flatMap(finding -> finding.fixes().stream())
          .filter(fix -> fix.safety() == FixSafety.SAFE)
          .map(fix -> kind(fix.title()))
          .forEach(offered::add);
    }
    assertThat(run).containsAll(offered);
  }

  private static String kind(String title) {
    return OF_ITS_PLACE.matcher(title).replaceAll("_");
  }

  @Test
  void python() throws Exception {
    behavesAsBefore(
        "program.py",
        Language.PYTHON,
        """
        import re
        import sys
        from pathlib import Path


        def words(name):
            found = 0
            with open(name, encoding="utf-8") as log:
                for line in log:
                    word = re.compile(r"err.r")
                    found += len(word.findall(line)) + len(re.compile("-").findall(line))
            return found


        def run(name):
            with open(name, encoding="utf-8") as log:
                print(sum([len(line) for line in log]))
            print(len(list(Path(name).parent.rglob("*"))))
            with open(name, encoding="utf-8") as log:
                print(min([line for line in log if line.strip()], key=len))
            with open(name, encoding="utf-8") as log:
                print(max([len(line) for line in log]))


        def table(name):
            text = "<ol>"
            newest = ""
            with open(name, encoding="utf-8") as log:
                for number, line in enumerate(log):
                    text += f"<li>{number}: {line.strip()}"
                    if "err" in line:
                        text += " !"
                    newest = f"{line.strip()};" + newest
            text += "</ol>"
            return text, newest


        class Server:
            def allow(self, number):
                self.number = number

            def serve_forever(self):
                print(self.number)


        def serve(server, path):
            with open(path, encoding="utf-8") as file:
                names = set(file.read().split("\\n"))
            server.allow(len(names))
            server.serve_forever()


        print(table(sys.argv[1]), words(sys.argv[1]))
        run(sys.argv[1])
        serve(Server(), sys.argv[1])
        """,
        PYTHON);
  }

  @Test
  void java() throws Exception {
    behavesAsBefore(
        "Program.java",
        Language.JAVA,
        """
        import java.io.BufferedReader;
        import java.io.IOException;
        import java.nio.file.Files;
        import java.nio.file.Path;
        import java.util.ArrayList;
        import java.util.Arrays;
        import java.util.List;
        import java.util.regex.Pattern;

        class Program {
          public static void main(String[] arguments) throws IOException {
            try (BufferedReader log = Files.newBufferedReader(Path.of(arguments[0]))) {
              System.out.println(printed(log));
            }
            try (BufferedReader log = Files.newBufferedReader(Path.of(arguments[0]))) {
              System.out.println(table(log, arguments.length, 'x'));
            }
          }

          private static String table(BufferedReader log, int number, char mark) throws IOException {
            String missing = null;
            String text = "table";
            for (String line; (line = log.readLine()) != null; ) {
              if (!text.isEmpty()) {
                text = text + number + number;
              }
              text += number + mark + line + (number - 3) + missing + mark + '|';
              text = String.format("%s%d %%s: %s", text, number, line);
              if (line.isEmpty()) {
                System.out.println("so far " + text.length() + text.charAt(0));
                continue;
              }
              text += line.endsWith("r ") ? line : 1.5;
            }
            for (String word : words(text)) {
              text += word.matches("[a-z\u00f6]{3,}") ? word.replaceAll("r+$", "<$0>") : '-';
              text += Pattern.compile("(\\\\d)\\\\1").matcher("7" + word).find();
            }
            return text.isEmpty() ? "none" : text.strip() + text;
          }

          private static List<String> words(String text) {
            List<String> words = new ArrayList<>();
            for (String line : text.lines().toList()) {
              words.addAll(Arrays.asList(line.split("\\\\s+")));
              words.addAll(Arrays.asList((line + ' ').split(" +", 3)));
            }
            return words;
          }

          private static Long printed(BufferedReader log) throws IOException {
            Long length = 0L;
            Integer lines = 0;
            for (String line = log.readLine(); line != null; line = log.readLine()) {
              StringBuilder row = new StringBuilder();
              row.append(line.length()).append(':').append(line);
              length += row.length();
              lines++;
              if (line.isEmpty()) {
                continue;
              }
              System.out.println(row.reverse().toString());
            }
            return length + lines;
          }
        }
        """,
        JAVA);
  }

  @Test
  void rust() throws Exception {
    behavesAsBefore(
        "program.rs",
        Language.RUST,
        """
        use std::env;
        use std::fs::{self, File};
        use std::io::{self, BufRead, BufReader, Write};
        use std::path::Path;
        use std::sync::mpsc::{channel, Receiver};
        use std::sync::Arc;

        fn main() -> io::Result<()> {
            let name = env::args().nth(1).unwrap_or_default();
            let mut log = BufReader::new(File::open(&name)?);
            let mut bytes = 0;
            loop {
                let mut line = Vec::new();
                if log.read_until(b'\\n', &mut line)? == 0 {
                    break;
                }
                bytes += line.len();
            }
            println!("{bytes}");
            let folder = Path::new(&name).parent().unwrap();
            println!("{}", fs::read_dir(folder)?.flatten().collect::<Vec<_>>().len());
            for number in numbers(&name)? {
                let mut row = String::new();
                row.push_str("number ");
                row.push_str(&number.to_string());
                writeln!(io::stdout(), "{row}")?;
            }
            println!("{}", shared(&name).len());
            print!("{}{}", table(&name)?, framed(&name)?);
            let (sender, numbers) = channel();
            sender.send(name.len()).unwrap();
            drop(sender);
            serve(&name, numbers)
        }

        fn table(name: &str) -> io::Result<String> {
            let mut text = String::new();
            for (number, line) in BufReader::new(File::open(name)?).lines().enumerate() {
                let line = line?;
                text.push_str(&format!("{number:>3}: {line}\n"));
                text += &format!("{{{}}}", line.len());
            }
            Ok(text)
        }

        fn framed(name: &str) -> io::Result<String> {
            let mut frame = String::from("|");
            let mut widths = String::new();
            let mut dashes = String::new();
            for line in BufReader::new(File::open(name)?).lines() {
                let line = line?;
                frame = format!("{frame}{line:>9}\n");
                widths = format!("{}{}{{{}}}", widths, line.len(), line);
                dashes = format!("{dashes}--");
            }
            frame.push_str(&widths);
            frame.push_str(&dashes);
            Ok(frame)
        }

        fn serve(name: &str, numbers: Receiver<usize>) -> io::Result<()> {
            let text = fs::read_to_string(name)?;
            let limit = text.lines().count();
            while let Ok(number) = numbers.recv() {
                println!("{number} {limit}");
            }
            Ok(())
        }

        fn numbers(name: &str) -> io::Result<Vec<i64>> {
            let mut numbers = vec![];
            for line in BufReader::new(File::open(name)?).lines() {
                numbers.extend(line?.split(' ').filter_map(|word| word.parse::<i64>().ok()));
            }
            Ok(numbers)
        }

        fn shared(name: &str) -> Arc<String> {
            let text = name.to_string();
            Arc::new(text.clone())
        }
        """,
        RUST);
  }

  @Test
  void manifest() throws Exception {
    behavesAsBefore(
        "Cargo.toml",
        Language.RUST,
        """
        [package]
        name = "tail"
        version = "1.4.0"
        edition = "2021"

        [[bin]]
        name = "tail"
        path = "src/main.rs"
        """,
        MANIFEST);
  }
}
