//! Catch-up frames on a stream: all bytes until the writer closes its side, within a cap. SPEC §8.1

use std::io;

use federation_spec::protocol::CATCH_UP;
use federation_spec::wire::limits::{MAX_REPLY, MAX_REQUEST};
use futures::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use libp2p::StreamProtocol;
use libp2p::request_response::Codec;

use crate::budgets::{STRIDE, STRIDE_PATIENCE};

/// The one protocol name.
pub(super) const PROTOCOL: StreamProtocol = StreamProtocol::new(CATCH_UP);

/// Carries frames as bytes: what they say is read elsewhere.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct FrameCodec;

impl Codec for FrameCodec {
    type Protocol = StreamProtocol;
    type Request = Vec<u8>;
    type Response = Vec<u8>;

    async fn read_request<T>(&mut self, _: &StreamProtocol, io: &mut T) -> io::Result<Vec<u8>>
    where
        T: AsyncRead + Unpin + Send,
    {
        read_capped(io, MAX_REQUEST).await
    }

    async fn read_response<T>(&mut self, _: &StreamProtocol, io: &mut T) -> io::Result<Vec<u8>>
    where
        T: AsyncRead + Unpin + Send,
    {
        read_capped(io, MAX_REPLY).await
    }

    async fn write_request<T>(
        &mut self,
        _: &StreamProtocol,
        io: &mut T,
        frame: Vec<u8>,
    ) -> io::Result<()>
    where
        T: AsyncWrite + Unpin + Send,
    {
        write_closed(io, &frame).await
    }

    async fn write_response<T>(
        &mut self,
        _: &StreamProtocol,
        io: &mut T,
        frame: Vec<u8>,
    ) -> io::Result<()>
    where
        T: AsyncWrite + Unpin + Send,
    {
        write_closed(io, &frame).await
    }
}

async fn read_capped<T: AsyncRead + Unpin + Send>(io: &mut T, cap: usize) -> io::Result<Vec<u8>> {
    let mut frame = Vec::new();
    io.take(cap as u64 + 1).read_to_end(&mut frame).await?;
    if frame.len() > cap {
        return Err(io::Error::new(
            io::ErrorKind::InvalidData,
            "frame larger than its bound",
        ));
    }
    Ok(frame)
}

async fn write_closed<T: AsyncWrite + Unpin + Send>(io: &mut T, frame: &[u8]) -> io::Result<()> {
    for stride in frame.chunks(STRIDE) {
        in_time(io.write_all(stride)).await?;
    }
    in_time(io.close()).await
}

/// Whoever takes nothing of a frame for so long gets no more of it: frames of others wait for the memory.
async fn in_time(step: impl Future<Output = io::Result<()>>) -> io::Result<()> {
    tokio::time::timeout(STRIDE_PATIENCE, step)
        .await
        .unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into()))
}
