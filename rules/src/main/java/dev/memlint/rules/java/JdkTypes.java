package dev.memlint.rules.java;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Library types that names must resolve to when only a wildcard import or {@code java.lang} says
 * so, what they extend, and what some of their methods return.
 */
final class JdkTypes {
  private static final Map<String, String> SUPERTYPES = supertypes();
  private static final Set<String> KNOWN = known();
  private static final Map<String, String> RETURNS = returns();

  private JdkTypes() {}

  /** Whether the canonical name is one of the listed types. */
  static boolean isKnown(String canonical) {
    return KNOWN.contains(canonical);
  }

  /** Whether a canonical name is the platform's own, listed or not. */
  static boolean isPlatform(String canonical) {
    return canonical.startsWith("java.") || canonical.startsWith("javax.");
  }

  /** The listed supertype. */
  static Optional<String> supertype(String canonical) {
    return Optional.ofNullable(SUPERTYPES.get(canonical));
  }

  /** What {@code owner#method} returns, where listed; the owner's supertypes are tried too. */
  static Optional<String> returned(String owner, String method) {
    for (String type = owner; type != null; type = SUPERTYPES.get(type)) {
      String returned = RETURNS.get(type + "#" + method);
      if (returned != null) {
        return Optional.of(returned);
      }
    }
    return Optional.ofNullable(RETURNS.get("#" + method));
  }

  private static Map<String, String> supertypes() {
    Map<String, String> types = new HashMap<>();
    for (String stream :
        List.of(
            "java.io.FileInputStream",
            "java.io.BufferedInputStream",
            "java.io.DataInputStream",
            "java.io.ObjectInputStream",
            "java.io.PushbackInputStream",
            "java.io.SequenceInputStream",
            "java.util.zip.GZIPInputStream",
            "java.util.zip.ZipInputStream",
            "java.util.zip.InflaterInputStream",
            "java.util.zip.CheckedInputStream",
            "java.util.jar.JarInputStream",
            "java.security.DigestInputStream",
            "javax.crypto.CipherInputStream")) {
      types.put(stream, "java.io.InputStream");
    }
    types.put("java.io.LineNumberReader", "java.io.BufferedReader");
    for (String reader : List.of("BufferedReader", "InputStreamReader", "PushbackReader")) {
      types.put("java.io." + reader, "java.io.Reader");
    }
    types.put("java.io.FileReader", "java.io.InputStreamReader");
    for (String stream :
        List.of(
            "FileOutputStream",
            "BufferedOutputStream",
            "DataOutputStream",
            "ObjectOutputStream",
            "PrintStream",
            "FilterOutputStream")) {
      types.put("java.io." + stream, "java.io.OutputStream");
    }
    for (String writer :
        List.of("BufferedWriter", "OutputStreamWriter", "PrintWriter", "FilterWriter")) {
      types.put("java.io." + writer, "java.io.Writer");
    }
    types.put("java.io.FileWriter", "java.io.OutputStreamWriter");
    types.put("java.util.zip.CRC32", "java.util.zip.Checksum");
    types.put("java.util.zip.CRC32C", "java.util.zip.Checksum");
    types.put("java.util.zip.Adler32", "java.util.zip.Checksum");
    return types;
  }

  private static Set<String> known() {
    Set<String> known = new HashSet<>(SUPERTYPES.keySet());
    known.addAll(SUPERTYPES.values());
    add(
        known,
        "java.lang",
        "Object String StringBuilder StringBuffer CharSequence Integer Long Short Byte Character"
            + " Boolean Double Float Number Math StrictMath System Runtime Thread ThreadLocal"
            + " InheritableThreadLocal Runnable Class ClassLoader Enum Record Iterable Comparable"
            + " AutoCloseable Process ProcessBuilder Throwable Exception RuntimeException Error"
            + " Override Deprecated FunctionalInterface SuppressWarnings Void");
    add(
        known,
        "java.util",
        "Arrays Collections Objects Optional Properties Scanner Random UUID Date Locale Base64"
            + " BitSet Iterator ListIterator Map.Entry Comparator Timer TimerTask StringJoiner"
            + " StringTokenizer EventListener");
    add(
        known,
        "java.util.concurrent",
        "Callable Executor ExecutorService Executors Future CompletableFuture CountDownLatch"
            + " Semaphore TimeUnit ThreadFactory ThreadLocalRandom ForkJoinPool"
            + " ThreadPoolExecutor ScheduledExecutorService");
    add(
        known,
        "java.util.concurrent.atomic",
        "AtomicInteger AtomicLong AtomicBoolean AtomicReference LongAdder LongAccumulator"
            + " DoubleAdder AtomicIntegerArray AtomicLongArray AtomicReferenceArray");
    add(
        known,
        "java.util.concurrent.locks",
        "Lock ReentrantLock ReadWriteLock ReentrantReadWriteLock StampedLock Condition");
    add(known, "java.util.regex", "Pattern Matcher");
    add(known, "org.w3c.dom", "Node Element Document NodeList");
    add(
        known,
        "java.io",
        "File Closeable StringReader StringWriter ByteArrayInputStream ByteArrayOutputStream"
            + " CharArrayWriter RandomAccessFile DataInput DataOutput Serializable");
    add(known, "java.nio", "ByteBuffer CharBuffer IntBuffer LongBuffer MappedByteBuffer");
    add(known, "java.nio.file", "Files Path Paths FileSystems StandardOpenOption");
    add(known, "java.nio.channels", "FileChannel SocketChannel Channels SeekableByteChannel");
    add(known, "java.net", "URL URI Socket ServerSocket URLConnection HttpURLConnection");
    add(known, "java.sql", "ResultSet Statement PreparedStatement Connection");
    add(known, "java.net.http", "HttpClient HttpRequest HttpResponse");
    add(known, "java.security", "MessageDigest Signature");
    add(known, "javax.crypto", "Mac");
    add(known, "java.util.stream", "Stream IntStream Collectors");
    add(known, "java.util.zip", "ZipFile ZipEntry Checksum");
    add(known, "com.google.common.io", "Files ByteStreams CharStreams Resources ByteSource");
    add(known, "org.apache.commons.io", "IOUtils FileUtils");
    add(known, "javax.servlet.http", "HttpServlet HttpServletRequest HttpServletResponse");
    add(known, "jakarta.servlet.http", "HttpServlet HttpServletRequest HttpServletResponse");
    add(known, "javax.servlet", "Filter Servlet ServletRequest ServletResponse GenericServlet");
    add(known, "jakarta.servlet", "Filter Servlet ServletRequest ServletResponse GenericServlet");
    return known;
  }

  private static void add(Set<String> known, String packageName, String names) {
    for (String name : names.split(" ")) {
      known.add(packageName + "." + name);
    }
  }

  private static Map<String, String> returns() {
    Map<String, String> returns = new HashMap<>();
    returns.put("java.nio.file.Files#newInputStream", "java.io.InputStream");
    returns.put("java.nio.file.Files#newBufferedReader", "java.io.BufferedReader");
    returns.put("java.nio.file.Files#newOutputStream", "java.io.OutputStream");
    returns.put("java.nio.file.Files#newBufferedWriter", "java.io.BufferedWriter");
    returns.put("java.nio.file.Files#lines", "java.util.stream.Stream");
    returns.put("java.nio.file.Files#readString", "java.lang.String");
    returns.put("java.nio.file.Path#of", "java.nio.file.Path");
    returns.put("java.nio.file.Paths#get", "java.nio.file.Path");
    returns.put("java.nio.file.Path#resolve", "java.nio.file.Path");
    returns.put("java.io.File#toPath", "java.nio.file.Path");
    returns.put("java.nio.file.Path#toFile", "java.io.File");
    returns.put("java.io.BufferedReader#lines", "java.util.stream.Stream");
    returns.put("java.io.Reader#readLine", "java.lang.String");
    returns.put("java.lang.Process#getInputStream", "java.io.InputStream");
    returns.put("java.lang.Process#getErrorStream", "java.io.InputStream");
    returns.put("java.lang.Process#inputReader", "java.io.BufferedReader");
    returns.put("java.lang.ProcessBuilder#start", "java.lang.Process");
    returns.put("java.lang.Runtime#exec", "java.lang.Process");
    returns.put("java.lang.Runtime#getRuntime", "java.lang.Runtime");
    returns.put("java.net.URL#openStream", "java.io.InputStream");
    returns.put("java.net.URL#openConnection", "java.net.URLConnection");
    returns.put("java.net.URLConnection#getInputStream", "java.io.InputStream");
    returns.put("java.net.HttpURLConnection#getInputStream", "java.io.InputStream");
    returns.put("java.net.Socket#getInputStream", "java.io.InputStream");
    returns.put("java.util.zip.ZipFile#getInputStream", "java.io.InputStream");
    returns.put("java.security.MessageDigest#getInstance", "java.security.MessageDigest");
    returns.put("java.nio.ByteBuffer#allocate", "java.nio.ByteBuffer");
    returns.put("java.nio.ByteBuffer#allocateDirect", "java.nio.ByteBuffer");
    returns.put("java.nio.ByteBuffer#wrap", "java.nio.ByteBuffer");
    returns.put("java.util.regex.Pattern#compile", "java.util.regex.Pattern");
    returns.put("java.util.regex.Pattern#matcher", "java.util.regex.Matcher");
    returns.put("com.google.common.io.Files#asByteSource", "com.google.common.io.ByteSource");
    returns.put("com.google.common.io.Files#asCharSource", "com.google.common.io.CharSource");
    returns.put("com.google.common.io.MoreFiles#asByteSource", "com.google.common.io.ByteSource");
    returns.put("com.google.common.io.MoreFiles#asCharSource", "com.google.common.io.CharSource");
    returns.put("com.google.common.io.ByteSource#asCharSource", "com.google.common.io.CharSource");
    // Nothing else in the platform has a method of this name.
    returns.put("#getResourceAsStream", "java.io.InputStream");
    return returns;
  }
}
