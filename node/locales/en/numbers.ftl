# The small parts that sentences of the other files are made of. Host and member names, and whatever else people wrote,
# come in as they are; everything else that is filled in is a part from this file.

## Days and times.
## $year: four digits. $plain: the day as a number. $name: the month in words, which the message month-name has by its
## number $month. $date: the message `date`. $time: hours and minutes, 18:30

date = { $plain } { $name } { $year }
date-time = { $date } at { $time }
month-name =
    { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }
# The same, and a date with it, where there is little room: on printed cards
month-short =
    { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[12] Dec
    }
date-short = { $plain } { $name } { $year }

## Lists. All but the last are joined with list-comma, two at a time: `a, b, c and d` is
## list-and(list-comma(list-comma(a, b), c), d).
## $first: what stands before; $next, $last: one more

list-comma = { $first }, { $next }
list-semicolon = { $first }; { $next }
list-and = { $first } and { $last }
list-or = { $first } or { $last }

## Amounts of time. .of: the same as it stands behind "of" and "within", for languages that have another form there
## (`2 of 3 days`, `within 30 days`, `a block of 4 hours`).
## $number: how many

unit-hour =
    { $number ->
        [one] { $number } hour
       *[other] { $number } hours
    }
    .of =
        { $number ->
            [one] { $number } hour
           *[other] { $number } hours
        }
unit-half-day =
    { $number ->
        [one] { $number } half day
       *[other] { $number } half days
    }
    .of =
        { $number ->
            [one] { $number } half day
           *[other] { $number } half days
        }
unit-day =
    { $number ->
        [one] { $number } day
       *[other] { $number } days
    }
    .of =
        { $number ->
            [one] { $number } day
           *[other] { $number } days
        }
unit-visit = 
    { $number ->
        [one] { $number } visit
       *[other] { $number } visits
    }
    .of =
        { $number ->
            [one] { $number } visit
           *[other] { $number } visits
        }
unit-block =
    { $number ->
        [one] { $number } block
       *[other] { $number } blocks
    }
    .of =
        { $number ->
            [one] { $number } block
           *[other] { $number } blocks
        }
unit-week =
    { $number ->
        [one] { $number } week
       *[other] { $number } weeks
    }
    .of =
        { $number ->
            [one] { $number } week
           *[other] { $number } weeks
        }
unit-month =
    { $number ->
        [one] { $number } month
       *[other] { $number } months
    }
    .of =
        { $number ->
            [one] { $number } month
           *[other] { $number } months
        }

# A block is of so many hours. $amount: `2 blocks`, `their first 2 blocks`; $length: `4 hours`, in the form .of
amount-long = { $amount } of { $length }

## How much is granted, as it stands behind "may work here free for".
## $amount: `3 days`, `2 blocks of 4 hours`

# $per: one of the messages per-...
cap-per = { $amount } { $per }
# $days: `30 days`, in the form .of
cap-rolling = { $amount } in any { $days }
# $most: a number, more than that of $amount
cap-asking = { $amount }, or up to { $most } on request
cap-unstated = { $amount } (when the count starts again was not said)

## When a count starts again, as it stands behind an amount: `3 days per week`.

per-visit = per stay
per-day = per day
per-week = per week
per-calendar-month = per calendar month
per-month = per month
per-year = per year
per-lifetime = in all
per-first-visits = for newcomers

## Only the first visits of somebody are free: `free for their first 3 days`.
## $number: how many

first-hour =
    { $number ->
        [one] their first hour
       *[other] their first { $number } hours
    }
first-half-day =
    { $number ->
        [one] their first half day
       *[other] their first { $number } half days
    }
first-day =
    { $number ->
        [one] their first day
       *[other] their first { $number } days
    }
first-visit = 
    { $number ->
        [one] their first visit
       *[other] their first { $number } visits
    }
first-block =
    { $number ->
        [one] their first block
       *[other] their first { $number } blocks
    }
first-week =
    { $number ->
        [one] their first week
       *[other] their first { $number } weeks
    }
first-month =
    { $number ->
        [one] their first month
       *[other] their first { $number } months
    }

## Money.

# A price that is not a whole number. $whole, $part: digits before and behind the point
money-decimal = { $whole }.{ $part }
# $amount: `25` or a money-decimal; $currency: three letters, EUR
money-code = { $amount } { $currency }
# $sign: as the host wrote it, $
money-sign = { $sign }{ $amount }
# $least, $most: amounts
money-range = { $least } to { $most }
money-from = { $amount } or more
money-up-to = up to { $amount }
# That there is a price, where nobody said which: `a price a day`
money-unsaid = a price

## Prices. What is said of one is added step by step: price-per-day, then price-before-tax, price-only-for,
## price-donation-of and last price-asides.
## $money: `25 EUR`; $price: the price so far

price-per-hour = { $money } an hour
price-per-half-day = { $money } for half a day
price-per-day = { $money } a day
# $length: `4 hours`
price-per-block = { $money } for { $length }
price-per-week = { $money } a week
price-per-month = { $money } a month
price-per-night = { $money } a night
price-per-once = { $money } once
price-per-visit = { $money } a visit
price-per-year = { $money } a year
price-per-minute = { $money } a minute
# $number: how many, of what prices alone are counted in
price-number-night =
    { $number ->
        [one] { $number } night
       *[other] { $number } nights
    }
price-number-minute = 
    { $number ->
        [one] { $number } minute
       *[other] { $number } minutes
    }
price-number-once =
    { $number ->
        [one] { $number } time
       *[other] { $number } times
    }
price-number-year =
    { $number ->
        [one] { $number } year
       *[other] { $number } years
    }
# $count: `10 days`
price-pack = { $count } for { $money }
price-count = a pack of { $count }
# $least: `2 days`
price-least = at least { $least } at a time
price-before-tax = { $price } before tax
price-tax-included = { $price } with tax
# $whom: in the host's words
price-only-for = { $price } for { $whom }
price-donation-of = a donation of { $price }
price-donation = a donation
# $asides: the messages price-aside-..., joined with list-semicolon, and a note of the host
price-asides = { $price } ({ $asides })

## What is said of a price in brackets.

# $least: `2 days`
price-aside-least = at least { $least }
# $days: `30 days`, in the form .of
price-aside-within = to be used within { $days }
price-aside-credited = credited to those who join within { $days }
price-aside-credited-joining = credited to those who join
price-aside-packs = also sold in packs
price-aside-negotiable = can be negotiated
# $sign: as the host wrote it, $
price-aside-sign = the host wrote only { $sign }
price-aside-assumed = the currency was not said, but assumed
price-aside-no-currency = the currency was not said
price-aside-no-price = the price was not said

## Days of the week. .every: as it stands behind "on", said of every week: `on Mondays and Tuesdays`.

weekday-mon = Monday
    .every = Mondays
weekday-tue = Tuesday
    .every = Tuesdays
weekday-wed = Wednesday
    .every = Wednesdays
weekday-thu = Thursday
    .every = Thursdays
weekday-fri = Friday
    .every = Fridays
weekday-sat = Saturday
    .every = Saturdays
weekday-sun = Sunday
    .every = Sundays

## Kinds of places. The message itself: as it stands behind "of the kind" and "this is meant for".
## .plural: behind "members of other", and before "only".
## .a: behind "a member of"; .or: the same, where another kind stands before it: `a makerspace or library`.

kind-coworking = coworking
    .plural = coworking spaces
    .a = a coworking space
    .or = coworking space
kind-makerspace = makerspace
    .plural = makerspaces
    .a = a makerspace
    .or = makerspace
kind-hackerspace = hackerspace
    .plural = hackerspaces
    .a = a hackerspace
    .or = hackerspace
kind-library = library
    .plural = libraries
    .a = a library
    .or = library
kind-cafe = café
    .plural = cafés
    .a = a café
    .or = café
kind-incubator = incubator
    .plural = incubators
    .a = an incubator
    .or = incubator
kind-other = other
    .plural = spaces of another kind
    .a = a space of another kind
    .or = space of another kind
kind-club = club
    .plural = clubs
    .a = a club
    .or = club
kind-museum = museum
    .plural = museums
    .a = a museum
    .or = museum
kind-unknown = unknown

## Kinds of memberships, from least to most. The message itself: one word, as in "at least flex is needed".
## .members: those who have it; .membership: what they have, behind "hold".

tier-day = day
    .members = day members
    .membership = a day membership
tier-flex = flex
    .members = flexible-desk members
    .membership = a flexible-desk membership
tier-dedicated = dedicated
    .members = dedicated-desk members
    .membership = a dedicated-desk membership
tier-team = team
    .members = team members
    .membership = a team membership
