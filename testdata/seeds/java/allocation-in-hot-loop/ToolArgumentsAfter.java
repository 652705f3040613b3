package agent.after;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** Reads the arguments of tool calls. */
public final class ToolArgumentsAfter {

  private static final ObjectMapper MAPPER = new ObjectMapper(); //~ ok

  /** One mapper learns each class once. */
  public void print(List<String> calls) throws JsonProcessingException {
    for (String arguments : calls) {
      System.out.println(MAPPER.readTree(arguments).size()); //~ ok
    }
  }
}
