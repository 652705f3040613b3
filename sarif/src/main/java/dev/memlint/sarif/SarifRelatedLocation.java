package dev.memlint.sarif;

/**
 * A further place that explains a result. The log numbers a result's related locations from 1 in
 * their order, and {@link SarifText#link} makes the message point at such a number.
 *
 * @param location the place, with a region
 * @param message what is there, not blank
 */
public record SarifRelatedLocation(SarifLocation location, String message) {
  public SarifRelatedLocation {
    Checks.hasRegion(location);
    Checks.notBlank(message, "message of a related location");
  }
}
