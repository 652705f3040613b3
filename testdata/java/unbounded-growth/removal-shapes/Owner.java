package fixture.shapes;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Sees to it that every removal is called. */
public final class Owner {

  private final Shapes shapes = new Shapes();

  public void handle(String line) {
    shapes.hook(line, line);
    shapes.iterator(line, System.nanoTime());
    shapes.removeIf(line);
    shapes.methodReference(CompletableFuture.completedFuture(null));
    shapes.subList(line);
    shapes.retainAll(line, java.util.Set.of(line));
    shapes.innerClass(line).run();
    shapes.enqueue(line);
    List<String> batch = new ArrayList<>();
    shapes.next(batch);
    shapes.release(line);
    shapes.flush(line);
  }
}
