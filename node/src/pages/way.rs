//! A way to reach people, as a page shows it: one that a browser or a telephone can follow is a link.

use federation_spec::records::profile::{Channel, Contact};

/// A way to reach people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// The address, number or link, as it was written.
    pub text: String,
    /// Where it leads, if it leads anywhere. Nothing but these three schemes: strangers write profiles.
    pub href: Option<String>,
}

impl Way {
    /// A way on paper, where nothing is followed.
    pub fn printed(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            href: None,
        }
    }

    /// The way that a contact names; none if it names a channel alone.
    pub fn of(contact: &Contact) -> Option<Self> {
        let text = contact.value.as_ref()?.as_str();
        let plain = !text.contains(|c: char| c.is_whitespace() || c.is_control());
        let href = match contact.channel {
            Channel::Email if plain && text.contains('@') && !text.contains([':', '?']) => {
                Some(format!("mailto:{text}"))
            }
            Channel::Phone => dialled(text).map(|number| format!("tel:{number}")),
            Channel::Web | Channel::Form | Channel::Social if plain && is_web(text) => {
                Some(text.to_owned())
            }
            Channel::Email
            | Channel::Web
            | Channel::Form
            | Channel::Social
            | Channel::Post
            | Channel::Fax => None,
        };
        Some(Self {
            text: text.to_owned(),
            href,
        })
    }
}

fn is_web(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    lower.starts_with("https://") || lower.starts_with("http://")
}

/// A number as a telephone takes it; none where there is more in the text than one number.
fn dialled(text: &str) -> Option<String> {
    let text = text.trim();
    let abroad = text.starts_with('+') || text.starts_with("00");
    // A zero in brackets is for those who call from within the country.
    let text = match abroad {
        true => text.replace("(0)", ""),
        false => text.to_owned(),
    };
    let known = |c: char| c.is_ascii_digit() || "+ -.()".contains(c);
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let plus = if text.starts_with('+') { "+" } else { "" };
    let one = text.chars().all(known) && !text[1.min(text.len())..].contains('+');
    (one && (3..=15).contains(&digits.len())).then(|| format!("{plus}{digits}"))
}

#[cfg(test)]
mod tests {
    use federation_spec::records::values::Text;

    use super::*;

    fn href(channel: Channel, text: &str) -> Option<String> {
        let value = Text::new(text);
        Way::of(&Contact { channel, value })?.href
    }

    #[test]
    fn what_can_be_followed_is_a_link_and_nothing_else_is() {
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(
            href(Channel::Email, "desk@space.example"),
            some("mailto:desk@space.example")
        );
        assert_eq!(
            href(Channel::Phone, "+49 (0)30 555-01 00"),
            some("tel:+49305550100")
        );
        assert_eq!(
            href(Channel::Web, "https://space.example/a?b"),
            some("https://space.example/a?b")
        );
        for (channel, text) in [
            (Channel::Web, "javascript:alert(1)"),
            (Channel::Web, "data:text/html,x"),
            (Channel::Web, "space.example"),
            (Channel::Email, "desk@space.example?bcc=all@space.example"),
            (Channel::Email, "desk at space.example"),
            (Channel::Phone, "ask for Ada"),
            (Channel::Phone, "12"),
            (Channel::Phone, "030 555 / 030 666"),
            (Channel::Phone, "+49 30 555 +49 30 666"),
            (Channel::Post, "https://space.example"),
        ] {
            assert_eq!(href(channel, text), None, "{text}");
        }
    }
}
