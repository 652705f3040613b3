package fixture.bus;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

public final class Bus {

  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>(); //~ java/unbounded-growth

  public void subscribe(Consumer<String> listener) {
    listeners.add(listener);
  }

  public void publish(String event) {
    for (Consumer<String> listener : listeners) {
      listener.accept(event);
    }
  }
}
