package dev.memlint.sarif;

import com.contrastsecurity.sarif.ArtifactLocation;
import com.contrastsecurity.sarif.Location;
import com.contrastsecurity.sarif.Message;
import com.contrastsecurity.sarif.PhysicalLocation;
import com.contrastsecurity.sarif.Region;

/** Places and messages in the object model. */
final class LocationModel {
  /** What relative URIs are relative to; by this name readers know the repository's root. */
  static final String ROOT = "%SRCROOT%";

  private LocationModel() {}

  static Location of(SarifLocation location) {
    PhysicalLocation place = new PhysicalLocation();
    place.setArtifactLocation(artifact(location.path()));
    location.region().ifPresent(region -> place.setRegion(region(region)));
    Location model = new Location();
    model.setPhysicalLocation(place);
    return model;
  }

  static ArtifactLocation artifact(String path) {
    ArtifactLocation model = new ArtifactLocation();
    model.setUri(RelativeUri.of(path));
    model.setUriBaseId(ROOT);
    return model;
  }

  static Region region(SarifRegion region) {
    Region model = new Region();
    model.setStartLine(region.startLine());
    model.setStartColumn(region.startColumn());
    model.setEndLine(region.endLine());
    model.setEndColumn(region.endColumn());
    model.setCharOffset(region.charOffset());
    model.setCharLength(region.charLength());
    return model;
  }

  static Message message(String text) {
    Message model = new Message();
    model.setText(text);
    return model;
  }
}
