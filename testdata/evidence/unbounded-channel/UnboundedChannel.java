import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Hands 65,536 messages of 1 KiB to a slower consumer, through a queue with or without a bound. */
final class UnboundedChannel {
  private static final int MESSAGES = 65_536;
  private static final int MESSAGE_BYTES = 1_024;
  private static final int BOUND = 256;
  private static final int BATCH = 64;

  public static void main(String[] args) throws IOException, InterruptedException {
    if (!args[0].equals("nothing")) {
      BlockingQueue<byte[]> inbox =
          args[0].equals("bounded") ? new LinkedBlockingQueue<>(BOUND) : new LinkedBlockingQueue<>();
      Thread consumer = new Thread(() -> consume(inbox));
      consumer.setDaemon(true);
      consumer.start();
      for (int message = 0; message < MESSAGES; message++) {
        inbox.put(new byte[MESSAGE_BYTES]);
      }
      consumer.join();
      if (!inbox.isEmpty()) {
        throw new IllegalStateException("the consumer gave up");
      }
    }
    System.out.println(args[0] + "\n");
    System.in.read();
  }

  private static void consume(BlockingQueue<byte[]> inbox) {
    try {
      for (int number = 0; number < MESSAGES; number++) {
        inbox.take();
        if (number % BATCH == 0) {
          Thread.sleep(1);
        }
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
