package fixture.elsewhere;

import java.util.LinkedHashMap;
import java.util.Map;

final class DocumentCache {
  private final Map<String, byte[]> documents = new LinkedHashMap<>(); //~ java/oversized-bound "50,000 entries"
  private final Map<String, Double> scores = new LinkedHashMap<>(); //~ ok

  synchronized void put(String url, byte[] document, double score) {
    if (documents.size() >= Limits.MAX_DOCUMENTS) {
      documents.clear();
    }
    documents.put(url, document);
    if (scores.size() >= Limits.MAX_SCORES) {
      scores.clear();
    }
    scores.put(url, score);
  }
}
