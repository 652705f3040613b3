package agent.before;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Runs the tool calls that an agent asks for, one after the other. */
public final class ToolPipelineBefore implements Runnable {

  /** An agent that asks faster than tools run fills memory with requests. */
  private final BlockingQueue<String> requests = new LinkedBlockingQueue<>(); //~ java/unbounded-channel

  public void submitRequest(String request) {
    requests.add(request);
  }

  @Override
  public void run() {
    for (String request = requests.poll(); request != null; request = requests.poll()) {
      System.out.println(request);
    }
  }
}
