package fixture.shapes;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Keeps one for as long as the process lives, and sees to it that every removal is called. */
public final class Owner {

  private static final Shapes SHAPES = new Shapes();

  public void handle(String line) {
    SHAPES.hook(line, line);
    SHAPES.iterator(line, System.nanoTime());
    SHAPES.removeIf(line);
    SHAPES.methodReference(CompletableFuture.completedFuture(null));
    SHAPES.subList(line);
    SHAPES.retainAll(line, java.util.Set.of(line));
    SHAPES.innerClass(line).run();
    SHAPES.enqueue(line);
    List<String> batch = new ArrayList<>();
    SHAPES.next(batch);
    SHAPES.release(line);
    SHAPES.flush(line);
  }
}
