package dev.memlint.scanner;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.haveModifier;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.memlint.rules.detect.Detector;
import org.junit.jupiter.api.Test;

/** Keeps the arrows between modules and packages pointing one way. */
final class ArchitectureTest {
  private static final JavaClasses MEMLINT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.memlint");

  private static final DescribedPredicate<JavaClass> PARSERS =
      resideInAnyPackage(
          "com.github.javaparser..",
          "io.github.treesitter..",
          "dev.memlint.rules.java..",
          "dev.memlint.rules.treesitter..");

  @Test
  void everyModuleIsSeen() {
    assertThat(MEMLINT.stream().map(JavaClass::getPackageName).distinct())
        .contains(
            "dev.memlint.sarif",
            "dev.memlint.rules.detect",
            "dev.memlint.rust",
            "dev.memlint.python",
            "dev.memlint.scanner");
  }

  @Test
  void sarifKnowsNothingOfOurs() {
    noClasses()
        .that()
        .resideInAPackage("dev.memlint.sarif..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("dev.memlint..").and(not(resideInAnyPackage("dev.memlint.sarif.."))))
        .check(MEMLINT);
  }

  @Test
  void rulesKnowNeitherLanguagesModulesNorScanner() {
    noClasses()
        .that()
        .resideInAPackage("dev.memlint.rules..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "dev.memlint.sarif..",
                "dev.memlint.rust..",
                "dev.memlint.python..",
                "dev.memlint.scanner.."))
        .check(MEMLINT);
  }

  @Test
  void contractAndDetectorsKnowNoParser() {
    noClasses()
        .that()
        .resideInAPackage("dev.memlint.rules..")
        .and(not(resideInAnyPackage("dev.memlint.rules.java..", "dev.memlint.rules.treesitter..")))
        .should()
        .dependOnClassesThat(PARSERS)
        .check(MEMLINT);
  }

  @Test
  void languageModulesKnowOnlyRules() {
    for (String language : new String[] {"rust", "python"}) {
      String own = "dev.memlint." + language + "..";
      noClasses()
          .that()
          .resideInAPackage(own)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("dev.memlint..")
                  .and(not(resideInAnyPackage(own, "dev.memlint.rules.."))))
          .check(MEMLINT);
    }
  }

  @Test
  void scannerFindsFrontEndsByServiceLoaderOnly() {
    noClasses()
        .that()
        .resideInAPackage("dev.memlint.scanner..")
        .should()
        .dependOnClassesThat(
            PARSERS.or(resideInAnyPackage("dev.memlint.rust..", "dev.memlint.python..")))
        .check(MEMLINT);
  }

  @Test
  void eachLibraryHasItsRoom() {
    onlyIn("com.contrastsecurity..", "dev.memlint.sarif..");
    onlyIn("com.github.javaparser..", "dev.memlint.rules.java..");
    onlyIn("io.github.treesitter..", "dev.memlint.rules.treesitter..");
    onlyIn("org.eclipse.jgit..", "dev.memlint.scanner.walk..", "dev.memlint.scanner.fix..");
    onlyIn("org.eclipse.jgit.ignore..", "dev.memlint.scanner.walk..");
    onlyIn("org.eclipse.jgit.diff..", "dev.memlint.scanner.fix..");
    onlyIn("org.commonmark..", "dev.memlint.scanner.report..");
    onlyIn("picocli..", "dev.memlint.scanner.cli..");
  }

  private static void onlyIn(String library, String... rooms) {
    noClasses()
        .that(not(resideInAnyPackage(rooms)))
        .should()
        .dependOnClassesThat(resideInAnyPackage(library))
        .check(MEMLINT);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.memlint.(**)").should().beFreeOfCycles().check(MEMLINT);
  }

  @Test
  void everyClassIsClosed() {
    DescribedPredicate<JavaClass> concrete =
        DescribedPredicate.describe(
            "are classes with a name",
            type ->
                !type.isInterface()
                    && !type.isEnum()
                    && !type.isAnonymousClass()
                    // The constant of an enum that has a body.
                    && type.getSuperclass().filter(s -> s.toErasure().isEnum()).isEmpty());
    classes().that(concrete).should(haveModifier(JavaModifier.FINAL)).check(MEMLINT);
  }

  @Test
  void detectorsAreStateless() {
    fields()
        .that()
        .areDeclaredInClassesThat()
        .areAssignableTo(Detector.class)
        .should()
        .beFinal()
        .allowEmptyShould(true)
        .check(MEMLINT);
  }
}
