package dev.memlint.sarif;

import com.contrastsecurity.sarif.Notification;
import com.contrastsecurity.sarif.ReportingConfiguration;
import com.contrastsecurity.sarif.Result;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;

/** How the object model becomes JSON: its defaults corrected, its maps sorted, its text valid. */
final class SarifJson {
  private SarifJson() {}

  /** A writer of model objects that leaves flushing and closing to its caller. */
  static ObjectWriter writer() {
    return JsonMapper.builder()
        .addMixIn(Result.class, ResultLevel.class)
        .addMixIn(ReportingConfiguration.class, ConfigurationLevel.class)
        .addMixIn(Notification.class, NotificationLevel.class)
        .addModule(new SimpleModule("well-formed").addSerializer(new WellFormedText()))
        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
        .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
        .disable(SerializationFeature.CLOSE_CLOSEABLE)
        .build()
        .writer();
  }

  /**
   * The model leaves out whatever equals the standard's default. But an absent result level means
   * the level of the rule and not the default, so "warning" under an "error" rule would be lost.
   */
  private interface ResultLevel {
    @JsonProperty("level")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    Result.Level getLevel();

    @JsonProperty("kind")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    Result.Kind getKind();
  }

  private interface ConfigurationLevel {
    @JsonProperty("level")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    ReportingConfiguration.Level getLevel();
  }

  private interface NotificationLevel {
    @JsonProperty("level")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    Notification.Level getLevel();
  }

  /**
   * The generator writes half a surrogate pair as an escape, which JSON's grammar allows. But it is
   * no Unicode text, and strict readers refuse the whole log for it.
   */
  private static final class WellFormedText extends StdScalarSerializer<String> {
    private static final long serialVersionUID = 1L;

    WellFormedText() {
      super(String.class);
    }

    @Override
    public void serialize(String text, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(SarifText.wellFormed(text));
    }
  }
}
