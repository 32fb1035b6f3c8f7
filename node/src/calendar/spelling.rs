//! Hours as people spell them, brought into the spelling that the library reads as the standard means it.

const WEEKDAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

/// The text outside comments, and inside them.
pub(super) fn outside_and_inside(text: &str) -> impl Iterator<Item = (bool, &str)> {
    text.split('"')
        .enumerate()
        .map(|(at, part)| (at % 2 == 0, part))
}

pub(super) fn outside(text: &str) -> String {
    let outside = outside_and_inside(text).filter(|(is_outside, _)| *is_outside);
    outside.map(|(_, part)| part).collect::<Vec<_>>().join(" ")
}

/// Hours in the form that the library reads as the standard means it.
pub(super) fn in_readable_form(text: &str) -> String {
    let mut form = String::new();
    for (is_outside, part) in outside_and_inside(text) {
        if is_outside {
            form.push_str(&with_lists_of_days(part));
            continue;
        }
        let states = ["open", "closed", "off", "unknown"];
        let last = form.split_whitespace().next_back().map(str::to_lowercase);
        let is_alone = !last.is_some_and(|word| states.contains(&word.as_str()));
        let unknown = if is_alone { "unknown " } else { "" };
        form.push_str(&format!("{unknown}\"{part}\""));
    }
    form
}

/// `Mo, We 09:00-18:00` names two days: only after a time does a comma begin another rule.
fn with_lists_of_days(part: &str) -> String {
    let mut pieces = part.split(',');
    let mut list = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let before = list.split_whitespace().next_back().unwrap_or_default();
        let follows_a_day = ends_with_a_day(before) || before.ends_with(']');
        list.push(',');
        list.push_str(if follows_a_day {
            piece.trim_start()
        } else {
            piece
        });
    }
    list
}

/// Whether a word ends with a day of the week or a holiday: `Mo`, `Mo-We`, `Mo,ph`.
fn ends_with_a_day(word: &str) -> bool {
    let last = word.rsplit([',', '-']).next().unwrap_or_default();
    is_weekday(last) || is_holiday(last)
}

fn is_weekday(word: &str) -> bool {
    WEEKDAYS.iter().any(|day| day.eq_ignore_ascii_case(word))
}

fn is_holiday(word: &str) -> bool {
    ["PH", "SH"]
        .iter()
        .any(|holiday| holiday.eq_ignore_ascii_case(word))
}

/// Whether holidays stand beside days of the week without a comma: `PH Su`, `Su PH`.
pub(super) fn holidays_on_days(outside: &str) -> bool {
    let words: Vec<&str> = outside.split_whitespace().collect();
    let last = |word: &str| {
        word.rsplit([',', '-'])
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let first = |word: &str| {
        let mut parts = word.split([',', '-', '[', ';']);
        parts.next().unwrap_or_default().to_owned()
    };
    words.windows(2).any(|pair| {
        let (before, after) = (last(pair[0]), first(pair[1]));
        is_holiday(&before) && is_weekday(&after) || is_weekday(&before) && is_holiday(&after)
    })
}
