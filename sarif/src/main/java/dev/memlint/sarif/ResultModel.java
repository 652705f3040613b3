package dev.memlint.sarif;

import com.contrastsecurity.sarif.ArtifactChange;
import com.contrastsecurity.sarif.ArtifactContent;
import com.contrastsecurity.sarif.Fix;
import com.contrastsecurity.sarif.Location;
import com.contrastsecurity.sarif.PartialFingerprints;
import com.contrastsecurity.sarif.PropertyBag;
import com.contrastsecurity.sarif.Replacement;
import com.contrastsecurity.sarif.Result;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One result in the object model. */
final class ResultModel {
  private ResultModel() {}

  static Result of(SarifResult result, int ruleIndex) {
    Result model = new Result();
    model.setRuleId(result.ruleId());
    model.setRuleIndex(ruleIndex);
    model.setKind(Result.Kind.FAIL);
    model.setLevel(Result.Level.fromValue(result.level().word()));
    model.setMessage(
        LocationModel.message(SarifText.message(result.message(), result.related().size())));
    model.setLocations(List.of(LocationModel.of(result.location())));
    if (!result.related().isEmpty()) {
      model.setRelatedLocations(related(result.related()));
    }
    if (result.primaryLocationLineHash().isPresent() || result.fingerprint().isPresent()) {
      model.setPartialFingerprints(fingerprints(result));
    }
    result.rank().ifPresent(model::setRank);
    if (!result.properties().values().isEmpty()) {
      model.setProperties(properties(result.properties()));
    }
    if (!result.fixes().isEmpty()) {
      Set<Fix> fixes = new LinkedHashSet<>();
      result.fixes().forEach(fix -> fixes.add(fix(fix)));
      model.setFixes(fixes);
    }
    return model;
  }

  private static Set<Location> related(List<SarifRelatedLocation> places) {
    Set<Location> related = new LinkedHashSet<>();
    for (SarifRelatedLocation place : places) {
      Location location = LocationModel.of(place.location());
      location.setId(related.size() + 1);
      location.setMessage(LocationModel.message(SarifText.message(place.message(), 0)));
      related.add(location);
    }
    return related;
  }

  private static PartialFingerprints fingerprints(SarifResult result) {
    PartialFingerprints model = new PartialFingerprints();
    result
        .primaryLocationLineHash()
        .ifPresent(hash -> model.setAdditionalProperty("primaryLocationLineHash", hash));
    result.fingerprint().ifPresent(hash -> model.setAdditionalProperty(SarifLog.FINGERPRINT, hash));
    return model;
  }

  private static PropertyBag properties(SarifProperties properties) {
    PropertyBag bag = new PropertyBag();
    properties
        .values()
        .forEach(
            (name, value) ->
                bag.setAdditionalProperty(
                    name,
                    switch (value) {
                      case SarifProperties.Text(String text) -> text;
                      case SarifProperties.Whole(long number) -> number;
                    }));
    return bag;
  }

  private static Fix fix(SarifFix fix) {
    Set<ArtifactChange> changes = new LinkedHashSet<>();
    fix.changes().forEach(change -> changes.add(change(change)));
    Fix model = new Fix();
    model.setDescription(LocationModel.message(SarifText.message(fix.description(), 0)));
    model.setArtifactChanges(changes);
    if (!fix.properties().values().isEmpty()) {
      model.setProperties(properties(fix.properties()));
    }
    return model;
  }

  private static ArtifactChange change(SarifFileChange change) {
    List<Replacement> replacements = new ArrayList<>();
    for (SarifEdit edit : change.edits()) {
      // Written for a deletion too: review bots skip a replacement that has no inserted text.
      ArtifactContent content = new ArtifactContent();
      content.setText(edit.newText());
      Replacement replacement = new Replacement();
      replacement.setDeletedRegion(LocationModel.region(edit.region()));
      replacement.setInsertedContent(content);
      replacements.add(replacement);
    }
    ArtifactChange model = new ArtifactChange();
    model.setArtifactLocation(LocationModel.artifact(change.path()));
    model.setReplacements(replacements);
    return model;
  }
}
