//! The house's certificate: two files in its home, taken again whenever they change.

use std::fs;
use std::io;
use std::net::IpAddr;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use federation_spec::wire::ids::Timestamp;
use tokio::net::TcpStream;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use x509_parser::prelude::{FromDer as _, GeneralName, X509Certificate};

use crate::written::{self, Unreadable};

/// The folder of a home in which the two lie.
const FOLDER: &str = "tls";
/// The certificate, and behind it those that vouch for it: what a certificate authority gives as `fullchain.pem`.
const CHAIN: &str = "certificate.pem";
/// Its private key.
const KEY: &str = "key.pem";
/// Bytes of either file.
const MAX_FILE: u64 = 256 * 1024;

/// A connection in which TLS is spoken.
pub type TlsStream = tokio_rustls::server::TlsStream<TcpStream>;

/// Why a certificate is of no use.
#[derive(Debug, thiserror::Error)]
pub enum BadCertificate {
    /// A file cannot be read.
    #[error("{path}: {wrong}")]
    Unreadable {
        /// The file.
        path: String,
        /// Why it cannot be.
        wrong: Unreadable,
    },
    /// A file has something else in it.
    #[error("{path} does not hold a {what} in PEM: its first line would be -----BEGIN {what}-----")]
    NotPem {
        /// The file.
        path: String,
        /// `CERTIFICATE` or `PRIVATE KEY`.
        what: &'static str,
    },
    /// The two do not belong together, or are of a kind that is not spoken.
    #[error("the two files do not belong together: {0}")]
    Unlike(String),
}

/// A certificate, ready to speak TLS 1.2 and 1.3 with it.
#[derive(Clone)]
pub struct Certificate {
    config: Arc<ServerConfig>,
    /// DNS names and addresses for which it speaks; `*.` stands before all names of one domain.
    pub names: Vec<String>,
    /// Until when.
    pub ends_at: Timestamp,
}

impl std::fmt::Debug for Certificate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Certificate")
            .field("names", &self.names)
            .field("ends_at", &self.ends_at)
            .finish_non_exhaustive()
    }
}

/// When the files were last written: by this it is seen that they changed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stamp([Found; 2]);

/// A file, as far as it can be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Found {
    /// There is none.
    #[default]
    Nothing,
    /// There is one, of this time and size.
    File([i64; 3]),
    /// The system does not say, or a link leads nowhere.
    Unseen,
}

impl Stamp {
    /// As the files are now.
    pub fn of(home: &Path) -> Self {
        let stamp = |name| {
            let path = path(home, name);
            match (fs::metadata(&path), fs::symlink_metadata(&path)) {
                (Ok(about), _) => {
                    let size = about.size().cast_signed();
                    Found::File([about.mtime(), about.mtime_nsec(), size])
                }
                (Err(_), Err(error)) if error.kind() == io::ErrorKind::NotFound => Found::Nothing,
                (Err(_), _) => Found::Unseen,
            }
        };
        Self([stamp(CHAIN), stamp(KEY)])
    }
}

/// The folder in which a home's certificate and its key are looked for, under these two names.
pub fn place(home: &Path) -> (PathBuf, [&'static str; 2]) {
    (home.join(FOLDER), [CHAIN, KEY])
}

fn path(home: &Path, name: &str) -> PathBuf {
    home.join(FOLDER).join(name)
}

impl Certificate {
    /// Whether a home has files that are to be one, good or bad.
    pub fn is_there(home: &Path) -> bool {
        Stamp::of(home) != Stamp::default()
    }

    /// The certificate of a home; none where neither file is there.
    pub fn load(home: &Path) -> Result<Option<Self>, BadCertificate> {
        if !Self::is_there(home) {
            return Ok(None);
        }
        let chain = read(home, CHAIN)?;
        let key = read(home, KEY)?;
        let not_pem = |name, what| BadCertificate::NotPem {
            path: path(home, name).display().to_string(),
            what,
        };
        let chain: Vec<CertificateDer<'static>> = CertificateDer::pem_slice_iter(&chain)
            .collect::<Result<_, _>>()
            .map_err(|_| not_pem(CHAIN, "CERTIFICATE"))?;
        let first = chain.first().ok_or(not_pem(CHAIN, "CERTIFICATE"))?;
        let (_, parsed) =
            X509Certificate::from_der(first).map_err(|_| not_pem(CHAIN, "CERTIFICATE"))?;
        let ends_at = parsed.validity().not_after.timestamp();
        let (names, ends_at) = (names(&parsed), u64::try_from(ends_at).unwrap_or(0));
        let key = PrivateKeyDer::from_pem_slice(&key).map_err(|_| not_pem(KEY, "PRIVATE KEY"))?;
        let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .and_then(|config| config.with_no_client_auth().with_single_cert(chain, key))
            .map_err(|error| BadCertificate::Unlike(error.to_string()))?;
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Some(Self {
            config: Arc::new(config),
            names,
            ends_at: Timestamp(ends_at),
        }))
    }

    /// Whether it speaks for a name or an address.
    pub fn covers(&self, name: &str) -> bool {
        let name = name.to_ascii_lowercase();
        self.names.iter().any(|own| match own.strip_prefix("*.") {
            Some(domain) => name.split_once('.').is_some_and(|(_, rest)| rest == domain),
            None => *own == name,
        })
    }

    /// The first name under which somebody can ask for it.
    pub fn first_name(&self) -> Option<&str> {
        let mut whole = self.names.iter().filter(|name| !name.starts_with("*."));
        whole.next().map(String::as_str)
    }

    /// Speaks TLS with whoever connected.
    pub async fn secure(&self, stream: TcpStream) -> io::Result<TlsStream> {
        TlsAcceptor::from(self.config.clone()).accept(stream).await
    }
}

fn read(home: &Path, name: &str) -> Result<Vec<u8>, BadCertificate> {
    let path = path(home, name);
    written::bytes(&path, MAX_FILE).map_err(|wrong| BadCertificate::Unreadable {
        path: path.display().to_string(),
        wrong,
    })
}

/// Whom a certificate names, in small letters: RFC 9525 looks at nothing but these.
fn names(certificate: &X509Certificate<'_>) -> Vec<String> {
    let named = certificate.subject_alternative_name().ok().flatten();
    let names = named.iter().flat_map(|named| &named.value.general_names);
    let text = |name: &GeneralName<'_>| match name {
        GeneralName::DNSName(name) => Some(name.to_ascii_lowercase()),
        GeneralName::IPAddress(bytes) => address(bytes).map(|address| address.to_string()),
        _ => None,
    };
    names.filter_map(text).collect()
}

fn address(bytes: &[u8]) -> Option<IpAddr> {
    let four = <[u8; 4]>::try_from(bytes).map(IpAddr::from);
    four.or_else(|_| <[u8; 16]>::try_from(bytes).map(IpAddr::from))
        .ok()
}
