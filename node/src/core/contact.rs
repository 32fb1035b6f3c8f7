//! How people reach a space, as an operator writes it: an address, a number or a link tells by itself what it is, and one line
//! may hold several.

use federation_spec::records::profile::{Channel, Contact};
use federation_spec::records::values::{List, Text};

/// Reads the lines. `None` for an empty one, a long one, one with control characters, and for more than 8 ways in all.
pub fn contacts_of(lines: &[String]) -> Option<List<Contact, 0, 8>> {
    let each: Option<Vec<Vec<Contact>>> = lines.iter().map(|line| of_line(line)).collect();
    List::new(each?.concat())
}

/// The ways that a line names. Where a part of it is in words, the whole of it is.
fn of_line(line: &str) -> Option<Vec<Contact>> {
    let whole = contact(line.trim(), channel(line.trim()).unwrap_or(Channel::Post))?;
    let parts: Vec<&str> = line.split([',', ';', '|', '·']).flat_map(parted).collect();
    let told: Option<Vec<Contact>> = parts
        .iter()
        .map(|part| contact(part, channel(part)?))
        .collect();
    Some(match told {
        Some(told) if told.len() > 1 => told,
        Some(_) | None => vec![whole],
    })
}

/// What stands in a part, apart: `desk@example.org +49 30 5550100` is two.
fn parted(part: &str) -> Vec<&str> {
    let part = part.trim().trim_matches('/').trim();
    let is_alone = |word: &str| !word.is_empty() && channel(word).is_some_and(is_address);
    let first = part.split_once(char::is_whitespace);
    let last = part.rsplit_once(char::is_whitespace);
    match (first, last) {
        (Some((word, rest)), _) if is_alone(word) => [vec![word], parted(rest)].concat(),
        (_, Some((rest, word))) if is_alone(word) => [parted(rest), vec![word]].concat(),
        _ if part.is_empty() => Vec::new(),
        _ => vec![part],
    }
}

fn is_address(channel: Channel) -> bool {
    channel == Channel::Email || channel == Channel::Web
}

/// What a text is by itself; `None` for words.
fn channel(text: &str) -> Option<Channel> {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let in_a_number = |c: char| c.is_ascii_digit() || " +-/().".contains(c);
    match text {
        _ if text.starts_with("http://") || text.starts_with("https://") => Some(Channel::Web),
        _ if text.contains('@') && !text.contains(char::is_whitespace) => Some(Channel::Email),
        _ if digits >= 5 && text.chars().all(in_a_number) => Some(Channel::Phone),
        _ => None,
    }
}

fn contact(text: &str, channel: Channel) -> Option<Contact> {
    let plain = !text.contains(char::is_control);
    let value = Text::new(text).filter(|_| plain)?;
    Some(Contact {
        channel,
        value: Some(value),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Vec<(Channel, String)> {
        let read = contacts_of(&[line.to_owned()]);
        let words = |one: &Contact| Some((one.channel, one.value.as_ref()?.as_str().to_owned()));
        read.iter().flat_map(List::iter).filter_map(words).collect()
    }

    #[test]
    fn each_way_of_a_line_is_one() {
        use Channel::{Email, Phone, Post, Web};
        let mail = (Email, "desk@example.org".to_owned());
        let phone = (Phone, "+49 30 5550100".to_owned());
        let web = (Web, "https://example.org/visit".to_owned());
        for (line, meant) in [
            ("desk@example.org", vec![mail.clone()]),
            (" +49 30 5550100 ", vec![phone.clone()]),
            (
                "desk@example.org, +49 30 5550100",
                vec![mail.clone(), phone.clone()],
            ),
            (
                "desk@example.org +49 30 5550100",
                vec![mail.clone(), phone.clone()],
            ),
            (
                "+49 30 5550100 desk@example.org",
                vec![phone.clone(), mail.clone()],
            ),
            (
                "desk@example.org / +49 30 5550100",
                vec![mail.clone(), phone.clone()],
            ),
            (
                "https://example.org/visit; desk@example.org; +49 30 5550100",
                vec![web, mail, phone],
            ),
            (
                "Example Street 4, 10115 Berlin",
                vec![(Post, "Example Street 4, 10115 Berlin".to_owned())],
            ),
            (
                "ask for Alex, desk@example.org",
                vec![(Post, "ask for Alex, desk@example.org".to_owned())],
            ),
        ] {
            assert_eq!(read(line), meant, "{line}");
        }
        for wrong in ["", "  ", "a\nb", &"x".repeat(161)] {
            assert_eq!(contacts_of(&[wrong.to_owned()]), None, "{wrong:?}");
        }
    }
}
