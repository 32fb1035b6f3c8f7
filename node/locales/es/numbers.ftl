# Las piezas con las que se componen las frases de los demás archivos. What each variable is: see ../en/numbers.ftl.

## Days and times.

date = { $plain } de { $name } de { $year }
date-time = { $date } a las { $time }
month-name =
    { $month ->
        [1] enero
        [2] febrero
        [3] marzo
        [4] abril
        [5] mayo
        [6] junio
        [7] julio
        [8] agosto
        [9] septiembre
        [10] octubre
        [11] noviembre
       *[12] diciembre
    }
month-short =
    { $month ->
        [1] ene
        [2] feb
        [3] mar
        [4] abr
        [5] may
        [6] jun
        [7] jul
        [8] ago
        [9] sep
        [10] oct
        [11] nov
       *[12] dic
    }
date-short = { $plain } { $name } { $year }

## Lists.

list-comma = { $first }, { $next }
list-semicolon = { $first }; { $next }
# "e" before the sound of i: these are the only words of which that is known here.
list-and =
    { $last ->
        [incubadoras] { $first } e { $last }
        [incubadora] { $first } e { $last }
        [internet] { $first } e { $last }
        [Internet] { $first } e { $last }
        [impresora] { $first } e { $last }
       *[other] { $first } y { $last }
    }
list-or = { $first } o { $last }

## Amounts of time.

unit-hour =
    { $number ->
        [one] { $number } hora
       *[other] { $number } horas
    }
    .of =
        { $number ->
            [one] { $number } hora
           *[other] { $number } horas
        }
unit-half-day =
    { $number ->
        [one] medio día
       *[other] { $number } medios días
    }
    .of =
        { $number ->
            [one] { $number } medio día
           *[other] { $number } medios días
        }
unit-day =
    { $number ->
        [one] { $number } día
       *[other] { $number } días
    }
    .of =
        { $number ->
            [one] { $number } día
           *[other] { $number } días
        }
unit-visit = 
    { $number ->
        [one] { $number } visita
       *[other] { $number } visitas
    }
    .of =
        { $number ->
            [one] { $number } visita
           *[other] { $number } visitas
        }
unit-block =
    { $number ->
        [one] { $number } bloque
       *[other] { $number } bloques
    }
    .of =
        { $number ->
            [one] { $number } bloque
           *[other] { $number } bloques
        }
unit-week =
    { $number ->
        [one] { $number } semana
       *[other] { $number } semanas
    }
    .of =
        { $number ->
            [one] { $number } semana
           *[other] { $number } semanas
        }
unit-month =
    { $number ->
        [one] { $number } mes
       *[other] { $number } meses
    }
    .of =
        { $number ->
            [one] { $number } mes
           *[other] { $number } meses
        }

amount-long = { $amount } de { $length }

## How much is granted, behind "pueden trabajar aquí gratis".

cap-per = { $amount } { $per }
cap-rolling = { $amount } en cualquier período de { $days }
cap-asking = { $amount } (hasta { $most } si lo piden)
cap-unstated = { $amount } (no se indica cada cuánto)

## When a count starts again.

per-visit = por estancia
per-day = por día
per-week = por semana
per-calendar-month = por mes calendario
per-month = por mes
per-year = por año
per-lifetime = en total
per-first-visits = para recién llegados

## The first visits: "gratis sus 3 primeros días".

first-hour =
    { $number ->
        [one] su primera hora
       *[other] sus { $number } primeras horas
    }
first-half-day =
    { $number ->
        [one] su primer medio día
       *[other] sus { $number } primeros medios días
    }
first-day =
    { $number ->
        [one] su primer día
       *[other] sus { $number } primeros días
    }
first-visit = 
    { $number ->
        [one] su primera visita
       *[other] sus { $number } primeras visitas
    }
first-block =
    { $number ->
        [one] su primer bloque
       *[other] sus { $number } primeros bloques
    }
first-week =
    { $number ->
        [one] su primera semana
       *[other] sus { $number } primeras semanas
    }
first-month =
    { $number ->
        [one] su primer mes
       *[other] sus { $number } primeros meses
    }

## Money.

money-decimal = { $whole },{ $part }
money-code = { $amount } { $currency }
money-sign = { $sign }{ $amount }
money-range = de { $least } a { $most }
money-from = desde { $amount }
money-up-to = hasta { $amount }
money-unsaid = un precio

## Prices.

price-per-hour = { $money } por hora
price-per-half-day = { $money } por medio día
price-per-day = { $money } por día
price-per-block = { $money } por { $length }
price-per-week = { $money } por semana
price-per-month = { $money } por mes
price-per-night = { $money } por noche
price-per-once = { $money } una sola vez
price-per-visit = { $money } por visita
price-per-year = { $money } por año
price-per-minute = { $money } por minuto
price-number-night =
    { $number ->
        [one] { $number } noche
       *[other] { $number } noches
    }
price-number-minute = 
    { $number ->
        [one] { $number } minuto
       *[other] { $number } minutos
    }
price-number-once =
    { $number ->
        [one] { $number } vez
       *[other] { $number } veces
    }
price-number-year =
    { $number ->
        [one] { $number } año
       *[other] { $number } años
    }
price-pack = { $count } por { $money }
price-count = un paquete de { $count }
price-least = al menos { $least } cada vez
price-before-tax = { $price } más impuestos
price-tax-included = { $price }, impuestos incluidos
price-only-for = { $price } para { $whom }
price-donation-of = un donativo de { $price }
price-donation = un donativo
price-asides = { $price } ({ $asides })

## What is said of a price in brackets.

price-aside-least = mínimo { $least }
price-aside-within = para usar en un plazo de { $days }
price-aside-credited = se descuenta a quien se haga miembro en un plazo de { $days }
price-aside-credited-joining = se descuenta a quien se haga miembro
price-aside-packs = también en paquetes
price-aside-negotiable = negociable
price-aside-sign = el anfitrión solo escribió { $sign }
price-aside-assumed = la moneda no se indica, se supone
price-aside-no-currency = no se indica la moneda
price-aside-no-price = no se indica el precio

## Days of the week. .every: behind "los".

weekday-mon = lunes
    .every = lunes
weekday-tue = martes
    .every = martes
weekday-wed = miércoles
    .every = miércoles
weekday-thu = jueves
    .every = jueves
weekday-fri = viernes
    .every = viernes
weekday-sat = sábado
    .every = sábados
weekday-sun = domingo
    .every = domingos

## Kinds of places. The message itself: behind a colon or "solo vale para". .plural: behind "solo".
## .a and .or: behind "quienes son miembros de"; both with the article.

kind-coworking = espacio de coworking
    .plural = espacios de coworking
    .a = un espacio de coworking
    .or = un espacio de coworking
kind-makerspace = makerspace
    .plural = makerspaces
    .a = un makerspace
    .or = un makerspace
kind-hackerspace = hackerspace
    .plural = hackerspaces
    .a = un hackerspace
    .or = un hackerspace
kind-library = biblioteca
    .plural = bibliotecas
    .a = una biblioteca
    .or = una biblioteca
kind-cafe = cafetería
    .plural = cafeterías
    .a = una cafetería
    .or = una cafetería
kind-incubator = incubadora
    .plural = incubadoras
    .a = una incubadora
    .or = una incubadora
kind-other = espacio de otro tipo
    .plural = espacios de otro tipo
    .a = un espacio de otro tipo
    .or = un espacio de otro tipo
kind-club = club
    .plural = clubes
    .a = un club
    .or = un club
kind-museum = museo
    .plural = museos
    .a = un museo
    .or = un museo
kind-unknown = no se sabe

## Kinds of memberships, from least to most. The message itself: behind "membresía de".

tier-day = día
    .members = miembros de día
    .membership = una membresía de día
tier-flex = puesto flexible
    .members = miembros con puesto flexible
    .membership = una membresía de puesto flexible
tier-dedicated = puesto fijo
    .members = miembros con puesto fijo
    .membership = una membresía de puesto fijo
tier-team = equipo
    .members = miembros de equipo
    .membership = una membresía de equipo
