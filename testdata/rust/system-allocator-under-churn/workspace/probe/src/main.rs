#[tokio::main]
async fn main() -> std::io::Result<()> {
    tokio::net::TcpStream::connect("localhost:7000").await?;
    Ok(())
}
