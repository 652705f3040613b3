package dev.memlint.rules.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.memlint.rules.facts.FactsBuilder;
import dev.memlint.rules.facts.FileFacts;
import dev.memlint.rules.finding.Finding;
import dev.memlint.rules.project.ProjectIndex;
import dev.memlint.rules.source.Language;
import dev.memlint.rules.source.Role;
import dev.memlint.rules.source.SourceFile;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class DetectorsTest {
  @Test
  void detectorsKeepNoState() {
    for (Detector detector : Hotspots.all()) {
      assertThat(
              Stream.of(detector.getClass().getDeclaredFields())
                  .filter(field -> !Modifier.isStatic(field.getModifiers())))
          .as(detector.hotspot())
          .isEmpty();
      assertThat(Stream.of(detector.getClass().getDeclaredFields()).map(Field::getModifiers))
          .as(detector.hotspot())
          .allMatch(Modifier::isFinal);
    }
  }

  @Test
  void aBrokenDetectorIsNamedAndLosesOnlyItsOwnFindings() {
    FileFacts file =
        new FactsBuilder(new SourceFile("a.rs", Language.RUST, Role.MAIN, "", "")).build();
    Detector broken = new BrokenDetector();
    Detection detection =
        new Detection(List.of(broken, new ArcOfClone()), Thresholds.standard(), rule -> true);
    Detection.Result result = detection.detect(file, new ProjectIndex(List.of(file)));
    assertThat(result.failures()).extracting(Detection.Failure::hotspot).containsExactly("broken");
    assertThat(result.findings()).isEmpty();
  }

  private static final class BrokenDetector implements Detector {
    @Override
    public String hotspot() {
      return "broken";
    }

    @Override
    public void detect(
        FileFacts file, ProjectIndex project, Thresholds thresholds, Consumer<Finding> findings) {
      throw new IllegalStateException("broken on purpose");
    }
  }

  @Test
  void bytesAreWrittenForPeople() {
    assertThat(Bytes.exact(1 << 20)).isEqualTo("1,048,576 bytes (1 MiB)");
    assertThat(Bytes.exact(100)).isEqualTo("100 bytes");
    assertThat(Bytes.rounded(1536)).isEqualTo("1.5 KiB");
    assertThat(Bytes.rounded(Long.MAX_VALUE)).isEqualTo("8388608 TiB");
  }

  @Test
  void smallSourcesAreKnownByTheirNames() {
    assertThat(KnownSmall.isKnownSmall("\"/proc/self/status\"")).isTrue();
    assertThat(KnownSmall.isKnownSmall("manifestPath")).isTrue();
    assertThat(KnownSmall.isKnownSmall("path <- dir.join(\"Cargo.toml\")")).isTrue();
    assertThat(KnownSmall.isKnownSmall("args.input_file")).isFalse();
    assertThat(KnownSmall.isKnownSmall("logFile")).isFalse();
    assertThat(KnownSmall.isKnownSmall("processed_rows")).isFalse();
  }

  @Test
  void registrationsAreKnownByTheirNames() {
    assertThat(RegistrationNames.isRegistration("registerCodec")).isTrue();
    assertThat(RegistrationNames.isRegistration("add_url_handler")).isTrue();
    assertThat(RegistrationNames.isRegistration("recordViolation")).isFalse();
    assertThat(RegistrationNames.isRegistration("add")).isFalse();
  }
}
