package dev.memlint.sarif;

/**
 * A stretch of a text file, both as lines and columns and as offsets. It is half-open: the end
 * names the position behind the last character. All units are UTF-16 code units.
 *
 * @param startLine line of the first character, from 1
 * @param startColumn column of the first character, from 1
 * @param endLine line of the position behind the last character
 * @param endColumn column of the position behind the last character
 * @param charOffset units before the region, from 0
 * @param charLength units in the region; 0 exactly when start and end are the same position
 */
public record SarifRegion(
    int startLine, int startColumn, int endLine, int endColumn, int charOffset, int charLength) {
  public SarifRegion {
    boolean ordered = startLine < endLine || startLine == endLine && startColumn <= endColumn;
    boolean positive = startLine >= 1 && startColumn >= 1 && endColumn >= 1;
    boolean lengthAgrees =
        startLine == endLine ? charLength == endColumn - startColumn : charLength > 0;
    // An end behind Integer.MAX_VALUE would make the overlap check of a fix wrap around.
    boolean endFits = charOffset >= 0 && charLength <= Integer.MAX_VALUE - charOffset;
    if (!ordered || !positive || !lengthAgrees || !endFits) {
      throw new IllegalArgumentException(
          "not a region: %d:%d..%d:%d, offset %d, length %d"
              .formatted(startLine, startColumn, endLine, endColumn, charOffset, charLength));
    }
  }

  /** Offset behind the last unit. */
  public int charEnd() {
    return charOffset + charLength;
  }
}
