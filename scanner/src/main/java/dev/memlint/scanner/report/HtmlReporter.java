package dev.memlint.scanner.report;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.Fix;
import dev.memlint.rules.page.Page;
import dev.memlint.rules.page.Pages;
import dev.memlint.rules.source.LineMap;
import dev.memlint.scanner.notice.Notification;
import dev.memlint.scanner.terminal.TerminalText;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * The report to look at: one file that needs no network, with its findings as data and a script
 * that draws them. Names and code of the scanned sources are data throughout: the script makes text
 * of them, never markup.
 */
public final class HtmlReporter implements Reporter {
  private static final int CONTEXT_LINES = 2;
  private static final int MOST_FRAME_LINES = 12;
  private static final int MOST_LINE_CHARACTERS = 500;
  private static final int MOST_PROBLEMS = 50;

  /** Control characters but the tab, and those that change the direction of text. */
  private static final Pattern HIDDEN =
      Pattern.compile("[\\p{Cntrl}\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069&&[^\\t]]");

  private static final String STYLE = "@STYLE@";
  private static final String PAGES = "@PAGES@";
  private static final String DATA = "@DATA@";
  private static final String SCRIPT = "@SCRIPT@";

  private final OutputStream out;
  private final String version;
  private final JsonGenerator json;
  private final String template;
  private final SortedSet<String> hotspots = new TreeSet<>();
  private final List<String> problems = new ArrayList<>();

  /** A report that goes to {@code out}, which stays open. */
  public HtmlReporter(OutputStream out, String version) throws IOException {
    this.out = out;
    this.version = version;
    template = resource("report.html");
    text(between("", STYLE));
    text(resource("report.css"));
    text(between(STYLE, DATA));
    JsonFactory factory = new JsonFactory();
    factory.setCharacterEscapes(new ScriptEscapes());
    json =
        factory
            .createGenerator(out, JsonEncoding.UTF8)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
    json.writeStartObject();
    json.writeArrayFieldStart("findings");
  }

  /** JSON in which no markup can begin, so that it may stand in a script element. */
  private static final class ScriptEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1L;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = standardAsciiEscapesForJSON();
      codes['<'] = ESCAPE_STANDARD;
      codes['>'] = ESCAPE_STANDARD;
      codes['&'] = ESCAPE_STANDARD;
      return codes;
    }

    @Override
    public SerializableString getEscapeSequence(int ch) {
      return new SerializedString(String.format("\\u%04x", ch));
    }
  }

  private String between(String from, String to) {
    int start = from.isEmpty() ? 0 : template.indexOf(from) + from.length();
    return template.substring(start, to.isEmpty() ? template.length() : template.indexOf(to));
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = HtmlReporter.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void text(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The pages of the rules that found something. */
  private void pages() throws IOException {
    List<Extension> tables = List.of(TablesExtension.create());
    Parser parser = Parser.builder().extensions(tables).build();
    HtmlRenderer renderer =
        HtmlRenderer.builder()
            .extensions(tables)
            .escapeHtml(true)
            .sanitizeUrls(true)
            // HTML has no such attribute any more; the style sheet aligns numbers.
            .attributeProviderFactory(
                context -> (node, tag, attributes) -> attributes.remove("align"))
            .build();
    for (Page page : Pages.all()) {
      if (!hotspots.contains(page.hotspot())) {
        continue;
      }
      text("<template id=\"page-" + page.hotspot() + "\">\n");
      text(renderer.render(parser.parse(PageText.whole(page))));
      text("</template>\n");
    }
  }

  @Override
  public void file(PlacedFile file) throws IOException {
    for (PlacedFinding placed : file.findings()) {
      hotspots.add(placed.finding().rule().hotspot());
      finding(file, placed);
    }
  }

  private void finding(PlacedFile file, PlacedFinding placed) throws IOException {
    Finding finding = placed.finding();
    Region region = placed.region();
    json.writeStartObject();
    json.writeStringField("rule", finding.rule().toString());
    json.writeStringField("hotspot", finding.rule().hotspot());
    json.writeStringField("language", finding.rule().language().id());
    json.writeStringField("level", word(finding.level()));
    json.writeStringField("impact", word(finding.impact()));
    json.writeStringField("confidence", word(finding.confidence()));
    json.writeNumberField("rank", Rank.of(finding));
    json.writeStringField("path", shown(file.path()));
    json.writeNumberField("line", region.startLine());
    json.writeNumberField("column", region.startColumn());
    json.writeNumberField("endLine", region.endLine());
    json.writeNumberField("endColumn", region.endColumn());
    json.writeStringField("symbol", shown(finding.symbol()));
    json.writeStringField("message", shown(finding.message()));
    json.writeStringField("help", shown(finding.help()));
    if (finding.estimatedBytes().isPresent()) {
      json.writeNumberField("bytes", finding.estimatedBytes().getAsLong());
    }
    frame(region, file.text(), file.lines());
    json.writeArrayFieldStart("related");
    for (PlacedFinding.Related related : placed.related()) {
      json.writeStartObject();
      json.writeStringField("path", shown(related.path()));
      json.writeNumberField("line", related.region().startLine());
      json.writeStringField("message", shown(related.message()));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("fixes");
    for (Fix fix : finding.fixes()) {
      fix(fix, file);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void frame(Region region, String text, LineMap lines) throws IOException {
    int first = Math.max(1, region.startLine() - CONTEXT_LINES);
    int last =
        Math.min(
            Math.min(lines.lineCount(), region.endLine() + CONTEXT_LINES),
            first + MOST_FRAME_LINES - 1);
    json.writeObjectFieldStart("frame");
    json.writeNumberField("first", first);
    json.writeArrayFieldStart("lines");
    for (int line = first; line <= last; line++) {
      String code = text.substring(lines.lineStart(line), lines.lineEnd(line));
      json.writeString(cut(code.stripTrailing()));
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void fix(Fix fix, PlacedFile file) throws IOException {
    FixPreview preview = FixPreview.of(fix, file.text(), file.lines());
    json.writeStartObject();
    json.writeStringField("title", shown(fix.title()));
    json.writeStringField("safety", word(fix.safety()).replace('_', ' '));
    json.writeNumberField("first", preview.firstLine());
    lines("before", preview.before());
    lines("after", preview.after());
    json.writeEndObject();
  }

  private void lines(String name, List<String> lines) throws IOException {
    json.writeArrayFieldStart(name);
    for (String line : lines) {
      json.writeString(cut(line));
    }
    json.writeEndArray();
  }

  /** A line of code in which every character keeps its place, and none reorders the others. */
  private static String cut(String line) {
    String safe = HIDDEN.matcher(line).replaceAll("\uFFFD");
    return safe.length() <= MOST_LINE_CHARACTERS
        ? safe
        : safe.substring(0, MOST_LINE_CHARACTERS) + "…";
  }

  /** Without characters that would reorder or hide what a reader sees. */
  private static String shown(String text) {
    return TerminalText.visible(text);
  }

  @Override
  public void notification(Notification notification) {
    if (notification.incomplete() && problems.size() < MOST_PROBLEMS) {
      String place = notification.path().isEmpty() ? "" : notification.path() + ": ";
      problems.add(shown(place + notification.message()));
    }
  }

  @Override
  public void finish(Summary summary) throws IOException {
    json.writeEndArray();
    json.writeArrayFieldStart("problems");
    for (String problem : problems) {
      json.writeString(problem);
    }
    json.writeEndArray();
    json.writeStringField("summary", SummaryLine.of(summary));
    json.writeStringField("version", version);
    json.writeEndObject();
    json.flush();
    text(between(DATA, PAGES));
    pages();
    text(between(PAGES, SCRIPT));
    text(resource("report.js"));
    text(between(SCRIPT, ""));
    out.flush();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
