package dev.memlint.rust;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The module that a file is, told by its path as cargo lays packages out. */
final class ModulePath {
  private ModulePath() {}

  /**
   * {@code "crates/net-io/src/pool/mod.rs"} is {@code "net_io::pool"}; a package at the root of the
   * scan has no name to see and is {@code "crate"}.
   */
  static String of(String filePath) {
    List<String> parts = new ArrayList<>(Arrays.asList(filePath.split("/")));
    String file = parts.removeLast().replaceFirst("\\.rs$", "");
    int source = parts.lastIndexOf("src");
    List<String> module = new ArrayList<>();
    module.add(source > 0 ? crateName(parts.get(source - 1)) : "crate");
    module.addAll(parts.subList(source + 1, parts.size()));
    boolean root = file.equals("lib") || file.equals("main") || file.equals("mod");
    if (!root) {
      module.add(file);
    }
    return String.join("::", module);
  }

  /** The name of the crate that a module belongs to. */
  static String crate(String module) {
    int end = module.indexOf("::");
    return end < 0 ? module : module.substring(0, end);
  }

  /** {@code "tokio-util-0.7.1"} unpacks to a directory with its version; a crate name has none. */
  private static String crateName(String directory) {
    return directory.replaceFirst("-\\d+\\..*$", "").replace('-', '_');
  }
}
