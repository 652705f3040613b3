package dev.memlint.rules.detect;

import java.util.Locale;
import java.util.regex.Pattern;

/** Sources that are small by what they are, judged by how the code names them. */
final class KnownSmall {
  /** Words of a path, variable or function name, split at case changes, separators and digits. */
  private static final Pattern SMALL_WORDS =
      Pattern.compile(
          "(?:^|[^a-z])(?:config|configuration|cfg|conf|settings?|prefs|preferences|options|manifest"
              + "|pyproject|cargo|pom|package|template|templates|license|licence|readme"
              + "|changelog|version|key|keys|keyfile|pubkey|pubkeys|privkey|privkeys|keypair|pem|crt|cer|cert|certificate|certs|secret|secrets"
              + "|token|password|passwd|passphrase|credentials?|pid|pidfile|lock|lockfile|hosts|resolv"
              + "|cgroup|schema|resource|resources|stylesheet|css|dockerfile|makefile|gitignore|ignore"
              + "|toml|ini|yaml|yml|properties|env|dotenv|environment|conda|rc|requirements|requires|metadata|descriptor|banner|icon|favicon"
              + "|fixture|fixtures|snapshot|machine|hostname|nonce|nonces|marker|stamp|checksum|signature|sha|md5"
              + "|include|includes|shebang|header|entitlements|plist|desktop|locale|po|stylesheets|grammar"
              + "|pythonrc|tracking|formula|opts|release|changes|dockerignore|npmignore|bashrc|crontab|policy|rules|profile|setup|workflow|playbook|role|galaxy|vault|salt|hook|hooks"
              + "|editorconfig|inventory|spec|specs|specification|specifications|exclude|excludes|pattern|patterns|glob|globs|whitelist|blacklist|blocklist|ignorelist"
              + "|allowlist|denylist|argfile|filepaths|graminit|example|examples|versionfile|gitattributes"
              + "|container|skill|skills|script|scripts|lua|colordiffrc|vendor|notebook|shebangs|topic|urls"
              + "|html|mapping|mappings|labels|classes|undo|commands|stderr|packs|generated|defaults|deps|property|obsolete|components|oem|product|mounts|topology|cpuinfo"
              + "|packaging|servers|zfs|kstat|snippet|preview|theme|themes|plugin|plugins|symlinked|alternate|alternates|skel|uid|redirect|interpreter|pressure|cmdline)(?:[^a-z]|$)");

  /**
   * Places where everything is small, what lies beside the code, and files that programs are told
   * by.
   */
  private static final Pattern SMALL_PATHS =
      Pattern.compile(
          "(?:^|[\"'/])(?:proc|sys|etc)/|\\b__file__\\b|\\bdata:|data_ur[il]|\\.env(?:[\"'.]|$)"
              + "|META-INF/|[\"'/](?:memory|cpu|io|pids)\\.(?:stat|max|min|high|low|current)\\b|\\bgetsourcefile\\(");

  private KnownSmall() {}

  /**
   * Whether what is read is small whatever the input.
   *
   * @param source as {@link dev.memlint.rules.facts.CallFact#source()} gives it
   */
  static boolean isKnownSmall(String source) {
    String words =
        source
            .replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ")
            .toLowerCase(Locale.ROOT);
    return SMALL_WORDS.matcher(words).find() || SMALL_PATHS.matcher(source).find();
  }
}
