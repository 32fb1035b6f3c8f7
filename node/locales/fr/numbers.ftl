# Les petites parties dont les phrases des autres fichiers sont faites. Glossaire : space = espace, home space = espace
# d'attache, host = espace hôte ou hôte, desk = réception, membership = adhésion, plan = formule, terms = conditions,
# pass = pass (invariable), to take back = retirer.

## Days and times.

date =
    { $plain ->
        [1] 1er { $name } { $year }
       *[other] { $plain } { $name } { $year }
    }
date-time = { $date } à { $time }
month-name =
    { $month ->
        [1] janvier
        [2] février
        [3] mars
        [4] avril
        [5] mai
        [6] juin
        [7] juillet
        [8] août
        [9] septembre
        [10] octobre
        [11] novembre
       *[12] décembre
    }
month-short =
    { $month ->
        [1] janv.
        [2] févr.
        [3] mars
        [4] avr.
        [5] mai
        [6] juin
        [7] juil.
        [8] août
        [9] sept.
        [10] oct.
        [11] nov.
       *[12] déc.
    }
date-short =
    { $plain ->
        [1] 1er { $name } { $year }
       *[other] { $plain } { $name } { $year }
    }

## Lists.

list-comma = { $first }, { $next }
list-semicolon = { $first } ; { $next }
list-and = { $first } et { $last }
list-or = { $first } ou { $last }

## Amounts of time.

unit-hour =
    { $number ->
        [one] { $number } heure
       *[other] { $number } heures
    }
    .of =
        { $number ->
            [one] { $number } heure
           *[other] { $number } heures
        }
unit-half-day =
    { $number ->
        [one] { $number } demi-journée
       *[other] { $number } demi-journées
    }
    .of =
        { $number ->
            [one] { $number } demi-journée
           *[other] { $number } demi-journées
        }
unit-day =
    { $number ->
        [one] { $number } jour
       *[other] { $number } jours
    }
    .of =
        { $number ->
            [one] { $number } jour
           *[other] { $number } jours
        }
unit-visit = 
    { $number ->
        [one] { $number } visite
       *[other] { $number } visites
    }
    .of =
        { $number ->
            [one] { $number } visite
           *[other] { $number } visites
        }
unit-block =
    { $number ->
        [one] { $number } tranche
       *[other] { $number } tranches
    }
    .of =
        { $number ->
            [one] { $number } tranche
           *[other] { $number } tranches
        }
unit-week =
    { $number ->
        [one] { $number } semaine
       *[other] { $number } semaines
    }
    .of =
        { $number ->
            [one] { $number } semaine
           *[other] { $number } semaines
        }
unit-month =
    { $number ->
        [one] { $number } mois
       *[other] { $number } mois
    }
    .of =
        { $number ->
            [one] { $number } mois
           *[other] { $number } mois
        }

amount-long = { $amount } de { $length }

## How much is granted, as it stands behind "travaillent ici gratuitement pendant".

cap-per = { $amount } { $per }
cap-rolling = { $amount } par période de { $days }
cap-asking = { $amount }, ou jusqu’à { $most } sur demande
cap-unstated = { $amount } (sur une période non précisée)

## When a count starts again, as it stands behind an amount: `3 jours par semaine`, `Jour 2 sur 3 par semaine`.

per-visit = par séjour
per-day = par jour
per-week = par semaine
per-calendar-month = par mois civil
per-month = par mois
per-year = par an
per-lifetime = en tout
per-first-visits = pour les nouveaux venus

## Only the first visits of somebody are free: `pendant leurs 3 premiers jours`.

first-hour =
    { $number ->
        [one] leur première heure
       *[other] leurs { $number } premières heures
    }
first-half-day =
    { $number ->
        [one] leur première demi-journée
       *[other] leurs { $number } premières demi-journées
    }
first-day =
    { $number ->
        [one] leur premier jour
       *[other] leurs { $number } premiers jours
    }
first-visit = 
    { $number ->
        [one] leur première visite
       *[other] leurs { $number } premières visites
    }
first-block =
    { $number ->
        [one] leur première tranche
       *[other] leurs { $number } premières tranches
    }
first-week =
    { $number ->
        [one] leur première semaine
       *[other] leurs { $number } premières semaines
    }
first-month =
    { $number ->
        [one] leur premier mois
       *[other] leurs { $number } premiers mois
    }

## Money.

money-decimal = { $whole },{ $part }
money-code = { $amount } { $currency }
money-sign = { $amount } { $sign }
money-range = { $least } à { $most }
money-from = à partir de { $amount }
money-up-to = jusqu’à { $amount }
money-unsaid = un tarif

## Prices.

price-per-hour = { $money } par heure
price-per-half-day = { $money } par demi-journée
price-per-day = { $money } par jour
price-per-block = { $money } pour { $length }
price-per-week = { $money } par semaine
price-per-month = { $money } par mois
price-per-night = { $money } par nuit
price-per-once = { $money } une seule fois
price-per-visit = { $money } par visite
price-per-year = { $money } par an
price-per-minute = { $money } par minute
price-number-night =
    { $number ->
        [one] { $number } nuit
       *[other] { $number } nuits
    }
price-number-minute = 
    { $number ->
        [one] { $number } minute
       *[other] { $number } minutes
    }
price-number-once =
    { $number ->
        [one] { $number } fois
       *[other] { $number } fois
    }
price-number-year =
    { $number ->
        [one] { $number } an
       *[other] { $number } ans
    }
price-pack = { $count } pour { $money }
price-count = un forfait de { $count }
price-least = au moins { $least } à la fois
price-before-tax = { $price } hors taxes
price-tax-included = { $price } taxes comprises
price-only-for = { $price } pour { $whom }
price-donation-of = un don de { $price }
price-donation = un don
price-asides = { $price } ({ $asides })

## What is said of a price in brackets.

price-aside-least = au moins { $least }
price-aside-within = à utiliser sous { $days }
price-aside-credited = déduit en cas d’adhésion sous { $days }
price-aside-credited-joining = déduit en cas d’adhésion
price-aside-packs = aussi en forfait
price-aside-negotiable = négociable
price-aside-sign = l’hôte a seulement écrit { $sign }
price-aside-assumed = devise non précisée, supposée
price-aside-no-currency = devise non précisée
price-aside-no-price = prix non précisé

## Days of the week. The message itself stands behind "Seulement", .every behind "uniquement".

weekday-mon = le lundi
    .every = le lundi
weekday-tue = le mardi
    .every = le mardi
weekday-wed = le mercredi
    .every = le mercredi
weekday-thu = le jeudi
    .every = le jeudi
weekday-fri = le vendredi
    .every = le vendredi
weekday-sat = le samedi
    .every = le samedi
weekday-sun = le dimanche
    .every = le dimanche

## Kinds of places. The message itself: behind "type". .plural: behind "les membres d'autres". .a, .or: behind "tous les
## membres".

kind-coworking = coworking
    .plural = espaces de coworking
    .a = d’un espace de coworking
    .or = d’un espace de coworking
kind-makerspace = makerspace
    .plural = makerspaces
    .a = d’un makerspace
    .or = d’un makerspace
kind-hackerspace = hackerspace
    .plural = hackerspaces
    .a = d’un hackerspace
    .or = d’un hackerspace
kind-library = bibliothèque
    .plural = bibliothèques
    .a = d’une bibliothèque
    .or = d’une bibliothèque
kind-cafe = café
    .plural = cafés
    .a = d’un café
    .or = d’un café
kind-incubator = incubateur
    .plural = incubateurs
    .a = d’un incubateur
    .or = d’un incubateur
kind-other = autre
    .plural = lieux d’un genre différent
    .a = d’un lieu d’un autre genre
    .or = d’un lieu d’un autre genre
kind-club = club
    .plural = clubs
    .a = d’un club
    .or = d’un club
kind-museum = musée
    .plural = musées
    .a = d’un musée
    .or = d’un musée
kind-unknown = inconnu

## Kinds of memberships, from least to most. The message itself stands between quotation marks. .members: behind "sauf".
## .membership: behind "ont au moins".

tier-day = à la journée
    .members = les membres à la journée
    .membership = une adhésion à la journée
tier-flex = poste flexible
    .members = les membres en poste flexible
    .membership = une adhésion en poste flexible
tier-dedicated = poste fixe
    .members = les membres en poste fixe
    .membership = une adhésion en poste fixe
tier-team = équipe
    .members = les membres en équipe
    .membership = une adhésion d’équipe
