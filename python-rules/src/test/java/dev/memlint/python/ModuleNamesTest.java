package dev.memlint.python;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ModuleNamesTest {
  @Test
  void aPathIsTheModuleThatImportsName() {
    assertThat(ModuleNames.ofPath("pkg/sub/mod.py")).isEqualTo("pkg.sub.mod");
    assertThat(ModuleNames.ofPath("mod.py")).isEqualTo("mod");
  }

  @Test
  void aPackageFileIsThePackage() {
    assertThat(ModuleNames.ofPath("pkg/sub/__init__.py")).isEqualTo("pkg.sub");
  }

  @Test
  void sourceFoldersAndFoldersThatCannotBePackagesAreDropped() {
    assertThat(ModuleNames.ofPath("src/pkg/mod.py")).isEqualTo("pkg.mod");
    assertThat(ModuleNames.ofPath("django-5.2/django/db/models.py")).isEqualTo("django.db.models");
    assertThat(ModuleNames.ofPath("my-app/lib/pkg/mod.py")).isEqualTo("pkg.mod");
  }

  @Test
  void relativeImportsCountFromTheModule() {
    assertThat(ModuleNames.relative("pkg.mod", false, 1, "state")).isEqualTo("pkg.state");
    assertThat(ModuleNames.relative("pkg", true, 1, "state")).isEqualTo("pkg.state");
    assertThat(ModuleNames.relative("pkg.sub.mod", false, 2, "state")).isEqualTo("pkg.state");
    assertThat(ModuleNames.relative("pkg.mod", false, 1, "")).isEqualTo("pkg");
  }

  @Test
  void underscoresAreNotPublic() {
    assertThat(ModuleNames.isPublic("pkg.mod")).isTrue();
    assertThat(ModuleNames.isPublic("pkg._mod")).isFalse();
  }
}
