package agent.before;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** Reads the arguments of tool calls. */
public final class ToolArgumentsBefore {

  /** A mapper learns each class anew, for every call of a tool. */
  public void print(List<String> calls) throws JsonProcessingException {
    for (String arguments : calls) {
      System.out.println(new ObjectMapper().readTree(arguments).size()); //~ java/allocation-in-hot-loop
    }
  }
}
