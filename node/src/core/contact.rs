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
    let line = line.trim();
    let whole = contact(line, channel(line).unwrap_or(Channel::Post))?;
    let told: Option<Vec<Contact>> = parts(line)
        .iter()
        .map(|part| contact(part, channel(part)?))
        .collect();
    Some(match told {
        Some(told) if !told.is_empty() => told,
        Some(_) | None => vec![whole],
    })
}

/// What stands in a line, apart: links and addresses are words of their own, and whatever is between them and the separators is
/// one part. What separates within a link is the link's.
fn parts(line: &str) -> Vec<String> {
    let (mut parts, mut words) = (Vec::new(), Vec::<&str>::new());
    let mut end = |words: &mut Vec<&str>, alone: Option<&str>| {
        let before = words.join(" ");
        words.clear();
        let told = [before.as_str(), alone.unwrap_or_default()];
        parts.extend(
            told.into_iter()
                .filter(|part| !part.is_empty())
                .map(str::to_owned),
        );
    };
    for word in line.split_whitespace() {
        if channel(word) == Some(Channel::Web) {
            end(&mut words, Some(word.trim_end_matches(SEPARATORS)));
            continue;
        }
        for (at, piece) in word.split(SEPARATORS).enumerate() {
            if at > 0 || piece == "/" {
                end(&mut words, None);
            }
            match piece {
                "" | "/" => {}
                address if address.contains('@') => end(&mut words, Some(address)),
                piece => words.push(piece),
            }
        }
    }
    end(&mut words, None);
    parts
}

const SEPARATORS: [char; 4] = [',', ';', '|', '·'];

/// What a text is by itself; `None` for words.
fn channel(text: &str) -> Option<Channel> {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let in_a_number = |c: char| c.is_ascii_digit() || " +-/().".contains(c);
    if text.starts_with("http://") || text.starts_with("https://") {
        Some(Channel::Web)
    } else if text.contains('@') && !text.contains(char::is_whitespace) {
        Some(Channel::Email)
    } else {
        (digits >= 5 && text.chars().all(in_a_number)).then_some(Channel::Phone)
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
                vec![web, mail.clone(), phone.clone()],
            ),
            (
                "https://maps.example.org/?q=52.520008,13.404954",
                vec![(
                    Web,
                    "https://maps.example.org/?q=52.520008,13.404954".to_owned(),
                )],
            ),
            (
                "030 5550100 / 030 5550101",
                vec![
                    (Phone, "030 5550100".to_owned()),
                    (Phone, "030 5550101".to_owned()),
                ],
            ),
            (
                "desk@example.org,+49 30 5550100",
                vec![mail.clone(), phone.clone()],
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
