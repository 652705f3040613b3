package fixture.seen;

import java.util.List;
import java.util.function.Consumer;

public final class Crawler {

  private final SeenUrls seen = new SeenUrls();

  public void crawl(List<String> urls, Consumer<String> fetch) {
    for (String url : urls) {
      if (seen.isNew(url)) {
        fetch.accept(url);
      }
    }
  }
}
