import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Makes the documentation's site from its Markdown.
 *
 * <p>{@code java -cp 'scanner/target/app/*' scanner/site/BuildSite.java docs SITE}. Every link
 * between pages, and to a heading, must lead somewhere; one that does not fails the build.
 */
final class BuildSite {
  /** The pages that every page leads to, in the order in which people come to need them. */
  private static final Map<String, String> NAVIGATION = new LinkedHashMap<>();

  static {
    NAVIGATION.put("quick-start.md", "Quick start");
    NAVIGATION.put("rules/README.md", "Rules");
    NAVIGATION.put("usage.md", "Usage");
    NAVIGATION.put("github.md", "GitHub");
    NAVIGATION.put("pre-commit.md", "pre-commit");
    NAVIGATION.put("adopting.md", "Adopting it");
    NAVIGATION.put("other-tools.md", "Beside other tools");
    NAVIGATION.put("report-json.md", "JSON report");
    NAVIGATION.put("precision.md", "Precision");
    NAVIGATION.put("benchmarks.md", "Benchmarks");
    NAVIGATION.put("architecture.md", "Architecture");
    NAVIGATION.put("adr/README.md", "Decisions");
    NAVIGATION.put("versioning.md", "Versions");
  }

  private static final Pattern LOCAL = Pattern.compile("(?!\\w+:)([^#]*)(?:#(.*))?");

  private final Path docs;
  private final Path site;
  private final Map<Path, Node> pages = new LinkedHashMap<>();
  private final Set<String> anchors = new TreeSet<>();
  private final List<String> problems = new ArrayList<>();

  private BuildSite(Path docs, Path site) {
    this.docs = docs;
    this.site = site;
  }

  /** See the class. */
  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      System.err.println("usage: java -cp 'scanner/target/app/*' BuildSite.java DOCS SITE");
      System.exit(2);
    }
    new BuildSite(Path.of(args[0]), Path.of(args[1])).run();
  }

  private void run() throws IOException {
    List<Extension> tables = List.of(TablesExtension.create());
    Parser parser = Parser.builder().extensions(tables).build();
    List<Path> files;
    try (Stream<Path> all = Files.walk(docs)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      Path relative = docs.relativize(file);
      if (relative.toString().endsWith(".md")) {
        Node page = parser.parse(Files.readString(file));
        pages.put(relative, page);
        anchors(relative, page);
      }
    }
    HtmlRenderer renderer =
        HtmlRenderer.builder()
            .extensions(tables)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .attributeProviderFactory(
                context ->
                    (node, tag, attributes) -> {
                      // HTML has no such attribute any more.
                      attributes.remove("align");
                      if (node instanceof Heading) {
                        attributes.put("id", slug(node));
                      }
                    })
            .build();
    for (Map.Entry<Path, Node> page : pages.entrySet()) {
      relink(page.getKey(), page.getValue());
      write(page.getKey(), page.getValue(), renderer.render(page.getValue()));
    }
    for (Path file : files) {
      Path relative = docs.relativize(file);
      if (!relative.toString().endsWith(".md")) {
        Path target = site.resolve(relative.toString());
        Files.createDirectories(target.getParent());
        Files.deleteIfExists(target);
        Files.copy(file, target);
      }
    }
    for (String page : NAVIGATION.keySet()) {
      if (!pages.containsKey(Path.of(page))) {
        problems.add("the navigation names " + page + ", which is not there");
      }
    }
    if (!problems.isEmpty()) {
      problems.forEach(System.err::println);
      System.exit(1);
    }
    System.out.println(pages.size() + " pages in " + site);
  }

  private void anchors(Path relative, Node page) {
    page.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Heading heading) {
            anchors.add(relative + "#" + slug(heading));
          }
        });
  }

  /** Links between pages lead to their HTML; what lies outside of the docs stays in the sources. */
  private void relink(Path from, Node page) {
    page.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Link link) {
            Matcher local = LOCAL.matcher(link.getDestination());
            if (local.matches()) {
              link.setDestination(target(from, local.group(1), local.group(2)));
            }
            visitChildren(link);
          }
        });
  }

  private String target(Path from, String path, String anchor) {
    Path at = path.isEmpty() ? from : from.resolveSibling(path).normalize();
    if (at.startsWith("..")) {
      return "https://github.com/memlint/memlint/blob/main/"
          + docs.resolve(at).normalize().toString().replace('\\', '/');
    }
    if (!Files.exists(docs.resolve(at))) {
      problems.add(from + " links to " + path + ", which is not there");
    }
    if (anchor != null && !anchors.contains(at + "#" + anchor)) {
      problems.add(from + " links to " + at + "#" + anchor + ", and there is no such heading");
    }
    String html = path.isEmpty() ? "" : html(path);
    return anchor == null ? html : html + "#" + anchor;
  }

  private static String html(String path) {
    return path.replaceFirst("README\\.md$", "index.html").replaceFirst("\\.md$", ".html");
  }

  /** As GitHub makes them, so that links work in both places. */
  private static String slug(Node heading) {
    return text(heading).toLowerCase().replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
  }

  private static String text(Node node) {
    StringBuilder text = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text part) {
            text.append(part.getLiteral());
          }

          @Override
          public void visit(Code part) {
            text.append(part.getLiteral());
          }
        });
    return text.toString();
  }

  private void write(Path relative, Node page, String body) throws IOException {
    String up = "../".repeat(relative.getNameCount() - 1);
    String navigation =
        NAVIGATION.entrySet().stream()
            .map(
                entry ->
                    "<a href=\"%s%s\"%s>%s</a>"
                        .formatted(
                            up,
                            html(entry.getKey()),
                            Path.of(entry.getKey()).equals(relative) ? " aria-current=\"page\"" : "",
                            entry.getValue()))
            .collect(Collectors.joining("\n"));
    String title = page.getFirstChild() == null ? "memlint" : text(page.getFirstChild());
    String text =
        Files.readString(
                Path.of(System.getProperty("jdk.launcher.sourcefile"))
                    .resolveSibling("page.html"))
            .replace("@TITLE@", title.replace("&", "&amp;").replace("<", "&lt;"))
            .replace("@UP@", up)
            .replace("@NAVIGATION@", navigation)
            .replace("@BODY@", body);
    Path target = site.resolve(html(relative.toString()));
    Files.createDirectories(target.getParent());
    Files.writeString(target, text);
    if (relative.equals(Path.of("quick-start.md"))) {
      Files.writeString(site.resolve("index.html"), text);
    }
  }
}
