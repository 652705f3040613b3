package dev.memlint.python;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What calls of the standard and of common libraries return, where a read or a store may follow.
 */
final class LibraryTypes {
  private static final String PATH = "pathlib.Path";

  private static final Set<String> OPENERS =
      Set.of(
          "open",
          "io.open",
          "builtins.open",
          "codecs.open",
          "os.fdopen",
          "gzip.open",
          "bz2.open",
          "lzma.open",
          "gzip.GzipFile",
          "bz2.BZ2File",
          "lzma.LZMAFile",
          "io.FileIO",
          "io.TextIOWrapper",
          "io.BufferedReader",
          "aiofiles.open",
          "anyio.open_file",
          "tarfile.TarFile.extractfile",
          "zipfile.ZipFile.open",
          "pathlib.Path.open",
          "fsspec.open",
          "tempfile.TemporaryFile",
          "tempfile.NamedTemporaryFile",
          "smart_open.open",
          "smart_open.smart_open",
          "file");

  private static final Map<String, String> RETURNS =
      Map.ofEntries(
          Map.entry("os.path.join", "str"),
          Map.entry("os.path.abspath", "str"),
          Map.entry("os.path.expanduser", "str"),
          Map.entry("os.path.dirname", "str"),
          Map.entry("zipfile.ZipFile", "zipfile.ZipFile"),
          Map.entry("tarfile.open", "tarfile.TarFile"),
          Map.entry("urllib.request.urlopen", "http.client.HTTPResponse"),
          Map.entry("urllib2.urlopen", "http.client.HTTPResponse"),
          Map.entry("http.client.HTTPConnection.getresponse", "http.client.HTTPResponse"),
          Map.entry("asyncio.create_subprocess_exec", "asyncio.subprocess.Process"),
          Map.entry("asyncio.create_subprocess_shell", "asyncio.subprocess.Process"),
          Map.entry("socket.socket", "socket.socket"),
          Map.entry("socket.create_connection", "socket.socket"),
          Map.entry("requests.Session", "requests.Session"),
          Map.entry("httpx.Client", "httpx.Client"),
          Map.entry("httpx.AsyncClient", "httpx.Client"));

  private static final Set<String> PATH_ATTRIBUTES = Set.of("parent");
  private static final Set<String> PATH_LISTINGS = Set.of("glob", "rglob", "iterdir");
  private static final Set<String> PATH_METHODS =
      Set.of(
          "absolute",
          "cwd",
          "expanduser",
          "home",
          "joinpath",
          "relative_to",
          "rename",
          "replace",
          "resolve",
          "with_name",
          "with_stem",
          "with_suffix");
  private static final Set<String> PATH_CLASSES =
      Set.of(PATH, "pathlib.PurePath", "pathlib.PosixPath", "pathlib.WindowsPath", "pathlib2.Path");
  private static final Set<String> HTTP_METHODS =
      Set.of("get", "post", "put", "patch", "delete", "request");

  private static final Map<String, String> ANNOTATIONS =
      Map.ofEntries(
          Map.entry("typing.Dict", "dict"),
          Map.entry("typing.MutableMapping", "dict"),
          Map.entry("collections.abc.MutableMapping", "dict"),
          Map.entry("typing.Mapping", "dict"),
          Map.entry("collections.abc.Mapping", "dict"),
          Map.entry("typing.List", "list"),
          Map.entry("typing.MutableSequence", "list"),
          Map.entry("collections.abc.MutableSequence", "list"),
          Map.entry("typing.Set", "set"),
          Map.entry("typing.MutableSet", "set"),
          Map.entry("collections.abc.MutableSet", "set"),
          Map.entry("typing.FrozenSet", "frozenset"),
          Map.entry("typing.Tuple", "tuple"),
          Map.entry("typing.Text", "str"),
          Map.entry("typing.Deque", "collections.deque"),
          Map.entry("typing.DefaultDict", "collections.defaultdict"),
          Map.entry("typing.OrderedDict", "collections.OrderedDict"),
          Map.entry("typing.Counter", "collections.Counter"),
          Map.entry("typing.ChainMap", "collections.ChainMap"),
          Map.entry("typing.IO", "file"),
          Map.entry("typing.TextIO", "file"),
          Map.entry("typing.BinaryIO", "file"),
          Map.entry("io.IOBase", "file"),
          Map.entry("io.RawIOBase", "file"),
          Map.entry("io.TextIOBase", "file"),
          Map.entry("io.BufferedIOBase", "file"),
          Map.entry("io.TextIOWrapper", "file"),
          Map.entry("io.BufferedReader", "file"));

  private LibraryTypes() {}

  /** Whether a call of this name gives a file object. */
  static boolean opens(String canonical) {
    return OPENERS.contains(canonical);
  }

  /** The type that a call of this canonical name returns. */
  static Optional<TypeRef> returnedBy(String canonical) {
    if (opens(canonical)) {
      return Optional.of(TypeRef.FILE);
    }
    if (isPathClass(canonical)) {
      return Optional.of(TypeRef.of(PATH));
    }
    int dot = canonical.lastIndexOf('.');
    if (dot > 0) {
      String owner = canonical.substring(0, dot);
      String method = canonical.substring(dot + 1);
      if (isPathClass(owner) && PATH_LISTINGS.contains(method)) {
        return Optional.of(new TypeRef("iterator", "iterator", "", PATH));
      }
      if (isPathClass(owner) && PATH_METHODS.contains(method)) {
        return Optional.of(TypeRef.of(PATH));
      }
      if (HTTP_METHODS.contains(method)) {
        switch (owner) {
          case "requests", "requests.Session", "requests.sessions.Session" -> {
            return Optional.of(TypeRef.of("requests.Response"));
          }
          case "httpx", "httpx.Client", "httpx.AsyncClient" -> {
            return Optional.of(TypeRef.of("httpx.Response"));
          }
          default -> {}
        }
      }
    }
    return Optional.ofNullable(RETURNS.get(canonical)).map(TypeRef::of);
  }

  /** The type of an attribute of a library type. */
  static Optional<TypeRef> attribute(String type, String attribute) {
    if (type.equals("git.Repo") && attribute.equals("git")) {
      return Optional.of(TypeRef.of("git.cmd.Git"));
    }
    return isPathClass(type) && PATH_ATTRIBUTES.contains(attribute)
        ? Optional.of(TypeRef.of(PATH))
        : Optional.empty();
  }

  /** The canonical type that an annotation's canonical name stands for. */
  static String annotated(String canonical) {
    if (isPathClass(canonical)) {
      return PATH;
    }
    return ANNOTATIONS.getOrDefault(canonical, canonical);
  }

  static boolean isPathClass(String canonical) {
    return PATH_CLASSES.contains(canonical);
  }
}
