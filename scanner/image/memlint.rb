class Memlint < Formula
  desc "Static scanner for memory anti-patterns in Java, Rust and Python"
  homepage "https://memlint.dev/"
  version "@VERSION@"
  license "Apache-2.0"

  on_macos do
    on_arm do
      url "https://github.com/memlint/memlint/releases/download/v@VERSION@/memlint-@VERSION@-macos-arm64.tar.gz"
      sha256 "@macos-arm64@"
    end
    on_intel do
      url "https://github.com/memlint/memlint/releases/download/v@VERSION@/memlint-@VERSION@-macos-x64.tar.gz"
      sha256 "@macos-x64@"
    end
  end

  on_linux do
    on_arm do
      url "https://github.com/memlint/memlint/releases/download/v@VERSION@/memlint-@VERSION@-linux-arm64.tar.gz"
      sha256 "@linux-arm64@"
    end
    on_intel do
      url "https://github.com/memlint/memlint/releases/download/v@VERSION@/memlint-@VERSION@-linux-x64.tar.gz"
      sha256 "@linux-x64@"
    end
  end

  def install
    man1.install "share/man/man1/memlint.1"
    libexec.install Dir["*"]
    bin.write_exec_script libexec/"bin/memlint"
    generate_completions_from_executable(bin/"memlint", "completion", shells: [:bash, :zsh])
  end

  test do
    (testpath/"buffer.py").write "def make():\n    return bytearray(4 << 20)\n"
    assert_match "python/large-preallocation", shell_output("#{bin}/memlint scan buffer.py", 1)
  end
end
