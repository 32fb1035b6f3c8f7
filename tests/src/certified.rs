//! Certificates of an example house, and a client that trusts them.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};

/// A self-signed certificate and its key, as PEM.
pub struct Certified {
    /// The certificate.
    pub certificate: String,
    /// Its key.
    pub key: String,
    der: Vec<u8>,
}

impl Certified {
    /// For these names and addresses.
    pub fn of(names: &[&str]) -> Self {
        let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
        let made = rcgen::generate_simple_self_signed(names).unwrap();
        Self {
            certificate: made.cert.pem(),
            key: made.signing_key.serialize_pem(),
            der: made.cert.der().to_vec(),
        }
    }

    /// Puts both where a home looks for them.
    pub fn put(&self, home: &Path) {
        let folder = home.join("tls");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("key.pem"), &self.key).unwrap();
        std::fs::write(folder.join("certificate.pem"), &self.certificate).unwrap();
    }

    /// What a node at this port of loopback answers to a GET, to somebody who trusts this certificate alone; an error if
    /// it shows another one or none.
    pub fn get(&self, name: &str, port: u16, path: &str) -> Result<String, String> {
        let mut roots = RootCertStore::empty();
        roots.add(self.der.clone().into()).unwrap();
        let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_root_certificates(roots)
            .with_no_client_auth();
        let whom = ServerName::try_from(name.to_owned()).unwrap();
        let connection = ClientConnection::new(Arc::new(config), whom).unwrap();
        let socket = TcpStream::connect(("127.0.0.1", port)).map_err(|error| error.to_string())?;
        socket
            .set_read_timeout(Some(Duration::from_secs(10)))
            .unwrap();
        let mut stream = StreamOwned::new(connection, socket);
        let asked =
            format!("GET {path} HTTP/1.1\r\nhost: {name}:{port}\r\nconnection: close\r\n\r\n");
        let sent = stream.write_all(asked.as_bytes());
        sent.map_err(|error| error.to_string())?;
        let mut answer = Vec::new();
        // Some end without saying so.
        let _ = stream.read_to_end(&mut answer);
        Ok(String::from_utf8_lossy(&answer).into_owned())
    }
}
