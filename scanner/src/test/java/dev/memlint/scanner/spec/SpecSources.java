package dev.memlint.scanner.spec;

import dev.memlint.rules.page.Page;
import dev.memlint.rules.page.Pages;
import dev.memlint.rules.source.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** All sources that the specification is made of. */
final class SpecSources {
  private SpecSources() {}

  /** Every page, fixture and seed. */
  static List<SourceFile> all() throws IOException {
    List<SourceFile> sources = new ArrayList<>();
    for (Page page : Pages.all()) {
      page.fences()
          .forEach(
              fence ->
                  sources.add(
                      SpecProject.source(
                          fence.path(page.hotspot() + fence.line()),
                          fence.language(),
                          Marker.without(fence.code()))));
    }
    for (String folder : List.of("java", "rust", "python", "seeds")) {
      for (SourceFile source : SpecProject.sourcesBelow(Path.of("..", "testdata", folder))) {
        sources.add(
            SpecProject.source(source.path(), source.language(), Marker.without(source.text())));
      }
    }
    return sources;
  }

  /** Every fence, and every case of a fixture with all its files. */
  static Collection<List<SourceFile>> projects() throws IOException {
    return all().stream()
        .collect(
            Collectors.groupingBy(
                source ->
                    source.language() + source.path().replaceFirst("^([^/]+/[^/]+)/.*", "$1")))
        .values();
  }
}
