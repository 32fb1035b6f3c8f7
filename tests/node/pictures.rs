//! Pictures that are small as files and large as pictures: counted before they are decoded, and two at a time.

use std::thread;
use std::time::Instant;

use covisa_tests::asking::{Answer, Asking};
use covisa_tests::program::{Home, Running};
use federation_spec::wire::zlib::deflate;
use serde_json::json;

/// A black PNG of so many pixels, one bit each.
fn png(width: u32, height: u32) -> Vec<u8> {
    let row = 1 + width.div_ceil(8) as usize;
    let header = [
        &width.to_be_bytes()[..],
        &height.to_be_bytes(),
        &[1, 0, 0, 0, 0],
    ]
    .concat();
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, data) in [
        (b"IHDR", header),
        (b"IDAT", deflate(&vec![0; row * height as usize])),
        (b"IEND", Vec::new()),
    ] {
        let chunk = [&kind[..], &data].concat();
        file.extend((data.len() as u32).to_be_bytes());
        file.extend(&chunk);
        file.extend(crc(&chunk).to_be_bytes());
    }
    file
}

/// CRC-32, as PNG has it.
fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _: u8| (crc >> 1) ^ (0xedb8_8320 * (crc & 1));
    let byte = |crc: u32, byte: &u8| (0..8).fold(crc ^ u32::from(*byte), step);
    !bytes.iter().fold(!0, byte)
}

fn photo(ask: &Asking, file: &[u8]) -> Answer {
    ask.send("POST", "/api/v1/desk/photo?frame=true", &[], file)
}

fn told(answer: &Answer) -> String {
    let said = answer.json();
    format!("{} {} {}", answer.status, answer.code(), said["title"])
}

/// The most memory a process ever had, MiB.
fn most_memory(id: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let number = line.unwrap().trim().trim_end_matches(" kB");
    number.parse::<u64>().unwrap() / 1024
}

#[test]
fn fifty_megapixels_are_looked_at_and_not_one_row_more() {
    let nord = Home::init("Example Nord");
    let node = Running::start(&nord, &["serve", "--http", "127.0.0.1:0", "--offline"]);
    let largest = photo(&node.ask, &png(8_192, 6_144));
    assert!(
        told(&largest).starts_with("422 bad-photo \"No QR code"),
        "The largest photograph of a telephone is looked at: {}",
        told(&largest)
    );
    for (width, height) in [(8_192, 6_145), (10_000, 10_000), (10_001, 10)] {
        let answer = photo(&node.ask, &png(width, height));
        assert!(
            told(&answer).starts_with("422 bad-photo \"The picture is too large"),
            "{width} x {height} is refused: {}",
            told(&answer)
        );
    }
    let logo = |file: &[u8]| {
        let logo = data_encoding::BASE64.encode(file);
        let answer = node.ask.json("PUT", "brand", &[], &json!({ "logo": logo }));
        answer.status
    };
    assert_eq!(logo(&png(7_000, 7_000)), 200, "A logo may be as large.");
    assert_eq!(logo(&png(7_500, 7_500)), 422, "It is bound as photos are.");
}

#[test]
fn many_large_pictures_at_once_cost_what_two_cost() {
    let nord = Home::init("Example Nord");
    let node = Running::start(&nord, &["serve", "--http", "127.0.0.1:0", "--offline"]);
    let refused = png(10_000, 10_000);
    assert!(refused.len() < 20_000, "As a file it is small.");
    let at_once = |file: &[u8]| -> Vec<String> {
        let all = || {
            thread::scope(|scope| {
                let asked = [(); 8].map(|()| scope.spawn(|| told(&photo(&node.ask, file))));
                asked.map(|asked| asked.join().unwrap()).to_vec()
            })
        };
        all()
    };
    let (before, begun) = (most_memory(node.id()), Instant::now());
    let said = at_once(&refused);
    assert!(
        said.iter().all(|said| said.contains("too large")),
        "All eight are refused: {said:?}"
    );
    let cost = most_memory(node.id()) - before;
    assert!(cost < 32, "Nothing was decoded: {cost} MiB more");
    assert!(
        begun.elapsed().as_secs() < 5,
        "Nor waited for: {:?}",
        begun.elapsed()
    );
    let said = at_once(&png(8_192, 6_144));
    let clear = ["422 bad-photo \"No QR code", "503 pictures-wait"];
    assert!(
        said.iter()
            .all(|said| clear.iter().any(|clear| said.starts_with(clear))),
        "Each is looked at or told to come again: {said:?}"
    );
    let cost = most_memory(node.id()) - before;
    assert!(cost < 320, "Two are decoded at a time: {cost} MiB more");
}
