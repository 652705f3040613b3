package fixture.scratch;

final class RequestFilter {

  private RequestFilter() {}

  static void afterCompletion() {
    Scratch.SPANS.remove();
  }
}
