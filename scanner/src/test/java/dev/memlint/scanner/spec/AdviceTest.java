package dev.memlint.scanner.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.finding.FixSafety;
import dev.memlint.rules.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What to do is said for the place of the finding, with names and numbers of its code. */
class AdviceTest {
  /** Code that an advice quotes. */
  private static final Pattern QUOTED = Pattern.compile("'[^']+'|\"[^\"]+\"");

  private static final Pattern WORD = Pattern.compile("\\w+");

  private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*");

  @Test
  void whatNoFixChangesIsAdvisedByName() throws Exception {
    List<String> general = new ArrayList<>();
    for (List<SourceFile> project : SpecSources.projects()) {
      String code = project.stream().map(SourceFile::text).collect(Collectors.joining("\n"));
      for (Finding finding : SpecProject.scan(project).findings()) {
        if (!isChanged(finding) && !isSpecific(finding, code)) {
          general.add(finding.path() + ": " + finding.rule() + ": " + finding.help());
        }
      }
    }
    assertThat(general).isEmpty();
  }

  private static boolean isChanged(Finding finding) {
    return finding.fixes().stream().anyMatch(fix -> fix.safety() != FixSafety.DISPLAY_ONLY);
  }

  private static boolean isSpecific(Finding finding, String code) {
    Matcher quoted = QUOTED.matcher(finding.help());
    while (quoted.find()) {
      // A command stands in the code in pieces, and a qualified name by its last part.
      if (WORD.matcher(quoted.group()).results().map(MatchResult::group).anyMatch(code::contains)) {
        return true;
      }
    }
    return NUMBER
        .matcher(finding.help())
        .results()
        .map(MatchResult::group)
        .anyMatch(finding.message()::contains);
  }
}
