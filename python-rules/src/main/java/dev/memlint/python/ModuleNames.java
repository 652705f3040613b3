package dev.memlint.python;

/** Names of modules as imports spell them. */
final class ModuleNames {
  private ModuleNames() {}

  /**
   * The dotted name under which a file is imported: {@code src/pkg/sub/mod.py} is {@code
   * pkg.sub.mod}, {@code pkg/__init__.py} is {@code pkg}. Folders that cannot be packages ({@code
   * django-5.2.19}) and everything above them are not part of it.
   */
  static String ofPath(String path) {
    String stem = path.substring(0, dotOf(path));
    String[] parts = stem.split("/");
    int from = 0;
    for (int i = 0; i < parts.length - 1; i++) {
      if (!isIdentifier(parts[i])) {
        from = i + 1;
      }
    }
    StringBuilder name = new StringBuilder();
    for (int i = from; i < parts.length; i++) {
      boolean isPackageFile = i == parts.length - 1 && parts[i].equals("__init__");
      if (!isPackageFile) {
        name.append(name.isEmpty() ? "" : ".").append(parts[i]);
      }
    }
    return ofImport(name.toString());
  }

  /** An imported module's name in the form of {@link #ofPath}: without a source folder in front. */
  static String ofImport(String module) {
    for (String folder : new String[] {"src.", "lib."}) {
      if (module.startsWith(folder)) {
        return module.substring(folder.length());
      }
    }
    return module;
  }

  /**
   * The module that a relative import names.
   *
   * @param module the importing module
   * @param isPackage whether that is an {@code __init__} file
   * @param dots number of leading dots, at least 1
   * @param rest what follows the dots, may be empty
   */
  static String relative(String module, boolean isPackage, int dots, String rest) {
    String base = module;
    for (int up = isPackage ? 1 : 0; up < dots; up++) {
      int dot = base.lastIndexOf('.');
      base = dot < 0 ? "" : base.substring(0, dot);
    }
    if (base.isEmpty() || rest.isEmpty()) {
      return base + rest;
    }
    return base + "." + rest;
  }

  /** Whether the whole dotted name is public: no part starts with an underscore. */
  static boolean isPublic(String module) {
    return !module.startsWith("_") && !module.contains("._");
  }

  private static int dotOf(String path) {
    int dot = path.lastIndexOf('.');
    return dot > path.lastIndexOf('/') ? dot : path.length();
  }

  private static boolean isIdentifier(String part) {
    if (part.isEmpty() || !Character.isJavaIdentifierStart(part.charAt(0))) {
      return false;
    }
    return part.chars().allMatch(Character::isJavaIdentifierPart);
  }
}
