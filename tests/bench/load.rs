//! Requests over kept connections, each sent once, and how long each took.

use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// What a load found.
#[derive(Debug, Clone)]
pub struct Load {
    /// Requests a second, over all connections.
    pub rate: f64,
    /// How long each request took, the shortest first.
    pub times: Vec<Duration>,
}

impl Load {
    /// The nearest-rank percentile, milliseconds.
    pub fn percentile(&self, percent: f64) -> f64 {
        let rank = (self.times.len() as f64 * percent / 100.0).ceil() as usize;
        let at = rank.clamp(1, self.times.len()) - 1;
        self.times[at].as_secs_f64() * 1e3
    }
}

/// Sends requests over so many connections, one after the other on each; each answer must hold `mark`.
pub fn post_all(port: u16, requests: &[Vec<u8>], connections: usize, mark: &[u8]) -> Load {
    post_paced(port, requests, connections, Duration::ZERO, mark)
}

/// The same with a pause after each answer.
pub fn post_paced(
    port: u16,
    requests: &[Vec<u8>],
    connections: usize,
    pause: Duration,
    mark: &[u8],
) -> Load {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let share = requests.len().div_ceil(connections);
    let local = tokio::task::LocalSet::new();
    local.block_on(&runtime, async {
        let mut streams = Vec::new();
        for _ in 0..connections {
            let stream = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
            stream.set_nodelay(true).unwrap();
            streams.push(stream);
        }
        let begun = Instant::now();
        let tasks: Vec<_> = requests
            .chunks(share)
            .zip(streams)
            .map(|(requests, stream)| {
                let (requests, mark) = (requests.to_vec(), mark.to_vec());
                tokio::task::spawn_local(one_connection(stream, requests, pause, mark))
            })
            .collect();
        let mut times = Vec::with_capacity(requests.len());
        for task in tasks {
            times.extend(task.await.unwrap());
        }
        let rate = times.len() as f64 / begun.elapsed().as_secs_f64();
        times.sort_unstable();
        Load { rate, times }
    })
}

async fn one_connection(
    mut stream: TcpStream,
    requests: Vec<Vec<u8>>,
    pause: Duration,
    mark: Vec<u8>,
) -> Vec<Duration> {
    let mut times = Vec::with_capacity(requests.len());
    for request in requests {
        times.push(one_request(&mut stream, &request, &mark).await);
        if !pause.is_zero() {
            tokio::time::sleep(pause).await;
        }
    }
    times
}

async fn one_request(stream: &mut TcpStream, request: &[u8], mark: &[u8]) -> Duration {
    let mut buffer = [0; 8 * 1024];
    let begun = Instant::now();
    stream.write_all(request).await.unwrap();
    let answer = read_answer(stream, &mut buffer).await;
    let took = begun.elapsed();
    let text = std::str::from_utf8(answer).unwrap();
    let mark = std::str::from_utf8(mark).unwrap();
    assert!(text.contains(mark), "The answer holds {mark}: {text}");
    took
}

/// One answer with a content-length.
async fn read_answer<'a>(stream: &mut TcpStream, buffer: &'a mut [u8]) -> &'a [u8] {
    let mut filled = 0;
    loop {
        let read = stream.read(&mut buffer[filled..]).await.unwrap();
        assert!(read > 0, "The connection stays open.");
        filled += read;
        if let Some(whole) = whole_len(&buffer[..filled])
            && filled >= whole
        {
            return &buffer[..whole];
        }
    }
}

fn whole_len(bytes: &[u8]) -> Option<usize> {
    let head = bytes.windows(4).position(|window| window == b"\r\n\r\n")?;
    let text = std::str::from_utf8(&bytes[..head]).ok()?;
    let length = text.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length")
            .then(|| value.trim().parse::<usize>().ok())?
    })?;
    Some(head + 4 + length)
}

/// The middle of figures.
pub fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}
