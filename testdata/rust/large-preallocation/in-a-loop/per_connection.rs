use std::io::{self, Read, Write};

const BUFFER: usize = 512 * 1024;

pub fn relay<R: Read>(connections: Vec<R>, out: &mut impl Write) -> io::Result<()> {
    for mut connection in connections {
        let mut buffer = vec![0u8; BUFFER]; //~ rust/large-preallocation "524,288"
        let read = connection.read(&mut buffer)?;
        out.write_all(&buffer[..read])?;
    }
    Ok(())
}

pub fn relay_shared<R: Read>(connections: Vec<R>, out: &mut impl Write) -> io::Result<()> {
    let mut buffer = vec![0u8; BUFFER]; //~ ok
    for mut connection in connections {
        let read = connection.read(&mut buffer)?;
        out.write_all(&buffer[..read])?;
    }
    Ok(())
}
