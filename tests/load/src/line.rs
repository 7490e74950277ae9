//! One connection that is kept, as a browser keeps it, and what went over it.

use anyhow::{Context, ensure};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::TcpStream,
};

/// A connection to a server.
#[derive(Debug)]
pub(crate) struct Line {
    stream: BufReader<TcpStream>,
    /// Bytes sent and received, headers among them.
    pub(crate) bytes: u64,
    pub(crate) requests: u64,
}

impl Line {
    pub(crate) async fn to(address: &str) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self {
            stream: BufReader::new(stream),
            bytes: 0,
            requests: 0,
        })
    }

    /// Sends a request and returns the body of its answer.
    ///
    /// # Errors
    /// When the connection fails or the status is not that of success.
    pub(crate) async fn ask(
        &mut self,
        method: &str,
        path: &str,
        headers: &str,
        body: &[u8],
    ) -> anyhow::Result<Vec<u8>> {
        let length = body.len();
        let head = format!(
            "{method} {path} HTTP/1.1\r\nhost: localhost\r\ncontent-length: {length}\r\n{headers}\r\n"
        );
        self.stream
            .write_all(&[head.as_bytes(), body].concat())
            .await?;
        self.bytes += (head.len() + length) as u64;
        self.requests += 1;
        let mut status = String::new();
        self.line(&mut status).await?;
        let mut length = 0;
        loop {
            let mut header = String::new();
            self.line(&mut header).await?;
            let Some((name, value)) = header.split_once(": ") else {
                break;
            };
            if name.eq_ignore_ascii_case("content-length") {
                length = value.trim().parse()?;
            }
        }
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body).await?;
        self.bytes += length as u64;
        let success = status
            .split(' ')
            .nth(1)
            .is_some_and(|code| code.starts_with('2'));
        ensure!(success, "{method} {path}: {status}");
        Ok(body)
    }

    async fn line(&mut self, line: &mut String) -> anyhow::Result<()> {
        let read = self.stream.read_line(line).await?;
        ensure!(read > 0, "the server hung up");
        self.bytes += read as u64;
        Ok(())
    }
}

/// What a number of these bytes cost, for each of so many.
///
/// # Errors
/// When there is nothing to divide by.
pub(crate) fn each(bytes: u64, of: usize) -> anyhow::Result<u64> {
    bytes.checked_div(of as u64).context("nothing was measured")
}
