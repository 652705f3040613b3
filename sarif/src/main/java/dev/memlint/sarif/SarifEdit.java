package dev.memlint.sarif;

/**
 * The replacement of one region by a text.
 *
 * @param region what goes; empty for an insertion
 * @param newText what comes; empty for a deletion
 */
public record SarifEdit(SarifRegion region, String newText) {
  public SarifEdit {
    if (region.charLength() == 0 && newText.isEmpty()) {
      throw new IllegalArgumentException("an edit that changes nothing");
    }
  }
}
