package fixture.shelf;

import java.util.List;

/** False alarm 1: methods of these names that read no file. */
public final class Shelf {

  interface Label {
    String readString(String name);

    List<String> readAllLines(String name);

    byte[] readAllBytes();
  }

  private final Label label;

  public Shelf(Label label) {
    this.label = label;
  }

  public int words(List<String> names) {
    int words = 0;
    for (String name : names) {
      words += label.readString(name).split(" ").length; //~ ok
      for (String line : label.readAllLines(name)) { //~ ok
        words += line.isEmpty() ? 0 : 1;
      }
      for (byte b : label.readAllBytes()) { //~ ok
        words += b;
      }
    }
    return words;
  }

  public int decoys(List<String> names) {
    int decoys = 0;
    for (String name : names) {
      for (String line : Files.readAllLines(name)) { //~ ok
        decoys += line.length();
      }
    }
    return decoys;
  }

  /** Shadows the library class of that name. */
  static final class Files {
    static List<String> readAllLines(String name) {
      return List.of(name);
    }

    private Files() {}
  }
}
