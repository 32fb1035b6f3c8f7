//! Messages of gossipsub and identify as protobuf by hand, so that they can say anything.

/// A field of bytes.
pub fn field(number: u8, bytes: &[u8]) -> Vec<u8> {
    let mut out = vec![number << 3 | 2];
    out.extend(varint(bytes.len() as u64));
    out.extend(bytes);
    out
}

/// A field that is a number.
pub fn number(number: u8, value: u64) -> Vec<u8> {
    let mut out = vec![number << 3];
    out.extend(varint(value));
    out
}

/// A number in base 128, least group first.
pub fn varint(mut value: u64) -> Vec<u8> {
    let mut out = Vec::new();
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
    out
}

/// A message with its length in front, as protobuf streams have it.
pub fn delimited(message: &[u8]) -> Vec<u8> {
    [varint(message.len() as u64), message.to_vec()].concat()
}

/// Part of a gossipsub RPC: subscribe to a topic.
pub fn subscribe(topic: &str) -> Vec<u8> {
    field(1, &[number(1, 1), field(2, topic.as_bytes())].concat())
}

/// Part of a gossipsub RPC: a message without author, number and signature.
pub fn publish(topic: &str, data: &[u8]) -> Vec<u8> {
    field(2, &[field(2, data), field(4, topic.as_bytes())].concat())
}

/// Part of a gossipsub RPC: control messages.
pub fn control(parts: &[u8]) -> Vec<u8> {
    field(3, parts)
}

/// A control message: take me into the mesh of a topic.
pub fn graft(topic: &str) -> Vec<u8> {
    field(3, &field(1, topic.as_bytes()))
}

/// A control message: I leave the mesh of a topic; come back after so many seconds, or ask these peers.
pub fn prune(topic: &str, backoff: u64, peers: &[Vec<u8>]) -> Vec<u8> {
    let peers = peers.iter().flat_map(|peer| field(2, &field(1, peer)));
    let mut body = field(1, topic.as_bytes());
    body.extend(peers);
    body.extend(number(3, backoff));
    field(4, &body)
}

/// What identify tells: the public key and addresses, with its length in front.
pub fn identify(public_key: &[u8], addresses: &[Vec<u8>]) -> Vec<u8> {
    let mut message = field(1, public_key);
    message.extend(addresses.iter().flat_map(|address| field(2, address)));
    message.extend(field(3, b"/covisa/catch-up/1"));
    message.extend(field(5, b"covisa/1"));
    message.extend(field(6, b"adversary"));
    delimited(&message)
}
