import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

final class Everything {
	int lines(List<Path> files) throws IOException {
		int lines = 0;
		for (Path file : files) {
			/* 😀 👨‍👩‍👧 é 中 */	String all = Files.readString(file); //~ java/whole-file-read
			lines += all.split("\n").length;
		}
		return lines;
	}
}
