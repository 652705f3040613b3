fn main() {
    println!("{}", courier_core::greeting());
}
