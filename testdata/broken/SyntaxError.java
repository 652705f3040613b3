final class SyntaxError {
    void half( {

    static int lines(java.nio.file.Path path) throws java.io.IOException {
        return java.nio.file.Files.readString(path).split("\n").length;
    }
}
