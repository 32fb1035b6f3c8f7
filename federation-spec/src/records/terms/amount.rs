//! How much: in what time is counted, when the count starts again, and the limits made of both. SPEC §3.4.5

use crate::plain::{Contradiction, Mistake};
use crate::records::fields::{map_fields, words};
use crate::records::values::Number;

use super::said;

words! {
    /// In what time is counted.
    pub enum Unit {
        /// A begun hour.
        Hour = 1 "hour",
        /// Half a day.
        HalfDay = 2 "half day",
        /// A local day.
        Day = 3 "day",
        /// A stretch of `block_hours` from its first check-in.
        Block = 4 "block",
        /// A stretch of 7 local days from its first.
        Week = 5 "week",
        /// A stretch of 30 local days from its first.
        Month = 6 "month",
        /// A local day with a visit: who comes back that day is on the same visit.
        Visit = 7 "visit",
    }
}

words! {
    /// When the count starts again.
    pub enum Period {
        /// With each stay: days without a gap of a whole day.
        Visit = 1 "visit",
        /// On Monday, local time.
        Week = 2 "week",
        /// On the 1st of the month, local time.
        CalendarMonth = 3 "calendar month",
        /// Day by day: the last `rolling_days` count.
        Rolling = 4 "rolling",
        /// On 1 January, local time.
        Year = 5 "year",
        /// Never.
        Lifetime = 6 "lifetime",
        /// Never; only the very first visits to the house.
        FirstVisits = 7 "first visits",
        /// The host never said. Nothing is guessed.
        Unstated = 8 "unstated",
        /// At midnight, local time: so much of each day.
        Day = 9 "day",
        /// A month, of which the host never said when it begins: counted from the 1st.
        Month = 10 "month",
    }
}

map_fields! {
    /// One limit: at most so much of a unit in a period. Several may hold at once; the tighter one is shown. SPEC §3.4.5
    pub struct Cap: Body {
        /// How much is granted without asking.
        1 => amount: Number<0, 10_000>,
        /// More than that on request, up to this.
        2 => ask_up_to: Option<Number<1, 10_000>>,
        /// In what it is counted.
        3 => unit: Unit,
        /// When the count starts again.
        4 => per: Period,
        /// With `rolling`: over so many days.
        5 => rolling_days: Option<Number<1, 3_660>>,
        /// With `block`: so many hours long.
        6 => block_hours: Option<Number<1, 8_784>>,
    }
}

impl Cap {
    pub(super) fn contradictions(&self, path: &str) -> Vec<Mistake> {
        let backwards = |most: Number<1, 10_000>| most.value() <= self.amount.value();
        let all = [
            (
                (self.unit == Unit::Block) != self.block_hours.is_some(),
                Contradiction::BlockLength,
            ),
            (
                (self.per == Period::Rolling) != self.rolling_days.is_some(),
                Contradiction::RollingDays,
            ),
            (
                self.ask_up_to.is_some_and(backwards),
                Contradiction::RangeBackwards,
            ),
        ];
        said(all, path)
    }
}
