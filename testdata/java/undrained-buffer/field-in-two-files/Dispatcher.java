package fixture;

import java.net.Socket;
import java.util.function.Consumer;

/** Takes what a session has received. */
class Dispatcher {
  void dispatch(DrainedSession session, Consumer<String> handler) {
    while (true) {
      handler.accept(session.inbox.toString());
      session.inbox.setLength(0);
    }
  }

  public static void main(String[] args) throws Exception {
    Socket socket = new Socket(args[0], 7070);
    DrainedSession session = new DrainedSession();
    new Dispatcher().start(socket, session);
    session.receive(socket);
  }

  void start(Socket socket, DrainedSession session) {
    new Thread(new KeptSession(socket)).start();
    new Thread(() -> dispatch(session, System.out::println)).start();
  }
}
