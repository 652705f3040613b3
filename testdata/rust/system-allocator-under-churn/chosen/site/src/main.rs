fn main() {
    memory::start();
}
