//! `covisa status`

use super::carrier::get;
use super::exit::Failure;
use super::print::{Context, field};

/// How the node is.
pub fn run(context: &Context) -> Result<u8, Failure> {
    context.one("status", &get("status", &[]), |value| {
        let running = if value["running"] == true {
            "running"
        } else {
            "not running"
        };
        let mut lines = vec![
            format!("{} ({})", field(value, "name"), field(value, "space")),
            format!(
                "node     {running}, peers connected: {}",
                field(value, "peers")
            ),
            format!(
                "knows    other spaces: {}, records: {}",
                field(value, "spaces"),
                field(value, "records")
            ),
            format!("store    {}", field(value, "store")),
        ];
        let warnings = value["warnings"].as_array().cloned().unwrap_or_default();
        lines.extend(
            warnings
                .iter()
                .filter_map(|warning| Some(format!("warning  {}", warning.as_str()?))),
        );
        lines.join("\n")
    })
}
