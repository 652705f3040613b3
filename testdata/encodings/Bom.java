final class Bom { boolean is(java.nio.file.Path p) throws java.io.IOException { return java.nio.file.Files.readString(p).contains("x"); } } //~ java/whole-file-read
