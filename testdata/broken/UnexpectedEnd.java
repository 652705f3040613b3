final class UnexpectedEnd {
    static int lines(java.nio.file.Path path) throws java.io.IOException {
        return java.nio.file.Files.readString(path).split("\n").length;
    }
    void half() { if (true) {
