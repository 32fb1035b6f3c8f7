//! E-mail addresses, as far as their text shows that they can be one.

/// What a spreadsheet would run as a formula.
const FORMULA: [char; 3] = ['=', '+', '-'];
/// Longest part before the @ of an address, bytes. RFC 5321 §4.5.3.1.1
const MAX_LOCAL: usize = 64;

/// The address in lower case, if it can be one.
pub fn email(text: &str) -> Option<String> {
    let (local, domain) = text.split_once('@')?;
    (is_local_part(local) && is_domain(domain)).then(|| text.to_lowercase())
}

fn is_local_part(local: &str) -> bool {
    let fits = |c: char| !c.is_whitespace() && !c.is_control() && !"\"(),:;<>[]\\".contains(c);
    !local.starts_with(FORMULA)
        && local.len() <= MAX_LOCAL
        && local.split('.').all(|atom| !atom.is_empty())
        && local.chars().all(fits)
}

fn is_domain(domain: &str) -> bool {
    let fits = |c: char| c == '-' || c.is_alphanumeric();
    let is_label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(fits)
    };
    domain.contains('.') && domain.split('.').all(is_label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_look_like_addresses() {
        for good in [
            "Ana.Example+desk@Example.ORG",
            "zoë@exämple.org",
            "o'neil@a-b.example.org",
        ] {
            assert_eq!(email(good), Some(good.to_lowercase()), "{good} is one.");
        }
        let bad = [
            "ana",
            "ana@",
            "@example.org",
            "ana@example",
            "ana@example..org",
            "a b@example.org",
            "=ana@example.org",
            "+1@example.org",
            "ana@example.org, bo@example.org",
            "ana@@example.org",
            ".ana@example.org",
            "ana@-example.org",
            "Ana <ana@example.org>",
        ];
        for bad in bad {
            assert_eq!(email(bad), None, "{bad} is none.");
        }
    }
}
