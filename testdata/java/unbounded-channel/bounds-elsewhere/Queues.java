package app;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import reactor.core.publisher.Flux;

class Queues {
  private final BlockingQueue<String> mails = new LinkedBlockingQueue<>(Limits.WAITING); //~ ok
  private final BlockingQueue<String> faxes = new LinkedBlockingQueue<>(Integer.MAX_VALUE); //~ java/oversized-bound
  private final ExecutorService one = Executors.newSingleThreadExecutor(); //~ ok a single thread
  private final ThreadPoolExecutor pool =
      new ThreadPoolExecutor(2, 8, 1, TimeUnit.MINUTES, new LinkedBlockingDeque<>()); //~ java/unbounded-channel

  /** A copy of a collection has no more elements than that, but takes any number later. */
  BlockingQueue<String> copy(List<String> names) {
    return new LinkedBlockingQueue<>(names); //~ java/unbounded-channel
  }

  SimpleAsyncTaskExecutor tasks() {
    SimpleAsyncTaskExecutor tasks = new SimpleAsyncTaskExecutor(); //~ ok
    tasks.setConcurrencyLimit(10);
    return tasks;
  }

  Flux<String> relaxed(Flux<String> names) {
    return names.onBackpressureBuffer(); //~ java/unbounded-channel
  }

  Flux<String> strict(Flux<String> names) {
    return names.onBackpressureBuffer(100); //~ ok
  }
}
