package dev.memlint.sarif;

import com.contrastsecurity.sarif.MultiformatMessageString;
import com.contrastsecurity.sarif.PropertyBag;
import com.contrastsecurity.sarif.ReportingConfiguration;
import com.contrastsecurity.sarif.ReportingDescriptor;
import com.contrastsecurity.sarif.Tool;
import com.contrastsecurity.sarif.ToolComponent;
import java.util.LinkedHashSet;
import java.util.Set;

/** The tool and its rules in the object model. */
final class ToolModel {
  private ToolModel() {}

  static Tool of(SarifTool tool) {
    // The model's arrays are sets, which must keep the order that ruleIndex counts in.
    Set<ReportingDescriptor> rules = new LinkedHashSet<>();
    tool.rules().forEach(rule -> rules.add(descriptor(rule)));
    ToolComponent driver = new ToolComponent();
    driver.setName(tool.name());
    driver.setSemanticVersion(tool.version());
    driver.setInformationUri(tool.informationUri());
    driver.setRules(rules);
    Tool model = new Tool();
    model.setDriver(driver);
    return model;
  }

  private static ReportingDescriptor descriptor(SarifRule rule) {
    ReportingConfiguration configuration = new ReportingConfiguration();
    configuration.setLevel(ReportingConfiguration.Level.fromValue(rule.level().word()));
    PropertyBag properties = new PropertyBag();
    properties.setTags(new LinkedHashSet<>(rule.tags()));
    properties.setAdditionalProperty("precision", rule.precision().word());
    properties.setAdditionalProperty("problem.severity", rule.level().problemSeverity());
    ReportingDescriptor model = new ReportingDescriptor();
    model.setId(rule.id());
    model.setName(rule.name());
    model.setShortDescription(text(rule.shortDescription()));
    model.setFullDescription(text(rule.fullDescription()));
    MultiformatMessageString help = text(rule.helpText());
    help.setMarkdown(rule.helpMarkdown());
    model.setHelp(help);
    model.setHelpUri(rule.helpUri());
    model.setDefaultConfiguration(configuration);
    model.setProperties(properties);
    return model;
  }

  private static MultiformatMessageString text(String text) {
    MultiformatMessageString model = new MultiformatMessageString();
    model.setText(text);
    return model;
  }
}
