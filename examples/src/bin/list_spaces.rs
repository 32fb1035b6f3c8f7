//! Asks a running node who is there, page by page, over HTTP.
//!
//! `cargo run -p covisa-examples --bin list_spaces -- http://127.0.0.1:8610 PATH-OF-API-TOKEN`

use serde_json::Value;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(url), Some(token)) = (arguments.next(), arguments.next()) else {
        eprintln!("usage: list_spaces URL PATH-OF-API-TOKEN");
        std::process::exit(2);
    };
    let token = std::fs::read_to_string(token)?;
    let mut cursor = String::new();
    loop {
        let page: Value = ureq::get(format!("{url}/api/v1/spaces?limit=50{cursor}"))
            .header("authorization", format!("Bearer {}", token.trim()))
            .call()?
            .body_mut()
            .read_json()?;
        for space in page["items"].as_array().into_iter().flatten() {
            println!(
                "{}  {}",
                space["space"].as_str().unwrap_or("-"),
                space["name"].as_str().unwrap_or("-")
            );
        }
        match page["next"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return Ok(()),
        }
    }
}
