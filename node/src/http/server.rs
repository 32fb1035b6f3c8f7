//! Sockets: our own accept loop around `warp::service`, since `warp::serve` has no time-outs and speaks HTTP/2.

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use bytes::{Buf, BufMut as _};
use futures::StreamExt;
use hyper::server::conn::http1;
use hyper::service::{Service as _, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use warp::Filter;
use warp::http::uri::{Authority, Uri};
use warp::http::{HeaderMap, HeaderValue, Method, StatusCode};
use warp::path::FullPath;

use super::answers::Answers;
use super::guard::Caller;
use super::problem::Trouble;
use super::request::{Request, needs_token, query_pairs};
use super::response::Response;
use super::room::{Bell, Entry, Place, Room};
use crate::source::{Proxies, Source};
use crate::tls::{Certificate, TlsStream};
use crate::words::Locale;

/// A request's header must be there within this.
const HEADER_TIME: Duration = Duration::from_secs(5);
/// A request's body must be there within this.
const BODY_TIME: Duration = Duration::from_secs(10);
/// Bytes of a body that are taken before its sender is cut off: any photo of a telephone.
const MAX_HEARD_OUT: usize = 64 * 1024 * 1024;
/// The first byte of a connection in which TLS is spoken: RFC 8446 §5.1, a handshake.
const TLS_HANDSHAKE: u8 = 22;
/// Bytes of a request's header.
const MAX_HEADER: usize = 16 * 1024;

/// Where connections come in.
#[derive(Debug)]
pub struct Listening {
    /// The socket.
    pub listener: TcpListener,
    /// How it speaks TLS, if it does.
    pub tls: Option<Tls>,
    /// Connections end with its sender, if not before.
    pub until: Option<watch::Receiver<()>>,
}

/// How TLS is spoken.
#[derive(Debug, Clone)]
pub struct Tls {
    /// In whose name.
    pub certificate: Certificate,
    /// Where whoever does not speak it is led.
    pub url: String,
}

impl Listening {
    /// On this computer, where nobody listens: without TLS, and whoever came in is answered to the end.
    pub fn here(listener: TcpListener) -> Self {
        Self {
            listener,
            tls: None,
            until: None,
        }
    }
}

/// Accepts connections until the task is dropped; those of these proxies are others', whom they name.
pub async fn serve(listening: Listening, api: impl Answers, proxies: Arc<Proxies>) {
    let room = Room::default();
    loop {
        match listening.listener.accept().await {
            Ok((stream, address)) => {
                let way = Way {
                    socket: address.ip(),
                    proxies: proxies.clone(),
                    tls: listening.tls.clone(),
                    until: listening.until.clone(),
                };
                // Nobody is waited for here: whoever comes next may be somebody else.
                let entry = room.enter(Source::of(way.socket), way.of_proxy());
                match entry {
                    Entry::Full => {}
                    Entry::Place(place) => {
                        tokio::spawn(connection(stream, api.clone(), place, way));
                    }
                    Entry::Turn(turn) => {
                        let api = api.clone();
                        tokio::spawn(async move {
                            connection(stream, api, turn.place().await, way).await;
                        });
                    }
                }
            }
            // Out of file handles, most likely: others are about to be closed.
            Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    }
}

/// Binds the address the API listens on.
pub async fn bind(address: SocketAddr) -> std::io::Result<TcpListener> {
    TcpListener::bind(address).await
}

/// The way by which a connection's requests come.
#[derive(Debug, Clone)]
struct Way {
    socket: IpAddr,
    proxies: Arc<Proxies>,
    tls: Option<Tls>,
    until: Option<watch::Receiver<()>>,
}

impl Way {
    fn of_proxy(&self) -> bool {
        self.proxies.trust(self.socket)
    }

    /// Where a request with this header comes from.
    fn source(&self, headers: &HeaderMap) -> Source {
        let forwarded = headers.get_all("x-forwarded-for").iter();
        let texts = forwarded.map(|value| value.to_str().unwrap_or_default());
        self.proxies.source(self.socket, texts)
    }
}

async fn connection(stream: TcpStream, api: impl Answers, place: Place, way: Way) {
    // Small answers should leave at once; without this they only leave a little later.
    let _ = stream.set_nodelay(true);
    let Some(Tls { certificate, url }) = way.tls.clone() else {
        return spoken(stream, api, place, way).await;
    };
    let secured = tokio::time::timeout(HEADER_TIME, secured(stream, &certificate));
    let secured = tokio::select! {
        biased;
        () = ended(way.until.clone()) => return,
        () = place.sent_away() => return,
        secured = secured => secured,
    };
    match secured {
        Ok(Ok(Secured::Tls(stream))) => spoken(*stream, api, place, way).await,
        Ok(Ok(Secured::Plain(stream))) => led_to_tls(stream, url, place, way).await,
        // Whoever does not speak within its time, or not in a way that is understood, goes.
        Ok(Err(_)) | Err(_) => {}
    }
}

/// A connection where TLS is spoken.
enum Secured {
    Tls(Box<TlsStream>),
    /// Somebody typed the address without its s.
    Plain(TcpStream),
}

async fn secured(stream: TcpStream, certificate: &Certificate) -> std::io::Result<Secured> {
    let mut first = [0];
    stream.peek(&mut first).await?;
    match first[0] == TLS_HANDSHAKE {
        true => Ok(Secured::Tls(Box::new(certificate.secure(stream).await?))),
        false => Ok(Secured::Plain(stream)),
    }
}

async fn spoken(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    api: impl Answers,
    place: Place,
    way: Way,
) {
    let until = way.until.clone();
    let warp = TowerToHyperService::new(warp::service(filter(api, place.bell(), way)));
    let service = service_fn(move |request| warp.call(with_one_host(request)));
    tokio::select! {
        biased;
        () = ended(until) => {}
        () = place.sent_away() => {}
        // What a client did wrong is its own matter; it has been answered or has gone.
        _ = http1().serve_connection(TokioIo::new(stream), service) => {}
    }
}

/// Waits until the sender is gone; for ever where there is none.
async fn ended(until: Option<watch::Receiver<()>>) {
    match until {
        // Nothing is ever sent: it ends.
        Some(mut until) => drop(until.changed().await),
        None => std::future::pending().await,
    }
}

/// Leads a browser to the same page in TLS: under the name that it asked for if the certificate speaks for that, else under the
/// one that the door has.
async fn led_to_tls(stream: TcpStream, url: String, place: Place, way: Way) {
    let tls = way.tls;
    let known = move |host: &str| {
        let asked = host.parse::<Authority>().ok();
        asked.is_some_and(|host| {
            tls.as_ref()
                .is_some_and(|tls| tls.certificate.covers(host.host()))
        })
    };
    let query = warp::query::raw().or(warp::any().map(String::new)).unify();
    let led = warp::path::full()
        .and(query)
        .and(warp::header::<String>("host"))
        .map(move |path: FullPath, query: String, host: String| {
            let begin = match known(&host) {
                true => format!("https://{host}"),
                false => url.clone(),
            };
            let mark = if query.is_empty() { "" } else { "?" };
            let to = format!("{begin}{}{mark}{query}", path.as_str());
            let led = Response::new(307, "text/plain; charset=utf-8", Vec::new());
            // The door may speak otherwise tomorrow.
            reply(led.with("location", to).with("cache-control", "no-store"))
        });
    let service = TowerToHyperService::new(warp::service(led));
    tokio::select! {
        biased;
        () = ended(way.until) => {}
        () = place.sent_away() => {}
        _ = http1().serve_connection(TokioIo::new(stream), service) => {}
    }
}

fn http1() -> http1::Builder {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(HEADER_TIME)
        .max_buf_size(MAX_HEADER);
    http
}

/// A target without a path, or one that names another host than the Host line, goes on without a Host: it is refused.
fn with_one_host<B>(mut request: hyper::Request<B>) -> hyper::Request<B> {
    let target = request.uri();
    let host = request.headers().get("host").map(HeaderValue::as_bytes);
    let same = |named: &Authority| host == Some(named.as_str().as_bytes());
    if target.path_and_query().is_none() || !target.authority().is_none_or(same) {
        *request.uri_mut() = Uri::default();
        request.headers_mut().remove("host");
    }
    request
}

fn filter(
    api: impl Answers,
    bell: Bell,
    way: Way,
) -> impl Filter<Extract = (warp::http::Response<Vec<u8>>,), Error = Infallible> + Clone {
    let query = warp::query::raw().or(warp::any().map(String::new)).unify();
    warp::any()
        .and(warp::method())
        .and(warp::path::full())
        .and(query)
        .and(warp::header::headers_cloned())
        .and(warp::body::stream())
        .then(
            move |method: Method, path: FullPath, query: String, headers: HeaderMap, body| {
                let (api, bell, way) = (api.clone(), bell.clone(), way.clone());
                async move {
                    let mut request = head(&method, path.as_str(), &query, &headers);
                    request.from = way.source(&headers);
                    let response = with_body(&api, &bell, request, body).await;
                    reply(
                        response
                            .with("x-content-type-options", "nosniff")
                            .with("cache-control", "no-store"),
                    )
                }
            },
        )
        .recover(|_: warp::Rejection| async {
            let trouble = Trouble::bad_json("no-sense");
            Ok::<_, Infallible>(reply(trouble.response(Locale::En)))
        })
        .unify()
}

/// Host, Origin and token are looked at before a single byte of the body is read.
async fn with_body(
    api: &impl Answers,
    bell: &Bell,
    mut request: Request,
    body: impl futures::Stream<Item = Result<impl Buf, warp::Error>>,
) -> Response {
    let locale = request.locale();
    let page = request.reads_pages() && !needs_token(&request.path);
    let closing = |trouble: Trouble| {
        let said = match page {
            true => trouble.page(locale),
            false => trouble.response(locale),
        };
        said.with("connection", "close")
    };
    let caller = match api.admit(&request) {
        Ok(caller) => caller,
        Err(trouble) => return closing(trouble),
    };
    let _served = (caller != Caller::Nobody).then(|| bell.serve(request.from));
    let passed_on = bell.of_proxy().then(|| bell.passed_on(request.from));
    if matches!(passed_on, Some(None)) {
        return closing(Trouble::crowded());
    }
    if packed(&request) {
        return closing(Trouble::packed());
    }
    let max = api.room_for(&request, caller);
    match tokio::time::timeout(BODY_TIME, read(body, max)).await {
        Ok(Ok(body)) => {
            request.body = body;
            to_the_end(api.clone(), request, caller).await
        }
        Ok(Err(trouble)) => closing(trouble),
        Err(_) => closing(Trouble::bad_json("late")),
    }
}

/// Answers a request that has a key even if its connection is lost meanwhile: the answer is kept for whoever sends it
/// again.
async fn to_the_end(api: impl Answers, request: Request, caller: Caller) -> Response {
    if request.header("idempotency-key").is_none() {
        return api.answer_as(&request, caller).await;
    }
    let locale = request.locale();
    let answering = tokio::spawn(async move { api.answer_as(&request, caller).await });
    // A panic there was reported when it happened.
    let answered = answering.await;
    answered.unwrap_or_else(|_| Trouble::stopping().response(locale))
}

/// Nothing is unpacked here: a small body may hold any amount of work.
fn packed(request: &Request) -> bool {
    let encoding = |(name, value): &(String, String)| {
        name == "content-encoding" && !value.eq_ignore_ascii_case("identity")
    };
    request.headers.iter().any(encoding)
}

/// A body that is too large is taken to its end, but not kept: whoever is still sending would not hear why it was refused.
async fn read(
    body: impl futures::Stream<Item = Result<impl Buf, warp::Error>>,
    max: usize,
) -> Result<Vec<u8>, Trouble> {
    let (mut bytes, mut taken) = (Vec::new(), 0);
    let mut body = std::pin::pin!(body);
    while let Some(part) = body.next().await {
        let part = part.map_err(|_| Trouble::bad_json("cut-short"))?;
        taken += part.remaining();
        if taken <= max {
            bytes.put(part);
        } else if taken <= MAX_HEARD_OUT {
            bytes = Vec::new();
        } else {
            break;
        }
    }
    if taken > max {
        return Err(Trouble::too_large(max));
    }
    Ok(bytes)
}

fn head(method: &Method, path: &str, query: &str, headers: &HeaderMap) -> Request {
    let text = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    Request {
        method: method.as_str().to_owned(),
        path: path.to_owned(),
        query: query_pairs(query),
        headers: headers
            .iter()
            .map(|(name, value)| (name.as_str().to_owned(), text(value)))
            .collect(),
        body: Vec::new(),
        from: Source::default(),
    }
}

fn reply(response: Response) -> warp::http::Response<Vec<u8>> {
    let mut built = warp::http::Response::builder().status(response.status);
    for (name, value) in &response.headers {
        built = built.header(*name, value);
    }
    built.body(response.body).unwrap_or_else(|_| {
        let mut failed = warp::http::Response::new(Vec::new());
        *failed.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
        failed
    })
}
