//! Opening hours as a week that people fill in: seven days, each with one stretch. Any such week is OSM `opening_hours`;
//! of what that can say, a week can show only the simplest, and says so for the rest.

/// From and to, as `09:00` and `18:00`.
pub type Stretch = (String, String);

/// The days of OSM, Monday first.
pub const DAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

/// A week.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Week(pub [Option<Stretch>; 7]);

impl Week {
    /// Reads hours; `None` if they say more than a week can show.
    pub fn read(hours: &str) -> Option<Self> {
        let mut week = Self::default();
        // Rules of nights stand behind commas: see `write`.
        let separator = if hours.contains(';') { ";" } else { ", " };
        for rule in hours
            .split(separator)
            .map(str::trim)
            .filter(|rule| !rule.is_empty())
        {
            let (days, times) = match rule.split_once(' ') {
                Some((days, times)) => (days, times),
                None => ("Mo-Su", rule),
            };
            let (from, to) = times.split_once('-')?;
            let times = (clock(from)?, clock(to)?);
            for day in days.split(',') {
                let filled = week.fill(day, &times)?;
                // Behind a comma hours add to what was said before: two stretches of one day.
                if filled && separator != ";" {
                    return None;
                }
            }
        }
        Some(week)
    }

    /// Whether one of the days was filled before; `None` for what is no day.
    fn fill(&mut self, days: &str, times: &Stretch) -> Option<bool> {
        let at = |day: &str| DAYS.iter().position(|held| *held == day);
        let (first, last) = days.split_once('-').unwrap_or((days, days));
        let (first, last) = (at(first)?, at(last)?);
        if first > last {
            return None;
        }
        let mut filled = false;
        for day in first..=last {
            filled |= self.0[day].replace(times.clone()).is_some();
        }
        Some(filled)
    }

    /// Writes them, days of the same times together; empty if every day is closed. Where a night runs past midnight, each day
    /// is added to the others: after a semicolon it would take the rest of the night away.
    pub fn write(&self) -> String {
        let mut rules: Vec<String> = Vec::new();
        let mut day = 0;
        while day < 7 {
            let same = |other: &usize| self.0[*other] == self.0[day];
            let last = (day..7).take_while(same).last().unwrap_or(day);
            if let Some((from, to)) = &self.0[day] {
                let days = match last - day {
                    0 => DAYS[day].to_owned(),
                    _ => format!("{}-{}", DAYS[day], DAYS[last]),
                };
                rules.push(format!("{days} {from}-{to}"));
            }
            day = last + 1;
        }
        let mut stretches = self.0.iter().flatten();
        let night = stretches.any(|(from, to)| to < from);
        rules.join(if night { ", " } else { "; " })
    }
}

/// `09:00`, and nothing else.
fn clock(text: &str) -> Option<String> {
    let (hours, minutes) = text.trim().split_once(':')?;
    let two = |text: &str| text.len() == 2 && text.chars().all(|c| c.is_ascii_digit());
    let in_day = hours.parse::<u8>().ok()? < 24 && minutes.parse::<u8>().ok()? < 60;
    (two(hours) && two(minutes) && in_day).then(|| text.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::Week;

    #[test]
    fn a_week_is_written_as_it_was_read() {
        for hours in [
            "Mo-Fr 09:00-18:00",
            "Mo-Th 08:00-20:00; Fr 08:00-16:00; Su 10:00-14:00",
            "Mo-Th 08:00-20:00, Fr 18:00-02:00, Sa 10:00-02:00",
            "",
        ] {
            let week = Week::read(hours);
            assert_eq!(
                week.map(|week| week.write()).as_deref(),
                Some(hours),
                "{hours:?} is a week."
            );
        }
        let listed = Week::read("Mo,We,Fr 09:00-12:00").map(|week| week.write());
        assert_eq!(
            listed.as_deref(),
            Some("Mo 09:00-12:00; We 09:00-12:00; Fr 09:00-12:00"),
            "Days in a list are days."
        );
    }

    #[test]
    fn what_a_week_cannot_show_is_left_to_its_text() {
        for hours in [
            "24/7",
            "Mo-Fr 09:00-12:00,13:00-18:00",
            "Mo-Fr 09:00-18:00; PH off",
            "sunrise-sunset",
            "Mo-Fr 09:00-12:00, Fr 14:00-18:00",
            "Mo 9-12",
            "Su-Fr 10:00-17:00",
            "Mo-Su 00:00-24:00",
            "Xx 09:00-12:00",
        ] {
            assert_eq!(
                Week::read(hours),
                None,
                "{hours:?} says more than a week of stretches."
            );
        }
    }
}
