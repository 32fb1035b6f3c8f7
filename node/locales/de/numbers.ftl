# German. What each message and each variable is, the English file of the same name says.

## Days and times.

date = { $plain }. { $name } { $year }
date-time = { $date } um { $time } Uhr
month-name =
    { $month ->
        [1] Januar
        [2] Februar
        [3] März
        [4] April
        [5] Mai
        [6] Juni
        [7] Juli
        [8] August
        [9] September
        [10] Oktober
        [11] November
       *[12] Dezember
    }
month-short =
    { $month ->
        [1] Jan.
        [2] Feb.
        [3] März
        [4] Apr.
        [5] Mai
        [6] Juni
        [7] Juli
        [8] Aug.
        [9] Sep.
        [10] Okt.
        [11] Nov.
       *[12] Dez.
    }
date-short = { $plain }. { $name } { $year }

## Lists.

list-comma = { $first }, { $next }
list-semicolon = { $first }; { $next }
list-and = { $first } und { $last }
list-or = { $first } oder { $last }

## Amounts of time. .of: the dative, behind "von", "innerhalb von" and "zu".

unit-hour =
    { $number ->
        [one] { $number } Stunde
       *[other] { $number } Stunden
    }
    .of =
        { $number ->
            [one] { $number } Stunde
           *[other] { $number } Stunden
        }
unit-half-day =
    { $number ->
        [one] { $number } halber Tag
       *[other] { $number } halbe Tage
    }
    .of =
        { $number ->
            [one] { $number } halben Tag
           *[other] { $number } halben Tagen
        }
unit-day =
    { $number ->
        [one] { $number } Tag
       *[other] { $number } Tage
    }
    .of =
        { $number ->
            [one] { $number } Tag
           *[other] { $number } Tagen
        }
unit-visit = 
    { $number ->
        [one] { $number } Besuch
       *[other] { $number } Besuche
    }
    .of =
        { $number ->
            [one] { $number } Besuch
           *[other] { $number } Besuchen
        }
unit-block =
    { $number ->
        [one] { $number } Block
       *[other] { $number } Blöcke
    }
    .of =
        { $number ->
            [one] { $number } Block
           *[other] { $number } Blöcken
        }
unit-week =
    { $number ->
        [one] { $number } Woche
       *[other] { $number } Wochen
    }
    .of =
        { $number ->
            [one] { $number } Woche
           *[other] { $number } Wochen
        }
unit-month =
    { $number ->
        [one] { $number } Monat
       *[other] { $number } Monate
    }
    .of =
        { $number ->
            [one] { $number } Monat
           *[other] { $number } Monaten
        }

amount-long = { $amount } zu { $length }

## How much is granted: behind "dürfen hier kostenlos arbeiten, ".

cap-per = { $amount } { $per }
cap-rolling = { $amount } innerhalb von { $days }
cap-asking = { $amount }, auf Anfrage bis zu { $most }
cap-unstated = { $amount } (ab wann neu gezählt wird, ist nicht angegeben)

## When a count starts again.

per-visit = pro Aufenthalt
per-day = pro Tag
per-week = pro Woche
per-calendar-month = pro Kalendermonat
per-month = pro Monat
per-year = pro Jahr
per-lifetime = insgesamt
per-first-visits = zum Kennenlernen

## Only the first visits of somebody are free: the accusative.

first-hour =
    { $number ->
        [one] jeweils die erste Stunde
       *[other] jeweils die ersten { $number } Stunden
    }
first-half-day =
    { $number ->
        [one] jeweils den ersten halben Tag
       *[other] jeweils die ersten { $number } halben Tage
    }
first-day =
    { $number ->
        [one] jeweils den ersten Tag
       *[other] jeweils die ersten { $number } Tage
    }
first-visit = 
    { $number ->
        [one] jeweils den ersten Besuch
       *[other] jeweils die ersten { $number } Besuche
    }
first-block =
    { $number ->
        [one] jeweils den ersten Block
       *[other] jeweils die ersten { $number } Blöcke
    }
first-week =
    { $number ->
        [one] jeweils die erste Woche
       *[other] jeweils die ersten { $number } Wochen
    }
first-month =
    { $number ->
        [one] jeweils den ersten Monat
       *[other] jeweils die ersten { $number } Monate
    }

## Money.

money-decimal = { $whole },{ $part }
money-code = { $amount } { $currency }
money-sign = { $amount } { $sign }
money-range = { $least } bis { $most }
money-from = ab { $amount }
money-up-to = bis zu { $amount }
money-unsaid = ein Preis

## Prices.

price-per-hour = { $money } pro Stunde
price-per-half-day = { $money } für einen halben Tag
price-per-day = { $money } pro Tag
price-per-block = { $money } für { $length }
price-per-week = { $money } pro Woche
price-per-month = { $money } pro Monat
price-per-night = { $money } pro Nacht
price-per-once = einmalig { $money }
price-per-visit = { $money } pro Besuch
price-per-year = { $money } pro Jahr
price-per-minute = { $money } pro Minute
price-number-night =
    { $number ->
        [one] { $number } Nacht
       *[other] { $number } Nächte
    }
price-number-minute = 
    { $number ->
        [one] { $number } Minute
       *[other] { $number } Minuten
    }
price-number-once =
    { $number ->
        [one] { $number } Mal
       *[other] { $number } Mal
    }
price-number-year =
    { $number ->
        [one] { $number } Jahr
       *[other] { $number } Jahre
    }
price-pack = { $count } für { $money }
price-count = { $count } im Paket
price-least = mindestens { $least } am Stück
price-before-tax = { $price } zuzüglich Steuern
price-tax-included = { $price } einschließlich Steuern
price-only-for = { $price } für { $whom }
price-donation-of = als Spende { $price }
price-donation = eine Spende
price-asides = { $price } ({ $asides })

## What is said of a price in brackets.

price-aside-least = mindestens { $least }
price-aside-within = innerhalb von { $days } zu nutzen
price-aside-credited = wird angerechnet, wenn man innerhalb von { $days } Mitglied wird
price-aside-credited-joining = wird angerechnet, wenn man Mitglied wird
price-aside-packs = auch als Mehrfachkarte
price-aside-negotiable = verhandelbar
price-aside-sign = angegeben ist nur { $sign }
price-aside-assumed = die Währung ist nicht angegeben, nur angenommen
price-aside-no-currency = die Währung ist nicht angegeben
price-aside-no-price = der Preis ist nicht angegeben

## Days of the week.

weekday-mon = Montag
    .every = montags
weekday-tue = Dienstag
    .every = dienstags
weekday-wed = Mittwoch
    .every = mittwochs
weekday-thu = Donnerstag
    .every = donnerstags
weekday-fri = Freitag
    .every = freitags
weekday-sat = Samstag
    .every = samstags
weekday-sun = Sonntag
    .every = sonntags

## Kinds of places. .plural: a genitive that looks like the nominative, behind "Mitglieder anderer" and "nur".
## .a, .or: the genitive, behind "Mitglieder".

kind-coworking = Coworking-Space
    .plural = Coworking-Spaces
    .a = eines Coworking-Spaces
    .or = eines Coworking-Spaces
kind-makerspace = Makerspace
    .plural = Makerspaces
    .a = eines Makerspaces
    .or = eines Makerspaces
kind-hackerspace = Hackerspace
    .plural = Hackerspaces
    .a = eines Hackerspaces
    .or = eines Hackerspaces
kind-library = Bibliothek
    .plural = Bibliotheken
    .a = einer Bibliothek
    .or = einer Bibliothek
kind-cafe = Café
    .plural = Cafés
    .a = eines Cafés
    .or = eines Cafés
kind-incubator = Gründerzentrum
    .plural = Gründerzentren
    .a = eines Gründerzentrums
    .or = eines Gründerzentrums
kind-other = „Sonstiges“
    .plural = Spaces sonstiger Art
    .a = eines Spaces sonstiger Art
    .or = eines Spaces sonstiger Art
kind-club = Club
    .plural = Clubs
    .a = eines Clubs
    .or = eines Clubs
kind-museum = Museum
    .plural = Museen
    .a = eines Museums
    .or = eines Museums
kind-unknown = „unbekannt“

## Kinds of memberships.

tier-day = Tag
    .members = Tagesmitglieder
    .membership = eine Tagesmitgliedschaft
tier-flex = flexibler Platz
    .members = Mitglieder mit flexiblem Platz
    .membership = eine Mitgliedschaft mit flexiblem Platz
tier-dedicated = fester Platz
    .members = Mitglieder mit festem Platz
    .membership = eine Mitgliedschaft mit festem Platz
tier-team = Team
    .members = Mitglieder mit Team-Tarif
    .membership = eine Mitgliedschaft mit Team-Tarif
