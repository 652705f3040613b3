package fixture.seen;

import java.util.List;
import java.util.function.Consumer;

public final class Crawler {

  private static final SeenUrls SEEN = new SeenUrls();

  public void crawl(List<String> urls, Consumer<String> fetch) {
    for (String url : urls) {
      if (SEEN.isNew(url)) {
        fetch.accept(url);
      }
    }
  }
}
