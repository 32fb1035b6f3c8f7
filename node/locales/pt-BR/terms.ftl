# As condições nas poucas frases que as pessoas leem: o que um espaço oferece a visitantes.

## O que um espaço disse do visto, onde nada mais é oferecido.

terms-declined = este espaço não participa do visto de coworking
terms-accepted = este espaço participa do visto de coworking, mas não informou o que oferece
terms-accepted-anyone = este espaço participa do visto de coworking, mas não informou o que os membros de outros espaços recebem com ele
terms-silent = este espaço não informou se participa do visto de coworking nem o que oferece a visitantes
terms-accepted-guests = este espaço participa do visto de coworking, mas não informou o que oferece a quem vem por conta própria
terms-silent-guests = este espaço não informou se participa do visto de coworking nem o que oferece a quem vem por conta própria
terms-silent-members = este espaço não informou se participa do visto de coworking nem o que oferece a membros de outros espaços
terms-silent-price = este espaço não informou se participa do visto de coworking
terms-closed = este espaço está fechado de vez desde { $date }

## Quem pode o quê. Sujeito sempre no plural: "membros de outros espaços", "todos".

terms-only = { $what } (só { $areas })
terms-for = { $what } durante { $amount }
terms-at-most = { $what }, mas no máximo { $amount }
terms-weekdays = { $what }, { $days }
terms-working-week = { $what }, de segunda a sexta
terms-weekdays-of-month = { $what }, { $days } (só o { $weeks } desses dias no mês)
terms-between = { $what } de { $from } a { $until }
times-of-day = de { $from } a { $until }
days-of-month = { $days } (o { $weeks } desses dias no mês)
week-first = primeiro
week-second = segundo
week-third = terceiro
week-fourth = quarto
week-fifth = quinto
week-last = último
terms-never-more = { $what }, mas nunca mais do que o espaço de origem oferece a quem o visita
terms-if = { $what }, { $conditions }
terms-never-more-if = { $what }, mas nunca mais do que o espaço de origem oferece a quem o visita, e só { $conditions }
terms-waived =
    { $spaces ->
        [one] { $what } (a regra de distância não vale para { $spaces } espaço)
       *[other] { $what } (a regra de distância não vale para { $spaces } espaços)
    }
terms-not-for-regulars = { $what }, desde que não venham com regularidade
terms-grant = { $who } { $what }
terms-grant-labelled = { $label }: { $who } { $what }
terms-and-anyone = { $grant }, e todos os demais também

## O que é oferecido, depois de quem.

benefit-free = podem trabalhar aqui de graça
benefit-discount = podem trabalhar aqui com { $percent }% de desconto
benefit-discount-unsaid = podem trabalhar aqui com desconto
benefit-area = podem usar uma parte do espaço
benefit-welcome = podem vir (não foi informado se custa algo)
benefit-fee-waived = têm isenção da taxa cobrada dos demais
benefit-at-a-price = podem trabalhar aqui pagando
benefit-free-or-discount = podem trabalhar aqui de graça ou com desconto (o anfitrião decide)

## A quem.

audience-members =
    { $which ->
        [active] membros ativos de outros espaços
       *[all] membros de outros espaços
    }
audience-members-kinds =
    { $which ->
        [active] membros ativos de outros espaços (só { $kinds })
       *[all] membros de outros espaços (só { $kinds })
    }
audience-partners =
    { $which ->
        [active] membros ativos de { $partners }
       *[all] membros de { $partners }
    }
audience-guests = convidados trazidos por um membro deste espaço
audience-would-be-members = pessoas que pensam em virar membros deste espaço
audience-anyone = todos
audience-anyone-else = todos os demais
audience-anyone-active = todos os membros ativos de algum espaço
audience-anyone-kinds =
    { $which ->
        [active] todos os membros ativos de { $kinds }
       *[all] todos os membros de { $kinds }
    }
audience-without = { $who }, exceto { $members },

## Espaços parceiros.

terms-partners = espaços parceiros ({ $told })
partners-group = “{ $name }”
partners-group-of = “{ $name }”: { $spaces }
partners-spaces =
    { $number ->
        [one] { $number } espaço
       *[other] { $number } espaços
    }
partners-more = mais { $number }
partners-kinds = só { $kinds }

## O que precisa valer. Futuro do subjuntivo: "se o espaço de origem ficar", "se reservarem".

terms-if-home = se o espaço de origem { $home }
terms-if-they = se { $they }
terms-if-both = se o espaço de origem { $home } e se { $they }

## Depois de "se o espaço de origem".

condition-home-takes-ours = também aceitar membros deste espaço
condition-home-has-room = tiver local próprio
condition-home-distance = ficar a pelo menos { $km } km daqui
condition-home-region = estiver { $place }

## Depois de "se".

condition-they-tier = tiverem { $membership } ou superior
condition-they-days =
    { $days ->
        [one] forem membros há pelo menos { $days } dia
       *[other] forem membros há pelo menos { $days } dias
    }
condition-they-share = fizerem pelo menos { $percent }% das visitas no espaço de origem
condition-they-distance = morarem a pelo menos { $km } km daqui
condition-they-bring = trouxerem { $documents }
condition-they-live = morarem { $place }
condition-they-coupon = entregarem um cupom de { $name }
condition-they-members = forem membros de { $kinds }
condition-they-active = forem membros ativos de um espaço

## Documentos, depois de "trouxerem" e "trazem".

identity-photo-id = um documento com foto
identity-id = um documento de identidade
identity-membership-proof = um comprovante de que são membros
identity-letter = uma carta do espaço de origem
identity-bearing = { $document } com { $marks }
identity-fresh = { $document } (de no máximo { $days } atrás)
mark-date = data
mark-stamp = carimbo
mark-photo = foto
mark-signature = assinatura
mark-name = nome

## Como visitantes avisam que vêm. A mensagem, .day-before e .days-before: depois de "se". .visitors...: começo de frase.

booking-contact-first = entrarem em contato antes
    .day-before = entrarem em contato até a véspera
    .days-before = entrarem em contato pelo menos { $days } dias antes
    .visitors = Visitantes entram em contato antes
    .visitors-day-before = Visitantes entram em contato até a véspera
    .visitors-days-before = Visitantes entram em contato pelo menos { $days } dias antes
booking-reserve = reservarem antes
    .day-before = reservarem até a véspera
    .days-before = reservarem pelo menos { $days } dias antes
    .visitors = Visitantes reservam antes
    .visitors-day-before = Visitantes reservam até a véspera
    .visitors-days-before = Visitantes reservam pelo menos { $days } dias antes
booking-form = preencherem o formulário antes
    .day-before = preencherem o formulário até a véspera
    .days-before = preencherem o formulário pelo menos { $days } dias antes
    .visitors = Visitantes preenchem o formulário antes
    .visitors-day-before = Visitantes preenchem o formulário até a véspera
    .visitors-days-before = Visitantes preenchem o formulário pelo menos { $days } dias antes
booking-approval = perguntarem antes e esperarem o sim
    .day-before = perguntarem até a véspera e esperarem o sim
    .days-before = perguntarem pelo menos { $days } dias antes e esperarem o sim
    .visitors = Visitantes perguntam antes e esperam o sim
    .visitors-day-before = Visitantes perguntam até a véspera e esperam o sim
    .visitors-days-before = Visitantes perguntam pelo menos { $days } dias antes e esperam o sim
booking-link = { $booking } ({ $link })

## Onde o espaço de origem precisa ficar, depois de "estiver" e de "espaço de origem". .from: depois de "visitantes".

where-same-city = na mesma cidade
    .from = da mesma cidade
where-same-region = na mesma região
    .from = da mesma região
where-same-country = no mesmo país
    .from = do mesmo país
where-travelling = em outra cidade
    .from = de outra cidade
where-another-country = em outro país
    .from = de outro país
where-named = { $place } ({ $name })

## O que se acrescenta depois de um ponto e vírgula.

terms-no-proof = nenhum comprovante é pedido
terms-no-booking = não é preciso reservar
terms-extent-unsaid = não foi informado quanto nem com que frequência
terms-days-not-fixed = o anfitrião decide por quantos dias
terms-number-not-fixed = na prática, o número não é fixo
terms-more-on-request = o anfitrião pode oferecer mais a pedido
terms-advised = a ideia é receber quem tem o espaço de origem { $place }, mas isso não é exigido
terms-advised-residence = a ideia é receber quem mora { $place }, mas isso não é exigido
terms-in-words = só se: { $conditions }
condition-quoted = “{ $condition }”
terms-waived-by-agreement = as regras de distância e região podem ser dispensadas se os dois espaços combinarem

## Convidados de visitantes.

guests-none = não podem trazer convidados
guests-free = podem trazer convidados de graça
guests-free-most =
    { $most ->
        [one] podem trazer { $most } convidado de graça
       *[other] podem trazer até { $most } convidados de graça
    }
guests-paid = podem trazer convidados pagantes
guests-paid-most =
    { $most ->
        [one] podem trazer { $most } convidado pagante
       *[other] podem trazer até { $most } convidados pagantes
    }
guests-house = convidados só conforme as regras do espaço
invited-at-once = 
    { $most ->
        [0] cada membro traz no máximo { $most } convidados por vez
        [one] cada membro traz no máximo { $most } convidado por vez
       *[other] cada membro traz no máximo { $most } convidados por vez
    }
invited-per-member = conta para o membro que os traz
invited-present = esse membro fica com eles
invited-registers = esse membro os registra
invited-pays = esse membro paga por eles

## Frases depois do que é oferecido.

terms-account = Antes é preciso: { $account }
terms-booking-link = Reservas: { $link }
terms-on-arrival = Na chegada: { $done }
terms-form-fields = O formulário pede: { $fields }
terms-grant-note = Observação: { $note }
terms-cost-unsaid = O preço não foi informado

## Preços.

prices-price = Preço: { $prices }
prices-after-that = Depois disso: { $prices }
prices-everyone-else = Para os demais: { $prices }
prices-otherwise = Nos outros casos: { $prices }
prices-beside = Outros preços: { $prices }
prices-donation = Pede-se: { $prices }

## O espaço.

hours-open = Horário: { $hours }
hours-open-asides = Horário: { $hours } ({ $asides })
hours-unsaid = O horário não foi informado
hours-unsaid-asides = O horário para visitantes não foi informado ({ $asides })
hours-other-days-unsaid = horário dos outros dias não informado
hours-other-days-closed = fechado nos outros dias
hours-key-holders = para quem tem chave: { $hours }
hours-staffed = com atendimento: { $hours }

terms-room =
    { $people ->
        [one] Há lugar para { $people } pessoa
       *[other] Há lugar para { $people } pessoas
    }

## Áreas e coisas.

areas-included = Incluído: { $areas }
areas-extra = Com custo extra: { $areas }
areas-excluded = Não disponível para visitantes: { $areas }
areas-unsaid = Também há, sem dizer se é para visitantes: { $areas }
area-asides = { $name } ({ $asides })
area-count = { $count } no total
area-seats =
    { $seats ->
        [one] { $seats } lugar
       *[other] { $seats } lugares
    }

## Unidades.

sites-one = Unidade: { $sites }
sites-more = Unidades: { $sites }
sites-several = Há várias unidades
sites-one-count = Um dia em uma unidade conta em todas
site-city = { $site } ({ $city })

## O que precisa ser assinado, e quão recente precisa ser a notícia do espaço de origem.

agreement-not-needed = Não é preciso assinar nada
agreement-needed = É preciso assinar algo na chegada
drop-in-not-free = Não há visita avulsa de graça
drop-in-none = Não dá para aparecer sem avisar
drop-in-no-days = Não se vendem diárias
keys-none = Visitantes não recebem chave
keys-lent = Visitantes recebem uma chave emprestada
keys-for-a-deposit = Visitantes recebem uma chave mediante depósito
keys-for-a-fee = Visitantes recebem uma chave mediante taxa
door-escort = Alguém do espaço acompanha os visitantes
door-how = Na porta: { $how }
terms-payment = Pagamento: { $ways }
terms-plans = Planos do espaço: { $plans }
terms-networks = Também participa de: { $networks }
terms-events = Eventos: { $events }
terms-languages = Idiomas: { $languages }
terms-contact = Contato: { $contacts }
status-refuse-days =
    { $days ->
        [one] Um passe é recusado se o espaço de origem não dá notícias há mais de { $days } dia
       *[other] Um passe é recusado se o espaço de origem não dá notícias há mais de { $days } dias
    }
status-refuse-hours = Um passe é recusado se o espaço de origem não dá notícias há mais de { $hours } horas
status-ask-home = A cada conferência, o espaço de origem é consultado e assim pode ver que alguém está aqui

## Quando alguém olhou as condições pela última vez.

review-none = Ninguém confirmou estas condições ainda.
review-old = Sem confirmação desde { $date }.

## As condições em linhas: o rótulo antes do que a frase também diz.

rows-house = O espaço
rows-gives = Oferta
rows-amount = Quanto
rows-days = Quando
rows-visa = Visto de coworking
rows-visa-accepted = participa
rows-visa-declined = não participa
rows-times = Horário
rows-if = Condição
rows-also = Além disso
rows-price = Preço
rows-note = Observação
rows-door = Porta
rows-payment = Pagamento
rows-plans = Planos
rows-networks = Redes
rows-events = Eventos
rows-contact = Contato
rows-hours = Horário
rows-capacity = Lugares
rows-rooms = Áreas
rows-sites = Unidades
rows-languages = Idiomas
