# As pequenas partes de que são feitas as frases dos outros arquivos.

## Dias e horas.

date = { $plain } de { $name } de { $year }
date-time = { $date } às { $time }
month-name =
    { $month ->
        [1] janeiro
        [2] fevereiro
        [3] março
        [4] abril
        [5] maio
        [6] junho
        [7] julho
        [8] agosto
        [9] setembro
        [10] outubro
        [11] novembro
       *[12] dezembro
    }
month-short =
    { $month ->
        [1] jan
        [2] fev
        [3] mar
        [4] abr
        [5] mai
        [6] jun
        [7] jul
        [8] ago
        [9] set
        [10] out
        [11] nov
       *[12] dez
    }
date-short = { $plain } { $name } { $year }

## Listas.

list-comma = { $first }, { $next }
list-semicolon = { $first }; { $next }
list-and = { $first } e { $last }
list-or = { $first } ou { $last }

## Quantidades de tempo. Ninguém diz "0 dia": por isso [0].

unit-hour =
    { $number ->
        [0] { $number } horas
        [one] { $number } hora
       *[other] { $number } horas
    }
    .of =
        { $number ->
            [0] { $number } horas
            [one] { $number } hora
           *[other] { $number } horas
        }
unit-half-day =
    { $number ->
        [0] { $number } meios períodos
        [one] { $number } meio período
       *[other] { $number } meios períodos
    }
    .of =
        { $number ->
            [0] { $number } meios períodos
            [one] { $number } meio período
           *[other] { $number } meios períodos
        }
unit-day =
    { $number ->
        [0] { $number } dias
        [one] { $number } dia
       *[other] { $number } dias
    }
    .of =
        { $number ->
            [0] { $number } dias
            [one] { $number } dia
           *[other] { $number } dias
        }
unit-visit = 
    { $number ->
        [0] { $number } visitas
        [one] { $number } visita
       *[other] { $number } visitas
    }
    .of =
        { $number ->
            [0] { $number } visitas
            [one] { $number } visita
           *[other] { $number } visitas
        }
unit-block =
    { $number ->
        [0] { $number } blocos
        [one] { $number } bloco
       *[other] { $number } blocos
    }
    .of =
        { $number ->
            [0] { $number } blocos
            [one] { $number } bloco
           *[other] { $number } blocos
        }
unit-week =
    { $number ->
        [0] { $number } semanas
        [one] { $number } semana
       *[other] { $number } semanas
    }
    .of =
        { $number ->
            [0] { $number } semanas
            [one] { $number } semana
           *[other] { $number } semanas
        }
unit-month =
    { $number ->
        [0] { $number } meses
        [one] { $number } mês
       *[other] { $number } meses
    }
    .of =
        { $number ->
            [0] { $number } meses
            [one] { $number } mês
           *[other] { $number } meses
        }

amount-long = { $amount } de { $length }

## Quanto é dado, depois de "podem trabalhar aqui de graça durante".

cap-per = { $amount } { $per }
cap-rolling = { $amount } em qualquer período de { $days }
cap-asking = { $amount }, ou até { $most } a pedido
cap-unstated = { $amount } (não foi informado quando a contagem recomeça)

## Quando a contagem recomeça, depois de uma quantidade.

per-visit = por estadia
per-day = por dia
per-week = por semana
per-calendar-month = por mês do calendário
per-month = por mês
per-year = por ano
per-lifetime = no total
per-first-visits = para recém-chegados

## Só as primeiras visitas, depois de "durante" e de "no máximo".

first-hour =
    { $number ->
        [one] a primeira hora
       *[other] as { $number } primeiras horas
    }
first-half-day =
    { $number ->
        [one] o primeiro meio período
       *[other] os { $number } primeiros meios períodos
    }
first-day =
    { $number ->
        [one] o primeiro dia
       *[other] os { $number } primeiros dias
    }
first-visit = 
    { $number ->
        [one] a primeira visita
       *[other] as { $number } primeiras visitas
    }
first-block =
    { $number ->
        [one] o primeiro bloco
       *[other] os { $number } primeiros blocos
    }
first-week =
    { $number ->
        [one] a primeira semana
       *[other] as { $number } primeiras semanas
    }
first-month =
    { $number ->
        [one] o primeiro mês
       *[other] os { $number } primeiros meses
    }

## Dinheiro.

money-decimal = { $whole },{ $part }
money-code = { $amount } { $currency }
money-sign = { $sign } { $amount }
money-range = { $least } a { $most }
money-from = a partir de { $amount }
money-up-to = até { $amount }
money-unsaid = um preço

## Preços.

price-per-hour = { $money } por hora
price-per-half-day = { $money } por meio período
price-per-day = { $money } por dia
price-per-block = { $money } por { $length }
price-per-week = { $money } por semana
price-per-month = { $money } por mês
price-per-night = { $money } por noite
price-per-once = { $money } uma única vez
price-per-visit = { $money } por visita
price-per-year = { $money } por ano
price-per-minute = { $money } por minuto
price-number-night =
    { $number ->
        [0] { $number } noites
        [one] { $number } noite
       *[other] { $number } noites
    }
price-number-minute = 
    { $number ->
        [0] { $number } minutos
        [one] { $number } minuto
       *[other] { $number } minutos
    }
price-number-once =
    { $number ->
        [0] { $number } vezes
        [one] { $number } vez
       *[other] { $number } vezes
    }
price-number-year =
    { $number ->
        [0] { $number } anos
        [one] { $number } ano
       *[other] { $number } anos
    }
price-pack = { $count } por { $money }
price-count = um pacote de { $count }
price-least = no mínimo { $least } por vez
price-before-tax = { $price } mais impostos
price-tax-included = { $price } com impostos
price-only-for = { $price } para { $whom }
price-donation-of = uma doação de { $price }
price-donation = uma doação
price-asides = { $price } ({ $asides })

## O que se diz de um preço entre parênteses.

price-aside-least = no mínimo { $least }
price-aside-within = para usar em até { $days }
price-aside-credited = volta como crédito para quem virar membro em até { $days }
price-aside-credited-joining = volta como crédito para quem virar membro
price-aside-packs = também em pacotes
price-aside-negotiable = negociável
price-aside-sign = o anfitrião escreveu só { $sign }
price-aside-assumed = moeda presumida, não informada
price-aside-no-currency = moeda não informada
price-aside-no-price = preço não informado

## Dias da semana. .every: com a preposição, "às segundas, às terças e aos sábados".

weekday-mon = segunda-feira
    .every = às segundas
weekday-tue = terça-feira
    .every = às terças
weekday-wed = quarta-feira
    .every = às quartas
weekday-thu = quinta-feira
    .every = às quintas
weekday-fri = sexta-feira
    .every = às sextas
weekday-sat = sábado
    .every = aos sábados
weekday-sun = domingo
    .every = aos domingos

## Tipos de lugar. .plural: dentro de "(só ...)"; .a e .or: depois de "membros de".

kind-coworking = coworking
    .plural = coworkings
    .a = um coworking
    .or = um coworking
kind-makerspace = makerspace
    .plural = makerspaces
    .a = um makerspace
    .or = um makerspace
kind-hackerspace = hackerspace
    .plural = hackerspaces
    .a = um hackerspace
    .or = um hackerspace
kind-library = biblioteca
    .plural = bibliotecas
    .a = uma biblioteca
    .or = uma biblioteca
kind-cafe = café
    .plural = cafés
    .a = um café
    .or = um café
kind-incubator = incubadora
    .plural = incubadoras
    .a = uma incubadora
    .or = uma incubadora
kind-other = outro
    .plural = espaços de outro tipo
    .a = um espaço de outro tipo
    .or = um espaço de outro tipo
kind-club = clube
    .plural = clubes
    .a = um clube
    .or = um clube
kind-museum = museu
    .plural = museus
    .a = um museu
    .or = um museu
kind-unknown = desconhecido

## Tipos de membro, do menor ao maior. .members: depois de "exceto"; .membership: o que tem, depois de "tiverem".

tier-day = diária
    .members = quem tem diária
    .membership = um plano de diária
tier-flex = mesa flexível
    .members = quem tem mesa flexível
    .membership = um plano de mesa flexível
tier-dedicated = mesa fixa
    .members = quem tem mesa fixa
    .membership = um plano de mesa fixa
tier-team = equipe
    .members = quem tem plano de equipe
    .membership = um plano de equipe
