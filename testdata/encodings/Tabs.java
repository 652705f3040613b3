import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

final class Tabs {
	int lines(List<Path> files) throws IOException {
		int lines = 0;
		for (Path file : files) {
			/* plain */	String all = Files.readString(file); //~ java/whole-file-read
			lines += all.split("\n").length;
		}
		return lines;
	}
}
