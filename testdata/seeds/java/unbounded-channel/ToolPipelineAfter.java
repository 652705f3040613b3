package agent.after;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Runs the tool calls that an agent asks for, one after the other. */
public final class ToolPipelineAfter implements Runnable {

  private static final int MAX_WAITING = 64;

  /** Who asks faster than tools run has to wait. */
  private final BlockingQueue<String> requests = new LinkedBlockingQueue<>(MAX_WAITING); //~ ok

  public void submitRequest(String request) throws InterruptedException {
    requests.put(request);
  }

  @Override
  public void run() {
    for (String request = requests.poll(); request != null; request = requests.poll()) {
      System.out.println(request);
    }
  }
}
